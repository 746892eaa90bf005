// Transliteration, keyboard layouts and folding; the tables are held to ICU, which has them of Unicode.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "sdk/text/code_points.h"
#include "sdk/text/writing/fold.h"
#include "sdk/text/writing/transliterate.h"

namespace portal::text {
namespace {

TEST(PassportLatin, FollowsTheOrderInForceLetterByLetter) {
  EXPECT_EQ(passport_latin("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"), "abvgdeezhziiklmnoprstufkhtschshshchieyeiuia");
  EXPECT_EQ(passport_latin("Щукина Наталья Юрьевна"), "Shchukina Natalia Iurevna");
  EXPECT_EQ(passport_latin("ЩУКИНА Ю. Я."), "SHCHUKINA Iu. Ia.");
  EXPECT_EQ(passport_latin("Подъячев-Цой O’Neil 2"), "Podieiachev-Tsoi O’Neil 2");
}

TEST(CyrillicCandidates, HoldTheNameAmongTheFirstFive) {
  for (const auto& [latin, name] : {std::pair{"Natalia", "Наталья"},
                                    {"Iuliia", "Юлия"},
                                    {"Yuliya", "Юлия"},
                                    {"Khokhlova", "Хохлова"},
                                    {"Shchukin", "Щукин"},
                                    {"Alexey", "Алексей"},
                                    {"Sergei", "Сергей"},
                                    {"Dmitriy", "Дмитрий"},
                                    {"EVGENII", "ЕВГЕНИЙ"},
                                    {"Eduard", "Эдуард"},
                                    {"Tsvetkova", "Цветкова"},
                                    {"Zhukov", "Жуков"},
                                    {"Elena", "Елена"},
                                    {"Bykov", "Быков"},
                                    {"Mikhail", "Михаил"}}) {
    const std::vector<std::string> found = cyrillic_candidates(latin);
    EXPECT_NE(std::find(found.begin(), found.end(), name), found.end()) << latin << ": " << (found.empty() ? "none" : found[0]);
  }
  EXPECT_EQ(cyrillic_candidates("Zhukov")[0], "Жуков");
  EXPECT_TRUE(cyrillic_candidates("Жуков").empty());
  EXPECT_TRUE(cyrillic_candidates(std::string(41, 'a')).empty());
}

TEST(OtherLayout, IsTheSameKeysBothWays) {
  EXPECT_EQ(other_layout("ghbdtn"), "привет");
  EXPECT_EQ(other_layout("руддщ"), "hello");
  EXPECT_EQ(other_layout("Bdfyjd"), "Иванов");
  EXPECT_EQ(other_layout(other_layout("[jkjlbkmybr")), "[jkjlbkmybr");
  EXPECT_EQ(other_layout("Иvan"), "");
  EXPECT_EQ(other_layout("12"), "");
}

TEST(LayoutCorrection, IsOfferedOnlyWhereTheTextAsItStandsIsUnlikely) {
  for (const auto& [typed, meant] :
       {std::pair{"ghbdtn", "привет"}, {"Bdfyjdf", "Иванова"}, {"rhfcyjzhcr", "красноярск"}, {"gjcj,bt yf ht,tyrf", "пособие на ребенка"}}) {
    EXPECT_EQ(layout_correction(typed), meant) << typed;
  }
  for (const char* right : {"привет", "hello", "Иванова Мария", "Smith", "пособие на ребенка", "benefit for a child", "ivan.petrov@yandex.ru", "МФЦ",
                            "ул. Ленина", "Wright", "12 45"})
    EXPECT_EQ(layout_correction(right), "") << right;
}

TEST(SearchFold, DropsWhatPeopleLeaveOut) {
  EXPECT_EQ(search_fold("Ёлкин-Палкин,  Й."), "елкин палкин и");
  EXPECT_EQ(search_fold("Élève «Straße» № 5"), "eleve strasse 5");
  EXPECT_EQ(search_fold("O’Neil"), "oneil");
  EXPECT_EQ(search_fold("й"), "и");
  EXPECT_EQ(search_fold(" \u00A0\u200B"), "");
}

std::string by_icu(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString parts = decompose->normalize(icu::UnicodeString(static_cast<UChar32>(letter)).foldCase(), status);
  icu::UnicodeString out;
  for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
    if (u_charType(parts.char32At(i)) != U_NON_SPACING_MARK) out.append(parts.char32At(i));
  std::string text;
  return out.toUTF8String(text);
}

// ß, æ … fold to what people type for them; ICU's case folding knows only ß, and that final sigma is a sigma.
TEST(SearchFold, AgreesWithUnicodeAsIcuHasItOnEveryLetterOfLatinGreekAndCyrillic) {
  constexpr std::u32string_view own = U"æœøłđðþıħŋſςŉẚẛ";
  int held = 0;
  for (char32_t letter = 0x41; letter <= 0x1FFF; ++letter) {
    if (!(is_latin(letter) || is_cyrillic(letter) || (letter >= 0x386 && letter <= 0x3CE)) || !u_isalpha(static_cast<UChar32>(letter)) ||
        own.find(lower(letter)) != std::u32string_view::npos)
      continue;
    EXPECT_EQ(search_fold(utf8(std::u32string(1, letter))), by_icu(letter)) << std::hex << static_cast<unsigned>(letter);
    ++held;
  }
  EXPECT_GT(held, 900);
}

TEST(LowerAndUpper, AgreeWithIcuOnTheLettersOfEuropeanNamesAndOfCyrillic) {
  constexpr std::pair<char32_t, char32_t> ranges[] = {{0x41, 0x17E},  {0x1CD, 0x1DC},   {0x218, 0x21B},
                                                      {0x400, 0x52F}, {0x1E00, 0x1E95}, {0x1EA0, 0x1EFF}};
  for (const auto& [first, last] : ranges) {
    for (char32_t letter = first; letter <= last; ++letter) {
      if ((!is_latin(letter) && !is_cyrillic(letter)) || letter == 0x130 || letter == 0x131 || letter == 0x149) continue;
      const auto code = static_cast<UChar32>(letter);
      EXPECT_EQ(static_cast<UChar32>(lower(letter)), u_tolower(code)) << std::hex << code;
      EXPECT_EQ(static_cast<UChar32>(upper(lower(letter))), u_toupper(u_tolower(code))) << std::hex << code;
    }
  }
}

TEST(Utf8, OfAnyBytesIsReadToTheEndAndWrittenWell) {
  EXPECT_EQ(utf8(code_points("a\xC0\x80\xED\xA0\x80\xF4\x90\x80\x80€\xF0")),
            "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD€\xEF\xBF\xBD");
}

}  // namespace
}  // namespace portal::text
