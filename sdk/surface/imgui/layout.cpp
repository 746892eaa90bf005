// What holds others, and words.
#include "sdk/surface/imgui/layout.h"

#include <algorithm>
#include <cmath>

#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Attribute;
using ui::Role;
using ui::Token;

namespace {

constexpr float measure_in_ems = 33;  // about 66 characters
constexpr float padding = 16;
constexpr float wide_terms = 560;

// The distance that a thing keeps from what is above and below it, in ems of 18 px: 32 px between questions, 16 between sentences.
float distance_of(Role role) {
  switch (role) {
    case Role::section: return 2.6667F;
    case Role::paragraph:
    case Role::disclosure:
    case Role::sample:
    case Role::progress:
    case Role::qr_code: return .8889F;
    case Role::item: return .4444F;
    case Role::button:
    case Role::link: return .2222F;
    case Role::term: return 0;
    case Role::heading:
    case Role::form:
    case Role::region: return 0;
    case Role::group:
    case Role::list:
    case Role::steps:
    case Role::notice:
    case Role::error_summary:
    case Role::actions:
    case Role::terms:
    case Role::chart:
    case Role::text_field:
    case Role::text_area:
    case Role::number_field:
    case Role::date_field:
    case Role::date_parts:
    case Role::combobox:
    case Role::select:
    case Role::radio_group:
    case Role::checkbox_group:
    case Role::checkbox:
    case Role::file_field: return 1.7778F;
  }
  return 0;
}

}  // namespace

Frame lay_out(const ui::NodePtr& root, const LayoutInput& input) { return Composer(input).finish(root); }

void need_letters(const ui::Node& node, Fonts& fonts) {
  for (const auto& [attribute, value] : node.attributes()) {
    if (value.is_string()) fonts.need(value.text());
    if (!value.is_array()) continue;
    for (const json::Value& entry : value.array()) {
      if (entry.is_string()) fonts.need(entry.text());
      if (!entry.is_object()) continue;
      for (const json::Member& member : entry.object())
        if (member.value.is_string()) fonts.need(member.value.text());
    }
  }
}

Composer::Composer(const LayoutInput& input)
    : in_(input), size_(std::round(input.options.medium * 1.125F * static_cast<float>(input.theme.text_percent) / 100)),
      small_(std::round(input.options.medium * static_cast<float>(input.theme.text_percent) / 100)), target_(static_cast<float>(input.theme.target)) {
  for (const float size : {small_, size_, std::round(em(1.2222F)), std::round(em(1.5556F))})
    for (const bool bold : {false, true}) input.fonts.need(Face{bold, size});
}

Frame Composer::finish(const ui::NodePtr& top) {
  const float margin = in_.options.margin;
  const float column = std::min(in_.width, measure_in_ems * size_ + 2 * margin);
  x_ = margin + (in_.options.centred ? std::floor((in_.width - column) / 2) : 0);
  // A bar begins where the column under it does, and may be wider.
  width_ = in_.options.is_bar ? in_.width - x_ - margin : column - 2 * margin;
  if (top != nullptr && !top->flag(Attribute::hidden)) {
    y_ = in_.options.wide_buttons ? 2 * padding : padding;
    node(*top);
    frame_.height = y_ + padding;
  }
  return std::move(frame_);
}

void Composer::node(const ui::Node& node) {
  gap(em(distance_of(node.role())));
  const std::size_t place = place_++;
  const std::size_t marks = frame_.marks.size();
  if (node.role() != Role::heading) flush();
  const float top = y_;
  draw(node);
  const float from = frame_.marks.size() > marks && node.role() == Role::heading ? frame_.marks[marks].box.y : top;
  Placed& placed = frame_.nodes[node.id()];
  placed.place = place;
  if (placed.box.width == 0) placed.box = {x_, from, width_, std::max(y_ - from, 0.F)};
  if (placed.control.width == 0) placed.control = placed.box;
  if (placed.ring.width == 0) placed.ring = placed.box;
  gap(em(distance_of(node.role())));
}

