#pragma once
// The keys that mean the whole terminal, wherever focus is: Escape starts over.

#include <utility>

#include "sdk/surface/imgui/pane.h"

namespace portal::kiosk {

// A pane without room on the screen: it gets the keys that nobody else had a use for.
class TerminalKeys : public surface::imgui::Pane {
 public:
  bool take_escape() { return std::exchange(escape_, false); }

  bool takes_focus() const override { return false; }
  void set_area(surface::imgui::Box) override {}
  surface::imgui::Box area() const override { return {}; }
  void draw(surface::imgui::Canvas&) override {}
  bool needs_drawing() const override { return false; }
  bool key(surface::imgui::Key key, surface::imgui::Modifiers) override { return key == surface::imgui::Key::escape && (escape_ = true); }
  bool type(std::string_view) override { return false; }
  void pointer_moved(float, float) override {}
  void pointer_down(float, float, surface::imgui::Modifiers) override {}
  void pointer_up(float, float) override {}
  void wheel(float) override {}
  bool enter(bool) override { return false; }
  void leave() override {}

 private:
  bool escape_ = false;
};

}  // namespace portal::kiosk
