// Conditions, demands and computed values that are rules: as they are typed into, and how a definition's mistakes are told.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"
#include "widgets/form/model.h"

namespace portal::form {
namespace {

constexpr std::string_view schema = R"({"type":"object","properties":{
  "age":{"type":"integer"},"region":{"type":"string"},"note":{"type":"string"},"price":{"type":"number"},"count":{"type":"integer"},
  "sum":{"type":"number"},"twice":{"type":"number"},
  "children":{"type":"array","items":{"type":"object","properties":{
    "age":{"type":"integer"},"school":{"type":"string"},"region":{"type":"string"},"years":{"type":"integer"}}}}}})";

json::Value definition(std::string_view elements) {
  return json::Object{{"id", "t"},
                      {"version", "1"},
                      {"language", "en"},
                      {"title", "T"},
                      {"schema", json::parse(schema).value()},
                      {"uischema", json::Object{{"type", "VerticalLayout"}, {"elements", json::parse(elements).value()}}}};
}

std::string error_of(std::string_view elements) {
  const auto read = Definition::read(definition(elements));
  return read.ok() ? "" : std::string(name_of(read.error().code)) + " " + read.error().path;
}

Model model_of(std::string_view elements) { return Model(Definition::read(definition(elements)).value()); }

void type(Model& model, std::string_view pointer, json::Value typed) { model.type(model.find(pointer), std::move(typed)); }
const FieldState& field(const Model& model, std::string_view pointer) { return model.field(model.find(pointer)); }

std::string ruled(const std::string& effect) {
  return R"([{"type":"Control","scope":"#/properties/age"},{"type":"Control","scope":"#/properties/note","rule":{"effect":")" + effect +
         R"(","condition":{"logic":"age < 7"}}}])";
}

// What a note is before anything is known, while the condition is true, and while it is false: visible, enabled.
std::string story(const std::string& effect) {
  Model model = model_of(ruled(effect));
  std::string out;
  const auto look = [&] {
    const FieldState& note = field(model, "/note");
    out += note.is_visible ? (note.is_enabled ? "open " : "closed ") : "hidden ";
  };
  look();
  type(model, "/age", "6");
  look();
  type(model, "/age", "7");
  look();
  type(model, "/age", "");
  look();
  return out;
}

TEST(Logic, a_condition_acts_only_when_it_is_true_and_not_while_an_answer_is_missing) {
  EXPECT_EQ(story("SHOW"), "hidden open hidden hidden ");
  EXPECT_EQ(story("HIDE"), "open hidden open open ");
  EXPECT_EQ(story("ENABLE"), "closed open closed closed ");
  EXPECT_EQ(story("DISABLE"), "open closed open open ");
}

TEST(Logic, an_object_of_json_logic_says_the_same_as_a_line_and_what_no_missing_answer_could_change_is_known) {
  Model model = model_of(R"([{"type":"Control","scope":"#/properties/age"},{"type":"Control","scope":"#/properties/region"},
    {"type":"Control","scope":"#/properties/note","rule":{"effect":"SHOW","condition":
      {"logic":{"or":[{"<":[{"var":"age"},7]},{"in":[{"var":"region"},["24","77"]]}]}}}}])");
  EXPECT_FALSE(field(model, "/note").is_visible);
  type(model, "/region", "77");
  EXPECT_TRUE(field(model, "/note").is_visible) << "whatever the age";
}

TEST(Logic, a_change_asks_only_the_rules_that_read_it) {
  Model model = model_of(R"([{"type":"Control","scope":"#/properties/age"},{"type":"Control","scope":"#/properties/region"},
    {"type":"Control","scope":"#/properties/note","rule":{"effect":"SHOW","condition":{"logic":"age < 7"}}},
    {"type":"Control","scope":"#/properties/sum","options":{"compute":"age + 1"}}])");
  (void)model.take_changed();
  type(model, "/region", "x");
  EXPECT_EQ(model.take_changed().size(), 1U) << "the field alone";
  type(model, "/age", "6");
  EXPECT_EQ(model.take_changed().size(), 4U) << "the field, what it shows and its parent, what it computes";
}

