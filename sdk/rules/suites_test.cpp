// JsonLogic as its community has it: every case of the compatibility suites (PORTAL_CORPUS_DIR/jsonlogic-compat).
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "sdk/json/json.h"
#include "sdk/rules/rules.h"

namespace portal::rules {
namespace {

std::string suites_folder() {
  const char* corpus = std::getenv("PORTAL_CORPUS_DIR");
  return std::string(corpus != nullptr ? corpus : PORTAL_SOURCE_DIR "/../shared/corpus") + "/jsonlogic-compat/suites/";
}

bool read_json(const std::string& path, json::Value& out) {
  std::ifstream file(path);
  if (!file) return false;
  std::ostringstream text;
  text << file.rdbuf();
  auto parsed = json::parse(text.str());
  EXPECT_TRUE(parsed.ok()) << path << ": " << parsed.error().text();
  if (!parsed.ok()) return false;
  out = std::move(parsed).value();
  return true;
}

// "value …" or "error …": what a case gives, in words that can be compared.
std::string answer_to(const json::Value& logic, const json::Value& data) {
  const auto rule = Rule::compile(logic);
  // What can be seen to be wrong without facts is refused at once, with the same meaning.
  if (!rule.ok()) return rule.error().code == ErrorCode::invalid_expression ? "error Invalid Arguments" : rule.error().text();
  const auto outcome = evaluate(rule.value(), data);
  const auto truth = test(rule.value(), data);
  if (!outcome.ok()) {
    EXPECT_FALSE(truth.ok()) << json::write(logic) << ": truth and value must fail alike";
    EXPECT_EQ(outcome.error().code, ErrorCode::failed_rule) << json::write(logic);
    const std::string& got = outcome.error().got;
    return "error " + (got.front() == '"' ? got.substr(1, got.size() - 2) : got);  // what the rule throws stands in quotes
  }
  EXPECT_TRUE(truth.ok() && truth.value() == (outcome.value().truth == Truth::yes)) << json::write(logic) << ": truth and value must agree";
  return "value " + json::write(outcome.value().value);
}

TEST(JsonLogicSuites, EveryCaseThatTheSpecificationSettlesIsAnsweredAsItSays) {
  json::Value index;
  if (!read_json(suites_folder() + "index.json", index)) {
    std::printf("jsonlogic: skipped, no suites in %s (set PORTAL_CORPUS_DIR)\n", suites_folder().c_str());
    GTEST_SKIP() << "no jsonlogic-compat suites in " << suites_folder() << "; set PORTAL_CORPUS_DIR";
  }
  int passed = 0, failed = 0;
  for (const json::Value& name : index.array()) {
    json::Value suite;
    ASSERT_TRUE(read_json(suites_folder() + name.text(), suite)) << name.text();
    int suite_passed = 0, suite_cases = 0;
    for (const json::Value& item : suite.array()) {
      if (!item.is_object()) continue;  // a heading
      const json::Value* description = item.find("description");
      const std::string said = description != nullptr ? description->text() : "";
      const json::Value* data = item.find("data");
      const json::Value* error = item.find("error");
      const std::string expected = error != nullptr ? "error " + error->find("type")->text() : "value " + json::write(*item.find("result"));
      const std::string got = answer_to(*item.find("rule"), data != nullptr ? *data : json::Value());
      EXPECT_EQ(got, expected) << name.text() << ": " << said << ": " << json::write(*item.find("rule"));
      ++suite_cases;
      suite_passed += got == expected ? 1 : 0;
    }
    std::printf("  %-40s %4d of %d\n", name.text().c_str(), suite_passed, suite_cases);
    passed += suite_passed;
    failed += suite_cases - suite_passed;
  }
  // No case is left out: none contradicts the specification or another case.
  std::printf("jsonlogic: %d passed, %d failed, 0 skipped\n", passed, failed);
  EXPECT_EQ(failed, 0);
  EXPECT_GE(passed, 1138) << "a suite was not read";
}

}  // namespace
}  // namespace portal::rules
