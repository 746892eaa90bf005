// Round trip: what ICU spells, in every rule set it offers for Russian and English, is read back as the same number or day.
#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "sdk/text/code_points.h"
#include "sdk/text/dictation/dictation.h"

namespace portal::text {
namespace {

class Speller {
 public:
  explicit Speller(const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    rules_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, icu::Locale(locale), status);
    for (int i = 0; i < rules_->getNumberOfRuleSetNames(); ++i) {
      names_.push_back(rules_->getRuleSetName(i));
    }
  }
  std::size_t count() const { return names_.size(); }
  std::string name(std::size_t set) const {
    std::string out;
    return names_[set].toUTF8String(out);
  }
  std::string spell(std::int64_t number, std::size_t set) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    icu::FieldPosition position;
    rules_->format(number, names_[set], text, position, status);
    std::string out;
    return text.toUTF8String(out);
  }
  std::string spell(std::int64_t number, const char* set) const {
    for (std::size_t i = 0; i < names_.size(); ++i)
      if (name(i) == set) return spell(number, i);
    ADD_FAILURE() << "no rule set " << set;
    return "";
  }
  // ICU's own reading, for comparison.
  bool reads(const std::string& text, std::int64_t number) const {
    UErrorCode status = U_ZERO_ERROR;
    icu::Formattable value;
    rules_->parse(icu::UnicodeString::fromUTF8(text), value, status);
    return U_SUCCESS(status) != 0 && value.getInt64() == number;
  }

 private:
  std::unique_ptr<icu::RuleBasedNumberFormat> rules_;
  std::vector<icu::UnicodeString> names_;
};

// Spread over all sizes, the same ones every time.
class Numbers {
 public:
  std::int64_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    static constexpr std::int64_t limits[] = {100, 1000, 10000, 1000000, 1000000000, 1000000000};
    return static_cast<std::int64_t>((state_ >> 24U) % static_cast<std::uint64_t>(limits[state_ >> 61U & 7U] > 0 ? limits[(state_ >> 58U) % 6] : 1));
  }

 private:
  std::uint64_t state_ = 20261124;
};

int samples() { return 100000; }

struct Outcome {
  int wrong = 0, silent = 0, shown = 0;
};

void hold_numbers(const char* locale) {
  const Speller speller(locale);
  ASSERT_GT(speller.count(), 3U);
  const Listening listening{locale, {2026, 11, 24}, {}, 0};
  Numbers numbers;
  Outcome outcome;
  int read_by_icu = 0, asked_icu = 0;
  for (int i = 0; i < samples(); ++i) {
    const std::int64_t number = numbers.next();
    const auto set = static_cast<std::size_t>(i) % speller.count();
    if (speller.name(set) == "%spellout-numbering-year") continue;  // "fifty-eight eighty-four" is a year, held below
    const std::string said = speller.spell(number, set);
    const Heard heard = hear(Kind::number, said, listening);
    if (i % 101 != 0) {
    } else if (++asked_icu; speller.reads(said, number)) ++read_by_icu;
    if (!heard.values.empty() && heard.values[0] == std::to_string(number)) continue;
    ++(heard.values.empty() ? outcome.silent : outcome.wrong);
    if (++outcome.shown <= 40)
      ADD_FAILURE() << speller.name(set) << ": " << number << " is spelled " << said << ", read as "
                    << (heard.values.empty() ? "nothing" : heard.values[0]);
  }
  std::cout << locale << ": " << samples() << " numbers by " << speller.count() << " rule sets of ICU; " << outcome.wrong << " read wrong, "
            << outcome.silent << " not read; ICU's own parser read " << read_by_icu << " of " << asked_icu << '\n';
  EXPECT_EQ(outcome.wrong + outcome.silent, 0);
}

TEST(Spelled, EveryRussianNumberIsReadBackInEachCaseAndGender) { hold_numbers("ru"); }
TEST(Spelled, EveryEnglishNumberIsReadBack) { hold_numbers("en"); }

// What ICU's own parser makes of the dictated numbers: the measure behind reading by a grammar of our own.
TEST(Spelled, OfDictatedNumbersOursReadsMoreThanIcusParserDoes) {
  for (const char* locale : {"ru", "en"}) {
    const Speller speller(locale);
    int all = 0, by_icu = 0, by_us = 0;
    std::ifstream file(std::string(PORTAL_SOURCE_DIR "/sdk/text/dictation/phrases/") + locale + ".tsv");
    for (std::string line; std::getline(file, line);) {
      const std::vector<std::string_view> columns = split(line, '\t');
      if (columns.size() < 3 || columns[0] != "number" || columns[2].find('.') != std::string_view::npos) continue;
      const Heard heard = hear(Kind::number, columns[1], {locale, {2026, 11, 24}, {}, 0});
      ++all;
      if (speller.reads(std::string(columns[1]), std::stoll(std::string(columns[2])))) ++by_icu;
      if (!heard.values.empty() && heard.values[0] == columns[2]) ++by_us;
    }
    std::cout << locale << ": of " << all << " whole numbers as people say them ICU's parser reads " << by_icu << ", ours " << by_us << '\n';
    EXPECT_GT(by_us, by_icu);
  }
}

constexpr const char* months_ru[] = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                     "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
constexpr const char* months_en[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

template <class Say>
void hold_dates(const char* locale, Say say) {
  const Listening listening{locale, {2026, 11, 24}, {}, 0};
  int wrong = 0;
  const std::int32_t first = calendar::day_number({1900, 1, 1}), last = calendar::day_number({2100, 12, 31});
  for (std::int32_t day = first; day <= last; ++day) {
    const calendar::CivilDate date = calendar::date_of(day);
    const std::string said = say(date, day);
    const Heard heard = hear(Kind::date, said, listening);
    const std::string got = heard.values.empty() ? "nothing" : heard.values[0];
    if (got == calendar::date_text(date) && heard.doubt == Doubt::none) continue;
    if (++wrong <= 20) ADD_FAILURE() << said << ": " << got << ", " << name_of(heard.doubt);
  }
  std::cout << locale << ": " << last - first + 1 << " days, " << wrong << " read wrong or with a doubt\n";
  EXPECT_EQ(wrong, 0);
}

TEST(Spelled, EveryDayFrom1900To2100IsReadBackInRussianWithoutADoubt) {
  const Speller speller("ru");
  constexpr const char* day_sets[] = {"%spellout-ordinal-neuter", "%spellout-ordinal-neuter-genitive"};
  hold_dates("ru", [&](const calendar::CivilDate& date, std::int32_t day) {
    return speller.spell(date.day, day_sets[day % 2 == 0]) + " " + months_ru[date.month - 1] + " " +
           speller.spell(date.year, "%spellout-ordinal-masculine-genitive") + (day % 3 == 0 ? "" : " года");
  });
}

TEST(Spelled, EveryDayFrom1900To2100IsReadBackInEnglishWithoutADoubt) {
  const Speller speller("en");
  hold_dates("en", [&](const calendar::CivilDate& date, std::int32_t day) {
    const std::string named = speller.spell(date.day, "%spellout-ordinal"), month = months_en[date.month - 1];
    const std::string year = speller.spell(date.year, "%spellout-numbering-year");
    return day % 2 == 0 ? month + " " + named + ", " + year : "the " + named + " of " + month + " " + year;
  });
}

}  // namespace
}  // namespace portal::text