void Composer::draw(const ui::Node& node) {
  switch (node.role()) {
    case Role::form:
    case Role::region: return root(node);
    case Role::section: return section(node);
    case Role::group: return group(node);
    case Role::list: return list(node);
    case Role::steps: return steps(node);
    case Role::item: return item(node);
    case Role::disclosure: return disclosure(node);
    case Role::notice: return message(node, false);
    case Role::error_summary: return message(node, true);
    case Role::actions: return actions(node);
    case Role::terms: return terms(node);
    case Role::heading: return heading(node.text(Attribute::text), ui::count_of(node, Attribute::level) == 2 ? 1.2222F : 1);
    case Role::paragraph: text(node.text(Attribute::text), words()); return;
    case Role::sample: return sample(node);
    case Role::qr_code: return qr_code(node);
    case Role::progress: return progress(node);
    case Role::term: return term(node);
    case Role::chart: return chart(node);
    case Role::text_field:
    case Role::text_area:
    case Role::number_field:
    case Role::date_field:
    case Role::date_parts:
    case Role::combobox:
    case Role::select:
    case Role::radio_group:
    case Role::checkbox_group:
    case Role::checkbox:
    case Role::file_field: return field(node);
    case Role::button: return button(node);
    case Role::link: return link(node);
  }
}

void Composer::children(const ui::Node& node) {
  for (const ui::NodePtr& child : node.children()) this->node(*child);
}

void Composer::root(const ui::Node& node) {
  const Face face{true, std::round(em(1.5556F))};
  frame_.nodes[node.id()].ring = text(node.text(Attribute::name), Style{face, colour(Token::text), std::round(face.size * 1.3F)});
  gap(em(.8889F));
  children(node);
  gap_ = 0;
}

void Composer::section(const ui::Node& node) {
  const Face face{true, std::round(em(1.2222F))};
  frame_.nodes[node.id()].ring = text(node.text(Attribute::name), Style{face, colour(Token::text), std::round(face.size * 1.3F)});
  if (const std::string_view hint = node.text(Attribute::hint); !hint.empty()) {
    gap(em(.4444F));
    text(hint, quiet());
  }
  gap(em(.8889F));
  children(node);
}

void Composer::heading(std::string_view words, float size) {
  gap(em(1.3333F));
  const Face face{true, std::round(em(size))};
  text(words, Style{face, colour(Token::text), std::round(face.size * 1.3F)});
  gap(em(.4444F));
}

void Composer::group(const ui::Node& node) {
  text(node.text(Attribute::name), words(true));
  if (const std::string_view hint = node.text(Attribute::hint); !hint.empty()) {
    gap(em(.2222F));
    text(hint, quiet());
  }
  gap(em(.4444F));
  children(node);
}

void Composer::disclosure(const ui::Node& node) {
  const float from = summary(node, node.text(Attribute::name), Part::summary);
  if (!in_.person.is_open(node) || node.children().empty()) return;
  const float indent = em(1.2222F);
  x_ += indent, width_ -= indent;
  gap(em(.2222F));
  children(node);
  gap_ = 0;
  x_ -= indent, width_ += indent;
  mark(Shape::fill, {x_ + 6, from, 3, y_ - from}, colour(Token::rule));
}

// What opens and shuts: a triangle and words. Returns where what it opens begins.
float Composer::summary(const ui::Node& node, std::string_view words, Part part) {
  const float arrow = em(1.2222F);
  Style style = this->words();
  style.colour = colour(is_hovered(node) ? Token::accent_hover : Token::accent);
  style.underline = true;
  const float top = y_;
  const float above = std::max((target_ - line_of(style.face)) / 2, em(.5F));
  const Box name = text_at(words, style, {x_ + arrow, y_ + above, width_ - arrow, 0});
  y_ = std::max(name.bottom() + above, top + target_);
  const Shape shape = in_.person.is_open(node) ? Shape::triangle_down : Shape::triangle_right;
  mark(shape, {x_ + 2, top + above + line_of(style.face) / 2 - 6, 12, 12}, style.colour);
  const Box target{x_, top, std::max(name.right() - x_ + 8, target_), y_ - top};
  stop(node, part, target).control = {x_, name.y - 4, name.right() - x_ + 4, name.height + 8};
  at_start_ = false;
  return y_;
}

