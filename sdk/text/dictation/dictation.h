#pragma once
// What a person dictated or typed in words, as data: numbers, dates, phones, e-mail, СНИЛС, passport, money, yes or no, one of several.
//
//   Heard heard = hear(Kind::date, "двадцать пятое марта восемьдесят седьмого", {.locale = "ru", .today = {2026, 11, 24}});
//   heard.values → {"1987-03-25", "2087-03-25"}; heard.doubt → Doubt::century
//
// Best reading first, others after it. A reading is a proposal: whoever asks shows it and lets the person confirm. `doubt` says why
// it may be wrong; Doubt::none means that every word was understood and nothing else fits. Both languages are understood whatever
// the locale is; the locale decides only the order of day and month in digits. Pure, bounded, no ICU: phrases over 600 characters
// are not understood.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/calendar/civil_date.h"

namespace portal::text {

enum class Kind : unsigned char {
  number,    // "-3.5", "1200": JSON's decimal notation
  date,      // "1987-03-25"
  phone,     // "+79161234567"
  email,     // as it is written, the domain in small letters
  snils,     // eleven digits
  passport,  // ten digits: series and number of a Russian passport
  digits,    // digits as they are said: an index, a code
  money,     // "1200.50 RUB"
  yes_no,    // "yes", "no"
  choice,    // the option's number from 1, in digits
  house,     // "5/2", "12А", "7 корпус 2"
  text,      // as it is said, signs by their names: «запятая», "new line"; what was said word by word beside it
  name,      // a capital to each word, «дефис» as a hyphen
};
bool kind_named(std::string_view name, Kind& kind);

enum class Doubt : unsigned char {
  none,
  words,        // some word was not understood, or takes part of the answer back
  ambiguous,    // the words fit several values
  century,      // a year of two digits
  year,         // a date without its year
  length,       // not as many digits as there have to be
  check,        // control digits do not agree
  spelling,     // written in other letters than it was said
  approximate,  // "about", «где-то»
};
std::string_view name_of(Doubt doubt);

struct Heard {
  std::vector<std::string> values;  // at most five; none: not understood
  Doubt doubt = Doubt::none;

  void doubt_by(Doubt reason) {
    if (doubt == Doubt::none) doubt = reason;
  }
};

struct Listening {
  std::string_view locale = "ru";
  calendar::CivilDate today;               // for «завтра»; year 0: relative dates are not understood
  std::span<const std::string> options{};  // of Kind::choice
  std::size_t length = 0;                  // of Kind::digits: how many there have to be; 0: any
};

Heard hear(Kind kind, std::string_view phrase, const Listening& listening);

}  // namespace portal::text
