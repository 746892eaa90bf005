// UAX 29 by its rules SB4, SB6 to SB11, on what Russian and English texts have; then the abbreviations.
#include "sdk/text/sentences.h"

#include <algorithm>
#include <string>

#include "sdk/text/code_points.h"

namespace portal::text {
namespace {

// Before a name, a number or a small letter; written with their full stop. The list of web/sentences.js.
constexpr std::string_view abbreviations =
    " г гг ул д корп стр кв обл р-н просп пр-т пер пл наб бул мкр им п пп ст ч с см рис табл т е д др пр н э тел доб руб коп тыс млн млрд мин сек "
    "ок проч напр гр гос тов зам зав проф акад вв св etc e.g i.e no mr mrs dr st vs ";
constexpr std::size_t longest_abbreviation = 16;  // bytes
constexpr std::size_t longest_look = 400;         // bytes looked ahead for a small letter

bool is_closing(char32_t c) {
  return c == U')' || c == U']' || c == U'"' || c == U'\'' || c == U'»' || c == U'«' || c == U'(' || (c >= 0x2018 && c <= 0x201F);
}
bool is_letter(char32_t c) { return is_cyrillic(c) || is_latin(c); }
bool is_small(char32_t c) { return is_letter(c) && upper(c) != c; }
bool is_break(char32_t c) { return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

char32_t at(std::string_view text, std::size_t from, std::size_t* end = nullptr) {
  std::string_view rest = text.substr(from);
  if (rest.empty()) return 0;
  const char32_t c = take_code_point(rest);
  if (end != nullptr) *end = text.size() - rest.size();
  return c;
}

// What stands before the full stop at `stop`, back to a blank, a bracket or a quote.
std::string word_before(std::string_view text, std::size_t stop) {
  std::size_t begin = stop;
  while (begin > 0 && stop - begin <= longest_abbreviation + 2) {
    std::size_t back = begin - 1;
    while (back > 0 && (static_cast<unsigned char>(text[back]) & 0xC0) == 0x80) --back;
    const char32_t c = at(text, back);
    if (!is_letter(c) && c != U'.' && c != U'-')
      return is_space(c) || c == U'(' || c == U'«' || c == U'"' ? std::string(text.substr(begin, stop - begin)) : std::string();
    begin = back;
  }
  return begin == 0 ? std::string(text.substr(0, stop)) : std::string();
}

// «и т. д.», «2026 г.», «и пр.», «120 руб.»: these may be the end.
bool may_end(std::string_view before, const std::string& small) {
  for (const std::string_view unit : {"руб", "коп", "тыс", "млн", "млрд", "мин", "сек", "etc"})
    if (small == unit) return true;
  std::string_view rest = before.substr(0, before.size() - std::min(before.size(), small.size()));  // the words before this one
  while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
  if (small == "д" || small == "п") return rest.ends_with("т.");
  if (small == "э") return rest.ends_with("н.");
  if (small == "др" || small == "пр" || small == "проч") return rest == "и" || rest.ends_with(" и");
  if (small != "г" && small != "гг") return false;
  while (rest.ends_with("\xC2\xA0")) rest.remove_suffix(2);
  return !rest.empty() && is_digit(static_cast<unsigned char>(rest.back()));
}

bool is_abbreviated(std::string_view text, std::size_t begin, std::size_t stop, char32_t next) {
  const std::string word = word_before(text, stop);
  if (word.empty() || word.size() > longest_abbreviation) return false;
  const std::u32string letters = code_points(word);
  if (letters.size() == 1 && is_letter(letters[0]) && lower(letters[0]) != letters[0]) return true;  // an initial
  const std::string small = lower(word);
  if (abbreviations.find(" " + small + " ") == std::string_view::npos) return false;
  return is_small(next) || is_digit(next) || !may_end(text.substr(begin, stop - begin), small);
}

// SB8: nothing but what is no letter up to a small one.
bool goes_on_small(std::string_view text, std::size_t from) {
  for (std::size_t i = from, end = from; i < text.size() && i < from + longest_look; i = end) {
    const char32_t c = at(text, i, &end);
    if (is_letter(c)) return is_small(c);
    if (is_break(c) || c == U'.' || c == U'!' || c == U'?') return false;
  }
  return false;
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end;
  };
  for (std::size_t i = 0, next = 0; i < text.size(); i = next) {
    const char32_t mark = at(text, i, &next);
    if (is_break(mark)) {
      if (mark == U'\r' && next < text.size() && text[next] == '\n') ++next;
      cut(next);
      continue;
    }
    if (mark != U'.' && mark != U'!' && mark != U'?') continue;
    const char32_t before = i == 0 ? 0 : static_cast<unsigned char>(text[i - 1]);
    std::size_t end = next;
    if (mark == U'.' && is_digit(at(text, end))) continue;                                                          // SB6: 3.5
    if (mark == U'.' && i > 0 && before != U' ' && is_letter(at(text, end)) && !is_small(at(text, end))) continue;  // SB7
    while (end < text.size() && is_closing(at(text, end))) at(text, end, &end);
    const std::size_t closed = end;
    while (end < text.size() && !is_break(at(text, end)) && is_space(at(text, end)) && !is_invisible(at(text, end))) at(text, end, &end);
    const char32_t after = at(text, end);
    if (after == U',' || after == U';' || after == U':' || after == U'-' || after == U'.' || after == U'!' || after == U'?' || after == U'–' ||
        after == U'—')
      continue;  // SB8a
    if (mark == U'.' && goes_on_small(text, closed)) continue;
    if (mark == U'.' && end < text.size() && closed == next && is_abbreviated(text, begin, i, after)) continue;
    if (end < text.size() && is_break(after)) continue;  // the line's end is the sentence's, too
    cut(end);
    next = std::max(next, end);
  }
  cut(text.size());
  return out;
}

}  // namespace portal::text
