// Each rule of the audit, by a tree that breaks it and by one that does not.
#include "accessibility/audit/audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "sdk/json/json.h"

namespace portal::accessibility::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A region "Дом" that holds `nodes`; ids of children are listed in `children`.
Tree tree_of(const std::string& nodes, const std::string& children, const std::string& root = R"("role":"region","name":"Дом")") {
  auto wire =
      json::parse(R"({"root":"r","nodes":[{"id":"r",)" + root + R"(,"children":[)" + children + "]}" + (nodes.empty() ? "" : "," + nodes) + "]}");
  EXPECT_TRUE(wire.ok()) << nodes;
  auto tree = Tree::read(wire.value());
  EXPECT_TRUE(tree.ok()) << (tree.ok() ? "" : tree.error().text());
  return std::move(tree).value();
}

// "rule@node" of each finding.
std::vector<std::string> found(const std::string& nodes, const std::string& children, std::string_view lang = "ru") {
  std::vector<std::string> out;
  for (const Finding& finding : check(tree_of(nodes, children), lang)) out.push_back(std::string(finding.rule) + "@" + finding.node);
  return out;
}

TEST(Audit, finds_nothing_in_a_tree_that_is_well) {
  EXPECT_THAT(
      found(
          R"({"id":"f","role":"text_field","name":"Имя","required":true,"mark":"*","hint":"Звёздочкой * отмечено обязательное.","autocomplete":"given-name"},
                       {"id":"b","role":"button","name":"Отправить"})",
          R"("f","b")"),
      IsEmpty());
}

TEST(Audit, WCAG_4_1_2_finds_a_control_without_a_name) {
  EXPECT_THAT(found(R"({"id":"b","role":"button"})", R"("b")"), ElementsAre("name_present@b"));
  EXPECT_THAT(found(R"({"id":"b","role":"button","name":"→"})", R"("b")"), ElementsAre("name_present@b"));
}

TEST(Audit, WCAG_2_4_6_finds_a_name_that_only_says_the_role) {
  EXPECT_THAT(found(R"({"id":"b","role":"button","name":"Кнопка"},{"id":"f","role":"text_field","name":"Field:"})", R"("b","f")"),
              ElementsAre("name_meaningful@b", "name_meaningful@f"));
}

TEST(Audit, WCAG_2_5_3_finds_characters_that_are_spoken_but_not_seen) {
  EXPECT_THAT(found("{\"id\":\"b\",\"role\":\"button\",\"name\":\"Отпра\u00ADвить\"}", R"("b")"), ElementsAre("label_in_name@b"));
  EXPECT_THAT(found(R"({"id":"b","role":"button","name":"Отправить "})", R"("b")"), ElementsAre("label_in_name@b"));
}

TEST(Audit, WCAG_2_5_3_finds_a_mark_that_is_in_the_name_too) {
  EXPECT_THAT(found(R"({"id":"f","role":"text_field","name":"Имя *","required":true,"mark":"*","hint":"Знаком * отмечено обязательное."})", R"("f")"),
              ElementsAre("label_in_name@f"));
}

TEST(Audit, WCAG_3_3_1_finds_an_error_that_stands_on_no_field_or_says_nothing) {
  EXPECT_THAT(found(R"({"id":"p","role":"paragraph","text":"Имя","error":"Введите имя"})", R"("p")"), ElementsAre("error_association@p"));
  EXPECT_THAT(found(R"({"id":"f","role":"text_field","name":"Имя","error":"Ошибка"})", R"("f")"), ElementsAre("error_association@f"));
}

TEST(Audit, WCAG_3_3_1_finds_a_summary_that_leads_to_no_field) {
  EXPECT_THAT(
      found(R"({"id":"e","role":"error_summary","name":"Исправьте поле","children":["l"]},{"id":"l","role":"link","name":"Введите имя","target":"p"},
                       {"id":"p","role":"paragraph","text":"Имя"})",
            R"("e","p")"),
      ElementsAre("error_association@l"));
}

