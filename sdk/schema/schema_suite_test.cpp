// The official JSON Schema Test Suite: every required test of the three dialects, and the optional ones of the formats we check.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <vector>

#include "sdk/schema/schema.h"
#include "sdk/schema/test_corpus.h"

namespace portal::schema {
namespace {

namespace files = std::filesystem;

struct Count {
  int passed = 0;
  int failed = 0;
  int skipped = 0;
};

// Optional tests that are not claimed, with the reason that is printed. Required ones are never among them.
struct Skip {
  std::string_view file;
  std::string_view test;  // its description; "" for the whole file
  std::string_view reason;
};
constexpr Skip skips[] = {
    {"optional/format/idn-hostname.json", "", "the format is not offered: a host name in another script is written as its A-label"},
    {"optional/format/uri-template.json", "", "the format is not offered: no form has asked for it"},
    {"optional/content.json", "", "content keywords annotate and are not asserted, as 2020-12 has it"},
    {"optional/cross-draft.json", "first item not a string is valid", "refers to a document of 2019-09, which is read as 2020-12"},
    {"optional/zeroTerminatedFloats.json", "a float is not an integer even without fractional part",
     "1.0 is the integer 1 in every dialect, as in draft-06 and later"},
    {"optional/format/ecmascript-regex.json", "a variable-width lookbehind (ES2018)", "the native engine bounds its lookbehind; browsers do not"},
};

// One schema of a file with its tests. A file that cannot be read is one without a schema, and says why.
struct Case {
  std::string description;
  std::shared_ptr<const json::Value> file;
  const json::Value* schema = nullptr;
  const json::Value* tests = nullptr;
};

std::vector<Case> cases_of(const files::path& path) {
  auto read = read_json(path);
  if (!read.ok() || !read.value().is_array()) return {{read.ok() ? "no list of cases" : read.error().text(), nullptr, nullptr, nullptr}};
  const auto file = std::make_shared<const json::Value>(std::move(read).value());
  std::vector<Case> out;
  for (const json::Value& each : file->array()) {
    const json::Value* schema = each.find("schema");
    const json::Value* tests = each.find("tests");
    const bool is_whole = schema != nullptr && tests != nullptr && tests->is_array();
    if (is_whole) out.push_back({each.text_at("description"), file, schema, tests});
    else out.push_back({"a case without a schema, or without tests", nullptr, nullptr, nullptr});
  }
  return out;
}

class Suite {
 public:
  Suite(std::string folder, Dialect dialect) : folder_(std::move(folder)), dialect_(dialect), documents_(metaschemas()) {
    const files::path remotes = root() / "remotes";
    has_remotes_ = files::exists(remotes);
    if (!has_remotes_) return;
    for (const auto& entry : files::recursive_directory_iterator(remotes)) {
      if (entry.path().extension() != ".json") continue;
      auto document = read_json(entry.path());
      if (document.ok()) documents_.set("http://localhost:1234/" + files::relative(entry.path(), remotes).generic_string(), document.value());
    }
  }

  static files::path root() { return corpus_dir() / "json-schema-test-suite"; }

  Count run() {
    std::printf("%-44s %7s %7s %7s\n", folder_.c_str(), "passed", "failed", "skipped");
    Count total;
    for (const std::string& folder : {std::string(), std::string("optional/"), std::string("optional/format/")}) {
      for (const std::string& file : names(folder)) {
        const Count count = run_file(folder + file, folder != "");
        std::printf("  %-42s %7d %7d %7d\n", (folder + file).c_str(), count.passed, count.failed, count.skipped);
        total.passed += count.passed;
        total.failed += count.failed;
        total.skipped += count.skipped;
      }
    }
    std::printf("%s: %d passed, %d failed, %d skipped\n\n", folder_.c_str(), total.passed, total.failed, total.skipped);
    return total;
  }

