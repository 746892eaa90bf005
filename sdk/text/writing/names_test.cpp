// Names: nothing real is altered, what is mixed is found, parts are told by the patronymic, texts get the right case.
#include "sdk/text/writing/names.h"

#include <gtest/gtest.h>
#include <unicode/uspoof.h>

#include <fstream>

#include "sdk/text/code_points.h"

namespace portal::text {
namespace {

TEST(NormalisedName, MendsSpacesHyphensAndInitialsAndNoLetter) {
  EXPECT_EQ(normalised_name("  Иванова \u00A0 Мария\u200B "), "Иванова Мария");
  EXPECT_EQ(normalised_name("Петров – Водкин"), "Петров-Водкин");
  EXPECT_EQ(normalised_name("Иванов И.П."), "Иванов И. П.");
  EXPECT_EQ(normalised_name("O`Neil D'Artagnan"), "O’Neil D'Artagnan");
  EXPECT_EQ(normalised_name("Сергеи\u0306"), "Сергей");
  EXPECT_EQ(normalised_name("- Анна -"), "Анна");
  EXPECT_EQ(normalised_name(normalised_name("Салтыков -- Щедрин М.Е.")), "Салтыков-Щедрин М. Е.");
}

TEST(RepairedName, PutsLookAlikesBackIntoTheWordsAlphabet) {
  EXPECT_EQ(repaired_name("Ивaнов"), "Иванов");
  EXPECT_EQ(repaired_name("OPOX Иван"), "ОРОХ Иван");
  EXPECT_EQ(repaired_name("Smіth"), "Smith");
  EXPECT_EQ(repaired_name("К0валёв"), "Ковалёв");
  EXPECT_EQ(repaired_name("3ахаров"), "Захаров");
  EXPECT_EQ(repaired_name("Иваnов"), "") << "n has no look-alike: it is found, and left to the person";
  EXPECT_TRUE(mixes_alphabets("Иваnов"));
  EXPECT_EQ(repaired_name("Иванοв"), "Иванов") << "a Greek omicron";
  EXPECT_EQ(repaired_name("Ρоман"), "Роман") << "a Greek rho";
  EXPECT_EQ(repaired_name("Αnna Smith"), "Anna Smith") << "a Greek alpha";
  EXPECT_EQ(repaired_name("Ｓmith"), "Smith") << "a wide form";
  EXPECT_EQ(repaired_name("Иваνов"), "") << "nu looks like v, which has no twin in Cyrillic";
  EXPECT_EQ(repaired_name("Ра6инович"), "Рабинович");
  EXPECT_EQ(repaired_name("Νίκος Παπαδόπουλος"), "") << "a Greek name is one";
  EXPECT_TRUE(mixes_alphabets("Иванοв"));
  for (const char* right : {"Иванов", "Smith", "Иванов Smith", "Анна-Мария", "Ян", "O’Neil", "COX John", "СОХ"})
    EXPECT_EQ(repaired_name(right), "") << right;
}

TEST(RepairedName, TakesForForeignOnlyWhatUnicodeCallsConfusable) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker* checker = uspoof_open(&status);
  ASSERT_TRUE(U_SUCCESS(status));
  int pairs = 0;
  for (char32_t letter = 0x370; letter <= 0xFF5A; letter = letter == 0x3FF ? 0xFF21 : letter + 1) {
    const std::string repaired = repaired_name("Smith q" + utf8(std::u32string(1, letter)));
    if (repaired.empty()) continue;
    const std::string a = utf8(std::u32string(1, letter)), b = repaired.substr(repaired.find('q') + 1);
    ++pairs;
    if (letter >= 0xFF21) EXPECT_EQ(b, utf8(std::u32string(1, letter - 0xFEE0)));  // a wide form is the letter itself, by compatibility
    else
      EXPECT_NE(uspoof_areConfusableUTF8(checker, a.data(), static_cast<int>(a.size()), b.data(), static_cast<int>(b.size()), &status), 0) << a << b;
  }
  EXPECT_EQ(pairs, 23 + 52);
  uspoof_close(checker);
}

TEST(Lookalike, IsAPairThatUnicodeCallsConfusable) {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker* checker = uspoof_open(&status);
  ASSERT_TRUE(U_SUCCESS(status));
  int pairs = 0;
  for (char32_t letter = U'A'; letter <= U'z'; ++letter) {
    const char32_t twin = lookalike(letter);
    if (twin == 0) continue;
    const std::string a = utf8(std::u32string(1, letter)), b = utf8(std::u32string(1, twin));
    EXPECT_NE(uspoof_areConfusableUTF8(checker, a.data(), static_cast<int>(a.size()), b.data(), static_cast<int>(b.size()), &status), 0) << a;
    EXPECT_EQ(lookalike(twin), letter);
    ++pairs;
  }
  // And the table lacks none of those that Unicode has among the letters of Russian.
  for (char32_t cyrillic = U'А'; cyrillic <= U'я'; ++cyrillic) {
    for (char32_t latin = U'A'; latin <= U'z'; ++latin) {
      if (!is_latin(latin)) continue;
      const std::string a = utf8(std::u32string(1, latin)), b = utf8(std::u32string(1, cyrillic));
      if (uspoof_areConfusableUTF8(checker, a.data(), static_cast<int>(a.size()), b.data(), static_cast<int>(b.size()), &status) != 0) {
        EXPECT_TRUE(lookalike(cyrillic) != 0 || std::u32string_view(U"бгЬгзЗПлкмнтвш").find(cyrillic) != std::u32string_view::npos)
            << a << " and " << b;
      }
    }
  }
  uspoof_close(checker);
  EXPECT_EQ(pairs, 28);
}

std::string parts(std::string_view name) {
  const FullName full = split_name(name);
  return full.last + "|" + full.first + "|" + full.patronymic + "|" + std::string(name_of(full.gender)) + (full.certain ? "" : "?");
}

TEST(SplitName, IsToldByThePatronymicInAnyOrder) {
  EXPECT_EQ(parts("Иванова Мария Петровна"), "Иванова|Мария|Петровна|female");
  EXPECT_EQ(parts("Мария Петровна Иванова"), "Иванова|Мария|Петровна|female");
  EXPECT_EQ(parts("Мамедов Али Гасан оглы"), "Мамедов|Али|Гасан оглы|male");
  EXPECT_EQ(parts("Петров И.С."), "Петров|И.|С.|male");
  EXPECT_EQ(parts("И. С. Петров"), "Петров|И.|С.|male");
  EXPECT_EQ(parts("Анна Каренина"), "Каренина|Анна||female");
  EXPECT_EQ(parts("Ким Ен"), "Ким|Ен||unknown?");
  EXPECT_EQ(parts("Мария Ильинична"), "|Мария|Ильинична|female");
  EXPECT_EQ(parts("Лев Абрамович"), "|Лев|Абрамович|male");
  EXPECT_EQ(parts("Мария"), "|||unknown?");
}

TEST(Declined, GivesTheCasesOfWholeNames) {
  const FullName maria = split_name("Иванова Мария Петровна");
  EXPECT_EQ(declined(maria, Case::genitive), "Ивановой Марии Петровны");
  EXPECT_EQ(declined(maria, Case::dative), "Ивановой Марии Петровне");
  EXPECT_EQ(declined(maria, Case::instrumental), "Ивановой Марией Петровной");
  const FullName ilya = split_name("Бонч-Бруевич Илья Львович");
  EXPECT_EQ(declined(ilya, Case::genitive), "Бонч-Бруевича Ильи Львовича");
  EXPECT_EQ(declined(split_name("ПЕТРОВ СЕРГЕЙ ИВАНОВИЧ"), Case::dative), "ПЕТРОВУ СЕРГЕЮ ИВАНОВИЧУ");
  EXPECT_EQ(declined(split_name("Шевченко Тарас Григорьевич"), Case::genitive), "Шевченко Тараса Григорьевича");
  EXPECT_EQ(declined("Smith", NamePart::last, Gender::male, Case::genitive), "Smith");
  EXPECT_EQ(declined("Ким", NamePart::last, Gender::unknown, Case::genitive), "Ким");
}

}  // namespace
}  // namespace portal::text
