// A small reader of ECMA-262 patterns, and a walk through what it read with a choice at each fork.
#include "tests/conformance/pattern_samples.h"

#include <algorithm>
#include <cstdint>

namespace portal::conformance {

namespace {

constexpr int deepest = 24;
constexpr int endless = 1 << 20;
// Signs in the order we like them in an answer.
constexpr std::string_view alphabet = "anebcdfghijklmopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890 -_.,:;/@#'!?&+*=()[]{}<>|~^$%\"\\`";

struct Part {
  std::vector<std::string> signs;               // one of them …
  std::vector<std::vector<Part>> alternatives;  // … or one of these
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
        quantify(part);
        if (!part.signs.empty()) out.back().push_back(std::move(part));
      }
    }
    return out;
  }

  void group(std::vector<Part>& out, int depth) {
    ++at_;
    bool is_look = false;
    if (text_.substr(at_, 1) == "?") {
      ++at_;
      const std::string_view rest = text_.substr(at_, 2);
      is_look = rest[0] == '=' || rest[0] == '!' || rest == "<=" || rest == "<!";
      if (rest == "<=" || rest == "<!") at_ += 2;
      else if (rest[0] == '<') at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
      else ++at_;
    }
    Part part;
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
      case 'u': at_ = std::min(text_.size(), at_ + (text_.substr(at_, 1) == "{" ? text_.find('}', at_) - at_ + 1 : 4)); return {};
      case 'x': at_ = std::min(text_.size(), at_ + 2); return {};
      case 'p':
      case 'P': at_ = std::min(text_.find('}', at_), text_.size() - 1) + 1; return among(is_letter, c == 'P');
      default: return {std::string(1, c)};
    }
  }

  std::vector<std::string> set() {
    ++at_;
    const bool is_inverted = text_.substr(at_, 1) == "^";
    if (is_inverted) ++at_;
    std::vector<std::string> signs;
    while (at_ < text_.size() && text_[at_] != ']') {
      std::vector<std::string> next = one(false);
      const bool is_range = text_.substr(at_, 1) == "-" && at_ + 1 < text_.size() && text_[at_ + 1] != ']' && next.size() == 1;
      if (is_range) {
        ++at_;
        const std::vector<std::string> last = one(false);
        if (last.size() == 1 && last[0].size() == 1 && next[0].size() == 1)
          for (int c = static_cast<unsigned char>(next[0][0]); c <= static_cast<unsigned char>(last[0][0]); ++c)
            next.emplace_back(1, static_cast<char>(c));
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
  bool is_wrong_ = false;
};

class Writer {
 public:
  explicit Writer(std::uint32_t variant) : variant_(variant), state_(variant * 2654435761U + 1) {}

  std::string write(const std::vector<std::vector<Part>>& alternatives) {
    std::string out;
    const std::vector<Part>& chosen = alternatives[variant_ == 0 ? 0 : below(alternatives.size())];
    for (const Part& part : chosen) {
      const int more = variant_ == 0 ? 0 : static_cast<int>(below(std::min<std::size_t>(4, static_cast<std::size_t>(part.most - part.least) + 1)));
      for (int i = 0; i < part.least + more && out.size() < 2000; ++i)
        out += part.alternatives.empty()
                   ? part.signs[variant_ == 0 ? 0 : below(std::min<std::size_t>(part.signs.size(), variant_ < 20 ? 12 : part.signs.size()))]
                   : write(part.alternatives);
    }
    return out;
  }

 private:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return limit == 0 ? 0 : (state_ >> 8U) % limit;
  }

  std::uint32_t variant_;
  std::uint32_t state_;
};

}  // namespace

std::vector<std::string> pattern_samples(std::string_view pattern, std::size_t most) {
  std::vector<std::vector<Part>> read;
  std::vector<std::string> out;
  if (!Reader(pattern).read(read)) return out;
  for (std::uint32_t variant = 0; variant < most * 3 && out.size() < most; ++variant) {
    std::string text = Writer(variant).write(read);
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return out;
}

}  // namespace portal::conformance