TEST(Audit, WCAG_1_3_1_finds_a_level_of_headings_that_is_left_out) {
  EXPECT_THAT(found(R"({"id":"h","role":"heading","text":"Документы","level":4})", R"("h")"), ElementsAre("heading_order@h"));
  EXPECT_THAT(found(R"({"id":"h","role":"heading","text":"Документы","level":3},{"id":"g","role":"heading","text":"Адрес","level":2})", R"("h","g")"),
              IsEmpty());
}

TEST(Audit, WCAG_1_3_1_finds_a_group_without_a_label_and_one_without_content) {
  EXPECT_THAT(found(R"({"id":"g","role":"group","children":["f"]},{"id":"f","role":"text_field","name":"Имя"})", R"("g")"),
              ElementsAre("group_labels@g"));
  EXPECT_THAT(found(R"({"id":"l","role":"list","name":"Документы"})", R"("l")"), ElementsAre("group_labels@l"));
}

TEST(Audit, WCAG_1_3_2_finds_a_node_in_two_places_in_none_or_absent) {
  const std::string text = R"({"id":"p","role":"paragraph","text":"Текст здесь"})";
  EXPECT_THAT(found(text, R"("p","p")"), ElementsAre("reading_order@p"));
  EXPECT_THAT(found(text, ""), ElementsAre("reading_order@p"));
  EXPECT_THAT(found("", R"("p")"), ElementsAre("reading_order@r"));
}

TEST(Audit, WCAG_1_3_2_finds_a_summary_of_errors_after_the_fields) {
  EXPECT_THAT(
      found(
          R"({"id":"f","role":"text_field","name":"Имя","error":"Введите имя"},{"id":"e","role":"error_summary","name":"Исправьте поле","children":["l"]},
                       {"id":"l","role":"link","name":"Введите имя","target":"f"})",
          R"("f","e")"),
      ElementsAre("reading_order@e"));
}

TEST(Audit, WCAG_2_4_9_finds_two_links_of_one_name_to_different_places) {
  EXPECT_THAT(found(R"({"id":"a","role":"link","name":"Правила портала","href":"/a"},{"id":"b","role":"link","name":"Правила портала","href":"/b"})",
                    R"("a","b")"),
              ElementsAre("duplicate_actions@b"));
}

TEST(Audit, WCAG_2_4_9_finds_two_buttons_of_one_name_side_by_side_but_not_two_links_to_one_place) {
  EXPECT_THAT(found(R"({"id":"a","role":"button","name":"Убрать"},{"id":"b","role":"button","name":"убрать"})", R"("a","b")"),
              ElementsAre("duplicate_actions@b"));
  EXPECT_THAT(
      found(R"({"id":"a","role":"link","name":"Правила портала","href":"/rules"},{"id":"b","role":"link","name":"Правила портала","href":"/rules"})",
            R"("a","b")"),
      IsEmpty());
}

TEST(Audit, WCAG_2_4_4_finds_a_link_that_does_not_say_where_it_leads) {
  EXPECT_THAT(found(R"({"id":"a","role":"link","name":"Подробнее…","href":"/a"},{"id":"b","role":"link","name":"www.portal.example","href":"/b"})",
                    R"("a","b")"),
              ElementsAre("link_purpose@a", "link_purpose@b"));
}

TEST(Audit, WCAG_2_4_4_finds_a_link_that_leads_nowhere_or_into_a_script) {
  EXPECT_THAT(
      found(
          R"({"id":"a","role":"link","name":"К адресу","target":"gone"},{"id":"b","role":"link","name":"К телефону"},{"id":"c","role":"link","name":"К почте","href":"javascript:void"})",
          R"("a","b","c")"),
      ElementsAre("link_target@a", "link_target@b", "link_target@c"));
}

