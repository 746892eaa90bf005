// What keys do to a text.
#include "sdk/surface/imgui/editor.h"

#include <algorithm>

#include "sdk/text/code_points.h"

namespace portal::surface::imgui {

namespace {

bool is_word(char32_t letter) {
  return text::is_digit(letter) || (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z') || letter >= 0xC0;
}

}  // namespace

void Editor::start(std::string_view text) {
  letters_ = text::code_points(text);
  caret_ = anchor_ = letters_.size();
}

void Editor::reset(std::string_view text) {
  std::u32string next = text::code_points(text);
  if (next == letters_) return;
  const bool at_end = caret_ == letters_.size();
  letters_ = std::move(next);
  caret_ = at_end ? letters_.size() : std::min(caret_, letters_.size());
  anchor_ = caret_;
}

std::string Editor::text() const { return text::utf8(letters_); }

std::string Editor::selected() const {
  const std::size_t from = std::min(caret_, anchor_);
  return text::utf8(std::u32string_view(letters_).substr(from, std::max(caret_, anchor_) - from));
}

void Editor::erase(std::size_t from, std::size_t to) {
  letters_.erase(from, to - from);
  caret_ = anchor_ = from;
}

void Editor::insert(std::string_view text) {
  if (has_selection()) erase(std::min(caret_, anchor_), std::max(caret_, anchor_));
  std::u32string letters;
  for (char32_t letter : text::code_points(text)) {
    if (letter == U'\r') continue;
    if (letter == U'\n' && !lines_) letter = U' ';
    if (letter == U'\t') letter = U' ';
    if (letter >= 0x20 || letter == U'\n') letters += letter;
  }
  letters_.insert(caret_, letters);
  caret_ += letters.size();
  anchor_ = caret_;
}

bool Editor::erase_before(bool word) {
  if (has_selection()) return erase(std::min(caret_, anchor_), std::max(caret_, anchor_)), true;
  if (caret_ == 0) return false;
  return erase(word ? word_edge(caret_, -1) : caret_ - 1, caret_), true;
}

bool Editor::erase_after(bool word) {
  if (has_selection()) return erase(std::min(caret_, anchor_), std::max(caret_, anchor_)), true;
  if (caret_ == letters_.size()) return false;
  return erase(caret_, word ? word_edge(caret_, 1) : caret_ + 1), true;
}

void Editor::go(std::size_t place, bool select) {
  caret_ = std::min(place, letters_.size());
  if (!select) anchor_ = caret_;
}

void Editor::go_by(int letters, bool select) {
  if (has_selection() && !select) return go(letters < 0 ? std::min(caret_, anchor_) : std::max(caret_, anchor_), false);
  if (letters < 0) go(caret_ == 0 ? 0 : caret_ - 1, select);
  else go(caret_ + 1, select);
}

void Editor::go_by_word(int direction, bool select) { go(word_edge(caret_, direction), select); }

std::size_t Editor::word_edge(std::size_t from, int direction) const {
  std::size_t at = from;
  if (direction < 0) {
    while (at > 0 && !is_word(letters_[at - 1])) --at;
    while (at > 0 && is_word(letters_[at - 1])) --at;
  } else {
    while (at < letters_.size() && !is_word(letters_[at])) ++at;
    while (at < letters_.size() && is_word(letters_[at])) ++at;
  }
  return at;
}

void Editor::select_all() { anchor_ = 0, caret_ = letters_.size(); }

void Editor::apply_mask(std::string_view mask) {
  if (caret_ != letters_.size() || has_selection()) return;
  letters_ = masked(text::code_points(mask), letters_);
  caret_ = anchor_ = letters_.size();
}

}  // namespace portal::surface::imgui
