// What a mouse and a finger do. What comes of leaving a field waits until the pointer is up: nothing moves from under it.
#include <cmath>

#include "sdk/surface/imgui/surface_state.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

namespace {

constexpr float drag_begins = 10;  // a finger trembles

}  // namespace

const FrameStop* Surface::State::stop_at(float x, float y) {
  settle();
  if (!area.holds(x, y)) return nullptr;
  for (const FrameStop& stop : frame.stops)
    if (on_screen(stop.target).holds(x, y)) return &stop;
  return nullptr;
}

void Surface::pointer_moved(float x, float y) {
  State& s = *state_;
  if (!s.list_of.empty()) {
    if (s.list_pressed) s.list_scroll += s.last_y - y, s.last_y = y, s.is_dirty = true;
    return;
  }
  if (s.pointer_is_down) {
    if (s.is_selecting) {
      const FrameStop* stop = s.focused_stop();
      if (stop != nullptr) s.editor.go(s.letter_at(*stop, x, y), true), s.caret_moved();
      return;
    }
    if (!s.is_dragging && std::abs(y - s.down_y) > drag_begins) s.is_dragging = true, s.pressed.clear();
    if (s.is_dragging) s.scroll_by(s.last_y - y);
    s.last_y = y;
    return;
  }
  const FrameStop* stop = s.stop_at(x, y);
  const std::string hovered = stop == nullptr ? std::string() : stop->node;
  const int option = stop == nullptr ? -1 : stop->option;
  if (hovered == s.person.hovered && option == s.person.hovered_option) return;
  s.person.hovered = hovered;
  s.person.hovered_option = option;
  s.changed();
}

void Surface::pointer_down(float x, float y, Modifiers modifiers) {
  State& s = *state_;
  s.settle();
  s.down_x = x, s.down_y = s.last_y = y;
  if (!s.list_of.empty() && s.list_pointer_down(x, y)) return;
  s.pointer_is_down = true;
  s.is_dragging = s.is_selecting = false;
  const FrameStop* found = s.stop_at(x, y);
  if (found == nullptr) {
    s.pressed.clear();
    s.set_focus({}, -1);
    return;
  }
  const FrameStop stop = *found;
  s.pressed = stop.node;
  s.pressed_option = stop.option;
  const bool was_here = s.focused == stop.node;
  s.set_focus(stop.node, stop.option);
  if (!stop.is_text()) return;
  s.is_selecting = was_here;  // a finger that scrolls begins in a field as well
  s.editor.go(s.letter_at(stop, x, y), modifiers.shift);
  s.caret_moved();
}

void Surface::pointer_up(float x, float y) {
  State& s = *state_;
  if (!s.list_of.empty()) return s.list_pointer_up(x, y);
  s.pointer_is_down = false;
  s.flush_leaving();
  if (s.pressed.empty()) return;
  const FrameStop* stop = s.stop_at(x, y);
  if (stop == nullptr || stop->node != s.pressed || stop->option != s.pressed_option) return;
  s.pressed.clear();
  s.press_stop(*stop);
}

void Surface::wheel(float lines) {
  State& s = *state_;
  if (s.list_of.empty()) return s.scroll_by(-lines * 60);
  s.list_scroll -= lines * 60;
  s.is_dirty = true;
}

}  // namespace portal::surface::imgui
