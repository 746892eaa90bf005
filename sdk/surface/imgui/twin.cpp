// Following a twin: what it shows becomes ours, and no event is sent.
#include "sdk/surface/imgui/twin.h"

#include <algorithm>

#include "sdk/surface/imgui/surface_state.h"

namespace portal::surface::imgui {

void Surface::follow(const Twin& twin) {
  State& s = *state_;
  Person& person = s.person;
  const bool is_hovering = person.hovered == twin.hovered && person.hovered_option == twin.hovered_option;
  if (person.values != twin.values || person.open != twin.open || !is_hovering) {
    person.values = twin.values;
    person.open = twin.open;
    person.hovered = twin.hovered;
    person.hovered_option = twin.hovered_option;
    s.changed();
  }
  const auto place = [](long long given) { return static_cast<std::size_t>(std::max(given, 0LL)); };
  if (s.focused != twin.focused || s.focused_option != twin.option) {
    s.focused = twin.focused;
    s.focused_option = twin.option;
    s.field_scroll_x = s.field_scroll_y = 0;
    s.editor.start({});
    s.is_dirty = true;
  }
  if (s.editor.text() == twin.text && s.editor.anchor() == place(twin.anchor) && s.editor.caret() == place(twin.caret)) return;
  s.editor.start(twin.text);
  s.editor.go(place(twin.anchor), false);
  s.editor.go(place(twin.caret), true);
  s.keep_caret_in_view();
  s.is_dirty = true;
}

json::Value Surface::shown_value(std::string_view node) const {
  const ui::Node* found = state_->find(node);
  if (found == nullptr || ui::family_of(found->role()) != ui::Family::field) return {};
  const auto own = state_->person.values.find(node);
  return own == state_->person.values.end() ? shown_json(*found) : own->second;
}

}  // namespace portal::surface::imgui