// A notice, or a summary of errors: an edge, a ground of its tone, a sign.
void Composer::message(const ui::Node& node, bool is_summary) {
  const std::string_view tone = is_summary ? "danger" : node.text(Attribute::tone);
  const auto of_tone = [&](Token info, Token success, Token attention, Token danger) {
    return colour(tone == "success" ? success : tone == "attention" ? attention : tone == "danger" ? danger : info);
  };
  const ui::Colour edge = of_tone(Token::accent, Token::success, Token::attention, Token::danger);
  const ui::Colour ground = of_tone(Token::accent_surface, Token::success_surface, Token::attention_surface, Token::danger_surface);
  const float left = is_summary ? em(1.1111F) : std::min(em(3), width_ * .15F);
  const float right = std::min(em(.8889F), width_ * .03F);
  const float top = y_;
  const std::size_t under = frame_.marks.size();
  frame_.marks.resize(under + (is_summary ? 3 : 2));
  pad(em(.8889F));
  x_ += left, width_ -= left + right;
  if (const std::string_view name = node.text(Attribute::name); !name.empty()) {
    const Face face{true, std::round(em(is_summary ? 1.2222F : 1))};
    text(name, Style{face, is_summary ? colour(Token::text) : edge, std::round(face.size * 1.3F)});
    gap(em(.4444F));
  }
  if (const std::string_view hint = node.text(Attribute::hint); !hint.empty()) text(hint, quiet());
  const bool was_in_summary = std::exchange(in_summary_, is_summary);
  children(node);
  in_summary_ = was_in_summary;
  x_ -= left, width_ += left + right;
  pad(em(.8889F));
  at_start_ = false;  // what follows is outside
  const Box box{x_, top, width_, y_ - top};
  frame_.marks[under] = Mark{.shape = Shape::fill, .box = box, .colour = ground};
  frame_.marks[under + 1] = Mark{.shape = Shape::fill, .box = {x_, top, 6, box.height}, .colour = edge};
  if (is_summary) frame_.marks[under + 2] = Mark{.shape = Shape::frame, .box = box, .colour = edge, .width = 3};
  else
    sign(tone == "success"                         ? "ok"
         : tone == "attention" || tone == "danger" ? "!"
                                                   : "i",
         edge, x_ + std::min(em(1), width_ * .05F), top + em(.95F), em(1.15F));
}

void Composer::actions(const ui::Node& node) {
  const float x = x_, width = width_;
  const float space = em(.8889F);
  float row = y_, bottom = y_;
  for (const ui::NodePtr& child : node.children()) {
    // Tried where it would stand; what does not fit goes to the next row.
    Composer trial(in_);
    trial.width_ = width;
    trial.node(*child);
    const float needs = std::min(trial.frame_.nodes[child->id()].box.width, width);
    if (x_ > x && x_ + needs > x + width + .5F) x_ = x, row = bottom + space;
    y_ = row, gap_ = 0;
    width_ = x + width - x_;
    this->node(*child);
    bottom = std::max(bottom, y_);
    x_ += frame_.nodes[child->id()].box.width + space;
  }
  x_ = x, width_ = width, y_ = bottom, gap_ = 0;
}

void Composer::terms(const ui::Node& node) {
  mark(Shape::fill, {x_, y_, width_, 1}, colour(Token::rule));
  y_ += 1;
  children(node);
}

