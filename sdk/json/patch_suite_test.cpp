// JSON Patch as its community has it: every case of json-patch-tests (PORTAL_CORPUS_DIR/json-patch), and what RFC 6902 says of failing.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sdk/json/json.h"
#include "sdk/json/patch.h"

namespace portal::json {
namespace {

std::string folder() {
  const char* corpus = std::getenv("PORTAL_CORPUS_DIR");
  return std::string(corpus != nullptr ? corpus : PORTAL_SOURCE_DIR "/../shared/corpus") + "/json-patch/";
}

struct Count {
  int passed = 0, failed = 0, skipped = 0;
};

// The text is read before it is a patch: one case has a member twice, which no JSON of ours may have.
void run(const Value& item, Count& count) {
  const Value* patch = item.find("patch");
  const Value* document = item.find("doc");
  if (patch == nullptr || document == nullptr || item.find("disabled") != nullptr) {
    ++count.skipped;
    return;
  }
  Value changed = *document;
  const auto done = apply_patch(changed, *patch);
  const Value* expected = item.find("expected");
  bool holds = false;
  if (item.find("error") != nullptr) holds = !done.ok() && changed == *document;
  else holds = done.ok() && changed == (expected != nullptr ? *expected : *document);
  (holds ? count.passed : count.failed) += 1;
  EXPECT_TRUE(holds) << item.text_at("comment") << ": " << write(*patch) << " gives " << (done.ok() ? write(changed) : done.error().text());
}

// The records of a file one by one, so that one that is no JSON does not hide the others.
std::vector<std::string> records(const std::string& text) {
  std::vector<std::string> out;
  int depth = 0;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      else if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth == 2) begin = i;
    } else if ((c == '}' || c == ']') && --depth == 1) {
      out.push_back(text.substr(begin, i + 1 - begin));
    }
  }
  return out;
}

// Every file that holds a list, whatever it is called.
std::vector<std::string> lists_of_cases() {
  namespace files = std::filesystem;
  std::vector<files::path> paths;
  std::error_code error;
  for (files::directory_iterator each(folder(), error), end; !error && each != end; each.increment(error))
    if (each->path().extension() == ".json") paths.push_back(each->path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const files::path& path : paths) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    const std::string read = text.str();
    const std::size_t begin = read.find_first_not_of(" \r\n\t");
    if (begin != std::string::npos && read[begin] == '[') out.push_back(read);
  }
  return out;
}

TEST(JsonPatchSuite, every_case_gives_what_it_expects_or_fails_and_leaves_the_document) {
  Count count;
  const std::vector<std::string> texts = lists_of_cases();
  if (texts.empty()) {
    std::printf("json-patch: 0 passed, 0 failed, 1 skipped\n  skipped: no cases in %s (PORTAL_CORPUS_DIR)\n", folder().c_str());
    GTEST_SKIP() << "no json-patch-tests in " << folder();
  }
  for (const std::string& text : texts) {
    for (const std::string& record : records(text)) {
      const auto item = parse(record);
      if (item.ok()) {
        run(item.value(), count);
        continue;
      }
      // A member that stands twice is refused before it can be a patch: the case wants an error.
      const bool holds = item.error().code == ErrorCode::duplicate_key && record.find("\"error\"") != std::string::npos;
      (holds ? count.passed : count.failed) += 1;
      EXPECT_TRUE(holds) << record;
    }
  }
  std::printf("json-patch: %d passed, %d failed, %d skipped\n", count.passed, count.failed, count.skipped);
  EXPECT_GT(count.passed, 0);
}

std::string patched(const char* document, const char* patch) {
  Value value = parse(document).value();
  const auto done = apply_patch(value, parse(patch).value());
  return done.ok() ? write(value) : std::string(name_of(done.error().code)) + " " + done.error().path;
}

TEST(JsonPatch, operations_change_a_document_in_their_order) {
  EXPECT_EQ(patched(R"({"a":[1,2]})", R"([{"op":"add","path":"/a/1","value":9},{"op":"add","path":"/a/-","value":3}])"), R"({"a":[1,9,2,3]})");
  EXPECT_EQ(patched(R"({"a":1})", R"([{"op":"move","from":"/a","path":"/b"},{"op":"copy","from":"/b","path":"/c"}])"), R"({"b":1,"c":1})");
  EXPECT_EQ(patched(R"({"a":1})", R"([{"op":"test","path":"/a","value":1.0},{"op":"remove","path":"/a"}])"), "{}");
}

TEST(JsonPatch, an_operation_that_cannot_be_done_is_an_error_with_its_place_and_nothing_is_changed) {
  EXPECT_EQ(patched("{}", R"([{"op":"add","path":"/a","value":1},{"op":"remove","path":"/b"}])"), "dangling_reference /1/path");
  EXPECT_EQ(patched("{}", R"([{"op":"spam","path":"/a"}])"), "unknown_name /0/op");
  EXPECT_EQ(patched(R"({"a":{}})", R"([{"op":"move","from":"/a","path":"/a/b"}])"), "dangling_reference /0/path");
  EXPECT_EQ(patched(R"({"a":1})", R"([{"op":"test","path":"/a","value":2}])"), "out_of_range /0");
  EXPECT_EQ(patched("{}", R"([{"op":"add","path":"/a"}])"), "missing_key /0/value");
  EXPECT_EQ(patched("[1]", R"([{"op":"add","path":"/01","value":2}])"), "dangling_reference /0/path");
  EXPECT_EQ(patched("{}", "{}"), "wrong_type ");
}

TEST(JsonPatch, a_difference_of_members_leads_from_one_object_to_the_other) {
  const Value from = parse(R"({"a":1,"b":{"c":2},"x/y":3})").value();
  const Value to = parse(R"({"a":1,"b":{"c":4},"~":5})").value();
  Value changed = from;
  ASSERT_TRUE(apply_patch(changed, diff_members(from.object(), to.object())).ok());
  EXPECT_EQ(changed, to);
  EXPECT_EQ(write(diff_members(from.object(), to.object())),
            R"([{"op":"remove","path":"/x~1y"},{"op":"replace","path":"/b","value":{"c":4}},{"op":"add","path":"/~0","value":5}])");
}

}  // namespace
}  // namespace portal::json
