// Declension by a table that compile_rules.mjs makes of petrovich's rules.
#include <iterator>

#include "sdk/text/code_points.h"
#include "sdk/text/writing/names.h"

namespace portal::text {
namespace {

struct Rule {
  NamePart part;
  bool whole;       // of the whole word, else of its end
  bool first_word;  // only before a hyphen: «Бонч-Бруевич»
  Gender gender;    // unknown: either
  std::string_view tests;
  std::string_view changes[5];  // genitive …: "." as it is, "-" takes a letter off, the rest is added
};
constexpr Rule rules[] = {
#include <petrovich_rules.def>
};

constexpr std::string_view case_names[] = {"nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"};

bool fits(const Rule& rule, std::string_view small) {
  for (const std::string_view test : split_words(rule.tests))
    if (rule.whole ? small == test : small.ends_with(test)) return true;
  return false;
}

const Rule* find(NamePart part, Gender gender, std::string_view small, bool before_hyphen) {
  for (const Rule& rule : rules) {
    if (rule.part != part || (rule.first_word && !before_hyphen) || (rule.gender != Gender::unknown && rule.gender != gender)) continue;
    if (fits(rule, small)) return &rule;
  }
  return nullptr;
}

// «ИВАНОВА» gets capitals.
std::string changed(std::string_view name, std::string_view change) {
  std::u32string letters = code_points(name);
  const bool capitals = letters.size() > 1 && lower(letters.back()) != letters.back();
  for (const char32_t letter : code_points(change)) {
    if (letter == U'.') continue;
    if (letter != U'-') letters += capitals ? upper(letter) : letter;
    else if (!letters.empty()) letters.pop_back();
  }
  return utf8(letters);
}

bool is_russian_word(std::string_view word) {
  std::size_t letters = 0;
  while (!word.empty()) {
    const char32_t letter = take_code_point(word);
    if (!is_cyrillic(letter)) return false;
    ++letters;
  }
  return letters > 1;
}

}  // namespace

bool case_named(std::string_view name, Case& grammatical_case) {
  for (std::size_t i = 0; i < std::size(case_names); ++i) {
    if (case_names[i] != name) continue;
    grammatical_case = static_cast<Case>(i);
    return true;
  }
  return false;
}

std::string declined(std::string_view name, NamePart part, Gender gender, Case grammatical_case) {
  if (grammatical_case == Case::nominative || gender == Gender::unknown || name.size() > 400) return std::string(name);
  if (part == NamePart::patronymic && name.find(' ') != std::string_view::npos) return std::string(name);  // «Гасан оглы»
  std::string out;
  std::string_view rest = name;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("- "), rest.size());
    const std::string_view word = rest.substr(0, end);
    const Rule* rule =
        is_russian_word(word) ? find(part, gender, lower(word), end < rest.size() && rest[end] == '-' && rest.data() == name.data()) : nullptr;
    out += rule == nullptr ? std::string(word) : changed(word, rule->changes[static_cast<std::size_t>(grammatical_case) - 1]);
    if (end < rest.size()) out += rest[end];
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::string declined(const FullName& name, Case grammatical_case) {
  std::string out;
  const auto add = [&](const std::string& part, NamePart which) {
    if (part.empty()) return;
    if (!out.empty()) out += ' ';
    out += declined(part, which, name.gender, grammatical_case);
  };
  add(name.last, NamePart::last);
  add(name.first, NamePart::first);
  add(name.patronymic, NamePart::patronymic);
  return out;
}

}  // namespace portal::text
