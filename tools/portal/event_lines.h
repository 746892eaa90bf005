#pragma once
// The fast way through many lines of JSON: one pass that checks each line whole and keeps only the members that are wanted.
//
//   static constexpr Want inside[] = {{"channel", 1}, {"answers", 2}};
//   static constexpr Want wanted[] = {{"id", 0}, {"data", -1, inside}};
//   LineScanner scanner(wanted, 3);
//   if (scanner.scan(line)) use(scanner.slot(0).text);
//
// A line is one JSON value by RFC 8259, UTF-8; a wanted member that is named twice makes the line bad. What is kept are slices of
// the line itself: nothing is copied. Nesting is bounded at 64.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace portal::tools {

struct Want {
  std::string_view key;
  int slot = -1;  // -1: only what is inside
  std::span<const Want> inside{};
};

enum class SlotKind : unsigned char { absent, text, escaped_text, number, literal, object, array };

struct Slot {
  SlotKind kind = SlotKind::absent;
  std::string_view text;       // of a text without its quotes, escapes as written; of anything else the JSON
  std::string string() const;  // a text with its escapes undone; else as it stands
};

// Calls `visit(key, slot)` for each member of an object slot, or `visit("", slot)` for each item of an array slot; one level.
template <class Visit>
void each_member(std::string_view json, Visit&& visit);

class LineScanner {
 public:
  LineScanner(std::span<const Want> wanted, std::size_t slots) : wanted_(wanted), slots_(slots) {}

  bool scan(std::string_view line);  // false: not JSON, or a wanted member twice; no slot is to be used then
  const Slot& slot(std::size_t number) const { return slots_[number]; }

 private:
  std::span<const Want> wanted_;
  std::vector<Slot> slots_;
};

// One value from `at` on; null where it is not JSON. Moves `at` behind it.
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  bool value(std::span<const Want> wanted, std::vector<Slot>* slots, int depth, Slot* out);
  void space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\r' || *at_ == '\n')) ++at_;
  }
  bool at_end() const { return at_ == end_; }
  bool take(char c) {
    space();
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  bool text(Slot& out);  // the opening quote is taken already

 private:
  bool object(std::span<const Want> wanted, std::vector<Slot>* slots, int depth);
  bool array(int depth);
  bool member(std::span<const Want> wanted, std::vector<Slot>* slots, int depth);
  bool number();
  bool literal(std::string_view word);
  bool utf8();
  bool escape();

  const char* at_;
  const char* end_;
};

template <class Visit>
void each_member(std::string_view json, Visit&& visit) {
  JsonWalk walk(json);
  const bool is_object = walk.take('{');
  if (!is_object && !walk.take('[')) return;
  do {
    Slot key;
    if (is_object && !(walk.take('"') && walk.text(key) && walk.take(':'))) return;
    Slot found;
    if (!walk.value({}, nullptr, 0, &found)) return;
    visit(key.text, found);
  } while (walk.take(','));
}

}  // namespace portal::tools
