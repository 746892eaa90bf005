// Fields: name, hint, reason, error, control, count, files, note, question; always in this order. Buttons and links.
#include <algorithm>
#include <cmath>

#include "sdk/surface/imgui/layout.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::Role;
using ui::Token;

namespace {

constexpr float radius = 4;

bool contains(const json::Value& list, const std::string& option) {
  if (!list.is_array()) return false;
  for (const json::Value& one : list.array())
    if (ui::text_of(&one) == option) return true;
  return false;
}

}  // namespace

std::string Person::text(const ui::Node& field, int part) const {
  const auto typed = values.find(field.id());
  const std::string whole = typed != values.end() ? ui::text_of(&typed->second) : ui::shown_value(field);
  return part < 0 ? whole : ui::date_part(whole, static_cast<std::size_t>(part));
}

bool Person::chosen(const ui::Node& field, const std::string& option) const {
  const auto own = values.find(field.id());
  if (own == values.end()) return ui::is_chosen(field, option);
  return own->second.is_array() ? contains(own->second, option) : ui::text_of(&own->second) == option;
}

bool Person::checked(const ui::Node& field) const {
  const auto own = values.find(field.id());
  return own != values.end() && own->second.is_boolean() ? own->second.boolean() : field.flag(Attribute::checked);
}

bool Person::is_open(const ui::Node& disclosure) const {
  const auto own = open.find(disclosure.id());
  return own != open.end() ? own->second : disclosure.flag(Attribute::open);
}

void Composer::field(const ui::Node& node) {
  const float top = y_;
  const Role role = node.role();
  if (role == Role::radio_group || role == Role::checkbox_group) {
    name(node);
    help(node);
    gap(em(.2222F));
    choices(node);
  } else if (role == Role::checkbox) {
    checkbox(node);
    help(node);
  } else {
    name(node);
    help(node);
    gap(em(.4444F));
    flush();
    if (role == Role::select) select_control(node);
    else if (role == Role::file_field) file_control(node);
    else if (role == Role::date_parts) date_controls(node);
    else text_control(node);
  }
  const float control_end = y_;
  after(node);
  if (!node.text(Attribute::error).empty()) mark(Shape::fill, {x_ - em(.75F), top, 4, std::max(y_, control_end) - top}, colour(Token::danger));
}

// The word of what need not be answered is lighter than the name, behind it where there is room.
void Composer::name(const ui::Node& node) {
  std::string words(node.text(Attribute::name));
  const std::string_view sign = node.text(Attribute::mark);
  if (node.flag(Attribute::required) && !sign.empty()) words.append("\u00a0").append(sign);
  text(words, this->words(true));
  if (node.flag(Attribute::required) || sign.empty()) return;
  const Box last = frame_.marks.back().box;
  const float space = in_.fonts.advance(Face{true, size_}, U' ');
  const bool fits = last.right() + space + width_of(in_.fonts, Face{false, size_}, sign, spacing_of(Face{false, size_})) <= x_ + width_;
  if (fits) text_at(sign, this->words(), {last.right() + space, last.y, width_, 0});
  else text(sign, this->words());
}

void Composer::help(const ui::Node& node) {
  gap(em(.2222F));
  if (const std::string_view hint = node.text(Attribute::hint); !hint.empty()) text(hint, quiet());
  gap(em(.2222F));
  if (const std::string_view why = node.text(Attribute::unavailable); !why.empty()) signed_text(why, "i", quiet());
  gap(em(.2222F));
  if (const std::string_view error = node.text(Attribute::error); !error.empty())
    signed_text(error, "!", Style{Face{true, size_}, colour(Token::danger)});
}

void Composer::after(const ui::Node& node) {
  gap(em(.2222F));
  if (const std::string_view room = node.text(Attribute::room); !room.empty()) text(room, quiet(true));
  else if (const int most = ui::count_of(node, Attribute::max_length); most != 0)
    text(std::to_string(ui::characters(in_.person.text(node))) + " / " + std::to_string(most), quiet(true));
  if (const std::string files = ui::file_names(node); !files.empty()) text(files, quiet(true));
  if (const std::string_view note = node.text(Attribute::note); !note.empty()) signed_text(note, "i", quiet(true));
  gap(em(.2222F));
  if (const std::string_view question = node.text(Attribute::question); !question.empty()) signed_text(question, "?", words());
  gap(em(.2222F));
  children(node);
  gap_ = 0;
}

