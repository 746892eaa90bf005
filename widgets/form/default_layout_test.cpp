// A layout made from a schema alone.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "widgets/form/default_layout.h"

namespace portal::form {

namespace {

schema::Schema schema_of(std::string_view text) {
  auto document = json::parse(text);
  EXPECT_TRUE(document.ok());
  auto compiled = schema::Schema::compile(document.value());
  EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().text());
  return std::move(compiled).value();
}

std::string layout_of(std::string_view text) { return json::write(default_layout(schema_of(text))); }

TEST(DefaultLayout, MakesLabelsOfNames) {
  EXPECT_EQ(label_of_name("veteranFullName"), "Veteran full name");
  EXPECT_EQ(label_of_name("date_of_birth"), "Date of birth");
  EXPECT_EQ(label_of_name("SSNNumber"), "SSN number");
  EXPECT_EQ(label_of_name("vaFileNumber"), "Va file number");
  EXPECT_EQ(label_of_name("ssn"), "SSN");
  EXPECT_EQ(label_of_name("street2"), "Street 2");
  EXPECT_EQ(label_of_name("10-10EZ"), "10 10 EZ");
  EXPECT_EQ(label_of_name("улица-дом"), "улица дом");
  EXPECT_EQ(label_of_name(""), "…");
}

TEST(DefaultLayout, ShowsAFewQuestionsOnOnePage) {
  EXPECT_EQ(
      layout_of(
          R"({"type":"object","properties":{"a":{"type":"string"},"who":{"title":"You","type":"object","properties":{"b":{"type":"string"}}}}})"),
      R"({"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/a"},)"
      R"({"type":"Control","scope":"#/properties/who"}]})");
}

TEST(DefaultLayout, CutsALargeSchemaIntoPages) {
  std::string members;
  for (int i = 0; i < 6; ++i) members += R"("claimantPart)" + std::string(1, static_cast<char>('A' + i)) + R"(":{"type":"string"},)";
  const std::string five = R"({"type":"object","properties":{"a":{},"b":{},"c":{},"d":{},"e":{}}})";
  const auto layout = default_layout(schema_of(R"({"type":"object","properties":{)" + members + R"("homeAddress":)" + five +
                                               R"(,"children":{"type":"array","items":)" + five +
                                               R"(},"email":{"type":"string"},"phoneNumber":{"type":"string"}}})"));
  ASSERT_EQ(layout.text_at("type"), "Categorization");
  std::string labels;
  for (const json::Value& page : layout.find("elements")->array())
    labels += page.text_at("label") + " (" + std::to_string(page.find("elements")->array().size()) + ") | ";
  EXPECT_EQ(labels, "Claimant part (6) | Home address (5) | Children (1) | Email, phone number (2) | ");
}

TEST(DefaultLayout, CountsNoCircleTwice) {
  EXPECT_EQ(
      layout_of(R"({"definitions":{"person":{"type":"object","properties":{"name":{"type":"string"},"parent":{"$ref":"#/definitions/person"}}}},)"
                R"("$ref":"#/definitions/person"})"),
      R"({"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/name"},{"type":"Control","scope":"#/properties/parent"}]})");
}

TEST(DefaultLayout, OpensAnObjectThatIsAPage) {
  std::string many;
  for (int i = 0; i < 12; ++i) many += (i == 0 ? "\"" : ",\"") + std::string(1, static_cast<char>('a' + i)) + "\":{}";
  const auto layout = default_layout(schema_of("{\"properties\":{\"person\":{\"properties\":{" + many + "}},\"x\":{}}}"));
  EXPECT_EQ(layout.find("elements")->array()[0].find("elements")->array()[1].text_at("scope"), "#/properties/person/properties/b");
}

TEST(DefaultLayout, GivesOneControlToASchemaOfNoObject) {
  EXPECT_EQ(layout_of(R"({"type":"string","enum":["a","b"]})"), R"({"type":"Control","scope":"#"})");
}

}  // namespace

}  // namespace portal::form
