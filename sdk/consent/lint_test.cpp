// The linter against whole texts, one mandatory part taken out at a time, and wordings that the law forbids. [R 79]
#include "sdk/consent/lint.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"

namespace portal::consent {
namespace {

constexpr const char* parts[] = {
    "Я даю согласие на обработку персональных данных.",
    "Оператор — Администрация города Примерска, адрес: 660049, г. Красноярск, ул. Примерная, д. 1.",
    "Цель обработки: рассмотрение моего заявления.",
    "Персональные данные: фамилия, имя, отчество, дата рождения.",
    "Действия: сбор, запись, хранение, уничтожение.",
    "Срок действия согласия — 1 год.",
    "Отозвать согласие можно кнопкой «Отозвать» на этой странице.",
};

std::string text_without(std::size_t left_out, const std::string& besides = {}) {
  std::string out;
  for (std::size_t i = 0; i < std::size(parts); ++i)
    if (i != left_out) out += std::string(parts[i]) + "\n";
  return out + besides;
}

std::string codes(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& finding : findings) out += (out.empty() ? "" : " ") + std::string(name_of(finding.code));
  return out;
}

json::Value demo() {
  std::ifstream in(PORTAL_SOURCE_DIR "/examples/portal/content/consents/consents.json");
  return json::parse(std::string(std::istreambuf_iterator<char>(in), {})).value();
}

TEST(Lint, finds_nothing_in_a_text_that_has_all_its_parts) { EXPECT_EQ(codes(lint_words(text_without(99))), ""); }

TEST(Lint, names_exactly_the_part_that_was_taken_out) {
  constexpr const char* expected[] = {
      "", "no_operator_name no_operator_address", "no_purpose", "no_personal_data", "no_actions", "no_term", "no_withdrawal"};
  for (std::size_t i = 0; i < std::size(parts); ++i) EXPECT_EQ(codes(lint_words(text_without(i))), expected[i]) << parts[i];
}

TEST(Lint, finds_each_wording_that_is_forbidden_with_its_sentence) {
  struct Case {
    const char* sentence;
    const char* code;
  };
  constexpr Case cases[] = {
      {"Отправляя форму, вы принимаете условия.", "not_separate"},       {"Согласие является частью пользовательского соглашения.", "not_separate"},
      {"Я также даю согласие на рекламную рассылку.", "second_consent"}, {"Согласие на проактивное предоставление услуг включено.", "second_consent"},
      {"Передаются фамилия, телефон и иные данные.", "open_list"},       {"Согласие считается данным, если вы не возражаете.", "not_expressed"},
      {"Продолжая работу с сайтом, вы соглашаетесь.", "not_expressed"},  {"Согласие даётся бессрочно.", "unlimited_term"},
  };
  for (const Case& each : cases) {
    const std::vector<Finding> findings = lint_words(text_without(99, each.sentence));
    EXPECT_EQ(codes(findings), each.code) << each.sentence;
    for (const Finding& finding : findings) EXPECT_NE(finding.excerpt, "") << each.sentence;
  }
}

TEST(Lint, a_right_to_withdraw_without_a_way_is_half_a_right) {
  EXPECT_EQ(codes(lint_words(text_without(6, "Согласие может быть отозвано."))), "no_way_to_withdraw");
  EXPECT_EQ(codes(lint_words(text_without(6, "Согласие может быть отозвано.\nДля этого напишите письмо оператору."))), "");
  EXPECT_EQ(codes(lint_words(text_without(5, "Согласие действует до отзыва."))), "");
}

TEST(Lint, finds_nothing_in_the_demo_portals_own_texts) {
  const json::Value file = demo();
  for (const json::Value& item : file.find("texts")->array()) {
    const auto text = read_text(item, "");
    ASSERT_TRUE(text.ok()) << text.error().text();
    for (const Finding& finding : lint(text.value())) ADD_FAILURE() << text.value().id << ": " << name_of(finding.code) << ": " << finding.excerpt;
    EXPECT_EQ(text.value().wordings.size(), 2U);
  }
}

TEST(Lint, finds_what_the_entry_says_and_the_text_does_not) {
  struct Case {
    const char* place;
    json::Value value;
    const char* codes;
  };
  const Case cases[] = {
      {"/wording/ru/process/controller/name", "Министерство примеров", "differs_from_process"},
      {"/wording/ru/process/personal_data/0", "отпечатки пальцев", "differs_from_process"},
      {"/wording/ru/process/actions/0", "трансграничная передача", "differs_from_process"},
      {"/wording/ru/process/recipients/0", "Банк «Пример»", "unnamed_recipient"},
      {"/wording/ru/plain", "Одно. И ещё одно предложение.", "no_plain_sentence"},
      {"/wording/ru/plain", "", "no_plain_sentence"},
  };
  for (const Case& each : cases) {
    json::Value text = demo().find("texts")->array()[1];
    ASSERT_TRUE(json::put(text, each.place, each.value).ok()) << each.place;
    EXPECT_EQ(codes(lint(read_text(text, "").value())), each.codes) << each.place;
  }
  json::Value english = demo().find("texts")->array()[1];
  json::remove(english, "/wording/ru");
  EXPECT_EQ(codes(lint(read_text(english, "").value())), "no_russian");
}

TEST(Text, cannot_say_that_something_is_agreed_to_beforehand) {
  json::Value text = demo().find("texts")->array()[0];
  text.object().set("checked", true);
  EXPECT_EQ(read_text(text, "").error().text().substr(0, 23), "unknown_key at /checked");
}

TEST(Text, a_changed_letter_is_another_hash_and_the_term_is_counted_by_the_calendar) {
  const Text text = read_text(demo().find("texts")->array()[0], "").value();
  Wording wording = text.in("ru-RU");
  const std::string hash = notice_of(text, wording).sha256;
  wording.text[0] += " ";
  EXPECT_NE(notice_of(text, wording).sha256, hash);
  EXPECT_EQ(text.in("de").language, "ru");
  EXPECT_EQ(valid_until("2026-11-24T09:30:12Z", "P1Y"), "2027-11-24T09:30:12Z");
  EXPECT_EQ(valid_until("2024-02-29T00:00:00+07:00", "P1Y"), "2025-02-28T17:00:00Z");
  EXPECT_EQ(valid_until("2026-11-24T09:30:12Z", ""), "");
}

}  // namespace
}  // namespace portal::consent
