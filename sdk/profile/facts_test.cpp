// sdk/profile: a fact never comes without its source, and nothing that is not asked for is kept.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/profile/facts.h"

namespace portal::profile {
namespace {

const char* const reply = R"({"facts":[
  {"path":"person.name.family","value":"Иванова","source":{"id":"esia","name":{"ru":"Госуслуги","en":"Gosuslugi"}},"verified":true,"asOf":"2024-05-14","trust":"high","scope":"fullname"},
  {"path":"person.name.patronymic","value":null,"source":{"id":"esia","name":{"ru":"Госуслуги"}},"verified":true,"asOf":"2024-05-14"},
  {"path":"address.residence.city","value":"Тверь","source":{"id":"self","name":"Вы указали сами"},"verified":false,"asOf":"2025-01-30"},
  {"path":"address.residence.city","value":"Клин","source":{"id":"mvd","name":"МВД России"},"verified":true,"asOf":"2019-03-01"},
  {"path":"address.residence.city","value":"Ржев","source":{"id":"bank","name":"Банк"},"verified":true,"asOf":"2021-03-01"},
  {"path":"children.0.name.given","value":"Пётр","source":{"id":"zags","name":"ЗАГС"},"verified":true,"asOf":"2017-09-01"},
  {"path":"children.0.birthDate","value":"2017-08-20","source":{"id":"zags","name":"ЗАГС"},"verified":true,"asOf":"2017-09-01"},
  {"path":"children.11.birthDate","value":"2020-02-29","source":{"id":"zags","name":"ЗАГС"},"verified":true,"asOf":"2020-02-29"}
]})";

Facts facts_of(std::string_view text) {
  auto value = json::parse(text);
  if (!value.ok()) {
    ADD_FAILURE() << value.error().text();
    return {};
  }
  auto facts = Facts::read(value.value());
  if (!facts.ok()) {
    ADD_FAILURE() << facts.error().text();
    return {};
  }
  return std::move(facts).value();
}

// The whole error of a reply with one fact, of which `member` replaces or adds one member (or removes it, where null text).
std::string error_with(std::string_view key, const char* member_value, std::string_view inside = {}) {
  json::Value fact =
      json::parse(R"({"path":"person.snils","value":"11223344595","source":{"id":"esia","name":"Госуслуги"},"verified":true,"asOf":"2024-05-14"})")
          .value();
  json::Object& target = inside.empty() ? fact.object() : fact.object().find(inside)->object();
  if (member_value == nullptr) target.erase(key);
  else target.set(key, json::parse(member_value).value());
  const json::Value whole = json::Object{{"facts", json::Array{fact}}};
  const auto facts = Facts::read(whole, "/profile");
  return facts.ok() ? "no error" : facts.error().text();
}

TEST(Facts, a_fact_carries_value_source_date_trust_and_scope) {
  const Facts facts = facts_of(reply);
  const Fact* family = facts.best("person.name.family");
  ASSERT_NE(family, nullptr);
  EXPECT_EQ(family->value, json::Value("Иванова"));
  EXPECT_EQ(family->source.id, "esia");
  EXPECT_TRUE(family->verified);
  EXPECT_EQ(family->as_of, "2024-05-14");
  EXPECT_EQ(family->trust, Trust::high);
  EXPECT_EQ(family->scope, "fullname");
}

TEST(Facts, a_source_is_named_in_the_persons_language_or_the_nearest_there_is) {
  const Facts facts = facts_of(reply);
  EXPECT_EQ(facts.best("person.name.family")->source.name("en"), "Gosuslugi");
  EXPECT_EQ(facts.best("person.name.family")->source.name("en-GB"), "Gosuslugi");
  EXPECT_EQ(facts.best("person.name.family")->source.name("tt"), "Госуслуги");
  EXPECT_EQ(facts.best("children.0.birthDate")->source.name("en"), "ЗАГС");
}

TEST(Facts, known_to_be_none_is_not_unknown) {
  const Facts facts = facts_of(reply);
  ASSERT_NE(facts.best("person.name.patronymic"), nullptr);
  EXPECT_TRUE(facts.best("person.name.patronymic")->value.is_null());
  EXPECT_EQ(facts.best("person.name.given"), nullptr);
  EXPECT_EQ(facts.best(""), nullptr);
  EXPECT_EQ(facts.best("person.name"), nullptr);
}

TEST(Facts, candidates_come_verified_first_then_newest) {
  const Facts facts = facts_of(reply);
  std::vector<std::string> cities;
  for (const Fact& fact : facts.candidates("address.residence.city")) cities.push_back(fact.value.text());
  EXPECT_EQ(cities, (std::vector<std::string>{"Ржев", "Клин", "Тверь"}));
  EXPECT_TRUE(facts.candidates("address.residence.street").empty());
}

