#pragma once
// Names of people: repaired where letters of two alphabets were mixed, split into their parts, declined for texts. Nothing is altered
// without being asked about: each function says what it would make of the name, the caller lets the person confirm.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace portal::text {

// Spaces of all kinds as one blank, none at the ends and around hyphens; dashes between letters as hyphens; what stands for
// an apostrophe (` ´ ‘ ʼ) as ’, while ' stays; a blank after an initial's full stop; combining й and ё composed; invisible characters dropped.
// Letters and their case stay as they are. Idempotent.
std::string normalised_name(std::string_view name);

// What a name was meant to be where a word mixes Cyrillic with Latin letters or digits that look alike («Ивaнов» with a Latin a), in the
// alphabet of most of its own letters, else of the other words; "" where there is nothing to repair. Greek letters and wide forms are taken
// for the Latin letters that they look like, unless the whole name is Greek; of digits 0, 3 and 6. That is the part of Unicode's
// confusables.txt that keyboards, scans and copied texts bring into names; invisible and bidi characters are normalised_name's. Letters without a
// look-alike in the other alphabet are never changed: such a word is left as it is.
std::string repaired_name(std::string_view name);
// Whether a word holds letters of both alphabets.
bool mixes_alphabets(std::string_view name);
// The look-alike of a letter in the other alphabet, 0 where there is none: both ways, the table that repair goes by.
char32_t lookalike(char32_t letter);

enum class Gender : unsigned char { unknown, male, female };
std::string_view name_of(Gender gender);

struct FullName {
  std::string last, first, patronymic;
  Gender gender = Gender::unknown;
  bool certain = false;  // the patronymic or the surname's ending told which is which
};
// «Мария Петровна Иванова», «Иванова М. П.», «Мамедов Али Гасан оглы». The parts keep their letters; what cannot be told is taken as
// surname, first name, patronymic, the order of forms. Empty where there is one word, or more than six.
FullName split_name(std::string_view name);

// The gender that a Russian or Turkic patronymic tells.
Gender gender_of_patronymic(std::string_view patronymic);

enum class Case : unsigned char { nominative, genitive, dative, accusative, instrumental, prepositional };
bool case_named(std::string_view name, Case& grammatical_case);
enum class NamePart : unsigned char { last, first, patronymic };

// «Иванова» in the genitive, female → «Ивановой»: by the rules of petrovich (rules.json of the npm package, MIT). Foreign letters, initials
// and an unknown gender leave a name as it is.
std::string declined(std::string_view name, NamePart part, Gender gender, Case grammatical_case);
// «заявление Ивановой Марии Петровны»: surname, first name, patronymic, each in its case.
std::string declined(const FullName& name, Case grammatical_case);

}  // namespace portal::text
