// Each finding on a catalogue that has it, and the demo's own catalogue.
#include "sdk/catalogue/lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdk/catalogue/test_catalogue.h"
#include "sdk/json/pointer.h"

namespace portal::catalogue {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

json::Value good() {
  return parse(R"({"id":"a","version":"1","zone":"UTC","name":{"ru":"А","en":"A"},
    "concepts":[{"fact":"n","type":"integer","minimum":0,"maximum":9,"name":{"ru":"н","en":"n"},"question":{"ru":"Сколько?","en":"How many?"}}],
    "criteria":[{"id":"c","version":"1","rule":{">":[{"var":"n"},2]},"holds":{"ru":"да","en":"yes"},"fails":{"ru":"нет","en":"no"},"missing":{"ru":"?","en":"?"},
                 "hasLegalResource":[{"name":{"ru":"Закон","en":"Act"}}]}],
    "events":[{"id":"e","kind":"life","name":{"ru":"Е","en":"E"}}],
    "services":[{"id":"s","version":"1","kind":"offer","name":{"ru":"С","en":"S"},"description":{"ru":"с","en":"s"},"isGroupedBy":["e"],"holdsRequirement":["c"]}]})");
}

std::vector<std::string> findings(const json::Value& document) {
  std::vector<std::string> out;
  for (const LintFinding& one : lint(*read_catalogue(document), document, "2026-11-24"))
    out.push_back(std::string(name_of(one.code)) + " " + one.place + (one.about.empty() ? "" : " " + one.about));
  return out;
}

std::vector<std::string> with(const char* pointer, std::string_view value) {
  json::Value document = good();
  EXPECT_TRUE(json::put(document, pointer, parse(value)).ok());
  return findings(document);
}

TEST(CatalogueLint, FindsNothingInAGoodCatalogue) { EXPECT_THAT(findings(good()), IsEmpty()); }

TEST(CatalogueLint, FindsCriteriaThatCannotHoldOrCannotFail) {
  EXPECT_THAT(with("/criteria/0/rule", R"({">":[{"var":"n"},9]})"), ElementsAre("unsatisfiable criteria/c", "unsatisfiable services/s"));
  EXPECT_THAT(with("/criteria/0/rule", R"({">=":[{"var":"n"},0]})"), ElementsAre("always_true criteria/c"));
}

TEST(CatalogueLint, FindsFactsThatNobodyNamesOrAnswers) {
  EXPECT_THAT(with("/criteria/0/rule", R"({"var":"m"})"), ElementsAre("unknown_fact facts/m"));
  EXPECT_THAT(with("/concepts/0", R"({"fact":"n","type":"integer","name":{"ru":"н","en":"n"}})"), ElementsAre("unanswerable concepts/n"));
}

TEST(CatalogueLint, FindsTextsThatLackALanguageAndLawsThatAreMissing) {
  EXPECT_THAT(with("/criteria/0/fails", R"({"ru":"нет"})"), ElementsAre("missing_text criteria/c/fails en"));
  EXPECT_THAT(with("/criteria/0/hasLegalResource", "[]"), ElementsAre("no_law services/s"));
}

TEST(CatalogueLint, FindsWhatNothingRefersTo) {
  EXPECT_THAT(with("/services/0/isGroupedBy", "[]"), ElementsAre("unused events/e"));
  EXPECT_THAT(with("/services/0/holdsRequirement", "[]"), ElementsAre("no_law services/s", "unused criteria/c"));
}

TEST(CatalogueLint, FindsAnotherContentUnderTheSameVersion) {
  json::Value changed = good();
  EXPECT_THAT(lint_versions(changed, good()), IsEmpty());
  ASSERT_TRUE(json::put(changed, "/criteria/0/rule", true).ok());
  const auto found = lint_versions(changed, good());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].place, "catalogue");
  EXPECT_EQ(found[1].place, "criteria/c");
}

TEST(CatalogueLint, FindsNoErrorInTheDemoCatalogue) {
  const json::Value document = demo_document();
  for (const LintFinding& one : lint(*read_catalogue(document), document, "2026-11-24"))
    ADD_FAILURE() << name_of(one.code) << " " << one.place << " " << one.about;
}

}  // namespace
}  // namespace portal::catalogue
