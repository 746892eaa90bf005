// Words joined into numbers by order of magnitude, and into groups of digits.
#include "sdk/text/dictation/numerals.h"

namespace portal::text::dictation {
namespace {

constexpr std::int64_t too_large = 1000000000000;

// Below a thousand, or English "twelve hundred". Zero stands alone.
class Small {
 public:
  Small(const Tokens& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

  bool read(Numeral& numeral) {
    if (!hundreds()) return false;
    finish(numeral);
    return true;
  }

 private:
  NumberWord word(std::size_t at) const {
    if (at >= tokens_.size() || tokens_[at].kind != TokenKind::word) return {};
    return number_word(tokens_[at].text);
  }
  // A hyphen inside "twenty-three".
  std::size_t past_hyphen(std::size_t at) const { return at + 1 < tokens_.size() && tokens_[at].text == "-" ? at + 1 : at; }
  void take(std::size_t at, const NumberWord& found) {
    value_ += found.value;
    ordinal_ = found.ordinal;
    at_ = at + 1;
  }

  bool tens() {
    const std::size_t first = past_hyphen(at_);
    const NumberWord found = word(first);
    if (found.role == Role::unit || found.role == Role::teen) {
      take(first, found);
      return true;
    }
    if (found.role != Role::ten) return false;
    take(first, found);
    if (ordinal_) return true;
    const std::size_t second = past_hyphen(at_);
    if (const NumberWord unit = word(second); unit.role == Role::unit) take(second, unit);
    return true;
  }

  bool hundreds() {
    if (const NumberWord found = word(at_); found.role == Role::zero) {
      take(at_, found);
      return true;
    }
    if (const NumberWord found = word(at_); found.role == Role::hundred) {
      take(at_, found);
      if (!ordinal_) tens();
      return true;
    }
    if (tokens_[at_].text == "a" && (word(at_ + 1).role == Role::times || word(at_ + 1).role == Role::scale)) {
      value_ = 1;
      ++at_;
    } else if (!tens()) {
      return false;
    }
    if (!ordinal_) times_hundred();
    return true;
  }

  void times_hundred() {
    const NumberWord found = word(at_);
    if (found.role != Role::times) return;
    value_ *= 100;
    ordinal_ = found.ordinal;
    ++at_;
    if (ordinal_) return;
    const std::size_t before = at_;
    if (at_ < tokens_.size() && tokens_[at_].text == "and") ++at_;
    if (!tens()) at_ = before;
  }

  void finish(Numeral& numeral) const {
    numeral.thousandths = value_ * 1000;
    numeral.next = at_;
    numeral.ordinal = ordinal_;
  }

  const Tokens& tokens_;
  std::size_t at_;
  std::int64_t value_ = 0;
  bool ordinal_ = false;
};

bool read_digits(const Tokens& tokens, std::size_t at, Numeral& numeral) {
  const Token& token = tokens[at];
  if (token.text.size() > 12) return false;
  std::int64_t value = 0;
  for (const char digit : token.text) value = value * 10 + (digit - '0');
  numeral = {value * 1000, at + 1, token.text.size(), token.ordinal, false};
  return true;
}

// «с половиной», "and a half": where a whole number stands before.
void take_half(const Tokens& tokens, Numeral& numeral) {
  if (says(tokens, numeral.next, {"с", "половиной"})) {
    numeral.next += 2;
  } else if (says(tokens, numeral.next, {"and", "a", "half"})) {
    numeral.next += 3;
  } else {
    return;
  }
  numeral.thousandths += 500;
}

// What may stand before a scale: nothing, a small number, a lump.
bool read_count(const Tokens& tokens, std::size_t at, Numeral& numeral) {
  if (at >= tokens.size()) return false;
  if (tokens[at].kind == TokenKind::digits) {
    if (!read_digits(tokens, at, numeral)) return false;
    if (!numeral.ordinal) take_half(tokens, numeral);
    return true;
  }
  if (tokens[at].kind != TokenKind::word) return false;
  const NumberWord found = number_word(tokens[at].text);
  if (found.role == Role::lump) {
    numeral = {found.value, at + 1, 0, false, false};
    if (numeral.thousandths == 500 && says(tokens, at + 1, {"a"})) ++numeral.next;  // "half a million"
    return true;
  }
  if (!Small(tokens, at).read(numeral)) return false;
  if (!numeral.ordinal) take_half(tokens, numeral);
  return true;
}

NumberWord word_at(const Tokens& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == TokenKind::word ? number_word(tokens[at].text) : NumberWord{};
}

// «Тысяча» and «тысячу» are counted by one alone: «десять тысяча девятьсот» is a day or a month and then a year.
bool agrees(const Tokens& tokens, const Numeral& count) {
  if (count.next >= tokens.size() || !is_one_of(tokens[count.next].text, "тысяча тысячу тыщу")) return true;
  const Token& last = tokens[count.next - 1];
  return is_one_of(last.text, "одна одну") || (last.kind == TokenKind::digits && last.text.back() == '1');
}

// One step of a number with scales: "две тысячи", «миллион», or the rest below a thousand.
bool read_step(const Tokens& tokens, std::size_t at, std::int64_t below, Numeral& step) {
  if (at >= tokens.size()) return false;
  step = {};
  NumberWord scale = word_at(tokens, at);
  if (scale.role == Role::scale) {
    step = {1000, at, 0, false, false};
  } else {
    if (!read_count(tokens, at, step)) return false;
    scale = step.ordinal || !agrees(tokens, step) ? NumberWord{} : word_at(tokens, step.next);
    if (scale.role == Role::scale && !scale.ordinal && tokens[step.next].text.size() == 6 && tokens[step.next].text == "тыс" &&
        says(tokens, step.next + 1, {"."})) {
      step.thousandths *= 1000;
      step.next += 2;
      step.has_scale = true;
      return below > 1000;
    }
  }
  if (scale.role != Role::scale) return below > 1000 || (step.thousandths != 0 && step.written <= 3 && step.thousandths < below * 1000);
  if (scale.value >= below || step.thousandths > too_large * 1000 / scale.value) return false;
  step.thousandths *= scale.value;
  ++step.next;
  step.ordinal = scale.ordinal;
  step.has_scale = true;
  // «двухтысячный» holds its count already and begins nothing larger.
  return true;
}

std::int64_t order_of(std::int64_t thousandths) {
  std::int64_t order = 1000000000;
  while (order > 1 && thousandths / 1000 < order) order /= 1000;
  return order;
}

}  // namespace

bool read_numeral(const Tokens& tokens, std::size_t at, Numeral& numeral) {
  Numeral step;
  if (!read_step(tokens, at, too_large, step)) return false;
  numeral = step;
  while (step.has_scale && !step.ordinal) {
    const std::int64_t below = order_of(step.thousandths);
    std::size_t next = numeral.next;
    while (next < tokens.size() && is_one_of(tokens[next].text, "and и ,")) ++next;
    if (next != numeral.next && word_at(tokens, next).role == Role::none) break;
    if (below <= 1 || !read_step(tokens, next, below, step) || step.thousandths >= below * 1000) break;
    if (step.written > 3) break;
    numeral.thousandths += step.thousandths;
    numeral.next = step.next;
    numeral.ordinal = step.ordinal;
  }
  numeral.has_scale = numeral.has_scale || numeral.thousandths >= 1000000;
  return true;
}

namespace {

bool repeated(const Tokens& tokens, std::size_t& at, Group& group) {
  const NumberWord count = word_at(tokens, at);
  const NumberWord noun = word_at(tokens, at + 1);
  const bool is_zero_noun = at + 1 < tokens.size() && is_one_of(tokens[at + 1].text, "нуля ноля");
  const bool is_counted = count.role == Role::unit && count.value > 1 && !count.ordinal && (noun.role == Role::digit_noun || is_zero_noun);
  if (!is_counted && !(count.role == Role::repeat && (noun.role == Role::unit || noun.role == Role::zero))) return false;
  group.joined.assign(static_cast<std::size_t>(count.value), static_cast<char>('0' + noun.value));
  group.parts = {group.joined};
  at += 2;
  return true;
}

}  // namespace

bool read_group(const Tokens& tokens, std::size_t& at, Group& group) {
  group = {};
  if (at >= tokens.size()) return false;
  if (tokens[at].kind == TokenKind::digits) {
    group = {{tokens[at].text}, tokens[at].text, true};
    ++at;
    return true;
  }
  if (repeated(tokens, at, group)) return true;
  if (const NumberWord noun = word_at(tokens, at); noun.role == Role::digit_noun) {
    group.joined = static_cast<char>('0' + noun.value);
    group.parts = {group.joined};
    ++at;
    return true;
  }
  if (tokens[at].text == "o") {
    group = {{"0"}, "0", false};
    ++at;
    return true;
  }
  Numeral numeral;
  if (!Small(tokens, at).read(numeral)) return false;
  group.joined = std::to_string(numeral.value());
  for (; at < numeral.next; ++at) {
    const NumberWord word = word_at(tokens, at);
    if (word.role == Role::times && !group.parts.empty()) group.parts = {std::to_string(std::stoll(group.parts[0]) * 100)};
    else if (word.role != Role::none) group.parts.push_back(std::to_string(word.value));
  }
  if (group.parts.empty()) group.parts = {group.joined};  // "a" before a scale
  return true;
}

std::string decimal_text(std::int64_t thousandths) {
  std::string out = thousandths < 0 ? "-" : "";
  const std::int64_t size = thousandths < 0 ? -thousandths : thousandths;
  out += std::to_string(size / 1000);
  if (size % 1000 == 0) return out;
  std::string fraction = std::to_string(1000 + size % 1000).substr(1);
  while (fraction.back() == '0') fraction.pop_back();
  return out + "." + fraction;
}

}  // namespace portal::text::dictation