void Composer::control_frame(const ui::Node& node, Box box, int option) {
  const bool locked = ui::is_locked(node);
  const bool wrong = !node.text(Attribute::error).empty();
  mark(Shape::fill, box, colour(locked ? Token::surface : Token::ground), 0, radius);
  const ui::Colour edge = colour(wrong ? Token::danger : is_hovered(node, option) ? Token::text : Token::border);
  mark(locked ? Shape::dashed : Shape::frame, box, edge, wrong ? 3 : 2, radius);
}

void Composer::text_control(const ui::Node& node) {
  const Face face{false, size_};
  const float digit = in_.fonts.advance(face, U'0');
  const bool is_area = node.role() == Role::text_area;
  int wide = ui::count_of(node, Attribute::width);
  if (wide == 0 && node.role() == Role::date_field) wide = 10;
  const float width =
      wide == 0 || is_area ? width_ : std::min(width_, std::max(static_cast<float>(wide + 2) * digit * 1.08F + em(1.1111F) + 4, target_));
  int rows = 1;
  if (is_area) rows = std::max(ui::count_of(node, Attribute::rows), 4);
  const Box box{x_, y_, width, std::max(target_, static_cast<float>(rows) * line_of(face) + em(.6667F) + 4)};
  control_frame(node, box);
  stop(node, is_area ? Part::area : Part::text, box);
  frame_.nodes[node.id()].control = box;
  if (const std::string_view unit = node.text(Attribute::unit); !unit.empty())
    text_at(unit, Style{face, colour(Token::text), box.height}, {box.right() + em(.5F), box.y, width_ - box.width, 0});
  y_ = box.bottom();
}

void Composer::date_controls(const ui::Node& node) {
  const Face face{false, size_};
  const json::Array& names = ui::list_of(node, Attribute::parts);
  const float digit = in_.fonts.advance(face, U'0');
  const float top = y_;
  float x = x_;
  for (int i = 0; i < 3; ++i) {
    const std::string name = static_cast<std::size_t>(i) < names.size() ? ui::text_of(&names[static_cast<std::size_t>(i)]) : std::string();
    const Box words = text_at(name, quiet(), {x, top, width_, 0});
    const float digits = i == 2 ? 6 : 4;
    const Box box{x, words.bottom() + 2, std::max(digits * digit + em(1.1111F), target_), std::max(target_, line_of(face) + em(.6667F) + 4)};
    control_frame(node, box, i);
    stop(node, Part::text, box, i);
    x += std::max(box.width, words.width) + em(.8889F);
    y_ = box.bottom();
  }
  frame_.nodes[node.id()].control = {x_, top, x - x_ - em(.8889F), y_ - top};
}

void Composer::select_control(const ui::Node& node) {
  const Face face{false, size_};
  float widest = em(10);
  std::string chosen;
  for (const json::Value& option : ui::list_of(node, Attribute::options)) {
    const std::string label = ui::text_of(option.find("label"));
    widest = std::max(widest, width_of(in_.fonts, face, label));
    if (in_.person.chosen(node, ui::text_of(option.find("value")))) chosen = label;
  }
  if (chosen.empty()) chosen = in_.options.words.nothing;
  const float arrow = em(2);
  const Box box{x_, y_, std::min(width_, widest + arrow + em(1.1111F) + 4), 0};
  const std::size_t under = frame_.marks.size();
  const Box label = text_at(chosen, words(), {x_ + em(.5556F) + 2, y_ + em(.3333F) + 2, box.width - arrow - em(.5556F) - 4, 0});
  const float height = std::max(target_, label.height + em(.6667F) + 4);
  const float lower = std::max((height - label.height) / 2 - em(.3333F) - 2, 0.F);
  std::vector<Mark> letters(frame_.marks.begin() + static_cast<std::ptrdiff_t>(under), frame_.marks.end());
  frame_.marks.resize(under);
  const Box whole{box.x, box.y, box.width, height};
  control_frame(node, whole);
  for (Mark& one : letters) {
    one.box.y += lower;
    frame_.marks.push_back(std::move(one));
  }
  mark(Shape::triangle_down, {whole.right() - arrow + em(.4F), whole.y + height / 2 - em(.3F), em(.7F), em(.6F)}, colour(Token::text));
  stop(node, Part::select, whole);
  frame_.nodes[node.id()].control = whole;
  y_ = whole.bottom();
}