TEST(Audit, WCAG_3_3_2_finds_a_required_field_without_a_mark_and_a_sign_without_words) {
  EXPECT_THAT(
      found(R"({"id":"f","role":"text_field","name":"Имя","required":true},{"id":"g","role":"text_field","name":"Адрес","required":true,"mark":"*"})",
            R"("f","g")"),
      ElementsAre("required_marks@f", "required_marks@g"));
}

TEST(Audit, WCAG_4_1_2_finds_choices_without_options_labels_or_values_of_their_own) {
  EXPECT_THAT(found(R"({"id":"a","role":"select","name":"Район"},
                       {"id":"b","role":"radio_group","name":"Ответ","options":[{"value":"1","label":"Да"},{"value":"1","label":"да"},{"value":"2","label":""}]})",
                    R"("a","b")"),
              ElementsAre("option_labels@a", "option_labels@b", "option_labels@b", "option_labels@b"));
}

TEST(Audit, WCAG_1_3_5_finds_a_token_that_no_browser_knows) {
  EXPECT_THAT(
      found(
          R"({"id":"a","role":"text_field","name":"Фамилия","autocomplete":"surname"},{"id":"b","role":"text_field","name":"Индекс","autocomplete":"section-a home postal-code"})",
          R"("a","b")"),
      ElementsAre("input_purpose@a"));
}

TEST(Audit, WCAG_3_1_2_finds_a_text_of_another_language_unless_it_says_so) {
  const std::string text = R"("role":"paragraph","text":"You can change the answers later")";
  EXPECT_THAT(found(R"({"id":"p",)" + text + "}", R"("p")"), ElementsAre("language@p"));
  EXPECT_THAT(found(R"({"id":"p","lang":"en",)" + text + "}", R"("p")"), IsEmpty());
}

TEST(Audit, WCAG_3_1_5_finds_a_sentence_that_nobody_reads_to_its_end) {
  std::string text = "Слово";
  for (int i = 0; i < 24; ++i) text += " и слово";
  EXPECT_THAT(found(R"({"id":"p","role":"paragraph","text":")" + text + R"("})", R"("p")"), ElementsAre("reading_level@p"));
}

TEST(Audit, WCAG_3_1_5_finds_a_text_that_is_hard_though_its_sentences_are_short) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "Осуществляется предоставление муниципальной услуги. ";
  EXPECT_THAT(found(R"({"id":"p","role":"paragraph","text":")" + text + R"("})", R"("p")"), ElementsAre("reading_level@r"));
}

TEST(Audit, every_rule_has_a_criterion_a_promise_and_a_name_of_its_own) {
  std::set<std::string_view> names;
  for (const RuleEntry& rule : rules()) {
    EXPECT_TRUE(names.insert(rule.name).second) << rule.name;
    EXPECT_FALSE(rule.criteria.empty());
    EXPECT_FALSE(rule.promise.empty());
  }
  EXPECT_EQ(names.size(), 15U);
}

TEST(Audit, refuses_what_is_no_tree) {
  const auto code_of = [](std::string_view text) { return Tree::read(json::parse(text).value()).error().code; };
  EXPECT_EQ(code_of("{}"), ErrorCode::missing_key);
  EXPECT_EQ(code_of(R"({"root":"r","nodes":[{"id":"r","role":"carousel"}]})"), ErrorCode::unknown_name);
  EXPECT_EQ(code_of(R"({"root":"r","nodes":[{"id":"r","role":"region","colour":"red"}]})"), ErrorCode::unknown_name);
  EXPECT_EQ(code_of(R"({"root":"r","nodes":[7]})"), ErrorCode::wrong_type);
}

TEST(Audit, ends_on_a_tree_that_leads_back_to_itself) {
  EXPECT_THAT(found(R"({"id":"g","role":"group","name":"Адрес","children":["g"]})", ""), IsEmpty());
}

}  // namespace
}  // namespace portal::accessibility::audit
