// Counting sentences, words and syllables as a person would.
#include "accessibility/audit/readability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace portal::accessibility::audit {
namespace {

Readability measure(std::string_view text) {
  Readability out;
  out.add(text);
  return out;
}

TEST(Readability, parts_sentences_but_not_numbers_initials_and_addresses) {
  EXPECT_THAT(sentences("Введите 3.5 м. Это п. 9 приказа! Сайт portal.ru работает: в 12:30 закроется."),
              ::testing::ElementsAre("Введите 3.5 м. ", "Это п. 9 приказа! ", "Сайт portal.ru работает", " в 12:30 закроется."));
}

TEST(Readability, counts_syllables_of_both_languages) {
  EXPECT_EQ(measure("Мама мыла раму").syllables, 6U);
  EXPECT_EQ(measure("ёлка").syllables, 2U);
  EXPECT_EQ(measure("Send the application").syllables, 6U);
  EXPECT_EQ(measure("date").syllables, 1U);
}

TEST(Readability, gives_the_ease_by_the_published_formulas) {
  // 3 words, 6 syllables, 1 sentence: 206.835 − 1.3 × 3 − 60.1 × 2.
  EXPECT_NEAR(measure("Мама мыла раму").ease("ru"), 82.735, 1e-9);
  // 3 words, 6 syllables: 206.835 − 1.015 × 3 − 84.6 × 2.
  EXPECT_NEAR(measure("Send the application").ease("en"), 34.59, 1e-9);
}

TEST(Readability, remembers_the_longest_sentence) {
  const Readability got = measure("Раз. Раз два три. Раз два.");
  EXPECT_EQ(got.longest, 3U);
  EXPECT_EQ(got.longest_sentence, "Раз два три. ");
  EXPECT_DOUBLE_EQ(got.words_a_sentence(), 2);
}

TEST(Readability, says_nothing_of_no_words) {
  EXPECT_DOUBLE_EQ(measure("12 — 34.").ease("ru"), 100);
  EXPECT_EQ(measure("12 — 34.").sentences, 0U);
}

}  // namespace
}  // namespace portal::accessibility::audit
