// The open list of a select, or what a combobox offers: under the field, or where there is room; each option as high as a target.
#include <algorithm>
#include <cmath>

#include "sdk/surface/imgui/canvas.h"
#include "sdk/surface/imgui/surface_state.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::Token;

void Surface::State::open_list(const ui::Node& node) {
  const json::Array& all = ui::list_of(node, Attribute::options);
  if (all.empty()) return;
  list_of = node.id();
  list_option = 0;
  list_scroll = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (person.chosen(node, ui::text_of(all[i].find("value")))) list_option = static_cast<int>(i);
  list_scroll = static_cast<float>(list_option) * list_row() - list_box().height / 2;
  is_dirty = true;
}

void Surface::State::offer() {
  if (!is_offering) return;
  const ui::Node* node = find(focused);
  if (node == nullptr || ui::list_of(*node, Attribute::options).empty()) return close_list();
  list_of = focused;
  list_option = -1;
  list_scroll = 0;
}

float Surface::State::list_row() const { return std::max(static_cast<float>(theme.target), field_line() + 12); }

Box Surface::State::list_box() {
  const ui::Node& node = *find(list_of);
  const FrameStop* stop = stop_of(list_of);
  const Box field = stop == nullptr ? area : on_screen(stop->control);
  const json::Array& all = ui::list_of(node, Attribute::options);
  float widest = field.width;
  for (const json::Value& option : all)
    widest = std::max(widest, width_of(fonts, field_face(), ui::text_of(option.find("label"))) + field_face().size * 2.5F);
  const float wanted = list_row() * static_cast<float>(all.size()) + 4;
  const float width = std::min(widest, area.right() - field.x - 8);
  const float below = area.bottom() - field.bottom() - 8;
  const float above = field.y - area.y - 8;
  if (wanted <= below || below >= above) return {field.x, field.bottom() + 2, width, std::min(wanted, std::max(below, list_row() + 4))};
  const float height = std::min(wanted, above);
  return {field.x, field.y - height - 2, width, height};
}

bool Surface::State::list_key(Key key) {
  const ui::Node& node = *find(list_of);
  const int last = static_cast<int>(ui::list_of(node, Attribute::options).size()) - 1;
  switch (key) {
    case Key::up: list_option = std::max(list_option - 1, is_offering ? -1 : 0); break;
    case Key::down: list_option = std::min(list_option + 1, last); break;
    case Key::home:
    case Key::end:
      if (is_offering) return false;
      list_option = key == Key::home ? 0 : last;
      break;
    case Key::space:
      if (is_offering) return false;
      return pick(list_option), true;
    case Key::enter: return list_option < 0 ? close_list() : pick(list_option), true;
    case Key::escape: return close_list(), true;
    case Key::tab: return close_list(), !is_offering;
    default: return !is_offering;
  }
  const float row = static_cast<float>(list_option) * list_row();
  const float height = list_box().height - 4;
  list_scroll = std::clamp(list_scroll, row + list_row() - height, row);
  is_dirty = true;
  return true;
}

void Surface::State::pick(int option) {
  const ui::Node& node = *find(list_of);
  close_list();
  if (!is_offering) return choose(node, option);
  is_offering = false;
  sent.erase(node.id());
  person.values.erase(node.id());
  ui::Event event = event_of(ui::EventType::input, node.id());
  event.value = json::Array{ui::text_of(ui::list_of(node, Attribute::options)[static_cast<std::size_t>(option)].find("value"))};
  emit(std::move(event));
}

bool Surface::State::list_pointer_down(float x, float y) {
  list_pressed = list_box().holds(x, y);
  list_down_y = y;
  if (list_pressed) return true;
  close_list();
  return !is_offering;
}

void Surface::State::list_pointer_up(float x, float y) {
  const bool moved = std::abs(y - list_down_y) > 10;
  if (!std::exchange(list_pressed, false) || moved || !list_box().holds(x, y)) return;
  const int option = static_cast<int>((y - list_box().y - 2 + list_scroll) / list_row());
  if (option >= 0 && option < static_cast<int>(ui::list_of(*find(list_of), Attribute::options).size())) pick(option);
}

void Surface::State::draw_list(Canvas& canvas) {
  const ui::Node& node = *find(list_of);
  const json::Array& all = ui::list_of(node, Attribute::options);
  const Box box = list_box();
  const float row = list_row();
  list_scroll = std::clamp(list_scroll, 0.F, std::max(row * static_cast<float>(all.size()) - box.height + 4, 0.F));
  canvas.fill(box, theme[Token::ground], 4);
  canvas.clip({box.x + 2, box.y + 2, box.width - 4, box.height - 4});
  const Face face = field_face();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Box line{box.x + 2, box.y + 2 + row * static_cast<float>(i) - list_scroll, box.width - 4, row};
    const bool on = static_cast<int>(i) == list_option;
    if (on) canvas.fill(line, theme[Token::accent]);
    const std::string label = ui::text_of(all[i].find("label"));
    canvas.text(label, face, theme[on ? Token::on_accent : Token::text], line.x + face.size * .5556F, line.y, row);
  }
  canvas.unclip();
  canvas.frame(box, theme[Token::text], 2, 4);
}

}  // namespace portal::surface::imgui