TEST(Facts, candidates_alike_in_everything_keep_the_order_of_the_reply) {
  std::string text = R"({"facts":[)";
  for (int i = 0; i < 300; ++i) {
    text += R"({"path":"contacts.email","value":)" + std::to_string(i) + R"(,"source":{"id":"a","name":"А"},"verified":true,"asOf":"2024-01-01"},)";
  }
  text.back() = ']';
  const Facts facts = facts_of(text + "}");
  ASSERT_EQ(facts.candidates("contacts.email").size(), 300U);
  for (int i = 0; i < 300; ++i) EXPECT_EQ(facts.candidates("contacts.email")[static_cast<std::size_t>(i)].value, json::Value(i));
}

TEST(Facts, a_list_has_one_item_more_than_its_highest_index) {
  const Facts facts = facts_of(reply);
  EXPECT_EQ(facts.items("children"), 12U);
  EXPECT_EQ(facts.items("child"), 0U);
  EXPECT_EQ(facts.items("person.name"), 0U);
  EXPECT_EQ(facts.items(""), 0U);
}

TEST(Facts, only_what_is_asked_for_is_kept) {
  const Facts narrowed = facts_of(reply).subset({"person.name.family", "children.*.birthDate", "address"});
  std::vector<std::string> paths;
  for (const Fact& fact : narrowed.all()) paths.push_back(fact.path);
  EXPECT_EQ(paths, (std::vector<std::string>{"children.0.birthDate", "children.11.birthDate", "person.name.family"}));
  EXPECT_TRUE(facts_of(reply).subset({"*.name.family", "children.*", "person.name.*"}).all().empty())
      << "a star is one index, never a name or a branch";
  EXPECT_TRUE(facts_of(reply).subset({}).all().empty());
}

TEST(Facts, what_is_written_reads_back_to_the_same) {
  const Facts facts = facts_of(reply);
  const std::string written = json::write(facts.to_json());
  EXPECT_EQ(json::write(facts_of(written).to_json()), written);
  EXPECT_EQ(facts_of(written).all().size(), 8U);
  EXPECT_EQ(json::write(facts.subset({"person.name.family"}).to_json()),
            R"({"facts":[{"path":"person.name.family","value":"Иванова","source":{"id":"esia","name":{"ru":"Госуслуги","en":"Gosuslugi"}},)"
            R"("verified":true,"asOf":"2024-05-14","trust":"high","scope":"fullname"}]})");
  EXPECT_EQ(
      json::write(facts.subset({"children.0.name.given"}).to_json()),
      R"({"facts":[{"path":"children.0.name.given","value":"Пётр","source":{"id":"zags","name":"ЗАГС"},"verified":true,"asOf":"2017-09-01"}]})");
}

TEST(FactErrors, an_unknown_key_is_an_error_wherever_it_stands) {
  EXPECT_EQ(error_with("asof", "1"),
            "unknown_key at /profile/facts/0/asof: expected one of: path value source verified asOf trust locked scope; got \"asof\"");
  EXPECT_EQ(error_with("url", "1", "source"), "unknown_key at /profile/facts/0/source/url: expected one of: id name; got \"url\"");
  EXPECT_EQ(Facts::read(json::parse(R"({"facts":[],"next":1})").value()).error().text(),
            "unknown_key at /next: expected one of: facts; got \"next\"");
}

TEST(FactErrors, every_part_of_the_provenance_is_required) {
  EXPECT_EQ(error_with("path", nullptr), "missing_key at /profile/facts/0/path: expected a string; got nothing");
  EXPECT_EQ(error_with("value", nullptr), "missing_key at /profile/facts/0/value: expected one value; got nothing");
  EXPECT_EQ(error_with("source", nullptr), "missing_key at /profile/facts/0/source: expected an object; got nothing");
  EXPECT_EQ(error_with("verified", nullptr), "missing_key at /profile/facts/0/verified: expected a boolean; got nothing");
  EXPECT_EQ(error_with("asOf", nullptr), "missing_key at /profile/facts/0/asOf: expected a string; got nothing");
  EXPECT_EQ(error_with("id", nullptr, "source"), "missing_key at /profile/facts/0/source/id: expected a string; got nothing");
  EXPECT_EQ(error_with("name", nullptr, "source"), "missing_key at /profile/facts/0/source/name: expected an object; got nothing");
}

