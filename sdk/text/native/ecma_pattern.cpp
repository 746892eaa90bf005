// A recursive-descent reading of ECMA-262 22.2.1 (flag "u"), writing ICU syntax as it goes.
// Over 400 lines because the grammar is one: its rules call one another and share one position.
#include "sdk/text/native/ecma_pattern.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "sdk/text/native/ecma_properties.h"

namespace portal::text {
namespace {

constexpr int kMaxDepth = 40;                   // ICU's own reader has 100 levels, and one of ours can take two
constexpr std::size_t kMaxCharacters = 10'000;  // compiling takes ICU quadratic time
constexpr std::int64_t kMaxCount = 0xFFFFFF;    // of a quantifier: ICU keeps 24 bits, and no text is as long
constexpr char32_t kEnd = 0xFFFFFFFF;
constexpr std::string_view kSyntaxCharacters = "^$\\.*+?()[]{}|";

// What a letter after a backslash stands for.
struct Row {
  char letter;
  std::string_view icu;
};
#define PORTAL_SPACES R"(\x{9}-\x{D}\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF})"
constexpr Row kClassEscapes[] = {
    {'d', "[0-9]"}, {'D', "[^0-9]"}, {'w', "[A-Za-z0-9_]"}, {'W', "[^A-Za-z0-9_]"}, {'s', "[" PORTAL_SPACES "]"}, {'S', "[^" PORTAL_SPACES "]"}};
#undef PORTAL_SPACES
#define PORTAL_WORD "[A-Za-z0-9_]"
constexpr Row kAssertions[] = {{'^', R"(\A)"},
                               {'$', R"(\z)"},
                               {'b', "(?:(?<=" PORTAL_WORD ")(?!" PORTAL_WORD ")|(?<!" PORTAL_WORD ")(?=" PORTAL_WORD "))"},
                               {'B', "(?:(?<=" PORTAL_WORD ")(?=" PORTAL_WORD ")|(?<!" PORTAL_WORD ")(?!" PORTAL_WORD "))"}};
#undef PORTAL_WORD
constexpr Row kControls[] = {{'f', "\f"}, {'n', "\n"}, {'r', "\r"}, {'t', "\t"}, {'v', "\v"}};
constexpr std::string_view kDot = R"([^\n\r\x{2028}\x{2029}])";
constexpr std::string_view kEverything = R"([\x{0}-\x{10FFFF}])";
constexpr std::string_view kNothing = "(?:(?!))";

template <std::size_t count>
const Row* row_of(const Row (&rows)[count], char32_t letter) {
  for (const Row& row : rows) {
    if (static_cast<char32_t>(row.letter) == letter) return &row;
  }
  return nullptr;
}

bool is_digit(char32_t character) { return character >= '0' && character <= '9'; }
bool is_letter(char32_t character) { return (character | 0x20) >= 'a' && (character | 0x20) <= 'z'; }
bool is_lead(char32_t character) { return character >= 0xD800 && character <= 0xDBFF; }
bool is_trail(char32_t character) { return character >= 0xDC00 && character <= 0xDFFF; }
bool is_syntax(char32_t character) { return character < 0x80 && kSyntaxCharacters.find(static_cast<char>(character)) != std::string_view::npos; }

int hex_value(char32_t character) {
  if (is_digit(character)) return static_cast<int>(character - '0');
  const char32_t lower = character | 0x20;
  return lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a' + 10) : -1;
}

// nullopt where the text is not UTF-8 (RFC 3629).
std::optional<std::u32string> decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char first = static_cast<unsigned char>(text[i]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return std::nullopt;
    char32_t character = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) {
      const unsigned char next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0U) != 0x80U) return std::nullopt;
      character = (character << 6) | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    if (overlong || is_lead(character) || is_trail(character) || character > 0x10FFFF) return std::nullopt;
    out += character;
    i += length;
  }
  return out;
}

void put_character(char32_t character, std::string& out) {
  if (is_digit(character) || is_letter(character)) {
    out += static_cast<char>(character);
    return;
  }
  char digits[8];
  int count = 0;
  do {
    digits[count++] = "0123456789ABCDEF"[character & 15U];
    character >>= 4;
  } while (character != 0);
  out += "\\x{";
  while (count > 0) out += digits[--count];
  out += '}';
}

class Translator {
 public:
  explicit Translator(std::u32string source) : source_(std::move(source)) {}
  Result<std::string> run();

