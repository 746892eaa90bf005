// UTF-8 and letters by their ranges in Unicode's charts.
#include "sdk/text/code_points.h"

namespace portal::text {

char32_t take_code_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
  if (length == 1) {
    text.remove_prefix(1);
    return first;
  }
  char32_t code_point = length == 0 ? 0 : first & (0x7FU >> length);
  bool good = length > 0 && text.size() >= length;
  for (std::size_t i = 1; good && i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    good = (byte & 0xC0U) == 0x80;
    code_point = code_point << 6U | (byte & 0x3FU);
  }
  static constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  good = good && code_point >= smallest[length] && code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
  text.remove_prefix(good ? length : 1);
  return good ? code_point : 0xFFFD;
}

void append_code_point(std::string& out, char32_t code_point) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | (code_point >> shift & 0x3FU)); };
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    out += static_cast<char>(0xC0U | code_point >> 6U);
    tail(0);
  } else if (code_point < 0x10000) {
    out += static_cast<char>(0xE0U | code_point >> 12U);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | code_point >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) out += take_code_point(text);
  return out;
}

std::string utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t code_point : text) append_code_point(out, code_point);
  return out;
}

namespace {

// Where capitals and small letters alternate: capital even, or odd where `odd`.
struct Pairs {
  char32_t first, last;
  bool odd;
};
constexpr Pairs alternating[] = {{0x100, 0x12F, false}, {0x132, 0x137, false}, {0x139, 0x148, true},    {0x14A, 0x177, false},
                                 {0x179, 0x17E, true},  {0x1CD, 0x1DC, true},  {0x1DE, 0x1EF, false},   {0x1F8, 0x21F, false},
                                 {0x222, 0x233, false}, {0x370, 0x373, false}, {0x460, 0x481, false},   {0x48A, 0x4BF, false},
                                 {0x4C1, 0x4CE, true},  {0x4D0, 0x52F, false}, {0x1E00, 0x1E95, false}, {0x1EA0, 0x1EFF, false}};
struct Shift {
  char32_t first, last, by;
};
constexpr Shift shifted[] = {{U'A', U'Z', 32},   {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},  {0x391, 0x3A1, 32},
                             {0x3A3, 0x3AB, 32}, {0x410, 0x42F, 32}, {0x400, 0x40F, 80}};

}  // namespace

char32_t lower(char32_t letter) {
  for (const Shift& shift : shifted)
    if (letter >= shift.first && letter <= shift.last) return letter + shift.by;
  for (const Pairs& pairs : alternating)
    if (letter >= pairs.first && letter <= pairs.last) return (letter % 2 == 1) == pairs.odd ? letter + 1 : letter;
  return letter == 0x178 ? 0xFF : letter == 0x4C0 ? 0x4CF : letter == 0x1E9E ? 0xDF : letter;
}

char32_t upper(char32_t letter) {
  for (const Shift& shift : shifted)
    if (letter >= shift.first + shift.by && letter <= shift.last + shift.by && letter != 0x3C2) return letter - shift.by;
  for (const Pairs& pairs : alternating)
    if (letter >= pairs.first && letter <= pairs.last) return (letter % 2 == 1) == pairs.odd ? letter : letter - 1;
  return letter == 0xFF ? 0x178 : letter == 0x4CF ? 0x4C0 : letter;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) append_code_point(out, lower(take_code_point(text)));
  return out;
}

bool is_cyrillic(char32_t letter) { return letter >= 0x400 && letter <= 0x52F && (letter < 0x482 || letter > 0x489); }

bool is_latin(char32_t letter) {
  const char32_t small = letter | 0x20U;
  if (letter < 0x80) return small >= U'a' && small <= U'z';
  return (letter >= 0xC0 && letter <= 0x24F && letter != 0xD7 && letter != 0xF7) || (letter >= 0x1E00 && letter <= 0x1EFF);
}

bool is_invisible(char32_t letter) {
  return letter == 0xAD || (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
         (letter >= 0x2060 && letter <= 0x2069) || letter == 0xFEFF;
}

bool is_space(char32_t letter) {
  return letter == U' ' || (letter >= 9 && letter <= 13) || letter == 0x85 || letter == 0xA0 || letter == 0x1680 ||
         (letter >= 0x2000 && letter <= 0x200A) || letter == 0x2028 || letter == 0x2029 || letter == 0x202F || letter == 0x205F || letter == 0x3000 ||
         is_invisible(letter);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

std::vector<std::string_view> split_words(std::string_view text) { return split(text, ' '); }

}  // namespace portal::text