TEST(FactErrors, a_source_without_words_is_refused) {
  EXPECT_EQ(error_with("id", "\"\"", "source"), "missing_key at /profile/facts/0/source/id: expected text; got empty text");
  EXPECT_EQ(error_with("name", "\"\"", "source"), "missing_key at /profile/facts/0/source/name: expected a name in words; got empty text");
  EXPECT_EQ(error_with("name", "7", "source"), "wrong_type at /profile/facts/0/source/name: expected an object; got an integer");
  EXPECT_EQ(error_with("name", "{}", "source"), "missing_key at /profile/facts/0/source/name: expected a name in some language; got nothing");
  EXPECT_EQ(error_with("name", R"({"ru":1})", "source"), "wrong_type at /profile/facts/0/source/name/ru: expected a string; got an integer");
  EXPECT_EQ(error_with("name", R"({"ru":""})", "source"),
            "missing_key at /profile/facts/0/source/name/ru: expected a language tag and a name; got empty text");
  EXPECT_EQ(error_with("name", R"({"":"x"})", "source"),
            "missing_key at /profile/facts/0/source/name/: expected a language tag and a name; got empty text");
}

TEST(FactErrors, a_date_that_no_calendar_has_is_refused) {
  for (const char* date : {"2023-02-29", "1900-02-29", "2024-04-31", "2024-06-31", "2024-09-31", "2024-11-31", "2024-12-32", "2024-13-01",
                           "2024-00-10", "2024-01-00", "2024-1-01", "14.05.2024", "2024-05-14T00:00:00Z", ""}) {
    EXPECT_EQ(error_with("asOf", ('"' + std::string(date) + '"').c_str()),
              "out_of_range at /profile/facts/0/asOf: expected a civil date, YYYY-MM-DD; got \"" + std::string(date) + "\"");
  }
  EXPECT_EQ(error_with("asOf", "\"2000-02-29\""), "no error");
}

TEST(FactErrors, a_path_is_names_and_indices_between_dots) {
  for (const char* path : {"", ".", "person.", ".person", "person..name", "0.name", "Person", "person.имя", "person.na-me", "children.01.name",
                           "children.1000.name", "children.*.name", "a b", "__proto__"}) {
    EXPECT_EQ(error_with("path", ('"' + std::string(path) + '"').c_str()),
              "invalid_expression at /profile/facts/0/path: expected names and list indices between dots, like children.0.name.family; got \"" +
                  std::string(path) + "\"");
  }
  EXPECT_EQ(error_with("path", ('"' + std::string(201, 'a') + '"').c_str()).substr(0, 45), "invalid_expression at /profile/facts/0/path: ");
  for (const char* path : {"\"snils\"", "\"children.999.documents.passport.issuerCode\"", "\"vehicles.0.plate2\""})
    EXPECT_EQ(error_with("path", path), "no error") << path;
}

TEST(FactErrors, a_value_is_one_value) {
  EXPECT_EQ(error_with("value", "[1]"), "wrong_type at /profile/facts/0/value: expected text, a number, a boolean or null; got an array");
  EXPECT_EQ(error_with("value", "{}"), "wrong_type at /profile/facts/0/value: expected text, a number, a boolean or null; got an object");
  for (const char* value : {"null", "true", "1.5", "7", "\"\""}) EXPECT_EQ(error_with("value", value), "no error");
}

TEST(FactErrors, trust_is_one_of_three_levels) {
  EXPECT_EQ(error_with("trust", "\"full\""), "unknown_name at /profile/facts/0/trust: expected one of: low, substantial, high; got \"full\"");
  EXPECT_EQ(error_with("trust", "3"), "wrong_type at /profile/facts/0/trust: expected a string; got an integer");
  EXPECT_EQ(error_with("trust", "\"substantial\""), "no error");
}

TEST(FactErrors, a_reply_of_another_shape_is_refused) {
  EXPECT_EQ(Facts::read(json::Value(3)).error().text(), "wrong_type at the root: expected an object; got an integer");
  EXPECT_EQ(Facts::read(json::parse("{}").value()).error().text(), "missing_key at /facts: expected an array; got nothing");
  EXPECT_EQ(Facts::read(json::parse(R"({"facts":[7]})").value()).error().text(), "wrong_type at /facts/0: expected an object; got an integer");
  EXPECT_EQ(Facts::read(json::Object{{"facts", json::Array(10001)}}).error().text(),
            "too_large at /facts: expected at most 10000 facts; got 10001 facts");
}

TEST(FactErrors, personal_values_never_stand_in_an_error) {
  EXPECT_EQ(error_with("verified", "\"11223344595\"").find("11223344595"), std::string::npos);
  EXPECT_EQ(error_with("value", R"(["11223344595"])").find("11223344595"), std::string::npos);
}

}  // namespace
}  // namespace portal::profile
