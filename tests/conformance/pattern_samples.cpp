// A small reader of ECMA-262 patterns, and a walk through what it read with a choice at each fork.
#include "tests/conformance/pattern_samples.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>

#include "sdk/text/code_points.h"

namespace portal::conformance {

namespace {

constexpr int deepest = 24;
constexpr int endless = 1 << 20;
constexpr std::size_t longest = 2000;
constexpr char32_t most_of_range = 128;
// Signs in the order we like them in an answer.
constexpr std::string_view alphabet = "anebcdfghijklmopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890 -_.,:;/@#'!?&+*=()[]{}<>|~^$%\"\\`";

struct Part {
  std::vector<std::string> signs;               // one of them …
  std::vector<std::vector<Part>> alternatives;  // … or one of these …
  std::string repeats;                          // … or what the group of this name or number was
  std::string name;                             // of a group
  int number = 0;                               // of a group that is remembered
  int least = 1;
  int most = 1;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool read(std::vector<std::vector<Part>>& out) {
    out = alternatives(0);
    return !is_wrong_ && at_ == text_.size();
  }

 private:
  std::vector<std::vector<Part>> alternatives(int depth) {
    std::vector<std::vector<Part>> out(1);
    if (depth > deepest) is_wrong_ = true;
    while (at_ < text_.size() && text_[at_] != ')' && !is_wrong_) {
      if (text_[at_] == '|') {
        ++at_;
        out.emplace_back();
      } else if (text_[at_] == '^' || text_[at_] == '$') {
        ++at_;
      } else if (text_[at_] == '(') {
        group(out.back(), depth);
      } else {
        Part part;
        part.signs = text_[at_] == '[' ? set() : one(true);
        part.repeats.swap(repeats_);
        quantify(part);
        if (!part.signs.empty() || !part.repeats.empty()) out.back().push_back(std::move(part));
      }
    }
    return out;
  }

  void group(std::vector<Part>& out, int depth) {
    ++at_;
    bool is_look = false;
    Part part;
    if (text_.substr(at_, 1) == "?") {
      ++at_;
      const std::string_view rest = text_.substr(at_, 2);
      is_look = rest[0] == '=' || rest[0] == '!' || rest == "<!";
      if (rest == "<=" || rest == "<!") at_ += 2;
      else if (rest[0] == '<') {
        const std::size_t end = std::min(text_.find('>', at_), text_.size() - 1);
        part.name = text_.substr(at_ + 1, end - at_ - 1);
        part.number = ++groups_;
        at_ = end + 1;
      } else ++at_;
    } else {
      part.number = ++groups_;
    }
    part.alternatives = alternatives(depth + 1);
    if (at_ >= text_.size()) {
      is_wrong_ = true;
      return;
    }
    ++at_;
    quantify(part);
    if (!is_look) out.push_back(std::move(part));
  }

  void quantify(Part& part) {
    if (at_ >= text_.size()) return;
    const char c = text_[at_];
    if (c == '*' || c == '+' || c == '?') {
      ++at_;
      part.least = c == '+' ? 1 : 0;
      part.most = c == '?' ? 1 : endless;
    } else if (c == '{') {
      const std::size_t end = text_.find('}', at_);
      if (end == std::string_view::npos) return;
      int numbers[2] = {0, 0};
      int which = 0;
      bool has_second = false;
      for (const char d : text_.substr(at_ + 1, end - at_ - 1)) {
        if (d == ',') which = 1;
        else numbers[which] = std::min(numbers[which] * 10 + (d - '0'), endless);
        has_second = has_second || (which == 1 && d != ',');
      }
      part.least = numbers[0];
      part.most = which == 0 ? numbers[0] : has_second ? numbers[1] : endless;
      at_ = end + 1;
    } else {
      return;
    }
    if (at_ < text_.size() && text_[at_] == '?') ++at_;
  }

  static std::vector<std::string> among(bool (*fits)(char), bool is_inverted) {
    std::vector<std::string> out;
    for (const char c : alphabet)
      if (fits(c) != is_inverted) out.emplace_back(1, c);
    return out;
  }

  std::vector<std::string> one(bool any) {
    const char c = text_[at_++];
    if (c == '.' && any) return among([](char) { return true; }, false);
    if (c != '\\' || at_ >= text_.size()) {
      std::string sign(1, c);
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U) sign += text_[at_++];
      return {sign};
    }
    return escaped(text_[at_++]);
  }

