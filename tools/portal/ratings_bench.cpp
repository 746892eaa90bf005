// A million rating events made, read, deduplicated and put into an aggregate, with the time of each and the memory it took.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>

#include "sdk/json/json.h"
#include "sdk/statistics/random.h"
#include "tools/portal/rating_events.h"

namespace {

using namespace portal;
// Seconds of a processor and, in brackets, of the clock on the wall: on a machine that does other work, too, only the first are ours.
struct Moment {
  std::clock_t processor = std::clock();
  std::chrono::steady_clock::time_point wall = std::chrono::steady_clock::now();
};

struct Took {
  double processor = HUGE_VAL;
  double wall = HUGE_VAL;

  void keep_least(const Moment& start) {
    processor = std::min(processor, static_cast<double>(std::clock() - start.processor) / CLOCKS_PER_SEC);
    wall = std::min(wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - start.wall).count());
  }
};

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string event(statistics::Random& random, std::size_t number) {
  static constexpr const char* channels[] = {"web", "app", "phone", "kiosk", "office", "chat"};
  static constexpr const char* reasons[] = {"speed", "clarity", "staff", "documents"};
  const auto below = [&](std::uint64_t most) { return static_cast<std::int64_t>(random.next() % most); };
  char id[40];
  std::snprintf(id, sizeof id, "%016llx-%08zu", static_cast<unsigned long long>(random.next()), number);
  return R"({"specversion":"1.0","id":")" + std::string(id) +
         R"(","source":"https://portal.example/ratings","type":"portal.rating.given","time":"2026-)" + two(1 + below(12)) + "-" + two(1 + below(28)) +
         "T" + two(below(24)) + ":" + two(below(60)) +
         R"(:12Z","datacontenttype":"application/json","data":{"methodology":"sha256:5f2b8c0d1e","target":{"kind":"service","id":"service-)" +
         std::to_string(below(40)) + R"("},"channel":")" + channels[below(6)] + R"(","version":"2.1","answers":{"satisfaction":)" +
         std::to_string(1 + below(5)) + R"(,"need":"yes"},"reasons":[")" + reasons[below(4)] + R"("],"comment":"Всё понятно, спасибо"}})" + "\n";
}

bool line(const char* what, const Took& took, double promised) {
  const bool held = took.processor <= promised;
  std::printf("  %-48s %6.2f s (%.2f s)   promised ≤ %g s   %s\n", what, took.processor, took.wall, promised, held ? "held" : "MISSED");
  return held;
}

}  // namespace

int main() {
  constexpr std::size_t events = 1000000;
  constexpr std::size_t again = 50000;  // sent twice
  std::FILE* file = std::tmpfile();
  if (file == nullptr) return 1;
  statistics::Random random(7);
  std::size_t bytes = 0;
  std::string repeated;
  for (std::size_t i = 0; i < events; ++i) {
    const std::string text = i % (events / again) == 1 ? repeated : event(random, i);
    bytes += std::fwrite(text.data(), 1, text.size(), file);
    if (i % (events / again) == 0) repeated = text;
  }
  const double before = peak_megabytes();
  tools::RatingMethods methods;
  methods["sha256:5f2b8c0d1e"] = {"satisfaction",
                                  {true, true, true, false, false},
                                  {{"satisfaction", {statistics::Formula::weighted, {"1", "2", "3", "4", "5"}}},
                                   {"need", {statistics::Formula::need_satisfied, {"no", "partly", "yes"}}}}};
  // Of three runs the quickest: other programs of the machine can only slow it.
  Took whole;
  Took publishing;
  Took known;
  bool right = true;
  std::size_t fingerprints = 0;
  for (int run = 0; run < 3; ++run) {
    tools::RatingEvents reader(methods, {});
    const Moment start;
    std::rewind(file);
    right = right && reader.read(file).ok();
    const Moment read;
    right = right && statistics::aggregate(reader.groups(), {}).ok();
    publishing.keep_least(read);
    whole.keep_least(start);
    const Moment again_start;
    std::rewind(file);
    right = right && reader.read(file).ok();
    known.keep_least(again_start);
    right = right && reader.counts().ratings == events - again && reader.counts().duplicates == again + events && reader.counts().bad == 0;
    fingerprints = reader.fingerprint_bytes();
  }
  std::fclose(file);
  std::printf(
      "portal ratings: %zu events of %zu bytes on average, %zu of them sent twice; the quickest of three runs,\n  seconds of one processor (and by "
      "the clock)\n",
      events, bytes / events, again);
  const bool first = line("read, deduplicated and aggregated", whole, 4);
  const bool second = line("of that, the aggregate from what was read", publishing, 1);
  const bool third = line("all of them read once more, none counted twice", known, 1);
  std::printf("  %-48s %6.0f MB  (fingerprints %zu MB; %.0f MB before)\n", "memory at its peak", peak_megabytes(), fingerprints / 1024 / 1024,
              before);
  std::printf("  counted %zu ratings, each once: %s\n", events - again, right ? "right" : "WRONG");
  return right && first && second && third ? 0 : 1;
}