 private:
  struct Group {
    std::u32string name;
    bool closed = false;
  };
  struct ClassAtom {
    char32_t character = 0;
    bool is_set = false;  // written to out_ already, cannot bound a range
  };

  char32_t peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : kEnd; }
  bool accept(std::u32string_view text);
  void fail(const char* expected);

  void find_groups();
  std::u32string group_name();
  void disjunction(int depth);
  void term(int depth);
  void group(int depth);
  void lookaround(int depth);
  void capture(int depth);
  void escape();
  void reference(std::size_t number);
  void decimal_reference();
  void named_reference();
  bool class_escape();
  char32_t character_escape();
  char32_t hex_escape(int digits);
  char32_t unicode_escape();
  void character_class();
  ClassAtom class_atom();
  void quantifier();
  bool counts(std::int64_t& least, std::int64_t& most);
  std::int64_t number();

  std::u32string source_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<Group> groups_;
  std::size_t opened_ = 0;
  bool has_references_ = false;
  const char* expected_ = nullptr;  // set once, by the first failure
  std::size_t failed_at_ = 0;
};

bool Translator::accept(std::u32string_view text) {
  if (source_.compare(at_, text.size(), text) != 0) return false;
  at_ += text.size();
  return true;
}

void Translator::fail(const char* expected) {
  if (expected_ != nullptr) return;
  expected_ = expected;
  failed_at_ = at_;
  at_ = source_.size();
}

Result<std::string> Translator::run() {
  find_groups();
  at_ = expected_ == nullptr ? 0 : source_.size();
  disjunction(0);
  if (expected_ == nullptr && at_ < source_.size()) fail("a \"(\" before \")\"");
  if (expected_ == nullptr) return std::move(out_);
  const std::string got = failed_at_ < source_.size() ? "another character" : "the end";
  return Error{ErrorCode::invalid_expression, "character " + std::to_string(failed_at_), std::string("an ECMA-262 pattern: ") + expected_, got};
}

// References may come before their group, so the groups are counted and named first.
void Translator::find_groups() {
  bool in_class = false;
  while (at_ < source_.size()) {
    const char32_t character = source_[at_++];
    if (character == '\\') {
      const char32_t next = peek();
      if (!in_class && (next == 'k' || (is_digit(next) && next != '0'))) has_references_ = true;
      ++at_;
    } else if (in_class) {
      in_class = character != ']';
    } else if (character == '[') {
      in_class = true;
    } else if (character == '(' && peek() != '?') {
      groups_.emplace_back();
    } else if (character == '(' && peek(1) == '<' && peek(2) != '=' && peek(2) != '!') {
      at_ += 2;
      Group named{group_name()};
      for (const Group& other : groups_) {
        if (!other.name.empty() && other.name == named.name) fail("group names that differ");
      }
      groups_.push_back(std::move(named));
    }
  }
  at_ = 0;
}

// After the "<", up to and with the ">".
std::u32string Translator::group_name() {
  std::u32string name;
  while (peek() != '>' && expected_ == nullptr) {
    char32_t character = peek();
    ++at_;
    if (character == '\\') {
      if (!accept(U"u")) fail("\\u in a group name");
      character = expected_ == nullptr ? unicode_escape() : 0;
    }
    if (character == kEnd || !(name.empty() ? is_identifier_start(character) : is_identifier_part(character))) {
      fail("a group name of letters");
    }
    name += character;
  }
  if (name.empty()) fail("a group name");
  ++at_;
  return name;
}

void Translator::disjunction(int depth) {
  if (depth > kMaxDepth) return fail("at most 40 groups in one another");
  while (peek() != kEnd && peek() != ')') {
    if (accept(U"|")) {
      out_ += '|';
    } else {
      term(depth);
    }
  }
}

void Translator::term(int depth) {
  const char32_t character = peek();
  const bool after_backslash = character == '\\';
  if (const Row* assertion = row_of(kAssertions, after_backslash ? peek(1) : character);
      assertion != nullptr && after_backslash == is_letter(static_cast<char32_t>(assertion->letter))) {
    at_ += after_backslash ? 2 : 1;
    out_ += assertion->icu;
    return;
  }
  if (character == '(') {
    ++at_;
    if (accept(U"?=") || accept(U"?!") || accept(U"?<=") || accept(U"?<!")) return lookaround(depth);
    group(depth);
  } else if (after_backslash) {
    ++at_;
    escape();
  } else if (character == '[') {
    character_class();
  } else if (accept(U".")) {
    out_ += kDot;
  } else if (is_syntax(character)) {
    fail(character == '*' || character == '+' || character == '?' ? "something to repeat" : "\\ before ] { }");
  } else {
    ++at_;
    put_character(character, out_);
  }
  quantifier();
}

