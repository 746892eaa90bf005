// Who gets what a person does.
#include "sdk/surface/imgui/screen.h"

#include <algorithm>

namespace portal::surface::imgui {

void Screen::set_panes(std::vector<Pane*> panes) {
  if (panes == panes_) return;
  panes_ = std::move(panes);
  const auto is_there = [&](const Pane* pane) { return std::find(panes_.begin(), panes_.end(), pane) != panes_.end(); };
  if (!is_there(focused_)) focused_ = nullptr;
  if (!is_there(pressed_)) pressed_ = nullptr;
  must_draw_ = true;
}

void Screen::give_focus(Pane& pane) {
  if (focused_ == &pane) return;
  if (focused_ != nullptr) focused_->leave();
  focused_ = &pane;
}

void Screen::set_ground(ui::Colour ground) {
  if (ground == ground_) return;
  ground_ = ground;
  must_draw_ = true;
}

void Screen::draw() {
  const bool needed = std::any_of(panes_.begin(), panes_.end(), [](const Pane* pane) { return pane->needs_drawing(); });
  if (!must_draw_ && !needed) return;
  render(panes_, ground_);
  must_draw_ = false;
  ++frames_;
}

double Screen::idle_seconds() const { return now() - last_act_; }

Pane* Screen::pane_at(float x, float y) const {
  for (auto pane = panes_.rbegin(); pane != panes_.rend(); ++pane)
    if ((*pane)->area().holds(x, y)) return *pane;
  return nullptr;
}

void Screen::key(Key key, Modifiers modifiers) {
  touched(!from_pointer_);
  if (focused_ != nullptr && focused_->key(key, modifiers)) return;
  if (key != Key::tab || panes_.empty()) {
    for (Pane* pane : panes_)
      if (pane != focused_ && key != Key::enter && key != Key::space && pane->key(key, modifiers)) return;
    return;
  }
  // Round to the next pane that takes focus; in the only one, to its other end.
  const auto found = std::find(panes_.begin(), panes_.end(), focused_);
  const int count = static_cast<int>(panes_.size());
  int at = found == panes_.end() ? (modifiers.shift ? count : -1) : static_cast<int>(found - panes_.begin());
  if (focused_ != nullptr) focused_->leave();
  focused_ = nullptr;
  for (int tried = 0; tried < count; ++tried) {
    at = (at + (modifiers.shift ? -1 : 1) + count) % count;
    Pane* pane = panes_[static_cast<std::size_t>(at)];
    if (!pane->enter(modifiers.shift)) continue;
    focused_ = pane;
    return;
  }
}

void Screen::type(std::string_view text) {
  touched(!from_pointer_);
  if (focused_ != nullptr) focused_->type(text);
}

void Screen::pointer_moved(float x, float y) {
  if (pressed_ != nullptr) return pressed_->pointer_moved(x, y);
  for (Pane* pane : panes_) pane->pointer_moved(x, y);
}

void Screen::pointer_down(float x, float y, Modifiers modifiers) {
  touched();
  pressed_ = pane_at(x, y);
  if (pressed_ == nullptr) return;
  if (pressed_->takes_focus()) give_focus(*pressed_);
  pressed_->pointer_down(x, y, modifiers);
}

void Screen::pointer_up(float x, float y) {
  touched();
  Pane* pane = pressed_;
  pressed_ = nullptr;
  from_pointer_ = true;  // a key of the keyboard on the screen is no key
  if (pane != nullptr) pane->pointer_up(x, y);
  from_pointer_ = false;
}

void Screen::wheel(float lines) {
  touched();
  if (focused_ != nullptr) return focused_->wheel(lines);
  for (Pane* pane : panes_) pane->wheel(lines);
}

void Screen::hold(const PadState& state) {
  for (const PadAct act : pad_keys_.take(state, now())) pad(act);
}

void Screen::pad(PadAct act) {
  by_pad_ = true;
  touched(true);
  const bool is_taken = std::any_of(panes_.rbegin(), panes_.rend(), [&](Pane* pane) { return pane->pad(act); });
  if (!is_taken) switch (act) {
      case PadAct::down:
      case PadAct::next: key(Key::tab); break;
      case PadAct::up:
      case PadAct::previous: key(Key::tab, {.shift = true}); break;
      case PadAct::left: key(Key::left); break;
      case PadAct::right: key(Key::right); break;
      case PadAct::over: key(Key::escape); break;
      case PadAct::press:
      case PadAct::back: break;
    }
  by_pad_ = false;
}

}  // namespace portal::surface::imgui
