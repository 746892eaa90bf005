// What keys do: patterns of WAI-ARIA APG, with arrows inside choices and Tab between questions.
#include <algorithm>

#include "sdk/surface/imgui/surface_state.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::Role;

namespace {

constexpr float one_line = 48;

}  // namespace

bool Surface::key(Key key, Modifiers modifiers) {
  State& s = *state_;
  s.settle();
  s.flush_leaving();
  if (!s.list_of.empty() && s.list_key(key)) return true;
  if (key == Key::tab) {
    const FrameStop* next = s.next_stop(modifiers.shift ? -1 : 1);
    if (next == nullptr) return false;
    s.focus_stop(*next);
    if (const FrameStop* now = s.focused_stop(); now != nullptr && now->is_text()) s.editor.select_all();
    return true;
  }
  if (const FrameStop* here = s.focused_stop()) {
    const FrameStop stop = *here;
    if (stop.is_text() && s.edit_key(key, modifiers, stop)) return true;
    if (!stop.is_text() && !modifiers.control && s.stop_key(key, stop)) return true;
  }
  const float page = s.area.height * .8F;
  const float before = s.scroll;
  switch (key) {
    case Key::up: s.scroll_by(-one_line); break;
    case Key::down: s.scroll_by(one_line); break;
    case Key::page_up: s.scroll_by(-page); break;
    case Key::page_down: s.scroll_by(page); break;
    case Key::home: s.scroll_by(-s.frame.height); break;
    case Key::end: s.scroll_by(s.frame.height); break;
    default: return false;
  }
  return s.scroll != before;
}

bool Surface::State::stop_key(Key key, const FrameStop& stop) {
  const ui::Node& node = *find(stop.node);
  switch (key) {
    case Key::enter:
    case Key::space: return press_stop(stop), true;
    case Key::up:
    case Key::left:
    case Key::down:
    case Key::right: {
      const int direction = key == Key::up || key == Key::left ? -1 : 1;
      if (stop.part == Part::choice && node.role() == Role::radio_group) return move_choice(stop, direction);
      return stop.part == Part::select && move_select(node, direction);
    }
    default: return false;
  }
}

// In a group of radio buttons arrows go round and choose.
bool Surface::State::move_choice(const FrameStop& stop, int direction) {
  const ui::Node& node = *find(stop.node);
  const int count = static_cast<int>(ui::list_of(node, Attribute::options).size());
  const int next = (stop.option + direction + count) % count;
  if (const FrameStop* to = stop_of(stop.node, next)) show(to->target, to->target);
  set_focus(stop.node, next);
  if (ui::is_locked(node)) say(node.text(Attribute::unavailable));
  else choose(node, next);
  return true;
}

bool Surface::State::move_select(const ui::Node& node, int direction) {
  if (ui::is_locked(node)) return say(node.text(Attribute::unavailable)), true;
  const json::Array& all = ui::list_of(node, Attribute::options);
  int at = -1;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (person.chosen(node, ui::text_of(all[i].find("value")))) at = static_cast<int>(i);
  const int next = std::clamp(at + direction, 0, static_cast<int>(all.size()) - 1);
  if (next != at) choose(node, next);
  return true;
}

bool Surface::State::edit_key(Key key, Modifiers modifiers, const FrameStop& stop) {
  const ui::Node& node = *find(stop.node);
  const bool locked = ui::is_locked(node);
  const bool select = modifiers.shift;
  const bool command = modifiers.control;
  const auto moved = [&] { return caret_moved(), true; };
  switch (key) {
    case Key::left: return command ? editor.go_by_word(-1, select) : editor.go_by(-1, select), moved();
    case Key::right: return command ? editor.go_by_word(1, select) : editor.go_by(1, select), moved();
    case Key::up:
    case Key::down:
      if (stop.part == Part::text) return false;
      return editor.go(line_up_or_down(stop, key == Key::up ? -1 : 1), select), moved();
    case Key::home: return editor.go(0, select), moved();
    case Key::end: return editor.go(editor.size(), select), moved();
    case Key::a: return command && (editor.select_all(), moved());
    case Key::c:
    case Key::x:
      if (!command) return false;
      if (editor.has_selection()) clipboard = editor.selected();
      if (key == Key::x && !locked && editor.has_selection() && editor.erase_before(false)) edited(node, false);
      return true;
    case Key::v:
      if (!command) return false;
      if (!locked) editor.insert(clipboard), edited(node, true);
      return true;
    case Key::backspace:
      if (!locked && editor.erase_before(command)) edited(node, false);
      return true;
    case Key::remove:
      if (!locked && editor.erase_after(command)) edited(node, false);
      return true;
    case Key::enter:
      if (stop.part == Part::text) return submit(), true;
      if (!locked) editor.insert("\n"), edited(node, false);
      return true;
    default: return false;
  }
}