void Composer::file_control(const ui::Node& node) {
  const Face face{true, size_};
  const std::string& words = in_.options.words.choose_file.empty() ? std::string("…") : in_.options.words.choose_file;
  const float width = width_of(in_.fonts, face, words);
  const Box box{x_, y_, width_, std::max(target_, em(3)) + 8};
  control_frame(node, box);
  const Box inner{x_ + 8, y_ + 6, std::min(width + em(1.7778F), width_ - 16), box.height - 12};
  mark(Shape::frame, inner, colour(Token::accent), 2, radius);
  text_at(words, Style{face, colour(Token::accent), inner.height}, {inner.x + em(.8889F), inner.y, inner.width - em(1.7778F) + 1, 0});
  stop(node, Part::file, box);
  frame_.nodes[node.id()].control = box;
  y_ = box.bottom();
}

void Composer::tick_box(Box box, bool on, bool round, bool locked) {
  const ui::Colour ink = colour(on ? Token::accent : Token::border);
  if (round) {
    mark(Shape::circle, box, ink, 2);
    if (on) mark(Shape::disc, {box.x + box.width * .25F, box.y + box.height * .25F, box.width * .5F, box.height * .5F}, ink);
    return;
  }
  if (on) mark(Shape::fill, box, ink, 0, 3);
  mark(locked && !on ? Shape::dashed : Shape::frame, box, ink, 2, 3);
  if (on) mark(Shape::tick, {box.x + box.width * .22F, box.y + box.height * .25F, box.width * .56F, box.height * .5F}, colour(Token::on_accent), 3);
}

void Composer::choice(const ui::Node& node, int option, std::string_view label, std::string_view hint, bool on, float width) {
  const float box = em(1.3333F);
  const float indent = box + em(.6667F);
  const float top = y_;
  const float above = std::max(em(.5F), (target_ - line_of(Face{false, size_})) / 2);
  Style style = words();
  if (!node.text(Attribute::unavailable).empty()) style.colour = colour(Token::quiet_text);
  y_ = text_at(label, style, {x_ + indent, y_ + above, width - indent, 0}).bottom();
  if (!hint.empty()) y_ = text_at(hint, quiet(), {x_ + indent, y_, width - indent, 0}).bottom();
  y_ = std::max(y_ + above, top + target_);
  const Box ticked{x_, top + above + (line_of(style.face) - box) / 2, box, box};
  tick_box(ticked, on, node.role() == Role::radio_group, ui::is_locked(node));
  if (is_hovered(node, option))
    mark(Shape::frame, {ticked.x - 3, ticked.y - 3, box + 6, box + 6}, colour(Token::border), 1, node.role() == Role::radio_group ? box : 4);
  stop(node, node.role() == Role::checkbox ? Part::check : Part::choice, {x_, top, width, y_ - top}, option).control = ticked;
  at_start_ = false;
}

void Composer::choices(const ui::Node& node) {
  flush();
  const json::Array& options = ui::list_of(node, Attribute::options);
  const std::size_t first = frame_.stops.size();
  float widest = target_;
  for (const json::Value& option : options)
    widest = std::max(widest, width_of(in_.fonts, Face{false, size_}, ui::text_of(option.find("label"))) + em(2) + 2);
  const bool side_by_side = node.flag(Attribute::compact) && widest < width_ / 2;
  const float x = x_, top = y_;
  float bottom = y_;
  int number = 0;
  int chosen = 0;
  for (const json::Value& option : options) {
    const std::string value = ui::text_of(option.find("value"));
    const std::string label = ui::text_of(option.find("label"));
    const bool on = in_.person.chosen(node, value);
    if (on) chosen = number;
    const float width = side_by_side ? std::max(width_of(in_.fonts, Face{false, size_}, label) + em(2) + 2, target_) : width_;
    if (side_by_side && x_ > x && x_ + width > x + width_ + .5F) x_ = x, y_ = bottom;
    const float row = y_;
    choice(node, number++, label, ui::text_of(option.find("hint")), on, width);
    bottom = std::max(bottom, y_);
    if (side_by_side) x_ += width + em(1.3333F), y_ = row;
  }
  x_ = x, y_ = bottom;
  if (node.role() == Role::radio_group)
    for (std::size_t i = first; i < frame_.stops.size(); ++i) frame_.stops[i].by_tab = frame_.stops[i].option == chosen;
  frame_.nodes[node.id()].control = {x_, top, width_, y_ - top};
}

