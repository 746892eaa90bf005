// What a keyboard on the screen shows and types.
#include "sdk/surface/imgui/keyboard.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sdk/surface/imgui/canvas.h"
#include "sdk/surface/imgui/lines.h"
#include "sdk/text/code_points.h"

namespace portal::surface::imgui {

using ui::Token;

namespace {

enum What : int { letter, upper, erase, digits, letters, language, done, left, right };

constexpr std::u32string_view russian[] = {U"йцукенгшщзхъ", U"фывапролджэ", U"ячсмитьбюё"};
constexpr std::u32string_view english[] = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
constexpr std::u32string_view numbers[] = {U"123", U"456", U"789"};
constexpr float space_between = 6;
constexpr int most_rows = 5;

}  // namespace

Keyboard::Keyboard(Fonts& fonts, Screen& screen) : fonts_(fonts), screen_(screen) {}

void Keyboard::set_theme(const ui::Theme& theme) {
  theme_ = theme;
  build();
}

void Keyboard::set_names(Names names) {
  names_ = std::move(names);
  build();
}

void Keyboard::set_layout(Layout layout) {
  if (layout == layout_) return;
  layout_ = layout;
  if (layout != Layout::digits) letters_ = layout;
  build();
}

bool Keyboard::take_done() { return std::exchange(is_done_, false); }

float Keyboard::wanted_height(float width) const {
  const float key = std::max(static_cast<float>(theme_.target), std::min(std::round(width / 14), 72.F));
  return most_rows * (key + space_between) + space_between;
}

void Keyboard::set_area(Box area) {
  if (area == area_) return;
  area_ = area;
  build();
}

void Keyboard::row(const std::vector<Button>& keys) {
  const float height = (area_.height - space_between) / most_rows - space_between;
  float weights = 0;
  for (const Button& key : keys) weights += key.weight;
  const float most = std::min(area_.width, 1100.F);
  const float unit = (most - space_between * static_cast<float>(keys.size() + 1)) / weights;
  float x = area_.x + (area_.width - most) / 2 + space_between;
  const float y = area_.y + space_between + static_cast<float>(rows_) * (height + space_between);
  for (Button key : keys) {
    key.box = {std::round(x), std::round(y), std::round(unit * key.weight), std::round(height)};
    x += unit * key.weight + space_between;
    buttons_.push_back(std::move(key));
  }
  ++rows_;
}

void Keyboard::build() {
  is_dirty_ = true;
  buttons_.clear();
  rows_ = 0;
  if (area_.width <= 0) return;
  const auto key = [&](char32_t one) {
    Button button;
    text::append_code_point(button.types, is_upper_ ? text::upper(one) : one);
    button.label = button.types;
    return button;
  };
  const auto act = [](std::string label, int what, float weight) { return Button{std::move(label), {}, what, weight, {}}; };
  const auto sign = [](const char* text) { return Button{text, text, letter, 1, {}}; };
  if (layout_ == Layout::digits) {
    for (const std::u32string_view line : numbers) {
      std::vector<Button> keys;
      for (const char32_t one : line) keys.push_back(key(one));
      row(keys);
    }
    row({sign("-"), sign("0"), sign(".")});
    row({act(names_.letters, letters, 1), act(names_.erase, erase, 1), act(names_.done, done, 1)});
    return;
  }
  std::vector<Button> first;
  for (const char32_t one : std::u32string_view(U"1234567890")) first.push_back(key(one));
  first.push_back(act(names_.erase, erase, 1.8F));
  row(first);
  const auto& lines = layout_ == Layout::russian ? russian : english;
  for (int i = 0; i < 3; ++i) {
    std::vector<Button> keys;
    if (i == 2) keys.push_back(act(is_upper_ ? "↓" : "↑", upper, 1.3F));
    for (const char32_t one : lines[i]) keys.push_back(key(one));
    if (i == 2) keys.push_back(sign("-"));
    row(keys);
  }
  Button space{names_.space, " ", letter, 4, {}};
  row({act(names_.digits, digits, 1.3F), act(layout_ == Layout::russian ? "ENG" : "РУС", language, 1.3F), sign(","), space, sign("."),
       act("←", left, 1), act("→", right, 1), act(names_.done, done, 2)});
}

void Keyboard::set_marking(bool on) {
  if (on == is_marking_) return;
  is_marking_ = on;
  marked_ = 0;
  is_dirty_ = true;
}

std::string Keyboard::marked() const { return is_marking_ && marked_ < buttons_.size() ? buttons_[marked_].label : std::string(); }

// The nearest that way, by the middles of keys; beyond the last one it stays.
void Keyboard::mark_beside(PadAct direction) {
  const auto middle = [](const Box& box) { return std::pair(box.x + box.width / 2, box.y + box.height / 2); };
  const auto [x, y] = middle(buttons_[marked_].box);
  float nearest = 1e9F;
  std::size_t found = marked_;
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    const auto [to_x, to_y] = middle(buttons_[i].box);
    const bool sideways = direction == PadAct::left || direction == PadAct::right;
    const float along = direction == PadAct::left ? x - to_x : direction == PadAct::right ? to_x - x : direction == PadAct::up ? y - to_y : to_y - y;
    const float across = std::abs(sideways ? to_y - y : to_x - x);
    if (along < 1 || (sideways && across > 1)) continue;
    const float distance = sideways ? along : along * 1000 + across;
    if (distance < nearest) nearest = distance, found = i;
  }
  marked_ = found;
}

