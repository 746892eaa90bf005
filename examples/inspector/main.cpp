// The inspector in a window: opens logs and definitions, also dropped ones, and again when an editor saves them.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "accessibility/theme_solver.h"
#include "examples/inspector/desk.h"
#include "sdk/surface/imgui/screen.h"

namespace {

using namespace portal;

int fail(const Error& error) {
  std::fprintf(stderr, "inspector: %s\n", error.text().c_str());
  return 1;
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

ui::Theme theme_of(bool is_dark) {
  accessibility::Wish wish;
  wish.is_dark = is_dark;
  ui::Theme theme = accessibility::solve(wish).theme;
  theme.is_dark = is_dark;
  return theme;
}

void size_to(surface::imgui::Screen& screen, inspector_window::Desk& desk) { desk.surface().set_area({0, 0, screen.width(), screen.height()}); }

// Does nothing for so long, and says what that cost.
void measure_idle(surface::imgui::Screen& screen, inspector_window::Desk& desk, double seconds) {
  const double until = screen.now() + seconds;
  const double before = processor_seconds();
  const long frames = screen.frames();
  while (screen.now() < until && screen.wait(std::min(until - screen.now(), desk.patience(screen.now())))) {
    desk.advance(screen.now());
    screen.draw();
  }
  const double spent = processor_seconds() - before;
  std::printf("idle for %.0f s: %ld frames drawn, %.2f %% of a processor\n", seconds, screen.frames() - frames, 100 * spent / seconds);
}

}  // namespace

int main(int count, char** values) {
  if (count > 1 && std::string_view(values[1]) == "--help") {
    std::puts("inspector [--strings DIR] [--lang ru|en] [--dark 1] [--idle SECONDS] [--open panel/why,panel/tree] [FILE]");
    return 0;
  }
  std::string strings = "build/native/strings";
  std::string lang = "ru";
  std::string file;
  std::string panels;
  double idle = 0;
  bool is_dark = false;
  for (int i = 1; i < count; ++i) {
    const std::string_view name = values[i];
    const char* value = i + 1 < count ? values[i + 1] : "";
    if (name == "--strings") strings = value;
    else if (name == "--lang") lang = value;
    else if (name == "--dark") is_dark = value[0] == '1';
    else if (name == "--idle") idle = std::strtod(value, nullptr);
    else if (name == "--open") panels = value;
    else {
      file = name;
      continue;
    }
    ++i;
  }
  auto files = surface::imgui::installed_fonts();
  if (!files.ok()) return fail(files.error());
  surface::imgui::Fonts fonts(std::move(files).value());
  auto opened = inspector_window::Desk::open(strings, lang, fonts);
  if (!opened.ok()) return fail(opened.error());
  inspector_window::Desk& desk = *opened.value();
  auto window = surface::imgui::open_window({lang == "ru" ? "Инспектор" : "Inspector", 1100, 900, false, 0}, fonts);
  if (!window.ok()) return fail(window.error());
  surface::imgui::Screen& screen = *window.value();
  const ui::Theme theme = theme_of(is_dark);
  desk.surface().set_theme(theme);
  screen.set_ground(theme[ui::Token::ground]);
  screen.set_panes({&desk.surface()});
  size_to(screen, desk);
  if (!file.empty()) desk.open_file(file);
  for (std::size_t from = 0; from < panels.size();) {
    const std::size_t comma = std::min(panels.find(',', from), panels.size());
    desk.open_panel(panels.substr(from, comma - from));
    from = comma + 1;
  }
  screen.draw();
  if (idle > 0) {
    measure_idle(screen, desk, idle);
    return 0;
  }
  while (screen.wait(desk.patience(screen.now()))) {
    for (const std::string& dropped : screen.take_dropped()) desk.open_file(dropped);
    size_to(screen, desk);
    while (desk.advance(screen.now())) {
    }
    screen.draw();
  }
  return 0;
}