 private:
  std::vector<std::string> names(const std::string& folder) const {
    std::vector<std::string> out;
    if (!files::exists(root() / "tests" / folder_ / folder)) return out;
    for (const auto& entry : files::directory_iterator(root() / "tests" / folder_ / folder))
      if (entry.path().extension() == ".json") out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
  }

  static bool skipped(std::string_view file, std::string_view test) {
    return std::any_of(std::begin(skips), std::end(skips),
                       [&](const Skip& skip) { return skip.file == file && (skip.test.empty() || skip.test == test); });
  }

  Count run_file(const std::string& file, bool optional) {
    Count count;
    for (const Case& each : cases_of(root() / "tests" / folder_ / file)) {
      if (each.schema == nullptr) {
        ++count.failed;
        ADD_FAILURE() << folder_ << " " << file << ": " << each.description;
        continue;
      }
      Options options;
      options.dialect = dialect_;
      options.documents = &documents_;
      options.assert_formats = optional && file.find("format/") != std::string::npos;  // the required tests want annotations only
      const auto schema = Schema::compile(*each.schema, options);
      for (const json::Value& test : each.tests->array()) {
        const bool lacks_remotes = !has_remotes_ && !schema.ok() && schema.error().code == ErrorCode::dangling_reference;
        if (lacks_remotes || (optional && skipped(file, test.text_at("description")))) ++count.skipped;
        else judge(file + ": " + each.description, schema, test, count);
      }
    }
    for (const Skip& skip : skips)
      if (count.skipped > 0 && skip.file == file) std::printf("  skipped: %s\n", std::string(skip.reason).c_str());
    return count;
  }

  void judge(const std::string& where, const Result<Schema>& schema, const json::Value& test, Count& count) const {
    const json::Value* said = test.find("valid");
    const bool expected = said != nullptr && *said == json::Value(true);
    std::string found;
    if (said == nullptr || test.find("data") == nullptr) {
      found = "a test without data, or without its answer";
    } else if (!schema.ok()) {
      found = schema.error().text();
    } else {
      const json::Value& data = *test.find("data");
      const bool valid = schema.value().is_valid(data);
      if (valid != expected) found = valid ? "valid" : "invalid";
      else if (schema.value().validate(data).empty() != valid) found = "is_valid and validate differ";
    }
    ++(found.empty() ? count.passed : count.failed);
    if (!found.empty()) ADD_FAILURE() << folder_ << " " << where << ": " << test.text_at("description") << ": " << found;
  }

  std::string folder_;
  Dialect dialect_;
  json::Object documents_;
  bool has_remotes_ = false;  // without them what refers to them is skipped
};

class JsonSchemaTestSuite : public testing::TestWithParam<std::pair<const char*, Dialect>> {};

TEST_P(JsonSchemaTestSuite, passes_whole) {
  const std::string name = GetParam().first;
  if (!files::exists(Suite::root() / "tests" / name)) {
    std::printf("%s: 0 passed, 0 failed, 1 skipped\n  skipped: no such tests in %s (PORTAL_CORPUS_DIR)\n\n", name.c_str(), Suite::root().c_str());
    GTEST_SKIP() << "no JSON Schema Test Suite at " << Suite::root() << ": set PORTAL_CORPUS_DIR";
  }
  const Count count = Suite(name, GetParam().second).run();
  EXPECT_EQ(count.failed, 0);
  const char* least = std::getenv("PORTAL_LEAST_PASSED");
  EXPECT_GE(count.passed, least != nullptr ? std::atoi(least) : 0) << "the suite is not whole";
}

TEST(JsonSchemaTestSuites, of_other_dialects_are_named_and_not_run) {
  if (!files::exists(Suite::root() / "tests")) GTEST_SKIP() << "no JSON Schema Test Suite at " << Suite::root() << ": set PORTAL_CORPUS_DIR";
  for (const auto& entry : files::directory_iterator(Suite::root() / "tests")) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || name == "draft2020-12" || name == "draft7" || name == "draft4") continue;
    std::size_t tests = 0;
    for (const auto& file : files::recursive_directory_iterator(entry.path()))
      if (file.path().extension() == ".json")
        for (const Case& each : cases_of(file.path())) tests += each.tests == nullptr ? 1 : each.tests->array().size();
    std::printf("%s: 0 passed, 0 failed, %zu skipped\n  skipped: the dialect is not claimed\n\n", name.c_str(), tests);
  }
}