bool Keyboard::pad(PadAct act) {
  if (!is_marking_ || buttons_.empty() || area_.height <= 0) return false;
  is_dirty_ = true;
  switch (act) {
    case PadAct::up:
    case PadAct::down:
    case PadAct::left:
    case PadAct::right: mark_beside(act); return true;
    case PadAct::press: press(Button(buttons_[marked_])); break;
    case PadAct::back: is_done_ = true; return true;
    default: return false;
  }
  marked_ = std::min(marked_, buttons_.size() - 1);  // another layout may have fewer
  return true;
}

void Keyboard::pointer_down(float x, float y, Modifiers) {
  for (std::size_t i = 0; i < buttons_.size(); ++i)
    if (buttons_[i].box.holds(x, y)) pressed_ = static_cast<int>(i);
  is_dirty_ = true;
}

void Keyboard::pointer_up(float x, float y) {
  is_dirty_ = true;
  const int at = std::exchange(pressed_, -1);
  if (at < 0 || !buttons_[static_cast<std::size_t>(at)].box.holds(x, y)) return;
  press(Button(buttons_[static_cast<std::size_t>(at)]));  // a copy: pressing may make others
}

void Keyboard::press(const Button& button) {
  switch (static_cast<What>(button.what)) {
    case letter:
      screen_.type(button.types);
      if (is_upper_) is_upper_ = false, build();
      return;
    case upper: is_upper_ = !is_upper_; return build();
    case erase: return screen_.key(Key::backspace);
    case digits: return set_layout(Layout::digits);
    case letters: return set_layout(letters_);
    case language: return set_layout(layout_ == Layout::russian ? Layout::english : Layout::russian);
    case done: is_done_ = true; return;
    case left: return screen_.key(Key::left);
    case right: return screen_.key(Key::right);
  }
}

Face Keyboard::face_of(const Button& button) const {
  return {button.what != letter, std::round(std::min(button.box.height * .42F, button.types.empty() ? 22.F : 28.F))};
}

void Keyboard::prepare() {
  for (const Button& button : buttons_) {
    fonts_.need(face_of(button));
    fonts_.need(button.label);
  }
}

void Keyboard::draw(Canvas& canvas) {
  is_dirty_ = false;
  canvas.fill(area_, theme_[Token::surface]);
  canvas.fill({area_.x, area_.y, area_.width, 1}, theme_[Token::border]);
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    const Button& button = buttons_[i];
    const bool is_pressed = static_cast<int>(i) == pressed_;
    const bool is_main = button.what == done;
    const bool is_filled = is_pressed || is_main;
    canvas.fill(button.box, theme_[is_filled ? Token::accent : Token::ground], 4);
    canvas.frame(button.box, theme_[is_filled ? Token::accent : Token::border], button.what == letter ? 1 : 2, 4);
    const Face face = face_of(button);
    const float width = width_of(fonts_, face, button.label);
    canvas.text(button.label, face, theme_[is_filled ? Token::on_accent : Token::text], button.box.x + (button.box.width - width) / 2, button.box.y,
                button.box.height);
    if (!is_marking_ || i != marked_) continue;
    const Box ring{button.box.x - 3, button.box.y - 3, button.box.width + 6, button.box.height + 6};
    canvas.frame(button.box, theme_[Token::focus_gap], 2, 4);
    canvas.frame(ring, theme_[Token::focus], 3, 6);
  }
}

}  // namespace portal::surface::imgui