bool Surface::type(std::string_view text) {
  State& s = *state_;
  s.flush_leaving();
  if (!s.list_of.empty() && !s.is_offering) return true;
  const FrameStop* stop = s.focused_stop();
  if (stop == nullptr || !stop->is_text()) return false;
  const ui::Node& node = *s.find(stop->node);
  if (ui::is_locked(node)) return s.say(node.text(Attribute::unavailable)), true;
  s.editor.insert(text);
  s.edited(node, true);
  return true;
}

void Surface::State::edited(const ui::Node& node, bool typed) {
  if (const std::string_view mask = node.text(Attribute::mask); typed && !mask.empty()) editor.apply_mask(mask);
  if (node.role() == Role::date_parts) {
    std::string parts[3];
    for (int i = 0; i < 3; ++i) parts[i] = i == focused_option ? editor.text() : person.text(node, i);
    send_value(node, date_text(parts[0], parts[1], parts[2]));
  } else {
    send_value(node, editor.text());
  }
  is_offering = node.role() == Role::combobox;
  keep_caret_in_view();
}

void Surface::State::caret_moved() {
  is_dirty = true;
  keep_caret_in_view();
}

// Enter in a form presses what sends it, as everywhere.
void Surface::State::submit() {
  const ui::Node* button = find("submit");
  if (tree->role() == Role::form && button != nullptr && button->role() == Role::button) press_node(*button);
}

std::size_t Surface::State::line_up_or_down(const FrameStop& stop, int direction) {
  const std::string text = editor.text();
  const std::vector<Line> lines = field_lines(stop, text);
  std::size_t at = 0;
  std::size_t start = 0;  // of the line at hand, in letters
  std::vector<std::size_t> starts;
  for (const Line& line : lines) {
    start = ui::characters(std::string_view(text).substr(0, line.from));
    starts.push_back(start);
    if (start <= editor.caret()) at = starts.size() - 1;
  }
  if (direction < 0 && at == 0) return 0;
  if (direction > 0 && at + 1 == lines.size()) return editor.size();
  const std::size_t to = at + static_cast<std::size_t>(direction);
  const std::size_t length = ui::characters(std::string_view(text).substr(lines[to].from, lines[to].to - lines[to].from));
  return starts[to] + std::min(editor.caret() - starts[at], length);
}

// A pad's directions are keys of a list that is open; its button is what a switch does.
bool Surface::pad(PadAct act) {
  State& s = *state_;
  if (act == PadAct::press) {
    if (s.focused.empty()) return false;  // it is another pane's
    press();
    return true;
  }
  if (s.list_of.empty()) return false;
  if (act == PadAct::up || act == PadAct::down) return s.list_key(act == PadAct::up ? Key::up : Key::down), true;
  if (act == PadAct::back) return s.list_key(Key::escape), true;
  return false;
}

// One switch

void Surface::next() {
  State& s = *state_;
  if (!s.list_of.empty()) {
    const ui::Node* node = s.find(s.list_of);
    const int count = static_cast<int>(ui::list_of(*node, Attribute::options).size());
    if (s.list_option + 1 >= count) return s.close_list();
    s.list_key(Key::down);
    return;
  }
  // A switch reaches every option of a choice, since it has no arrows.
  s.settle();
  const FrameStop* here = s.focused_stop();
  const FrameStop* to = nullptr;
  const auto placed = s.frame.nodes.find(s.focused);
  for (const FrameStop& stop : s.frame.stops) {
    const ui::Node* node = s.find(stop.node);
    if (!stop.by_tab && node->role() != Role::radio_group) continue;
    if (here != nullptr ? &stop > here : placed == s.frame.nodes.end() || stop.place > placed->second.place) {
      to = &stop;
      break;
    }
  }
  const float limit = s.scroll + s.area.height;
  const bool more_below = s.frame.height > limit + 1;
  if (more_below && (to == nullptr || to->target.y > limit + s.area.height * .5F)) return s.scroll_by(s.area.height * .7F);
  if (to == nullptr) {
    s.scroll_by(-s.frame.height);
    s.set_focus({}, -1);
    for (const FrameStop& stop : s.frame.stops)
      if (stop.by_tab) return s.focus_stop(stop);
    return;
  }
  s.focus_stop(*to);
}

void Surface::press() {
  State& s = *state_;
  if (!s.list_of.empty()) {
    s.list_key(Key::enter);
    return;
  }
  if (const FrameStop* stop = s.focused_stop()) s.press_stop(*stop);
}

}  // namespace portal::surface::imgui