// The opening is read; with "u" no lookaround can be repeated.
void Translator::lookaround(int depth) {
  const bool behind = source_[at_ - 2] == '<';
  out_ += behind ? "(?<" : "(?";
  out_ += static_cast<char>(source_[at_ - 1]);
  disjunction(depth + 1);
  out_ += ')';
  if (!accept(U")")) fail("a \")\"");
}

void Translator::group(int depth) {
  if (!accept(U"?:")) return capture(depth);
  out_ += "(?:";
  disjunction(depth + 1);
  out_ += ')';
  if (!accept(U")")) fail("a \")\"");
}

// Group n becomes groups 2n-1 and 2n: the second, empty, tells a reference whether the first took part.
void Translator::capture(int depth) {
  if (accept(U"?<")) {
    group_name();
  } else if (peek() == '?') {
    fail("(?:, (?=, (?!, (?<=, (?<! or (?<name>");
  }
  const std::size_t index = opened_++;
  out_ += has_references_ ? "(?:(" : "(?:";
  disjunction(depth + 1);
  out_ += has_references_ ? ")())" : ")";
  if (!accept(U")")) fail("a \")\"");
  if (index < groups_.size()) groups_[index].closed = true;
}

// After the backslash, outside a class.
void Translator::escape() {
  if (is_digit(peek()) && peek() != '0') return decimal_reference();
  if (accept(U"k")) return named_reference();
  if (class_escape()) return;
  const char32_t character = character_escape();
  const bool half = is_lead(character) || is_trail(character);
  if (half) out_ += '[';  // as a set it can only match a lone half
  put_character(character, out_);
  if (half) out_ += ']';
}

void Translator::decimal_reference() {
  const std::int64_t wanted = number();
  if (wanted > static_cast<std::int64_t>(groups_.size())) return fail("a reference to a group that exists");
  reference(static_cast<std::size_t>(wanted));
}

void Translator::named_reference() {
  if (!accept(U"<")) return fail("\\k<name>");
  const std::u32string name = group_name();
  for (std::size_t i = 0; i < groups_.size() && !name.empty(); ++i) {
    if (groups_[i].name == name) return reference(i + 1);
  }
  fail("a reference to a group that exists");
}

// A group that has not taken part matches the empty text (ECMA-262 22.2.2.9); ICU would fail.
void Translator::reference(std::size_t number) {
  if (!groups_[number - 1].closed) {
    out_ += "(?:)";
    return;
  }
  out_ += "(?:\\" + std::to_string(2 * number - 1) + "|(?!\\" + std::to_string(2 * number) + "))";
}

// \d \D \s \S \w \W \p{…} \P{…}; false, and nothing read, where it is none of them.
bool Translator::class_escape() {
  if (const Row* row = row_of(kClassEscapes, peek()); row != nullptr) {
    ++at_;
    out_ += row->icu;
    return true;
  }
  const char32_t letter = peek();
  if (letter != 'p' && letter != 'P') return false;
  ++at_;
  std::string expression;
  if (accept(U"{")) {
    while (is_letter(peek()) || is_digit(peek()) || peek() == '_' || peek() == '=') {
      expression += static_cast<char>(peek());
      ++at_;
    }
  }
  const std::string property = icu_property_of(expression);
  if (property.empty() || !accept(U"}")) fail("a property of Unicode, spelled exactly: \\p{Letter}, \\p{Script=Cyrillic}");
  out_ += letter == 'p' ? "\\p{" : "\\P{";
  out_ += property;
  out_ += '}';
  return true;
}

// After the backslash, an escape that stands for one character.
char32_t Translator::character_escape() {
  const char32_t letter = peek();
  if (letter != kEnd) ++at_;
  if (const Row* control = row_of(kControls, letter); control != nullptr) return static_cast<char32_t>(control->icu[0]);
  if (letter == 'c' && is_letter(peek())) return source_[at_++] & 31U;
  if (letter == '0' && !is_digit(peek())) return 0;
  if (letter == 'x') return hex_escape(2);
  if (letter == 'u') return unicode_escape();
  if (letter != kEnd && (letter == '/' || is_syntax(letter))) return letter;
  if (letter != kEnd) --at_;
  fail("an escape that means something");
  return 0;
}