void Composer::term(const ui::Node& node) {
  y_ += em(.6667F);
  const bool wide = width_ >= wide_terms && size_ < 30;
  const float x = x_, width = width_, top = y_;
  if (wide) width_ = std::floor(width * .4F - em(.6667F));
  text(node.text(Attribute::name), quiet());
  const float names_end = y_;
  if (wide) x_ = x + std::floor(width * .4F + em(.6667F)), width_ = x + width - x_, y_ = top;
  text(ui::shown_value(node), words(true));
  if (const std::string_view note = node.text(Attribute::note); !note.empty()) signed_text(note, "i", quiet(true));
  gap(em(.2222F));
  children(node);
  gap_ = 0;
  x_ = x, width_ = width, y_ = std::max(names_end, y_) + em(.6667F);
  mark(Shape::fill, {x_, y_, width_, 1}, colour(Token::rule));
  y_ += 1;
}

// Building blocks

void Composer::gap(float distance) { gap_ = std::max(gap_, at_start_ ? std::min(distance, em(.2222F)) : distance); }

void Composer::flush() { y_ += std::round(std::exchange(gap_, 0.F)); }

void Composer::pad(float distance) {
  y_ += distance;
  gap_ = 0;
  at_start_ = true;
}

float Composer::line_of(const Face& face) const { return std::round(face.size * static_cast<float>(in_.theme.line_percent) / 100); }

Spacing Composer::spacing_of(const Face& face) const {
  return {face.size * static_cast<float>(in_.theme.letter_permille) / 1000, face.size * static_cast<float>(in_.theme.word_permille) / 1000};
}

Style Composer::words(bool bold) const { return {Face{bold, size_}, colour(Token::text)}; }
Style Composer::quiet(bool small) const { return {Face{false, small ? small_ : size_}, colour(Token::quiet_text)}; }

Box Composer::text(std::string_view words, const Style& style, float indent) {
  flush();
  const Box box = text_at(words, style, {x_ + indent, y_, width_ - indent, 0});
  y_ = box.bottom();
  at_start_ = false;
  return box;
}

Box Composer::text_at(std::string_view words, const Style& style, Box room) {
  const float height = style.line > 0 ? style.line : line_of(style.face);
  const Spacing spacing = spacing_of(style.face);
  Box box{room.x, room.y, 0, 0};
  for (const Line& line : wrap(in_.fonts, style.face, words, std::max(room.width, style.face.size), spacing)) {
    Mark& drawn = mark(Shape::text, {room.x, room.y + box.height, line.width, height}, style.colour);
    drawn.text = words.substr(line.from, line.to - line.from);
    drawn.face = style.face;
    drawn.letter_spacing = spacing.letter;
    drawn.word_spacing = spacing.word;
    drawn.underline = style.underline;
    box.width = std::max(box.width, line.width);
    box.height += height;
  }
  return box;
}

void Composer::signed_text(std::string_view words, std::string_view which, const Style& style) {
  flush();
  const float size = std::round(style.face.size * 1.15F);
  const float line = line_of(style.face);
  sign(which, style.colour, x_, y_ + (line - size) / 2, size);
  text(words, style, size + em(.35F));
}

// A letter in a circle, or a tick.
void Composer::sign(std::string_view which, ui::Colour ink, float x, float y, float size) {
  mark(Shape::circle, {x, y, size, size}, ink, 2);
  if (which == "ok") {
    mark(Shape::tick, {x + size * .25F, y + size * .25F, size * .5F, size * .5F}, ink, 2);
    return;
  }
  const Face face{true, small_};
  const float width = width_of(in_.fonts, face, which);
  Mark& letter = mark(Shape::text, {x + (size - width) / 2, y, width, size}, ink);
  letter.text = which;
  letter.face = face;
}

Mark& Composer::mark(Shape shape, Box box, ui::Colour ink, float width, float radius) {
  frame_.marks.push_back(Mark{.shape = shape, .box = box, .colour = ink, .width = width, .radius = radius});
  return frame_.marks.back();
}

FrameStop& Composer::stop(const ui::Node& node, Part part, Box target, int option) {
  frame_.stops.push_back(FrameStop{.node = node.id(), .option = option, .part = part, .target = target, .control = target, .place = place_ - 1});
  return frame_.stops.back();
}

}  // namespace portal::surface::imgui