  std::vector<std::string> escaped(char c) {
    const auto is_digit = [](char d) { return d >= '0' && d <= '9'; };
    const auto is_word = [](char d) { return (d >= '0' && d <= '9') || (d >= 'a' && d <= 'z') || (d >= 'A' && d <= 'Z') || d == '_'; };
    const auto is_space = [](char d) { return d == ' '; };
    const auto is_letter = [](char d) { return (d >= 'a' && d <= 'z') || (d >= 'A' && d <= 'Z'); };
    switch (c) {
      case 'd':
      case 'D': return among(is_digit, c == 'D');
      case 'w':
      case 'W': return among(is_word, c == 'W');
      case 's':
      case 'S': return among(is_space, c == 'S');
      case 'n':
      case 'r':
      case 't':
      case 'f':
      case 'v': return {" "};
      case 'b':
      case 'B': return {};
      case 'u': return {code_sign(text_.substr(at_, 1) == "{" ? 0 : 4)};
      case 'x': return {code_sign(2)};
      case 'c': at_ = std::min(text_.size(), at_ + 1); return {" "};
      case 'k': {
        const std::size_t end = std::min(text_.find('>', at_), text_.size() - 1);
        if (end > at_) repeats_ = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return {};
      }
      case 'p':
      case 'P': at_ = std::min(text_.find('}', at_), text_.size() - 1) + 1; return among(is_letter, c == 'P');
      default: break;
    }
    if (c >= '1' && c <= '9') return repeats_ = std::string(1, c), std::vector<std::string>();
    return {std::string(1, c)};
  }

  // \u0041, \u{41}, \x41: hexadecimal digits, so many, or as many as stand in braces.
  std::string code_sign(std::size_t digits) {
    const bool is_braced = digits == 0;
    if (is_braced) ++at_;
    std::uint32_t code = 0;
    for (std::size_t i = 0; at_ < text_.size() && (is_braced ? text_[at_] != '}' : i < digits); ++i, ++at_) {
      const char d = text_[at_];
      code = code * 16 + static_cast<std::uint32_t>(d >= '0' && d <= '9' ? d - '0' : (d | 32) - 'a' + 10);
    }
    if (is_braced) ++at_;
    std::string out;
    if (code <= 0x10FFFF) text::append_code_point(out, static_cast<char32_t>(code));
    return out;
  }

  std::vector<std::string> set() {
    ++at_;
    const bool is_inverted = text_.substr(at_, 1) == "^";
    if (is_inverted) ++at_;
    std::vector<std::string> signs;
    while (at_ < text_.size() && text_[at_] != ']') {
      std::vector<std::string> next = one(false);
      const bool is_range = text_.substr(at_, 1) == "-" && at_ + 1 < text_.size() && text_[at_ + 1] != ']' && next.size() == 1 && !next[0].empty();
      if (is_range) {
        ++at_;
        const std::vector<std::string> last = one(false);
        const char32_t from = text::code_points(next[0]).front();
        const char32_t to = last.size() == 1 && !last[0].empty() ? text::code_points(last[0]).front() : 0;
        for (char32_t c = from; c <= to && c < from + most_of_range; ++c) text::append_code_point(next.emplace_back(), c);
      }
      signs.insert(signs.end(), next.begin(), next.end());
    }
    if (at_ >= text_.size()) is_wrong_ = true;
    ++at_;
    std::vector<std::string> out;
    for (const char c : alphabet)
      if ((std::find(signs.begin(), signs.end(), std::string(1, c)) != signs.end()) != is_inverted) out.emplace_back(1, c);
    return out.empty() && !is_inverted ? signs : out;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int groups_ = 0;
  std::string repeats_;  // of what was just read: "1", or a group's name
  bool is_wrong_ = false;
};

class Writer {
 public:
  Writer(std::uint32_t variant, std::size_t length) : variant_(variant), length_(length), state_(variant * 2654435761U + 1) {}

  std::string write(const std::vector<std::vector<Part>>& alternatives) {
    std::string out;
    const std::vector<Part>& chosen = alternatives[variant_ == 0 ? 0 : below(alternatives.size())];
    for (const Part& part : chosen) {
      const std::size_t room = static_cast<std::size_t>(part.most - part.least);
      std::size_t more = variant_ == 0 ? 0 : below(std::min<std::size_t>(4, room + 1));
      if (length_ > 0 && room > 3) more = std::min(room, length_);
      for (std::size_t i = 0; i < static_cast<std::size_t>(part.least) + more && out.size() < longest; ++i) {
        out += one(part);
        if (i >= static_cast<std::size_t>(part.least) && length_ > 0 && out.size() >= length_) break;
      }
    }
    return out;
  }

 private:
  std::string one(const Part& part) {
    if (!part.repeats.empty()) return groups_[part.repeats];
    if (part.alternatives.empty())
      return part.signs[variant_ == 0 ? 0 : below(std::min<std::size_t>(part.signs.size(), variant_ < 20 ? 12 : part.signs.size()))];
    std::string out = write(part.alternatives);
    if (part.number > 0) groups_[std::to_string(part.number)] = out;
    if (!part.name.empty()) groups_[part.name] = out;
    return out;
  }

  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return limit == 0 ? 0 : (state_ >> 8U) % limit;
  }

  std::uint32_t variant_;
  std::size_t length_;
  std::uint32_t state_;
  std::map<std::string, std::string> groups_;
};

}  // namespace

std::vector<std::string> pattern_samples(std::string_view pattern, std::size_t most, std::size_t length) {
  std::vector<std::vector<Part>> read;
  std::vector<std::string> out;
  if (!Reader(pattern).read(read)) return out;
  const std::size_t lengths[] = {0, length, 0, 6};
  for (std::uint32_t variant = 0; variant < most * 3 && out.size() < most; ++variant) {
    std::string text = Writer(variant, lengths[variant % std::size(lengths)]).write(read);
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace portal::conformance
