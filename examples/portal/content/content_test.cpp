// The demo's content is what its readers take: definitions, their English, and facts that suit the fields.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "sdk/json/json.h"
#include "sdk/profile/facts.h"
#include "widgets/form/definition.h"

namespace portal {
namespace {

json::Value content(const std::string& name) {
  std::ifstream file(PORTAL_SOURCE_DIR "/examples/portal/content/" + name);
  std::stringstream text;
  text << file.rdbuf();
  auto parsed = json::parse(text.str());
  EXPECT_TRUE(parsed.ok()) << name;
  return parsed.ok() ? std::move(parsed).value() : json::Value();
}

std::string told(const Error& error) { return error.path + ": expected " + error.expected + ", got " + error.got; }

class DefinitionOfTheDemo : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    auto read = form::Definition::read(content(std::string("forms/") + GetParam()));
    ASSERT_TRUE(read.ok()) << told(read.error());
    definition_ = std::move(read).value();
  }
  void expect_english(const std::string& key) const { EXPECT_NE(definition_->text("en", key, ""), "") << key; }

  std::shared_ptr<const form::Definition> definition_;
};

TEST_P(DefinitionOfTheDemo, SaysEveryTextInEnglish) {
  for (const char* key : {"title", "description", "submit"}) expect_english(key);
  for (const form::Element& element : definition_->elements) {
    if (element.kind == form::Element::Kind::group || element.kind == form::Element::Kind::page) expect_english(element.key + ".label");
    if (element.kind == form::Element::Kind::label) expect_english(element.key + ".text");
  }
  for (const form::FieldDefinition& field : definition_->fields) {
    expect_english(field.key + ".label");
    if (field.kind == form::FieldDefinition::Kind::list)
      for (const char* of_items : {".itemLabel", ".addLabel"}) expect_english(field.key + of_items);
    if (!field.hint.empty()) expect_english(field.key + ".description");
    if (!field.example.empty()) expect_english(field.key + ".example");
    for (const form::Choice& choice : field.choices) expect_english(field.key + "." + choice.wire);
  }
}

TEST_P(DefinitionOfTheDemo, HasAFieldForEveryLeafOfItsSchema) {
  std::size_t leaves = 0;
  const auto count = [&leaves](const auto& self, const json::Value& schema) -> void {
    const json::Value* properties = schema.find("properties");
    if (properties == nullptr) return void(++leaves);
    for (const json::Member& property : properties->object()) self(self, property.value);
  };
  const json::Value source = content(std::string("forms/") + GetParam());
  count(count, *source.find("schema"));
  EXPECT_EQ(definition_->fields.size(), leaves);
}

TEST_P(DefinitionOfTheDemo, TakesTheFactsOfTheDemosCitizen) {
  auto facts = profile::Facts::read(content("profiles/sokolova.json"));
  ASSERT_TRUE(facts.ok()) << told(facts.error());
  for (const form::FieldDefinition& field : definition_->fields) {
    std::string path = field.fact;
    if (const std::size_t star = path.find('*'); star != std::string::npos) path[star] = '0';
    const profile::Fact* fact = path.empty() ? nullptr : facts.value().best(path);
    const bool is_elsewhere = field.fact.find("address.residence.") != std::string::npos;  // they live where they are registered
    EXPECT_EQ(fact != nullptr, !field.fact.empty() && !is_elsewhere) << field.key << " wants " << field.fact;
    if (fact == nullptr || field.identifier == nullptr) continue;
    EXPECT_TRUE(profile::conforms(*field.identifier, fact->value.text())) << field.fact;
  }
}

INSTANTIATE_TEST_SUITE_P(All, DefinitionOfTheDemo, testing::Values("kindergarten.json", "feedback-example.json"), [](const auto& example) {
  const std::string name = example.param;
  return name.substr(0, name.find_first_of("-."));
});

TEST(ProfileOfTheDemo, KnowsTheCitizensNumbersByTheirCheckDigits) {
  auto facts = profile::Facts::read(content("profiles/sokolova.json"));
  ASSERT_TRUE(facts.ok()) << told(facts.error());
  for (const auto& [path, format] : {std::pair("person.snils", "ru-snils"), {"children.0.snils", "ru-snils"}, {"person.inn", "ru-inn-person"}}) {
    const profile::Fact* fact = facts.value().best(path);
    ASSERT_NE(fact, nullptr) << path;
    EXPECT_EQ(profile::check(*profile::find_identifier(format), fact->value.text()).kind, profile::ProblemKind::none) << path;
  }
}

TEST(ProfileOfTheDemo, OfAPersonOfWhomNothingIsKnownIsEmpty) {
  auto facts = profile::Facts::read(content("profiles/empty.json"));
  ASSERT_TRUE(facts.ok()) << told(facts.error());
  EXPECT_TRUE(facts.value().all().empty());
}

}  // namespace
}  // namespace portal