char32_t Translator::hex_escape(int digits) {
  char32_t value = 0;
  for (; digits > 0; --digits) {
    const int digit = hex_value(peek());
    if (digit < 0) {
      fail("\\x with 2 or \\u with 4 hexadecimal digits");
      return 0;
    }
    value = value * 16 + static_cast<char32_t>(digit);
    ++at_;
  }
  return value;
}

char32_t Translator::unicode_escape() {
  if (!accept(U"{")) {
    const char32_t lead = hex_escape(4);
    const std::size_t after_lead = at_;
    if (!is_lead(lead) || peek() != '\\' || peek(1) != 'u' || peek(2) == '{') return lead;
    for (std::size_t i = 2; i < 6; ++i) {
      if (hex_value(peek(i)) < 0) return lead;
    }
    at_ += 2;
    const char32_t trail = hex_escape(4);
    if (is_trail(trail)) return 0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00);
    at_ = after_lead;
    return lead;
  }
  char32_t value = 0;
  const std::size_t first = at_;
  while (hex_value(peek()) >= 0 && value <= 0x10FFFF) {
    value = value * 16 + static_cast<char32_t>(hex_value(peek()));
    ++at_;
  }
  if (at_ == first || value > 0x10FFFF || !accept(U"}")) {
    fail("\\u{…} with a code point up to 10FFFF");
    return 0;
  }
  return value;
}

void Translator::character_class() {
  ++at_;
  const bool negated = accept(U"^");
  if (accept(U"]")) {
    out_ += negated ? kEverything : kNothing;
    return;
  }
  out_ += negated ? "[^" : "[";
  while (peek() != ']' && peek() != kEnd) {
    const ClassAtom first = class_atom();
    const bool range = peek() == '-' && peek(1) != ']' && peek(1) != kEnd;
    if (!first.is_set) put_character(first.character, out_);
    if (!range) continue;
    ++at_;
    out_ += '-';
    const ClassAtom last = class_atom();
    if (first.is_set || last.is_set || first.character > last.character) fail("a range from a lower to a higher character");
    put_character(last.character, out_);
  }
  out_ += ']';
  if (!accept(U"]")) fail("a \"]\"");
}

Translator::ClassAtom Translator::class_atom() {
  if (!accept(U"\\")) {
    ++at_;
    return {source_[at_ - 1]};
  }
  if (class_escape()) return {0, true};
  if (accept(U"b")) return {'\b'};
  if (accept(U"-")) return {'-'};
  return {character_escape()};
}

void Translator::quantifier() {
  std::int64_t least = 1;
  std::int64_t most = 1;
  if (!counts(least, most)) return;
  const bool lazy = accept(U"?");
  out_ += '{' + std::to_string(least) + ',';
  if (most < kMaxCount) out_ += std::to_string(most);
  out_ += lazy ? "}?" : "}";
}

// false where no quantifier follows.
bool Translator::counts(std::int64_t& least, std::int64_t& most) {
  const char32_t sign = peek();
  if (sign == '*' || sign == '+' || sign == '?') {
    ++at_;
    least = sign == '+' ? 1 : 0;
    most = sign == '?' ? 1 : kMaxCount;
    return true;
  }
  if (!accept(U"{")) return false;
  if (!is_digit(peek())) fail("{n}, {n,} or {n,m}");
  least = number();
  most = least;
  if (accept(U",")) most = is_digit(peek()) ? number() : kMaxCount;
  if (!accept(U"}")) fail("{n}, {n,} or {n,m}");
  if (most < least) fail("{n,m} with n not above m");
  return true;
}

std::int64_t Translator::number() {
  std::int64_t value = 0;
  for (; is_digit(peek()); ++at_) value = std::min(kMaxCount, value * 10 + static_cast<std::int64_t>(peek() - '0'));
  return value;
}

}  // namespace

Result<std::string> icu_pattern_of(std::string_view source) {
  auto characters = decoded(source);
  if (!characters) return Error{ErrorCode::invalid_expression, "", "an ECMA-262 pattern in UTF-8", "text that is not UTF-8"};
  if (characters->size() > kMaxCharacters) {
    return Error{ErrorCode::invalid_expression, "", "a pattern of at most 10 000 characters", std::to_string(characters->size()) + " characters"};
  }
  return Translator(*std::move(characters)).run();
}

}  // namespace portal::text