TEST(Logic, what_is_hidden_is_not_known_to_other_conditions) {
  Model model = model_of(R"([{"type":"Control","scope":"#/properties/age"},
    {"type":"Control","scope":"#/properties/region","rule":{"effect":"HIDE","condition":{"logic":"age < 7"}}},
    {"type":"Control","scope":"#/properties/note","rule":{"effect":"SHOW","condition":{"logic":"region == '77'"}}}])");
  type(model, "/region", "77");
  EXPECT_TRUE(field(model, "/note").is_visible);
  type(model, "/age", "3");
  EXPECT_FALSE(field(model, "/note").is_visible);
}

constexpr std::string_view demanding = R"([{"type":"Control","scope":"#/properties/age"},
  {"type":"Control","scope":"#/properties/note","options":{"requiredIf":"age < 7"}}])";

TEST(Logic, a_field_is_required_while_its_rule_is_true) {
  Model model = model_of(demanding);
  EXPECT_FALSE(field(model, "/note").is_required);
  EXPECT_EQ(model.check_all().size(), 0U);
  type(model, "/age", "6");
  EXPECT_TRUE(field(model, "/note").is_required);
  EXPECT_EQ(model.check_all().size(), 1U);
  EXPECT_EQ(field(model, "/note").shown.keyword, "required");
  type(model, "/age", "9");
  EXPECT_FALSE(field(model, "/note").is_required);
  EXPECT_EQ(field(model, "/note").shown.keyword, "") << "the mistake goes with the demand";
}

constexpr std::string_view computing = R"([{"type":"Control","scope":"#/properties/price"},{"type":"Control","scope":"#/properties/count"},
  {"type":"Control","scope":"#/properties/twice","options":{"compute":"sum * 2"}},
  {"type":"Control","scope":"#/properties/sum","options":{"compute":"price * count"}}])";

TEST(Logic, a_value_follows_from_others_is_blank_while_unknown_and_is_sent) {
  Model model = model_of(computing);
  type(model, "/price", "2,5");
  EXPECT_EQ(field(model, "/sum").typed, json::Value(""));
  type(model, "/count", "4");
  EXPECT_EQ(json::write(model.answers()), R"({"price":2.5,"count":4,"sum":10,"twice":20})");
  type(model, "/count", "");
  EXPECT_EQ(json::write(model.answers()), R"({"price":2.5})");
}

TEST(Logic, a_computed_value_cannot_be_typed_and_is_not_kept_in_a_draft) {
  const json::Value properties = json::Object{{"definition", definition(computing)}};
  testing::Driver driver(form_kind(), testing::options(properties, {"submit"}));
  driver.input("/price", "2");
  driver.input("/count", "3");
  EXPECT_EQ(driver.text_of("/sum", "value"), "6");
  EXPECT_EQ(driver.text_of("/sum", "mark"), "");
  Model model = model_of(computing);
  type(model, "/price", "2");
  type(model, "/count", "3");
  type(model, "/sum", "7");
  EXPECT_EQ(field(model, "/sum").typed, json::Value("6"));
  EXPECT_EQ(json::Value(model.content()).find("/sum"), nullptr);
  EXPECT_NE(json::Value(model.content()).find("/count"), nullptr);
}

TEST(Logic, a_path_in_an_item_means_the_item_first_and_then_the_form) {
  Model model = model_of(R"([{"type":"Control","scope":"#/properties/note"},{"type":"Control","scope":"#/properties/children","options":{"detail":
    {"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/age"},
      {"type":"Control","scope":"#/properties/school","rule":{"effect":"SHOW","condition":{"logic":"age >= 7 and note == 'yes'"}}},
      {"type":"Control","scope":"#/properties/years","options":{"compute":"18 - age"}}]}}}])");
  model.set_items(model.find("/children"), first_keys(2));
  type(model, "/children/n1/age", "8");
  type(model, "/children/n2/age", "5");
  EXPECT_FALSE(field(model, "/children/n1/school").is_visible);
  type(model, "/note", "yes");
  EXPECT_TRUE(field(model, "/children/n1/school").is_visible);
  EXPECT_FALSE(field(model, "/children/n2/school").is_visible);
  EXPECT_EQ(field(model, "/children/n1/years").typed, json::Value("10"));
}

