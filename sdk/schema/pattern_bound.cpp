// One pass over the pattern; a group's findings go to the group around it.
#include "sdk/schema/pattern_bound.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace portal::schema {

namespace {

constexpr std::int64_t few_times = 16;
constexpr std::size_t most_steps = 32;

// Signs of ASCII one by one; of the others, white space and the rest.
struct Signs {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  unsigned others = 0;  // 1: white space, 2: the rest

  void add(unsigned char c) {
    if (c >= 128) others = 3;
    else (c < 64 ? low : high) |= std::uint64_t{1} << (c % 64);
  }
  void add(unsigned char first, unsigned char last) {
    for (unsigned c = first; c <= last; ++c) add(static_cast<unsigned char>(c));
  }
  void add(const Signs& more) {
    low |= more.low;
    high |= more.high;
    others |= more.others;
  }
  void invert() {
    low = ~low;
    high = ~high;
    others = 3;  // some of them may be meant
  }
  bool meets(const Signs& more) const { return (low & more.low) != 0 || (high & more.high) != 0 || (others & more.others) != 0; }
};

struct Step {
  Signs signs;
  bool varies = false;
  bool is_optional = false;
};

// What stands in a group, as far as it decides whether the group may be repeated.
struct Group {
  bool varies = false;    // something in it is repeated, optional, or one of several
  bool is_open = false;   // something in it may be a sign
  bool begins = true;     // nothing has been read yet
  std::string separator;  // the signs one of which it begins with
  std::string others;     // signs elsewhere in it
  bool is_look = false;   // looks ahead or behind
  bool is_flat = true;    // one way, and nothing but steps
  std::vector<Step> steps;
};

// Whether a text is split between repeated groups of these steps in one way only: after each step that may be longer or shorter, the next
// sign says whether it goes on.
bool is_decided(const std::vector<Step>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].varies) continue;
    for (std::size_t next = 1; next <= steps.size(); ++next) {
      const Step& after = steps[(i + next) % steps.size()];
      if (steps[i].signs.meets(after.signs)) return false;
      if (!after.is_optional) break;
    }
  }
  return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return !step.is_optional; });
}

bool is_sign(char c) { return static_cast<unsigned char>(c) < 0x80 && std::string_view(" -_.,:;/#@!&'\"").find(c) != std::string_view::npos; }

struct Atom {
  bool is_signs_only = true;
  bool may_be_sign = false;  // beyond those listed
  Signs all;                 // what it may be
  std::string signs;
};