void Composer::checkbox(const ui::Node& node) {
  std::string label(node.text(Attribute::name));
  if (const std::string_view mark = node.text(Attribute::mark); !mark.empty())
    label.append(node.flag(Attribute::required) ? "\u00a0" : " ").append(mark);
  choice(node, -1, label, {}, in_.person.checked(node), width_);
  frame_.nodes[node.id()].control = frame_.stops.back().control;
}

void Composer::button(const ui::Node& node) {
  const std::string_view emphasis = node.text(Attribute::emphasis);
  const bool quiet_one = emphasis == "quiet", primary = emphasis == "primary", danger = emphasis == "danger";
  const std::string_view why = node.text(Attribute::unavailable);
  const bool hovered = is_hovered(node) && why.empty();
  const Face face{!quiet_one, size_};
  const float side = quiet_one ? em(.2222F) + 2 : em(1.1111F) + 2;
  const float line = std::round(size_ * 1.3F);
  const std::string_view name = node.text(Attribute::name);
  float width = 0;
  const std::vector<Line> rows = wrap(in_.fonts, face, name, width_ - 2 * side, spacing_of(face));
  for (const Line& one : rows) width = std::max(width, one.width);
  const float high = static_cast<float>(rows.size()) * line;
  if (in_.options.wide_buttons && !quiet_one) width = width_ - 2 * side;
  Box box{x_, y_, std::max(std::ceil(width) + 2 * side, target_), std::max(target_, high + em(.8889F) + 4)};
  ui::Colour ink = colour(hovered ? Token::accent_hover : Token::accent);
  if (quiet_one) {
    box.x -= side;
  } else if (!why.empty()) {
    mark(Shape::fill, box, colour(Token::surface), 0, radius);
    mark(Shape::dashed, box, colour(Token::border), 2, radius);
  } else {
    const ui::Colour edge = danger ? colour(hovered ? Token::danger_hover : Token::danger) : ink;
    const bool filled = danger || primary;
    mark(Shape::fill, box, filled ? edge : colour(hovered ? Token::accent_surface : Token::ground), 0, radius);
    mark(Shape::frame, box, edge, 2, radius);
    if (filled) ink = colour(danger ? Token::on_danger : Token::on_accent);
  }
  if (!why.empty()) ink = colour(Token::quiet_text);
  float y = box.y + (box.height - high) / 2;
  const float inner = box.width - 2 * side;
  for (const Line& one : rows) {
    const float start = quiet_one ? 0 : (inner - one.width) / 2;
    text_at(name.substr(one.from, one.to - one.from), Style{face, ink, line, quiet_one}, {box.x + side + start, y, one.width + 2, 0});
    y += line;
  }
  stop(node, Part::button, box).by_tab = !node.flag(Attribute::aside);
  frame_.nodes[node.id()].box = frame_.nodes[node.id()].control = box;
  y_ = box.bottom();
  at_start_ = false;
  if (!why.empty()) {
    gap(em(.2222F));
    signed_text(why, "i", quiet());
    frame_.nodes[node.id()].box = {x_, box.y, std::max(box.width, width_), y_ - box.y};
  }
}

void Composer::link(const ui::Node& node) {
  Style style = words();
  const bool leads = !node.text(Attribute::href).empty() || !node.text(Attribute::target).empty();
  if (leads) style.colour = colour(in_summary_ ? Token::danger : is_hovered(node) ? Token::accent_hover : Token::accent), style.underline = true;
  if (in_summary_) style.face.bold = true;
  const float above = std::max((target_ - line_of(style.face)) / 2, em(.5F));
  const Box words = text_at(node.text(Attribute::name), style, {x_, y_ + above, width_, 0});
  const Box box{x_, y_, std::max(words.width, target_), words.height + 2 * above};
  y_ = box.bottom();
  frame_.nodes[node.id()].box = box;
  at_start_ = false;
  if (leads) stop(node, Part::link, box).control = {words.x - 2, words.y - 2, words.width + 4, words.height + 4};
}

}  // namespace portal::surface::imgui
