// What is told from its form, and what only looks like it.
#include "sdk/profile/personal_data.h"

#include <gtest/gtest.h>

#include <string>

namespace portal::profile {
namespace {

std::string found(std::string_view text) {
  std::string out;
  for (const PersonalData kind : find_personal_data(text)) out += (out.empty() ? "" : " ") + std::string(name_of(kind));
  return out;
}

TEST(PersonalData, is_found_however_it_is_written) {
  EXPECT_EQ(found("пишите на anna.s@mail.example, спасибо"), "email");
  EXPECT_EQ(found("+7 (913) 123-45-67"), "phone");
  EXPECT_EQ(found("89131234567"), "phone");
  EXPECT_EQ(found("тел. 913 123 45 67"), "phone");
  EXPECT_EQ(found("8\xC2\xA0"
                  "391\xC2\xA0"
                  "226-12-34"),
            "phone");
  EXPECT_EQ(found("СНИЛС 112-233-445 95"), "snils");
  EXPECT_EQ(found("11223344595 и a@b.ru"), "email snils");
}

TEST(PersonalData, is_not_seen_in_dates_sums_and_numbers_of_applications) {
  EXPECT_EQ(found(""), "");
  EXPECT_EQ(found("заявление 2026-000123-7 подали 24.11.2026, ждали 30 дней"), "");
  EXPECT_EQ(found("заплатили 1 200 рублей, кабинет 25, окно 3"), "");
  EXPECT_EQ(found("СНИЛС 112-233-445 96"), "");  // the control number is wrong: no СНИЛС, and no phone
  EXPECT_EQ(found("@portal, спасибо"), "");
  EXPECT_EQ(found("пример: user@localhost"), "");
}

}  // namespace
}  // namespace portal::profile
