// The demo portal's program: reads its options, serves until it is told to stop.

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <thread>

#include "examples/portal/backend/server.h"
#ifdef PORTAL_HAS_POSTGRES
#include "examples/portal/backend/postgres_rating_storage.h"
#endif

namespace {

using namespace portal::demo;

struct Options {
  int port = 8080;
  std::string data = "build/portal-data";
  std::string dist = "dist";
  std::string content = "examples/portal/content";
  std::string pages;    // beside the content where not given
  std::string strings;  // strings/all/ of the package where not given
  std::string ratings;  // postgresql://…; in the data folder where not given
};

constexpr const char* usage =
    "portal_demo [--port 8080] [--data DIR] [--dist DIR] [--content DIR] [--pages DIR] [--strings DIR] [--ratings URL]\n"
    "  --port     0 takes any free port\n"
    "  --data     where the database is kept; made if it is not there\n"
    "  --dist     the built package, served at /dist/\n"
    "  --content  forms/ and profiles/\n"
    "  --pages    templates and texts; pages/ beside the content by default\n"
    "  --strings  the compiled messages; strings/all/ of the package by default\n"
    "  --ratings  postgresql://…: ratings are kept there and not in the data folder\n";

bool read_port(const char* text, int& port) {
  const char* end = text + std::strlen(text);
  const auto [stop, error] = std::from_chars(text, end, port);
  return error == std::errc() && stop == end && port >= 0 && port <= 65535;
}

bool read_options(int count, char** words, Options& options) {
  const std::pair<const char*, std::string*> folders[] = {{"--data", &options.data},       {"--dist", &options.dist},
                                                          {"--content", &options.content}, {"--pages", &options.pages},
                                                          {"--strings", &options.strings}, {"--ratings", &options.ratings}};
  for (int i = 1; i < count; i += 2) {
    if (i + 1 == count) return false;
    bool known = std::strcmp(words[i], "--port") == 0 && read_port(words[i + 1], options.port);
    for (const auto& [name, folder] : folders) {
      if (std::strcmp(words[i], name) != 0) continue;
      *folder = words[i + 1];
      known = true;
    }
    if (!known) return false;
  }
  if (options.pages.empty()) options.pages = (std::filesystem::path(options.content) / ".." / "pages").lexically_normal().string();
  if (options.strings.empty()) options.strings = options.dist + "/strings/all";
  return true;
}

portal::Result<std::unique_ptr<RatingStorage>> open_ratings(const std::string& url) {
#ifdef PORTAL_HAS_POSTGRES
  return open_postgres_rating_storage(url);
#else
  return portal::Error(portal::ErrorCode::storage_failed, "", "a build with libpq (Debian: libpq-dev)", url.substr(0, url.find(':')));
#endif
}

int serve(const Options& options) {
  auto pages = Pages::read(options.pages);
  if (!pages) return std::fprintf(stderr, "%s: %s\n", options.pages.c_str(), pages.error().text().c_str()), 1;
  auto storages = open_storages(options.data);
  if (!storages) return std::fprintf(stderr, "%s: %s\n", options.data.c_str(), storages.error().text().c_str()), 1;
  if (!options.ratings.empty()) {
    auto ratings = open_ratings(options.ratings);
    if (!ratings) return std::fprintf(stderr, "--ratings: %s\n", ratings.error().text().c_str()), 1;
    storages.value().ratings = std::move(ratings).value();
  }
  Portal portal({options.dist, options.content, options.pages}, std::move(pages).value(), std::move(storages).value(),
                make_form_service(options.content, options.strings), &system_clock);
  Server server(portal);

  // Blocked before any thread starts, so that only sigwait() below takes them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);

  const auto port = server.bind(options.port);
  if (!port) return std::fprintf(stderr, "port %d is taken\n", options.port), 1;
  std::printf("Portal Widgets demo: http://127.0.0.1:%d/\n", *port);
  std::fflush(stdout);
  std::thread serving([&] { server.run(); });
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  serving.join();
  return 0;
}

}  // namespace

int main(int count, char** words) {
  Options options;
  if (!read_options(count, words, options)) return std::fputs(usage, stderr), 2;
  return serve(options);
}
