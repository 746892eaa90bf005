#pragma once
// One text being edited: caret, selection, and what keys do to them. Places are code points; a line has no say here.

#include <string>
#include <string_view>

namespace portal::surface::imgui {

class Editor {
 public:
  void start(std::string_view text);  // the caret goes to the end
  void reset(std::string_view text);  // another text in the same field: the caret stays, unless it was at the end

  std::string text() const;
  std::size_t size() const { return letters_.size(); }
  std::size_t caret() const { return caret_; }
  std::size_t anchor() const { return anchor_; }
  bool has_selection() const { return caret_ != anchor_; }
  std::string selected() const;

  void insert(std::string_view text);  // in place of what is selected; "\r" and, where `lines` is false, "\n" become spaces
  void set_lines(bool lines) { lines_ = lines; }
  bool erase_before(bool word);  // false: there was nothing to erase
  bool erase_after(bool word);
  void go(std::size_t place, bool select);
  void go_by(int letters, bool select);  // a selection ends at its side where it is not grown
  void go_by_word(int direction, bool select);
  void select_all();
  void apply_mask(std::string_view mask);  // sdk/profile/identifiers.h; only at the end, as web/mask.js

 private:
  void erase(std::size_t from, std::size_t to);
  std::size_t word_edge(std::size_t from, int direction) const;

  std::u32string letters_;
  std::size_t caret_ = 0;
  std::size_t anchor_ = 0;
  bool lines_ = false;
};

// The text with the signs of the mask put in, or as it was where it does not fit. The twin of web/mask.js.
std::u32string masked(std::u32string_view mask, std::u32string_view text);

}  // namespace portal::surface::imgui
