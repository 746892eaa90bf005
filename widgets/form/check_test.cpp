// What a backend refuses, and what it takes: the page's own answers, alternatives and all.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "widgets/form/form.h"
#include "widgets/form/model.h"

namespace portal::form {

namespace {

std::string problems_of(std::string_view schema, std::string_view data) {
  const auto document = json::parse(schema);
  const auto value = json::parse(data);
  const json::Value definition = json::Object{{"id", "t"}, {"version", "1"}, {"language", "en"}, {"title", "T"}, {"schema", document.value()}};
  const auto found = check_application(definition, value.value(), "2026-11-25");
  if (!found.ok()) return found.error().text();
  std::string out;
  for (const schema::Problem& problem : found.value()) out += problem.instance + " " + problem.keyword + "\n";
  return out;
}

constexpr std::string_view address = R"({"type":"object","required":["a"],"properties":{"a":{"type":"object","oneOf":[
  {"required":["kind","city"],"properties":{"kind":{"const":"town"},"city":{"type":"string"}}},
  {"required":["kind","city","base"],"properties":{"kind":{"const":"base"},"city":{"type":"string"},"base":{"type":"string"}}}]}}})";

TEST(CheckApplication, takes_answers_whose_place_other_alternatives_have_too) {
  EXPECT_EQ(problems_of(address, R"({"a":{"kind":"town","city":"Oslo"}})"), "");
  EXPECT_EQ(problems_of(address, R"({"a":{"kind":"base","city":"Oslo","base":"North"}})"), "");
}

TEST(CheckAll, asks_for_what_the_chosen_alternative_asks_for_though_another_one_would_do_without) {
  const json::Value definition = json::Object{{"id", "t"},
                                              {"version", "1"},
                                              {"language", "en"},
                                              {"title", "T"},
                                              {"schema", json::parse(R"({
    "type":"object","required":["a"],"properties":{"a":{"type":"object","anyOf":[
      {"required":["country","state"],"properties":{"country":{"const":"US"},"state":{"type":"string"}}},
      {"required":["country"],"properties":{"country":{"type":"string"}}}]}}})")
                                                             .value()}};
  Model model(Definition::read(definition).value());
  model.type(model.find("/a/|"), "0");
  const std::vector<std::size_t> wrong = model.check_all();
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(model.name(wrong[0]), "/a/|0/state");
  EXPECT_EQ(model.field(wrong[0]).shown.keyword, "required");
  // What others send is what it is: valid, and of the second alternative.
  EXPECT_TRUE(check_application(definition, json::parse(R"({"a":{"country":"US"}})").value(), "2026-11-25").value().empty());
}

TEST(CheckApplication, misses_a_fixed_answer_that_was_not_sent) {
  constexpr std::string_view schema = R"({"type":"object","required":["a"],"properties":{"a":{"type":"object","oneOf":[
    {"required":["kind","size"],"properties":{"kind":{"const":"town"},"size":{"const":1}}},
    {"required":["kind","size"],"properties":{"kind":{"const":"base"},"size":{"const":2}}}]}}})";
  EXPECT_EQ(problems_of(schema, R"({"a":{"kind":"base","size":2}})"), "");
  EXPECT_EQ(problems_of(schema, R"({"a":{"size":2}})"), "/a/kind required\n");
}

TEST(CheckApplication, asks_nothing_of_an_object_that_describes_no_member) {
  constexpr std::string_view schema = R"({"type":"object","required":["o","n"],"properties":{"o":{"type":"object"},"n":{"type":"string"}}})";
  EXPECT_EQ(problems_of(schema, R"({"o":{},"n":"x"})"), "");
  EXPECT_EQ(problems_of(schema, R"({"o":{"any":1},"n":"x"})"), "");
  EXPECT_EQ(problems_of(schema, R"({"o":"text","n":"x"})"), "/o type\n");
}

}  // namespace

}  // namespace portal::form
