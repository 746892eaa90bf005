// JsonLogic as its community has it: every case of the compatibility suites (PORTAL_CORPUS_DIR/jsonlogic-compat).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

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

// Every file of cases, whatever the folder holds; "index.json" only lists them.
std::vector<std::string> suite_names() {
  namespace files = std::filesystem;
  std::vector<std::string> out;
  if (!files::exists(suites_folder())) return out;
  for (const auto& entry : files::recursive_directory_iterator(suites_folder()))
    if (entry.path().extension() == ".json" && entry.path().filename() != "index.json")
      out.push_back(files::relative(entry.path(), suites_folder()).generic_string());
  std::sort(out.begin(), out.end());
  return out;
}

struct Count {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};

void judge(const std::string& name, const json::Value& item, Count& count) {
  const std::string said = item.text_at("description");
  const json::Value* rule = item.find("rule");
  const json::Value* data = item.find("data");
  const json::Value* error = item.find("error");
  const json::Value* result = item.find("result");
  if (rule == nullptr || (error == nullptr && result == nullptr)) {
    std::printf("    skipped: %s: %s: says no result\n", name.c_str(), said.c_str());
    ++count.skipped;
    return;
  }
  const std::string expected = error != nullptr ? "error " + error->text_at("type") : "value " + json::write(*result);
  const std::string got = answer_to(*rule, data != nullptr ? *data : json::Value());
  EXPECT_EQ(got, expected) << name << ": " << said << ": " << json::write(*rule);
  ++(got == expected ? count.passed : count.failed);
}

TEST(JsonLogicSuites, EveryCaseThatTheSpecificationSettlesIsAnsweredAsItSays) {
  const std::vector<std::string> names = suite_names();
  if (names.empty()) {
    std::printf("jsonlogic: 0 passed, 0 failed, 1 skipped\n  skipped: no suites in %s (set PORTAL_CORPUS_DIR)\n", suites_folder().c_str());
    GTEST_SKIP() << "no jsonlogic-compat suites in " << suites_folder() << "; set PORTAL_CORPUS_DIR";
  }
  Count total;
  std::printf("%-42s %7s %7s %7s\n", "jsonlogic", "passed", "failed", "skipped");
  for (const std::string& name : names) {
    json::Value suite;
    if (!read_json(suites_folder() + name, suite)) {  // said above, and one failure
      ++total.failed;
      continue;
    }
    if (!suite.is_array()) continue;
    Count count;
    for (const json::Value& item : suite.array())
      if (item.is_object()) judge(name, item, count);  // a text is a heading
    std::printf("  %-40s %7d %7d %7d\n", name.c_str(), count.passed, count.failed, count.skipped);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  // No case of the suites we know is left out: none contradicts the specification or another case.
  std::printf("jsonlogic: %d passed, %d failed, %d skipped\n", total.passed, total.failed, total.skipped);
  EXPECT_EQ(total.failed, 0);
  const char* least = std::getenv("PORTAL_LEAST_PASSED");
  EXPECT_GE(total.passed, least != nullptr ? std::atoi(least) : 0) << "a suite was not read";
}

}  // namespace
}  // namespace portal::rules
