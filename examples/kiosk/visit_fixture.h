#pragma once
// For tests: a person at the terminal, by finger and by keys, on a screen that is none; who carries and who speaks is the test's.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "examples/kiosk/kiosk.h"

namespace portal::kiosk {

class RecordingSpeaker : public Speaker {
 public:
  void say(const std::string& text, const std::string& language, bool) override {
    said.push_back(text);
    languages.push_back(language);
  }
  void stop() override {}
  bool has_said(std::string_view part) const {
    for (const std::string& one : said)
      if (one.find(part) != std::string::npos) return true;
    return false;
  }
  std::vector<std::string> said;
  std::vector<std::string> languages;  // of each
};

inline surface::imgui::Fonts& fonts() {
  static surface::imgui::Fonts shared(surface::imgui::installed_fonts().value());
  return shared;
}

inline Library demo_library() {
  return read_library({PORTAL_SOURCE_DIR "/examples/portal/content", PORTAL_SOURCE_DIR "/examples/kiosk", PORTAL_STRINGS_DIR,
                       PORTAL_SOURCE_DIR "/sdk/calendar/data/ru.json"})
      .value();
}

inline std::string moment() { return "2026-11-25T05:00:00Z"; }
inline std::string next_id() {
  static int last = 0;
  return "0123456789abcdef" + std::to_string(++last);
}

class Visit {
 public:
  Visit(Courier& courier, const Library& library, Speaker* speaker)
      : screen(1080, 1920, fonts()), kiosk(fonts(), screen, courier, speaker, library, {60, 20, moment, next_id}) {
    step();
  }

  void step(double seconds = 0) {
    screen.wait(seconds);
    kiosk.work();
    screen.draw();
  }
  void tap(surface::imgui::Surface& surface, std::string_view node, int option = -1) {
    surface.focus(node);  // in view
    for (const surface::imgui::Stop& stop : surface.stops()) {
      if (stop.node != node || stop.option != option) continue;
      const surface::imgui::Box box = stop.bounds;
      screen.pointer_down(box.x + 20, box.y + box.height / 2);
      screen.pointer_up(box.x + 20, box.y + box.height / 2);
      return step();
    }
    FAIL() << "there is no " << node << " to be tapped";
  }
  void tap_key(std::string_view label) {
    for (const auto& button : kiosk.keyboard().buttons()) {
      if (button.label != label) continue;
      const surface::imgui::Box box = button.box;
      screen.pointer_down(box.x + 5, box.y + 5);
      screen.pointer_up(box.x + 5, box.y + 5);
      return step();
    }
    FAIL() << "there is no key " << label;
  }
  std::string everything() { return kiosk.main().replica().text() + kiosk.main().shown_text(kiosk.main().focused()); }

  surface::imgui::NullScreen screen;
  Kiosk kiosk;
};

}  // namespace portal::kiosk
