// Lists, steps, samples, codes for cameras.
#include <algorithm>
#include <cmath>

#include "sdk/surface/imgui/layout.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::Token;

void Composer::list(const ui::Node& node) {
  const bool bare = in_summary_;
  const float indent = bare ? 0 : std::min(em(1.3333F), width_ * .06F);
  const bool was_in_steps = std::exchange(in_steps_, false);
  ++depth_in_lists_;
  x_ += indent, width_ -= indent;
  at_start_ = true;
  for (const ui::NodePtr& child : node.children()) {
    if (!bare) gap(em(.4444F));
    flush();
    if (!bare && depth_in_lists_ == 1)
      mark(Shape::disc, {x_ - indent + em(.35F), y_ + (line_of(Face{false, size_}) - em(.35F)) / 2, em(.35F), em(.35F)}, colour(Token::text));
    this->node(*child);
  }
  x_ -= indent, width_ += indent;
  --depth_in_lists_;
  in_steps_ = was_in_steps;
}

void Composer::steps(const ui::Node& node) {
  const bool was_in_steps = std::exchange(in_steps_, true);
  const int steps_before = std::exchange(steps_so_far_, 0);
  for (const ui::NodePtr& child : node.children()) this->node(*child);
  in_steps_ = was_in_steps;
  steps_so_far_ = steps_before;
}

// The round before a step: its number, or a tick where it is done.
void Composer::step_sign(bool is_current, bool is_done) {
  const float size = em(2);
  ++steps_so_far_;
  const ui::Colour edge = is_current ? colour(Token::accent) : is_done ? colour(Token::success) : colour(Token::border);
  if (is_current) mark(Shape::disc, {x_, y_, size, size}, edge);
  else mark(Shape::circle, {x_, y_, size, size}, edge, 2);
  if (is_done && !is_current) {
    mark(Shape::tick, {x_ + size * .3F, y_ + size * .3F, size * .4F, size * .4F}, edge, 3);
    return;
  }
  const std::string number = std::to_string(steps_so_far_);
  const Face face{is_current, size_};
  Mark& digits =
      mark(Shape::text, {x_ + (size - width_of(in_.fonts, face, number)) / 2, y_, size, size}, colour(is_current ? Token::on_accent : Token::text));
  digits.text = number;
  digits.face = face;
}

// How things stand, in a frame of its tone.
void Composer::status_chip(std::string_view status, std::string_view tone) {
  const bool loud = tone == "attention" || tone == "danger";
  const auto of_tone = [&](Token info, Token quiet, Token success, Token attention, Token danger) {
    return colour(tone == "quiet" ? quiet : tone == "success" ? success : tone == "attention" ? attention : tone == "danger" ? danger : info);
  };
  const ui::Colour ink = of_tone(Token::accent, Token::quiet_text, Token::success, Token::attention, Token::danger);
  const ui::Colour ground = of_tone(Token::ground, Token::ground, Token::success_surface, Token::attention_surface, Token::danger_surface);
  gap(2);
  flush();
  const std::size_t under = frame_.marks.size();
  frame_.marks.resize(under + 2);
  const Box words = text_at(status, Style{Face{loud, small_}, ink}, {x_ + em(.5F), y_, width_ - em(1), 0});
  const Box chip{x_, y_, words.width + em(1), words.height};
  frame_.marks[under] = Mark{.shape = Shape::fill, .box = chip, .colour = ground, .radius = 4};
  frame_.marks[under + 1] = Mark{.shape = Shape::frame, .box = chip, .colour = ink, .width = 1, .radius = 4};
  y_ = chip.bottom();
  at_start_ = false;
}

void Composer::item(const ui::Node& node) {
  const bool numbered = std::exchange(in_steps_, false);
  const bool is_current = !node.text(Attribute::current).empty();
  const std::string_view tone = node.text(Attribute::tone);
  const std::string_view status = node.text(Attribute::status);
  const float indent = numbered ? em(2.8889F) : 0;
  const float top = y_;
  if (numbered) step_sign(is_current, !status.empty() && tone == "success");
  x_ += indent, width_ -= indent;
  if (numbered) y_ += em(.1111F);
  if (is_current) text(node.text(Attribute::current), Style{Face{true, small_}, colour(Token::accent)});
  if (const std::string_view name = node.text(Attribute::name); !name.empty()) text(name, words(is_current));
  if (!status.empty()) status_chip(status, tone);
  gap(em(.2222F));
  children(node);
  gap_ = 0;
  x_ -= indent, width_ += indent;
  in_steps_ = numbered;
  if (!numbered) return;
  y_ = std::max(y_ + em(.8889F), top + em(3.1111F));
  mark(Shape::fill, {x_ + em(1) - 1, top + em(2.2222F), 2, y_ - top - em(2.4444F)}, colour(Token::border));
}

