// What the classifier promises: stated tokens win, order helps, doubt is silence, reasons are words of the page.
#include "sdk/classifier/classifier.h"

#include <gtest/gtest.h>

#include <cmath>
#include <tuple>

namespace portal::classifier {
namespace {

Signals text_field(std::string label, std::string name = "") {
  Signals out;
  out.tag = "input";
  out.type = "text";
  out.label = std::move(label);
  out.name = std::move(name);
  return out;
}

std::vector<std::string> tokens_of(const std::vector<Signals>& fields) {
  std::vector<std::string> out;
  for (const Decision& decision : classify(own_model(), fields)) out.emplace_back(decision.token);
  return out;
}

TEST(Classifier, names_what_russian_authorities_ask_for) {  // [R 61]
  const std::vector<Signals> fields = {text_field("Фамилия"),
                                       text_field("Имя"),
                                       text_field("Отчество"),
                                       text_field("Дата рождения"),
                                       text_field("СНИЛС"),
                                       text_field("Серия паспорта"),
                                       text_field("Номер паспорта"),
                                       text_field("Кем выдан"),
                                       text_field("Код подразделения"),
                                       text_field("ИНН")};
  EXPECT_EQ(tokens_of(fields), (std::vector<std::string>{"family-name", "given-name", "patronymic", "bday", "snils", "passport-series",
                                                         "passport-number", "passport-issued-by", "passport-department-code", "inn"}));
}

TEST(Classifier, what_stands_alone_as_a_number_is_told_by_what_stands_before_it) {
  EXPECT_EQ(tokens_of({text_field("Серия паспорта"), text_field("Номер"), text_field("Кем выдан"), text_field("Когда выдан")}),
            (std::vector<std::string>{"passport-series", "passport-number", "passport-issued-by", "passport-issue-date"}));
  EXPECT_EQ(tokens_of({text_field("Улица"), text_field("Дом"), text_field("Кв.")}),
            (std::vector<std::string>{"address-streetname", "address-housenumber", "apartment"}));
}

TEST(Classifier, what_the_page_states_wins_over_every_word) {
  Signals stated = text_field("Фамилия", "surname");
  stated.autocomplete = "section-a shipping given-name webauthn";
  Signals fact = text_field("Фамилия", "surname");
  fact.fact = "person.snils";
  const auto decisions = classify(own_model(), std::vector<Signals>{stated, fact});
  EXPECT_EQ(decisions[0].token, "given-name");
  EXPECT_TRUE(decisions[0].is_stated);
  EXPECT_EQ(decisions[0].confidence, 1);
  EXPECT_EQ(decisions[1].token, "snils");
  EXPECT_EQ(decisions[1].fact, "person.snils");
}

TEST(Classifier, a_fact_of_the_portals_own_is_kept_though_no_token_names_it) {
  Signals own = text_field("Номер абонента");
  own.fact = "vodokanal.subscriber";
  const auto decisions = classify(own_model(), std::vector<Signals>{own});
  EXPECT_EQ(decisions[0].token, "");
  EXPECT_TRUE(decisions[0].is_stated);
  EXPECT_EQ(decisions[0].fact, "vodokanal.subscriber");
}

TEST(Classifier, a_field_that_says_nothing_known_is_left_alone) {
  EXPECT_EQ(tokens_of({text_field("Цель обращения"), text_field("Количество экземпляров")}), (std::vector<std::string>{"", ""}));
  EXPECT_EQ(tokens_of({}), std::vector<std::string>{});
}

TEST(Classifier, reasons_are_words_of_the_page_the_strongest_first) {
  const auto decisions = classify(own_model(), std::vector<Signals>{text_field("СНИЛС заявителя", "snils")});
  ASSERT_FALSE(decisions[0].reasons.empty());
  EXPECT_EQ(decisions[0].reasons.front().text, "снилс");
  for (std::size_t i = 1; i < decisions[0].reasons.size(); ++i) EXPECT_LE(decisions[0].reasons[i].weight, decisions[0].reasons[i - 1].weight);
}

TEST(StatedToken, is_the_last_word_that_the_standard_knows) {
  EXPECT_EQ(stated_token("billing street-address"), "street-address");
  EXPECT_EQ(stated_token(" HOME  TEL "), "tel");
  EXPECT_EQ(stated_token("off"), "");
  EXPECT_EQ(stated_token("snils"), "");
  EXPECT_EQ(stated_token("nope"), "");
  EXPECT_EQ(stated_token(""), "");
}

TEST(StatedToken, a_password_on_a_field_that_holds_none_states_nothing) {
  Signals field = text_field("Фамилия");
  field.autocomplete = "new-password";
  EXPECT_EQ(tokens_of({field}), std::vector<std::string>{"family-name"});
}

TEST(Model, other_bytes_and_cut_ones_are_refused) {
  EXPECT_EQ(Model::read("PWFC").error().code, ErrorCode::incompatible_state);
  EXPECT_EQ(Model::read(std::string_view("PWFC\x02\x02\x04none", 11)).error().code, ErrorCode::out_of_range);
}

TEST(ReadSignals, says_where_a_field_is_wrong) {
  const auto refused = read_signals(json::Array{json::Object{{"tag", "input"}, {"colour", "red"}}}, "/fields");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::unknown_key);
  EXPECT_EQ(refused.error().path, "/fields/0/colour");
}

// A field as web/host/fields.js writes it: 22 cells.
std::string cells(const std::string& tag, const std::string& name, const std::string& label, const std::string& options, const std::string& choices) {
  const std::string e = "\x7F";
  return tag + e + e + name + e + e + e + e + label + e + e + e + e + e + e + e + e + e + e + e + e + options + e + choices + e + e + "1";
}

TEST(SignalsOfText, are_those_of_the_list) {
  const auto from_text = signals_of_text(cells("input", "fam", "Фамилия", "", "") + "\x7F" + cells("select", "", "Пол", "М\nЖ", "2"), "/text");
  const auto from_list =
      read_signals(json::Array{json::Object{{"tag", "input"}, {"name", "fam"}, {"label", "Фамилия"}, {"form", 1}},
                               json::Object{{"tag", "select"}, {"label", "Пол"}, {"options", json::Array{"М", "Ж"}}, {"choices", 2}, {"form", 1}}},
                   "/fields");
  ASSERT_EQ(from_text.value().size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const Signals& text = from_text.value()[i];
    const Signals& list = from_list.value()[i];
    EXPECT_EQ(std::tie(text.tag, text.name, text.label, text.options, text.choices, text.length, text.form),
              std::tie(list.tag, list.name, list.label, list.options, list.choices, list.length, list.form));
  }
  EXPECT_EQ(signals_of_text("", "/text").value().size(), 0U);
}

TEST(SignalsOfText, half_a_field_and_a_number_that_is_none_are_refused) {
  EXPECT_EQ(signals_of_text("input\x7F", "/text").error().text(), "out_of_range at /text: expected 22 cells for each field; got 2");
  EXPECT_EQ(signals_of_text(cells("select", "", "", "", "two"), "/text").error().text(),
            "out_of_range at /text: expected at most nine digits; got two");
  EXPECT_EQ(signals_of_text(cells("select", "", "", "", std::string(30, '9')), "/text").error().code, ErrorCode::out_of_range);
}

// The words of a field's features that come from a source.
std::vector<std::string> words_of(const std::vector<Signals>& fields, std::size_t field, Source source) {
  const FeatureReader reader(fields);
  std::vector<Feature> features;
  reader.read(field, features);
  std::vector<std::string> out;
  for (const Feature& each : features)
    if (each.source == source && !reader.text_of(field, each).empty()) out.push_back(reader.text_of(field, each));
  return out;
}

TEST(Features, what_the_page_marks_a_field_with_speaks) {
  Signals field = text_field("Имя");
  field.marks = "required unseen";
  EXPECT_EQ(words_of({field}, 0, Source::kind), (std::vector<std::string>{"text", "required", "unseen"}));
}

TEST(Features, a_text_that_stands_at_several_fields_is_no_fields_name) {
  std::vector<Signals> fields(4, text_field(""));
  for (Signals& field : fields) field.own = "Обязательное поле";
  for (Signals& field : fields) field.before = "Улица";
  EXPECT_EQ(words_of(fields, 1, Source::label), (std::vector<std::string>{"улица", "улица", "улица", "улица"}));
  fields.pop_back();
  EXPECT_EQ(words_of(fields, 1, Source::label).front(), "обязательное");
}

TEST(Chain, what_is_left_out_is_what_nobody_would_miss) {
  const Chain chain{3, {1, 5, 1, 1, 1, 5, 1, 1, 1}, {1, 1, 1}};
  const std::vector<float> scores = {0, -1, -40, -40, 0, 0};
  const Marginals found = marginals(chain, scores, true);
  // Two ways of three are worth a thought: from 0 or 1 to 1 or 2.
  const float all = 5 + 1 + std::exp(-1.0F) * (1 + 5);
  const std::vector<float> expected = {6 / all, 1 - 6 / all, 0, 0, (5 + std::exp(-1.0F)) / all, (1 + 5 * std::exp(-1.0F)) / all};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(found.single[i], expected[i], 1e-5F) << i;
  EXPECT_NEAR(found.pairs[1], 5 / all, 1e-5F);
  EXPECT_EQ(found.pairs[2 * 3 + 1], 0);
}

}  // namespace
}  // namespace portal::classifier