TEST(Logic, a_rule_outside_reads_the_items_of_a_list) {
  Model model = model_of(R"x([{"type":"Control","scope":"#/properties/children"},
    {"type":"Control","scope":"#/properties/note","rule":{"effect":"SHOW","condition":{"logic":"some(children, age < 7)"}}}])x");
  model.set_items(model.find("/children"), first_keys(2));
  EXPECT_FALSE(field(model, "/note").is_visible);
  type(model, "/children/n2/age", "5");
  EXPECT_TRUE(field(model, "/note").is_visible) << "whatever the first one's age";
}

TEST(Logic, a_mistake_is_told_by_its_path_and_character) {
  const auto shown = [](std::string_view logic) {
    return error_of(R"([{"type":"Control","scope":"#/properties/note","rule":{"effect":"SHOW","condition":{"logic":)" + std::string(logic) + "}}}]");
  };
  const std::string place = "/definition/uischema/elements/0/rule/condition/logic";
  EXPECT_EQ(shown(R"("age <")"), "invalid_expression " + place + ", character 6");
  EXPECT_EQ(shown(R"({"is":[1]})"), "unknown_name " + place + "/is");
  EXPECT_EQ(shown(R"("agee < 7")"), "dangling_reference " + place);
  EXPECT_EQ(shown(R"({"var":[{"var":"note"}]})"), "invalid_expression " + place);
  EXPECT_EQ(shown("7"), "wrong_type " + place);
  EXPECT_EQ(shown(R"("age < 7","scope":"#/properties/age")"), "unknown_key " + std::string("/definition/uischema/elements/0/rule/condition/scope"));
  EXPECT_EQ(error_of(R"([{"type":"Control","scope":"#/properties/note","options":{"requiredIf":"1 +"}}])"),
            "invalid_expression /definition/uischema/elements/0/options/requiredIf, character 4");
}

TEST(Logic, what_is_computed_from_itself_is_a_mistake_of_the_definition_in_a_list_without_items_too) {
  EXPECT_EQ(error_of(R"([{"type":"Control","scope":"#/properties/sum","options":{"compute":"sum + 1"}}])"),
            "cyclic_reference /definition/uischema/elements/0/options/compute");
  EXPECT_EQ(error_of(R"([{"type":"Control","scope":"#/properties/sum","options":{"compute":"twice / 2"}},
    {"type":"Control","scope":"#/properties/twice","options":{"compute":"sum * 2"}}])"),
            "cyclic_reference /definition/uischema/elements/0/options/compute");
  EXPECT_EQ(error_of(R"([{"type":"Control","scope":"#/properties/children","options":{"detail":
    {"type":"Control","scope":"#/properties/years","options":{"compute":"years + age"}}}}])"),
            "cyclic_reference /definition/uischema/elements/0/options/detail/options/compute");
  EXPECT_EQ(error_of(R"([{"type":"Control","scope":"#/properties/sum","options":{"compute":"age","fact":"person.age"}}])"),
            "invalid_expression /definition/uischema/elements/0/options/compute");
}

TEST(Logic, a_backend_decides_as_the_page_does) {
  const auto problems_of = [](std::string_view elements, std::string_view data) {
    std::string out;
    const auto value = json::parse(data);
    const auto found = check_application(definition(elements), value.value(), "2026-11-25");
    if (!found.ok()) return found.error().text();
    for (const schema::Problem& problem : found.value()) out += problem.instance + " " + problem.keyword + "\n";
    return out;
  };
  EXPECT_EQ(problems_of(demanding, R"({"age":6})"), "/note required\n");
  EXPECT_EQ(problems_of(demanding, R"({"age":7})"), "");
  EXPECT_EQ(problems_of(ruled("SHOW"), R"({"age":7,"note":"x"})"), "/note unknown\n");
  EXPECT_EQ(problems_of(ruled("SHOW"), R"({"age":6,"note":"x"})"), "");
  EXPECT_EQ(problems_of(computing, R"({"price":2.5,"count":4,"sum":10,"twice":20})"), "");
  EXPECT_EQ(problems_of(computing, R"({"price":2.5,"count":4,"sum":11,"twice":20})"), "/sum type\n");
  EXPECT_EQ(problems_of(computing, R"({"price":2.5,"count":4,"sum":10})"), "/twice required\n");
}

}  // namespace
}  // namespace portal::form
