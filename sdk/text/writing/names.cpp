// Normalising, repairing and splitting of names; declension is in decline.cpp.
#include "sdk/text/writing/names.h"

#include <algorithm>

#include "sdk/text/code_points.h"

namespace portal::text {
namespace {

// Letters that look alike, Latin and Cyrillic by places.
constexpr std::u32string_view latin_alike = U"ABCEHIKMOPSTXYJaceiopsxyjWhd";
constexpr std::u32string_view cyrillic_alike = U"АВСЕНІКМОРЅТХУЈасеіорѕхујԜһԁ";
static_assert(latin_alike.size() == cyrillic_alike.size());

// Letters of no alphabet of ours that look like a Latin one: Greek, by places. Of Unicode's confusables.txt those that a keyboard, a scan or a copied
// text brings into a name; wide forms are counted off.
constexpr std::u32string_view greek = U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγινορυϲϳ";
constexpr std::u32string_view latin_for_greek = U"ABEZHIKMNOPTYXayivopucj";
static_assert(greek.size() == latin_for_greek.size());

char32_t latin_for_foreign(char32_t letter) {
  if (const std::size_t at = greek.find(letter); at != std::u32string_view::npos) return latin_for_greek[at];
  return (letter >= 0xFF21 && letter <= 0xFF3A) || (letter >= 0xFF41 && letter <= 0xFF5A) ? letter - 0xFF21 + U'A' : 0;
}

bool is_dash(char32_t letter) {
  return letter == U'-' || (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212 || letter == 0xFE63 || letter == 0xFF0D;
}
// What people type for an apostrophe; the two that are one, ' and ’, stay as they are.
bool stands_for_apostrophe(char32_t letter) { return letter == U'`' || letter == 0xB4 || letter == 0x2018 || letter == 0x2BC || letter == 0x2B9; }
bool is_letter(char32_t letter) { return is_cyrillic(letter) || is_latin(letter); }

char32_t composed(char32_t letter, char32_t mark) {
  if (mark == 0x306) return letter == U'и' ? U'й' : letter == U'И' ? U'Й' : 0;
  if (mark == 0x308) return letter == U'е' ? U'ё' : letter == U'Е' ? U'Ё' : 0;
  return 0;
}

std::vector<std::u32string> words_of(const std::u32string& text) {
  std::vector<std::u32string> words(1);
  for (const char32_t letter : text) {
    if (letter == U' ') words.emplace_back();
    else words.back() += letter;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::u32string joined(const std::vector<std::u32string>& words, std::size_t first, std::size_t last) {
  std::u32string out;
  for (std::size_t i = first; i < last; ++i) {
    if (!out.empty()) out += U' ';
    out += words[i];
  }
  return out;
}

}  // namespace

std::string normalised_name(std::string_view name) {
  std::u32string out;
  bool gap = false;
  while (!name.empty()) {
    char32_t letter = take_code_point(name);
    if (is_invisible(letter)) continue;
    if (is_space(letter)) {
      gap = true;
      continue;
    }
    if (const char32_t whole = out.empty() || gap ? 0 : composed(out.back(), letter); whole != 0) {
      out.back() = whole;
      continue;
    }
    if (is_dash(letter)) {
      if (!out.empty() && out.back() == U'-') continue;
      gap = false;  // none before a hyphen
      out += U'-';
      continue;
    }
    if (stands_for_apostrophe(letter)) letter = 0x2019;
    const bool after_initial = !out.empty() && out.back() == U'.' && is_letter(letter);
    if ((gap && !out.empty() && out.back() != U'-') || after_initial) out += U' ';
    gap = false;
    out += letter;
  }
  while (!out.empty() && out.back() == U'-') out.pop_back();
  const std::size_t first = out.find_first_not_of(U'-');
  return first == std::u32string::npos ? "" : utf8(std::u32string_view(out).substr(first));
}

char32_t lookalike(char32_t letter) {
  if (const std::size_t at = latin_alike.find(letter); at != std::u32string_view::npos) return cyrillic_alike[at];
  if (const std::size_t at = cyrillic_alike.find(letter); at != std::u32string_view::npos) return latin_alike[at];
  return 0;
}

namespace {

struct Letters {
  std::size_t cyrillic = 0, latin = 0, digits = 0;
  std::size_t only_cyrillic = 0, only_latin = 0;  // without a look-alike

  void count(std::u32string_view word) {
    for (const char32_t letter : word) {
      const bool has_twin = lookalike(letter) != 0;
      if (is_cyrillic(letter)) {
        ++cyrillic;
        if (!has_twin) ++only_cyrillic;
      } else if (is_latin(letter)) {
        ++latin;
        if (!has_twin) ++only_latin;
      } else if (is_digit(letter)) {
        ++digits;
      }
    }
  }
};

// What stands among letters by its looks: 0 for О, 3 for З.
char32_t letter_for_digit(char32_t digit, bool cyrillic, bool capital) {
  if (digit == U'0') return cyrillic ? (capital ? U'О' : U'о') : (capital ? U'O' : U'o');
  if (digit == U'3' && cyrillic) return capital ? U'З' : U'з';
  if (digit == U'6' && cyrillic && !capital) return U'б';
  return 0;
}

bool repair(std::u32string& word, bool to_cyrillic) {
  std::u32string out = word;
  for (std::size_t i = 0; i < out.size(); ++i) {
    char32_t& letter = out[i];
    if (is_digit(letter)) {
      const char32_t meant =
          letter_for_digit(letter, to_cyrillic, i == 0 || (i + 1 < out.size() ? lower(out[i + 1]) != out[i + 1] : lower(out[i - 1]) != out[i - 1]));
      if (meant == 0) return false;
      letter = meant;
    } else if (to_cyrillic ? is_latin(letter) : is_cyrillic(letter)) {
      const char32_t twin = lookalike(letter);
      if (twin == 0) return false;
      letter = twin;
    }
  }
  if (out == word) return false;
  word = out;
  return true;
}

}  // namespace

namespace {

bool has_foreign(const std::u32string& word) { return std::any_of(word.begin(), word.end(), latin_for_foreign); }

// A word's letters of other alphabets as the Latin ones that they look like, where the word or the name has letters of ours besides: a name
// that is all Greek is one.
std::u32string with_ours(std::u32string word) {
  for (char32_t& letter : word)
    if (const char32_t ours = latin_for_foreign(letter); ours != 0) letter = ours;
  return word;
}

}  // namespace

bool mixes_alphabets(std::string_view name) {
  for (const std::u32string& word : words_of(code_points(name))) {
    Letters letters;
    letters.count(word);
    const bool foreign = has_foreign(word);
    if ((letters.cyrillic > 0 || letters.latin > 0) + foreign > 1 || (letters.cyrillic > 0 && letters.latin > 0)) return true;
  }
  return false;
}

std::string repaired_name(std::string_view name) {
  if (name.size() > 2000) return "";
  std::vector<std::u32string> words = words_of(code_points(name));
  Letters all;
  for (const std::u32string& word : words) all.count(word);
  bool changed = false;
  for (std::u32string& word : words) {
    Letters own;
    own.count(word);
    const std::u32string before = word;
    const bool foreign = has_foreign(word) && all.cyrillic + all.latin > 0;
    if (foreign) {
      word = with_ours(word);
      own = {};
      own.count(word);
    }
    const bool mixed = own.cyrillic > 0 && own.latin > 0;
    const bool with_digits = own.digits > 0 && own.cyrillic + own.latin > own.digits;
    // A word that is all look-alikes of the alphabet that the other words are not in: "OPOX Иван Петрович".
    const bool lost = own.latin > 1 && own.only_latin == 0 && own.cyrillic == 0 && all.only_cyrillic > 0 && all.only_latin == 0;
    if (!mixed && !with_digits && !lost) {
      changed = changed || foreign;
      continue;
    }
    if (own.only_cyrillic > 0 && own.only_latin > 0) {
      word = before;
      continue;
    }
    const bool to_cyrillic = own.only_cyrillic != own.only_latin   ? own.only_cyrillic > 0
                             : all.only_cyrillic != all.only_latin ? all.only_cyrillic > all.only_latin
                                                                   : own.cyrillic >= own.latin;
    if (repair(word, to_cyrillic)) changed = true;
    else word = before;
  }
  return changed ? utf8(joined(words, 0, words.size())) : "";
}

std::string_view name_of(Gender gender) { return gender == Gender::male ? "male" : gender == Gender::female ? "female" : "unknown"; }

namespace {

bool ends_with_one_of(std::string_view word, std::string_view endings) {
  for (const std::string_view ending : split_words(endings))
    if (word.size() > ending.size() && word.ends_with(ending)) return true;
  return false;
}

// «Оглы» and «кызы» belong to the word before them.
Gender particle(std::string_view small) {
  if (small == "оглы" || small == "оглу" || small == "улы" || small == "уулу") return Gender::male;
  return small == "кызы" || small == "гызы" || small == "кизи" ? Gender::female : Gender::unknown;
}

bool is_initial(const std::u32string& word) {
  return word.size() <= 2 && !word.empty() && is_letter(word[0]) && (word.size() == 1 || word[1] == U'.');
}

Gender gender_of_surname(std::string_view small) {
  if (ends_with_one_of(small, "ов ев ин ын ский цкий ской цкой")) return Gender::male;
  return ends_with_one_of(small, "ова ева ина ына ская цкая") ? Gender::female : Gender::unknown;
}

// «Лев» ends like a surname and is none.
bool is_surname(std::string_view small) {
  if (code_points(small).size() < 5) return false;
  return gender_of_surname(small) != Gender::unknown || ends_with_one_of(small, "енко швили дзе янц чук щук ович евич ых их");
}

}  // namespace

namespace {

// Of men's names on a stressed -а or -я.
bool is_short_patronymic(std::string_view small) {
  for (const std::string_view each : split_words("ильич кузьмич лукич фомич никитич саввич фокич силич ионич минич гаврилыч"))
    if (small == each) return true;
  return false;
}

}  // namespace

Gender gender_of_patronymic(std::string_view patronymic) {
  const std::string small = lower(patronymic);
  if (const std::size_t blank = small.rfind(' '); blank != std::string::npos) return particle(std::string_view(small).substr(blank + 1));
  if (ends_with_one_of(small, "ович евич ьич оглы") || is_short_patronymic(small)) return Gender::male;
  return ends_with_one_of(small, "овна евна ична инична кызы") ? Gender::female : Gender::unknown;
}

FullName split_name(std::string_view name) {
  FullName full;
  if (name.size() > 2000) return full;
  std::vector<std::u32string> words = words_of(code_points(normalised_name(name)));
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (particle(lower(utf8(words[i]))) == Gender::unknown) continue;
    words[i - 1] += U' ' + words[i];
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (words.size() < 2 || words.size() > 6) return full;
  std::vector<std::string> texts, small;
  for (const std::u32string& word : words) {
    texts.push_back(utf8(word));
    small.push_back(lower(texts.back()));
  }
  // The patronymic: after a first name, so never at the beginning; a surname on «-ович» stands at an end of its own.
  std::size_t patronymic = 0;
  for (std::size_t i = 1; i < texts.size() && patronymic == 0; ++i)
    if (gender_of_patronymic(texts[i]) != Gender::unknown) patronymic = i;
  const bool initials = texts.size() > 2 && is_initial(words[1]) && is_initial(words[2]);
  if (texts.size() == 2 && patronymic == 1 && !is_surname(small[0])) {  // «Мария Петровна»
    full.first = texts[0];
    full.patronymic = texts[1];
  } else if (patronymic > 0 && texts.size() > 2) {
    full.patronymic = texts[patronymic];
    full.first = texts[patronymic - 1];
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (i != patronymic && i + 1 != patronymic) full.last += (full.last.empty() ? "" : " ") + texts[i];
  } else if (texts.size() > 2 && is_initial(words[0]) && is_initial(words[1])) {
    full.first = texts[0];
    full.patronymic = texts[1];
    full.last = utf8(joined(words, 2, words.size()));
    full.certain = true;
  } else if (texts.size() == 2 && is_surname(small[1]) && !is_surname(small[0])) {
    full.first = texts[0];
    full.last = texts[1];
    full.certain = true;
  } else {
    full.last = texts[0];
    full.first = texts[1];
    full.patronymic = utf8(joined(words, 2, words.size()));
    full.certain = initials || (texts.size() == 2 && is_surname(small[0]));
  }
  full.gender = gender_of_patronymic(full.patronymic);
  if (full.gender != Gender::unknown) full.certain = true;
  else full.gender = gender_of_surname(lower(full.last));
  return full;
}

}  // namespace portal::text