class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text), groups_(1) {}

  bool runs_away() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '(') {
        open();
      } else if (c == ')' && groups_.size() > 1) {
        if (close()) return true;
      } else if (c == '|') {
        ++at_;
        groups_.back().varies = true;
        groups_.back().separator.clear();
        groups_.back().is_flat = false;
        groups_.back().begins = false;
      } else if (c == '^' || c == '$') {
        ++at_;
      } else {
        atom();
      }
    }
    return false;
  }

 private:
  void open() {
    ++at_;
    bool is_look = false;
    if (at_ < text_.size() && text_[at_] == '?') {
      ++at_;
      is_look = text_.substr(at_, 1) == "=" || text_.substr(at_, 1) == "!" || text_.substr(at_, 2) == "<=" || text_.substr(at_, 2) == "<!";
      if (text_.substr(at_, 2) == "<=" || text_.substr(at_, 2) == "<!") at_ += 2;
      else if (text_.substr(at_, 1) == "<") at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
      else ++at_;
    }
    groups_.emplace_back();
    groups_.back().is_look = is_look;
  }

  bool close() {
    ++at_;
    const Group inner = std::move(groups_.back());
    groups_.pop_back();
    const std::int64_t most = repeats();
    if (inner.is_look) return false;  // takes no signs away
    bool is_separated = !inner.separator.empty() && !inner.is_open;
    for (const char sign : inner.separator) is_separated = is_separated && inner.others.find(sign) == std::string::npos;
    if (most > few_times && inner.varies && !is_separated && !(inner.is_flat && is_decided(inner.steps))) return true;
    Group& outer = groups_.back();
    outer.varies = outer.varies || inner.varies || most != 1;
    outer.is_open = outer.is_open || inner.is_open;
    outer.others += inner.separator + inner.others;
    outer.is_flat = false;
    outer.begins = false;
    return false;
  }

  void atom() {
    const Atom found = text_[at_] == '[' ? set() : one();
    const std::size_t from = at_;
    const std::int64_t most = repeats();
    Group& group = groups_.back();
    if (group.begins && most == 1 && found.is_signs_only && !found.may_be_sign) group.separator = found.signs;
    else group.others += found.signs;
    const bool is_optional = most != 1 && (text_[from] != '+' && (text_[from] != '{' || text_.substr(from, 2) == "{0"));
    if (group.steps.size() < most_steps) group.steps.push_back({found.all, most != 1, is_optional});
    else group.is_flat = false;
    group.is_open = group.is_open || found.may_be_sign;
    group.varies = group.varies || most != 1;
    group.begins = false;
  }

  Atom one() {
    Atom atom;
    char c = text_[at_++];
    if (c == '.') {
      atom.may_be_sign = true;
      atom.all.invert();
      return atom;
    }
    if (c == '\\' && at_ < text_.size()) return escaped();
    take(c, atom);
    return atom;
  }

  Atom escaped() {
    Atom atom;
    const char c = text_[at_++];
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_letter) {
      take(c, atom);
      return atom;
    }
    atom.is_signs_only = false;
    atom.all = class_of(c);
    if (c == 'w') atom.signs = "_";
    else if (c == 's') atom.signs = " ";
    else atom.may_be_sign = c != 'd' && c != 'b' && c != 'B' && c != 'p';
    if ((c == 'p' || c == 'P' || c == 'u') && text_.substr(at_, 1) == "{") {
      const std::string_view name = text_.substr(at_ + 1);
      if (c == 'p' && name.substr(0, 1) != "L" && name.substr(0, 1) != "N" && name.substr(0, 6) != "Script") atom.may_be_sign = true;
      at_ = std::min(text_.find('}', at_), text_.size() - 1) + 1;
    }
    return atom;
  }

  // What an escaped letter stands for; where we do not know, anything.
  static Signs class_of(char letter) {
    Signs out;
    const char c = static_cast<char>(letter | 0x20);
    if (c == 'd' || c == 'w') out.add('0', '9');
    if (c == 'w') {
      out.add('a', 'z');
      out.add('A', 'Z');
      out.add('_');
    }
    if (c == 's') {
      out.add('\t', '\r');
      out.add(' ');
      out.others = 1;
    }
    const bool is_known = c == 'd' || c == 'w' || c == 's';
    if (!is_known || c != letter) out.invert();
    if (letter == 'S') out.others = 2;
    return out;
  }

  Atom set() {
    Atom atom;
    ++at_;
    const bool is_inverted = text_.substr(at_, 1) == "^";
    if (is_inverted) {
      atom.may_be_sign = true;
      ++at_;
    }
    char before = 0;
    while (at_ < text_.size() && text_[at_] != ']') {
      const bool is_range = text_[at_] == '-' && before != 0 && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
      if (is_range && is_sign(before)) atom.may_be_sign = true;  // "[ -~]": whatever lies between
      if (is_range) {
        const auto last = static_cast<unsigned char>(text_[at_ + 1]);
        if (last == '\\' || static_cast<unsigned char>(before) > last) atom.all.invert();
        else atom.all.add(static_cast<unsigned char>(before), last);
        ++at_;
        continue;
      }
      before = text_[at_];
      const Atom part = one();
      atom.is_signs_only = atom.is_signs_only && part.is_signs_only;
      atom.may_be_sign = atom.may_be_sign || part.may_be_sign;
      atom.signs += part.signs;
      atom.all.add(part.all);
    }
    ++at_;
    if (is_inverted) atom.all.invert();
    return atom;
  }

  static void take(char c, Atom& atom) {
    atom.all.add(static_cast<unsigned char>(c));
    if (is_sign(c)) atom.signs += c;
    else atom.is_signs_only = false;
  }

  // How often what was just read may stand there: 1 without a quantifier; for "?" 0, which is no more often and still a choice.
  std::int64_t repeats() {
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    std::int64_t most = 1;
    if (c == '*' || c == '+') {
      most = INT64_MAX;
      ++at_;
    } else if (c == '?') {
      most = 0;
      ++at_;
    } else if (c == '{') {
      most = bounds();
    } else {
      return 1;
    }
    if (at_ < text_.size() && text_[at_] == '?') ++at_;  // the lazy form tries the same ways
    return most;
  }

  std::int64_t bounds() {
    std::int64_t numbers[2] = {0, 0};
    int part = 0;
    bool has_second = false;
    for (++at_; at_ < text_.size() && text_[at_] != '}'; ++at_) {
      if (text_[at_] == ',') {
        part = 1;
      } else if (text_[at_] >= '0' && text_[at_] <= '9') {
        has_second = has_second || part == 1;
        numbers[part] = std::min<std::int64_t>(numbers[part] * 10 + (text_[at_] - '0'), 1000000);
      }
    }
    ++at_;
    if (part == 0) return numbers[0] == 1 ? 1 : numbers[0] <= few_times ? 1 : 1 + few_times;
    return has_second ? (numbers[1] == 1 ? 0 : numbers[1]) : INT64_MAX;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
};

}  // namespace

bool may_run_away(std::string_view pattern) { return Walker(pattern).runs_away(); }

}  // namespace portal::schema