void Composer::progress(const ui::Node& node) {
  text(node.text(Attribute::name), words());
  gap(em(.2222F));
  flush();
  const json::Value* value = node.find(Attribute::value);
  const double percent = value != nullptr && value->is_number() ? std::clamp(value->number(), 0.0, 100.0) : 0;
  const Box bar{x_, y_, width_, em(.8F)};
  mark(Shape::fill, {bar.x, bar.y, bar.width * static_cast<float>(percent) / 100, bar.height}, colour(Token::accent));
  mark(Shape::frame, bar, colour(Token::border), 2);
  y_ = bar.bottom();
}

namespace {

// The value of one token in "--pw-scale:2;--pw-ground:#000000"; "" where it is not there.
std::string_view token_in(std::string_view look, std::string_view name) {
  while (!look.empty()) {
    const std::size_t end = std::min(look.find(';'), look.size());
    const std::string_view one = look.substr(0, end);
    if (one.size() > name.size() && one.substr(0, name.size()) == name && one[name.size()] == ':') return one.substr(name.size() + 1);
    look.remove_prefix(std::min(end + 1, look.size()));
  }
  return {};
}

// "1.25" at the start of a text, which then begins behind it. Not strtof: it brings a page 10 kB for numbers that never come.
float take_decimal(std::string_view& text) {
  float number = 0;
  float place = 1;
  bool is_fraction = false;
  for (; !text.empty(); text.remove_prefix(1)) {
    const char sign = text.front();
    if (sign == '.' && !is_fraction) {
      is_fraction = true;
    } else if (sign >= '0' && sign <= '9') {
      number = number * 10 + static_cast<float>(sign - '0');
      if (is_fraction) place *= 10;
    } else {
      break;
    }
  }
  return number / place;
}

float number_in(std::string_view look, std::string_view name, float otherwise) {
  std::string_view text = token_in(look, name);
  const std::size_t length = text.size();
  const float number = take_decimal(text);
  return text.size() == length ? otherwise : number;
}

ui::Colour colour_in(std::string_view look, std::string_view name, ui::Colour otherwise) {
  return ui::colour_from_hex(token_in(look, name)).value_or(otherwise);
}

}  // namespace

void Composer::sample(const ui::Node& node) {
  const std::string_view look = node.text(Attribute::look);
  const float size = std::round(in_.options.medium * 1.125F * number_in(look, "--pw-scale", static_cast<float>(in_.theme.text_percent) / 100));
  const Style style{Face{false, size}, colour_in(look, "--pw-text", colour(Token::text)),
                    std::round(size * number_in(look, "--pw-line", static_cast<float>(in_.theme.line_percent) / 100))};
  const float top = y_;
  const std::size_t under = frame_.marks.size();
  frame_.marks.resize(under + 2);
  const float room = em(.8889F);
  y_ += room;
  text_at(node.text(Attribute::text), style, {x_ + room, y_, width_ - 2 * room, 0});
  y_ = frame_.marks.back().box.bottom() + room;
  const Box box{x_, top, width_, y_ - top};
  frame_.marks[under] = Mark{.shape = Shape::fill, .box = box, .colour = colour_in(look, "--pw-ground", colour(Token::ground)), .radius = 4};
  frame_.marks[under + 1] =
      Mark{.shape = Shape::frame, .box = box, .colour = colour_in(look, "--pw-border", colour(Token::border)), .width = 2, .radius = 4};
}

// Black on white whatever the colours: a camera reads it. The path is rows of modules, "M4 4h7v1h-7z".
void Composer::qr_code(const ui::Node& node) {
  std::string_view at = node.text(Attribute::shape);
  const float side = take_decimal(at);
  if (side <= 0) return;
  const float size = std::min(width_, em(16));
  const float unit = size / side;
  mark(Shape::fill, {x_, y_, size, size}, ui::Colour{255, 255, 255});
  const auto number_behind = [&](char sign) {
    if (at.empty() || at.front() != sign) return 0.F;
    at.remove_prefix(1);
    return take_decimal(at);
  };
  for (at.remove_prefix(std::min(at.find('M'), at.size())); !at.empty(); at.remove_prefix(std::min(at.find('M'), at.size()))) {
    const float column = number_behind('M');
    const float row = number_behind(' ');
    const float modules = number_behind('h');
    mark(Shape::fill, {x_ + column * unit, y_ + row * unit, modules * unit, unit}, ui::Colour{0, 0, 0});
  }
  frame_.nodes[node.id()].box = {x_, y_, size, size};
  y_ += size;
  at_start_ = false;
}

}  // namespace portal::surface::imgui
