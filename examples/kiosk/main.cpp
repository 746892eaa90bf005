// The terminal's program: reads its options, opens the window, works until it is shut.
#include <sys/random.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "examples/kiosk/espeak_speaker.h"
#include "examples/kiosk/http_courier.h"
#include "examples/kiosk/kiosk.h"

namespace {

using namespace portal;

constexpr const char* usage =
    "kiosk [--backend http://127.0.0.1:8080] [--window 1080x1920] [--idle 60] [--mute] [--voice FILE] [--measure SECONDS]\n"
    "      [--content DIR] [--kiosk DIR] [--strings DIR] [--calendar FILE]\n"
    "  --window   in a window of this size; otherwise the whole screen\n"
    "  --idle     seconds until a person is asked whether they are still there\n"
    "  --mute     without a voice\n"
    "  --voice    what is said goes into this WAV file, whole when the terminal ends\n"
    "  --measure  stands idle for so long, prints frames drawn and the part of a processor it took, and ends\n";

struct Options {
  std::string backend = "http://127.0.0.1:8080";
  std::string window;
  std::string idle = "60";
  std::string measure;
  std::string voice;
  kiosk::Folders folders{"examples/portal/content", "examples/kiosk", "build/native/strings", "sdk/calendar/data/ru.json"};
  bool is_mute = false;
};

bool read_options(int count, char** words, Options& options) {
  const std::pair<const char*, std::string*> known[] = {{"--backend", &options.backend},
                                                        {"--window", &options.window},
                                                        {"--idle", &options.idle},
                                                        {"--measure", &options.measure},
                                                        {"--voice", &options.voice},
                                                        {"--content", &options.folders.content},
                                                        {"--kiosk", &options.folders.kiosk},
                                                        {"--strings", &options.folders.strings},
                                                        {"--calendar", &options.folders.calendar}};
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "--mute") == 0) {
      options.is_mute = true;
      continue;
    }
    bool found = false;
    for (const auto& [name, value] : known)
      if (std::strcmp(words[i], name) == 0 && i + 1 < count) *value = words[++i], found = true;
    if (!found) return false;
  }
  return true;
}

std::string now() {
  char text[32];
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

std::string new_id() {
  unsigned char bytes[16] = {};
  if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) std::abort();  // without chance two people could get one key
  std::string id;
  char two[3];
  for (const unsigned char byte : bytes) std::snprintf(two, sizeof two, "%02x", byte), id += two;
  return id;
}

double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

int measure(surface::imgui::Screen& screen, kiosk::Kiosk& terminal, double seconds) {
  for (const double settled = screen.now() + 2; screen.now() < settled; screen.draw()) screen.wait(.2), terminal.work();
  const double start = screen.now();
  const double used = processor_seconds();
  const long frames = screen.frames();
  while (screen.now() < start + seconds) {
    screen.wait(std::min(terminal.patience(), start + seconds - screen.now()));
    terminal.work();
    screen.draw();
  }
  std::printf("kiosk: idle for %.0f s: %ld frames, %.2f %% of a processor\n", seconds, screen.frames() - frames,
              100 * (processor_seconds() - used) / seconds);
  return 0;
}

int run(const Options& options) {
  auto library = kiosk::read_library(options.folders);
  if (!library.ok()) return std::fprintf(stderr, "kiosk: %s\n", library.error().text().c_str()), 1;
  auto files = surface::imgui::installed_fonts();
  if (!files.ok()) return std::fprintf(stderr, "kiosk: %s\n", files.error().text().c_str()), 1;
  surface::imgui::Fonts fonts(std::move(files).value());
  surface::imgui::WindowOptions window;
  window.title = library.value().languages.front().words.format("title");
  window.full_screen = options.window.empty();
  if (!options.window.empty() && std::sscanf(options.window.c_str(), "%dx%d", &window.width, &window.height) != 2)
    return std::fputs(usage, stderr), 2;
  auto screen = surface::imgui::open_window(window, fonts);
  if (!screen.ok()) return std::fprintf(stderr, "kiosk: %s\n", screen.error().text().c_str()), 1;
  const std::unique_ptr<kiosk::Speaker> speaker = options.is_mute         ? nullptr
                                                  : options.voice.empty() ? kiosk::open_espeak()
                                                                          : kiosk::open_espeak_file(options.voice);
  if (speaker == nullptr && !options.is_mute) std::fputs("kiosk: there is no voice: espeak-ng found no sound device or no data\n", stderr);
  kiosk::HttpCourier courier(
      options.backend, [](void* whom) { static_cast<surface::imgui::Screen*>(whom)->wake(); }, screen.value().get());
  kiosk::Settings settings;
  settings.idle = std::atof(options.idle.c_str());
  settings.now = now;
  settings.new_id = new_id;
  kiosk::Kiosk terminal(fonts, *screen.value(), courier, speaker.get(), library.value(), settings);
  terminal.work();
  screen.value()->draw();
  if (!options.measure.empty()) return measure(*screen.value(), terminal, std::atof(options.measure.c_str()));
  while (screen.value()->wait(terminal.patience())) {
    terminal.work();
    screen.value()->draw();
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  Options options;
  if (!read_options(count, words, options)) return std::fputs(usage, stderr), 2;
  return run(options);
}
