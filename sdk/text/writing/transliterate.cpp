// Letter by letter into passport Latin, and back by a bounded search for the cheapest spellings.
#include "sdk/text/writing/transliterate.h"

#include <algorithm>
#include <iterator>

#include "sdk/text/code_points.h"

namespace portal::text {
namespace {

// Doc 9303 part 3, table B, by the small letter.
constexpr std::string_view russian[] = {"a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k",  "l", "m", "n", "o",  "p",
                                        "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "",  "e", "iu", "ia"};
struct Letter {
  char32_t letter;
  std::string_view latin;
};
constexpr Letter others[] = {{U'ё', "e"},  {U'є', "ie"}, {U'ѕ', "dz"}, {U'і', "i"}, {U'ї', "i"},  {U'ј', "j"}, {U'ђ', "d"}, {U'ѓ', "g"}, {U'љ', "lj"},
                             {U'њ', "nj"}, {U'ћ', "c"},  {U'ќ', "k"},  {U'ў', "u"}, {U'џ', "dz"}, {U'ґ', "g"}, {U'ғ', "f"}, {U'һ', "c"}};

bool latin_of(char32_t letter, std::string_view& latin) {
  if (letter >= U'а' && letter <= U'я') {
    latin = russian[letter - U'а'];
    return true;
  }
  for (const Letter& other : others) {
    if (other.letter != letter) continue;
    latin = other.latin;
    return true;
  }
  return false;
}

bool is_capital(const std::u32string& text, std::size_t at) { return at < text.size() && lower(text[at]) != text[at]; }

}  // namespace

std::string passport_latin(std::string_view cyrillic) {
  const std::u32string text = code_points(cyrillic);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view latin;
    if (!latin_of(lower(text[i]), latin)) {
      append_code_point(out, text[i]);
      continue;
    }
    const bool capital = is_capital(text, i);
    const bool next_is_letter = i + 1 < text.size() && is_cyrillic(text[i + 1]);
    const bool all = capital && (next_is_letter ? is_capital(text, i + 1) : i > 0 && is_capital(text, i - 1));
    for (std::size_t k = 0; k < latin.size(); ++k) out += static_cast<char>(capital && (k == 0 || all) ? latin[k] - 32 : latin[k]);
  }
  return out;
}

namespace {

struct Spelling {
  std::string_view latin;
  std::u32string_view cyrillic;
  int cost;  // how much less usual than the usual one
};
// Passport order, its predecessors and what people write; a spelling of several letters wins over its parts.
constexpr Spelling spellings[] = {
    {"shch", U"щ", 0}, {"sch", U"щ", 1},  {"zh", U"ж", 0},    {"kh", U"х", 0},  {"ts", U"ц", 0},  {"ch", U"ч", 0},  {"sh", U"ш", 0},
    {"iu", U"ю", 0},   {"yu", U"ю", 0},   {"ju", U"ю", 1},    {"ia", U"я", 0},  {"ya", U"я", 0},  {"ja", U"я", 1},  {"ia", U"ия", 5},
    {"iia", U"ия", 0}, {"iya", U"ия", 0}, {"ie", U"ье", 3},   {"ie", U"ие", 2}, {"ye", U"е", 1},  {"yo", U"ё", 0},  {"io", U"ё", 4},
    {"ii", U"ий", 0},  {"iy", U"ий", 0},  {"yy", U"ый", 0},   {"yi", U"ый", 1}, {"ei", U"ей", 0}, {"ey", U"ей", 0}, {"ai", U"ай", 0},
    {"ay", U"ай", 0},  {"oi", U"ой", 1},  {"lia", U"лья", 3}, {"oy", U"ой", 0}, {"ui", U"уй", 2}, {"x", U"кс", 0},  {"ks", U"кс", 0},
    {"a", U"а", 0},    {"b", U"б", 0},    {"v", U"в", 0},     {"w", U"в", 1},   {"g", U"г", 0},   {"d", U"д", 0},   {"e", U"е", 0},
    {"e", U"э", 4},    {"e", U"ё", 4},    {"z", U"з", 0},     {"i", U"и", 0},   {"j", U"й", 1},   {"k", U"к", 0},   {"c", U"к", 2},
    {"l", U"л", 0},    {"l", U"ль", 5},   {"m", U"м", 0},     {"n", U"н", 0},   {"n", U"нь", 5},  {"o", U"о", 0},   {"p", U"п", 0},
    {"r", U"р", 0},    {"s", U"с", 0},    {"t", U"т", 0},     {"u", U"у", 0},   {"f", U"ф", 0},   {"h", U"х", 1},   {"y", U"ы", 2},
    {"y", U"й", 2},    {"y", U"и", 3},    {"q", U"к", 3},     {"'", U"ь", 0},
};

struct Partial {
  std::u32string text;
  int cost = 0;
};

bool is_vowel(char32_t letter) { return std::u32string_view(U"аеёиоуыэюя").find(letter) != std::u32string_view::npos; }

// What Russian does not write costs more: «ы» after a vowel, «й» after a consonant or at the beginning, «э» inside.
int oddness(const std::u32string& before, std::u32string_view piece) {
  const bool after_vowel = !before.empty() && is_vowel(before.back());
  const char32_t first = piece.front();
  int cost = 0;
  if (first == U'ы' && (before.empty() || after_vowel)) cost += 6;
  if (first == U'й' && !after_vowel) cost += 6;
  if (first == U'э') cost += before.empty() ? -3 : after_vowel ? 0 : 4;
  if (first == U'е' && before.empty()) cost += 1;
  if (first == U'и' && after_vowel && piece.size() == 1) cost += 2;
  if (!before.empty() && before.back() == U'ь' && !is_vowel(first)) cost += 1;
  return cost;
}

std::u32string with_case(const std::u32string& small, bool capital, bool all) {
  std::u32string out = small;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (all || (capital && i == 0)) out[i] = upper(out[i]);
  return out;
}

// The cheapest spellings of one word, kept at each place: enough that the best whole ones survive.
std::vector<Partial> spell(const std::string& latin, std::size_t most) {
  std::vector<std::vector<Partial>> at(latin.size() + 1);
  at[0].push_back({});
  const std::size_t width = std::max<std::size_t>(most, 5) * 2;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    std::stable_sort(at[i].begin(), at[i].end(), [](const Partial& a, const Partial& b) { return a.cost < b.cost; });
    if (at[i].size() > width) at[i].resize(width);
    for (const Spelling& spelling : spellings) {
      if (latin.compare(i, spelling.latin.size(), spelling.latin) != 0) continue;
      // A letter alone, where a longer spelling begins, costs what it leaves behind.
      const int parts = 4 - static_cast<int>(std::min<std::size_t>(spelling.latin.size(), 4));
      for (const Partial& before : at[i])
        at[i + spelling.latin.size()].push_back(
            {before.text + std::u32string(spelling.cyrillic), before.cost + spelling.cost + parts + oddness(before.text, spelling.cyrillic)});
    }
  }
  std::vector<Partial>& whole = at.back();
  std::stable_sort(whole.begin(), whole.end(), [](const Partial& a, const Partial& b) { return a.cost < b.cost; });
  return std::move(whole);
}

}  // namespace

std::vector<std::string> cyrillic_candidates(std::string_view latin, std::size_t most) {
  std::vector<std::string> out;
  if (latin.empty() || latin.size() > 40) return out;
  std::string small;
  bool all = latin.size() > 1;
  for (const char letter : latin) {
    const bool capital = letter >= 'A' && letter <= 'Z';
    all = all && capital;
    small += static_cast<char>(capital ? letter + 32 : letter);
    if ((small.back() < 'a' || small.back() > 'z') && letter != '\'') return out;
  }
  const bool capital = latin.front() >= 'A' && latin.front() <= 'Z';
  for (const Partial& candidate : spell(small, most)) {
    const std::string text = utf8(with_case(candidate.text, capital, all));
    if (out.size() < most && std::find(out.begin(), out.end(), text) == out.end()) out.push_back(text);
  }
  return out;
}

}  // namespace portal::text