INSTANTIATE_TEST_SUITE_P(Dialects, JsonSchemaTestSuite,
                         testing::Values(std::pair("draft2020-12", Dialect::draft_2020_12), std::pair("draft7", Dialect::draft_07),
                                         std::pair("draft4", Dialect::draft_04)),
                         [](const auto& dialect) { return "draft_" + std::to_string(static_cast<int>(dialect.param.second)); });

// Every schema and value of the suite, to be crossed.
class Crossing {
 public:
  Crossing() {
    for (const auto& entry : files::recursive_directory_iterator(Suite::root() / "tests")) {
      if (entry.path().extension() != ".json") continue;
      for (const Case& each : cases_of(entry.path())) {
        if (each.schema == nullptr) continue;
        schemas_.push_back(*each.schema);
        for (const json::Value& test : each.tests->array())
          if (test.find("data") != nullptr) values_.push_back(*test.find("data"));
      }
    }
  }

  bool is_empty() const { return schemas_.size() < 100 || values_.empty(); }

  // A schema with a few of its parts replaced by parts of others.
  json::Value schema() {
    json::Value out = any(schemas_);
    for (int i = 0; i < 3; ++i) part_of(out) = json::Value(part_of(any(schemas_)));
    return out;
  }
  const json::Value& value() { return any(values_); }

 private:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }
  json::Value& any(std::vector<json::Value>& from) { return from[below(from.size())]; }
  json::Value& part_of(json::Value& whole) {
    json::Value* here = &whole;
    while (below(4) != 0) {
      if (here->is_object() && !here->object().empty()) here = &(here->object().begin() + below(here->object().size()))->value;
      else if (here->is_array() && !here->array().empty()) here = &here->array()[below(here->array().size())];
      else break;
    }
    return *here;
  }

  std::vector<json::Value> schemas_;
  std::vector<json::Value> values_;
  std::uint64_t state_ = 20260101;
};

TEST(Crossed, schemas_are_refused_with_a_place_or_answer_alike_in_every_way) {
  if (!files::exists(Suite::root() / "tests")) GTEST_SKIP() << "no JSON Schema Test Suite at " << Suite::root() << ": set PORTAL_CORPUS_DIR";
  Crossing crossing;
  if (crossing.is_empty()) GTEST_SKIP() << "fewer than 100 schemas to cross in " << Suite::root();
  int compiled = 0;
  int invalid = 0;
  const json::Object documents = metaschemas();
  for (int i = 0; i < 20000; ++i) {
    const json::Value document = crossing.schema();
    const auto schema = Schema::compile(document, {.dialect = static_cast<Dialect>(i % 3), .documents = &documents, .steps = 20000});
    if (!schema.ok()) {
      EXPECT_FALSE(schema.error().expected.empty());
      continue;
    }
    ++compiled;
    for (int j = 0; j < 4; ++j) {
      const json::Value& value = crossing.value();
      const bool valid = schema.value().is_valid(value);
      EXPECT_EQ(schema.value().validate(value).empty(), valid) << json::write(document) << "\n" << json::write(value);
      if (!valid) ++invalid;
      (void)schema.value().validate_at(value, "/foo");
      (void)schema.value().validate_at(value, "/0/bar");
      (void)schema.value().describe("/foo/0");
    }
  }
  std::printf("crossed: %d of 20000 schemas compiled, %d of %d answers invalid\n", compiled, invalid, compiled * 4);
  EXPECT_GT(compiled, 5000);
  EXPECT_GT(invalid, 5000);
}

}  // namespace
}  // namespace portal::schema
