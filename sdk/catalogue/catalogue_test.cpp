// The format: what is read, what is refused and where, and that the JSON Schema says the same.
#include "sdk/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include "sdk/catalogue/test_catalogue.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"

namespace portal::catalogue {
namespace {

json::Value small() {
  return parse(R"({"id":"a","version":"1","zone":"Asia/Krasnoyarsk","name":{"ru":"А"},
    "concepts":[{"fact":"children","type":"integer","minimum":0,"name":{"ru":"дети"}}],
    "criteria":[{"id":"c","rule":{">":[{"var":"children"},2]},"holds":{"ru":"да"},"fails":{"ru":"нет"},"missing":{"ru":"?"}}],
    "events":[{"id":"e","kind":"life","name":{"ru":"Е"},"holdsRequirement":["c"]}],
    "services":[{"id":"s","version":"1","kind":"offer","name":{"ru":"Я"},"description":{"ru":"б"},"isGroupedBy":["e"],"holdsRequirement":["c",
      {"rule":{"var":"own"},"holds":{"ru":"да"},"fails":{"ru":"нет"},"missing":{"ru":"?"}}]}],
    "bundles":[{"id":"b","name":{"ru":"Б"},"hasPart":["s"]}]})");
}

std::string refused(const char* pointer, json::Value value) {
  json::Value document = small();
  EXPECT_TRUE(json::put(document, pointer, std::move(value)).ok());
  const auto read = Catalogue::read(document);
  return read.ok() ? "read" : std::string(name_of(read.error().code)) + " " + read.error().path;
}

TEST(CatalogueFormat, ReadsServicesWithTheirCriteriaEventsAndBundles) {
  const auto catalogue = read_catalogue(small());
  ASSERT_EQ(catalogue->services.size(), 1U);
  EXPECT_EQ(catalogue->services[0].criteria, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(catalogue->criteria[1].id, "");
  EXPECT_EQ(catalogue->facts, (std::vector<std::string>{"today", "children", "own"}));
  EXPECT_EQ(catalogue->concept_of, (std::vector<std::size_t>{nowhere, 0, nowhere}));
  EXPECT_EQ(catalogue->service_named("s"), 0U);
  EXPECT_EQ(catalogue->event_named("e"), 0U);
  EXPECT_EQ(catalogue->bundle_named("x"), nowhere);
}

TEST(CatalogueFormat, NamesThePlaceOfWhatItRefuses) {
  EXPECT_EQ(refused("/colour", 1), "unknown_key /colour");
  EXPECT_EQ(refused("/services/0/colour", 1), "unknown_key /services/0/colour");
  EXPECT_EQ(refused("/services/0/isGroupedBy/0", "x"), "dangling_reference /services/0/isGroupedBy/0");
  EXPECT_EQ(refused("/services/0/holdsRequirement/0", "x"), "dangling_reference /services/0/holdsRequirement/0");
  EXPECT_EQ(refused("/bundles/0/hasPart/0", "x"), "dangling_reference /bundles/0/hasPart/0");
  EXPECT_EQ(refused("/criteria/0/rule", parse(R"({"eval":[1]})")), "unknown_name /criteria/0/rule/eval");
  EXPECT_EQ(refused("/criteria/0/fails", json::Object{{"ru", ""}}), "missing_key /criteria/0/fails/ru");
  EXPECT_EQ(refused("/services/0/validFrom", "2026-02-29"), "out_of_range /services/0/validFrom");
  EXPECT_EQ(refused("/services/0/kind", "reminder"), "missing_key /services/0/deadline");
  EXPECT_EQ(refused("/services/0/form", json::Object{{"definition", "https://x"}}), "out_of_range /services/0/form/definition");
  EXPECT_EQ(refused("/services/0/form", json::Object{{"definition", "//x"}}), "out_of_range /services/0/form/definition");
  EXPECT_EQ(refused("/concepts/0/minimum", "x"), "wrong_type /concepts/0/minimum");
  EXPECT_EQ(refused("/events/0/kind", "war"), "unknown_name /events/0/kind");
  EXPECT_EQ(refused("/services/0/processingTime", "ten days"), "out_of_range /services/0/processingTime");
}

TEST(CatalogueFormat, RefusesAnIdTwiceInOneList) {
  for (const char* list : {"criteria", "events", "services"}) {
    json::Value document = small();
    json::Array& entries = document.object().find(list)->array();
    const json::Value copy = entries[0];
    entries.push_back(copy);
    const auto read = Catalogue::read(document);
    ASSERT_FALSE(read.ok()) << list;
    EXPECT_EQ(read.error().text(),
              "duplicate_key at /" + std::string(list) + "/1/id: expected each id once; got " + quoted_excerpt(copy.find("id")->text()));
  }
}

TEST(CatalogueFormat, TakesATextInTheLanguageItsPartOfItOrTheFirst) {
  const Text text{json::Object{{"ru", "да"}, {"en", "yes"}}};
  EXPECT_EQ(text.in("en-GB"), "yes");
  EXPECT_EQ(text.in("ru"), "да");
  EXPECT_EQ(text.in("fr"), "да");
  EXPECT_EQ(Text().in("ru"), "");
}

TEST(CatalogueFormat, PutsPartsBehindTheRootAndTakesOnlyLists) {
  const auto whole = merge(parse(R"({"id":"a","parts":["x"],"services":[1]})"), {parse(R"({"services":[2],"events":[3]})")});
  EXPECT_EQ(json::write(whole.value()), R"({"id":"a","services":[1,2],"events":[3]})");
  EXPECT_EQ(merge(parse("{}"), {parse(R"({"version":"2"})")}).error().path, "/parts/0/version");
}

TEST(CatalogueFormat, ReadsTheDemoCatalogueAndItsSchemaAgrees) {
  const json::Value document = demo_document();
  const auto catalogue = read_catalogue(document);
  ASSERT_NE(catalogue, nullptr);
  EXPECT_GE(catalogue->services.size(), 3U);
  const auto compiled = schema::Schema::compile(read_file("sdk/catalogue/catalogue.schema.json"));
  ASSERT_TRUE(compiled.ok()) << compiled.error().text();
  for (const json::Value& one : {document, small()}) {
    for (const schema::Problem& problem : compiled.value().validate(one)) ADD_FAILURE() << problem.keyword << " at " << problem.instance;
  }
}

TEST(CatalogueFormat, TheSchemaRefusesWhatTheReaderRefuses) {
  const auto compiled = schema::Schema::compile(read_file("sdk/catalogue/catalogue.schema.json"));
  ASSERT_TRUE(compiled.ok());
  const std::pair<const char*, json::Value> changes[] = {{"/colour", 1},
                                                         {"/services/0/colour", 1},
                                                         {"/services/0/kind", "reminder"},
                                                         {"/services/0/kind", "gift"},
                                                         {"/criteria/0/fails", json::Object{{"ru", ""}}},
                                                         {"/services/0/form", json::Object{{"definition", "https://x"}}},
                                                         {"/services/0/id", "Ы"},
                                                         {"/services/0/processingTime", "P10"},
                                                         {"/events/0/kind", "war"},
                                                         {"/concepts/0/type", "money"}};
  for (const auto& [pointer, value] : changes) {
    json::Value document = small();
    ASSERT_TRUE(json::put(document, pointer, value).ok());
    EXPECT_FALSE(Catalogue::read(document).ok()) << pointer;
    EXPECT_FALSE(compiled.value().validate(document).empty()) << pointer;
  }
}

}  // namespace
}  // namespace portal::catalogue
