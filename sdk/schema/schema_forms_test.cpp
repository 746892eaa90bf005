// Real forms of a real government: every schema compiles, every filled example is what its publisher says, a valid one.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <vector>

#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"
#include "sdk/schema/test_corpus.h"

namespace portal::schema {
namespace {

namespace files = std::filesystem;

// Mistakes of the publisher's own, found by compiling: references to nothing, and the word "required" where a schema belongs.
struct Mistake {
  std::string_view schema;
  std::string_view code;
  std::string_view path;
};
constexpr Mistake mistakes[] = {
    {"10-7959F-2-schema.json", "dangling_reference", "/properties/veteranFullName/$ref"},
    {"21P-8416-schema.json", "dangling_reference", "/properties/careExpenses/items/properties/careDateRange/$ref"},
    {"COVID-VACCINATION-EXPANSION-schema.json", "wrong_type", "/properties/militaryHistory/properties/dateRange"},
};

struct Form {
  std::string name;
  json::Value schema;
  std::optional<json::Value> example;
};

std::vector<Form> forms_in(const files::path& folder) {
  std::vector<Form> out;
  for (const auto& entry : files::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const std::size_t suffix = name.rfind("-schema.json");
    if (suffix == std::string::npos) continue;
    const files::path example = folder / (name.substr(0, suffix) + "-example.json");
    Form form{name, read_json(entry.path()).value(), std::nullopt};
    if (files::exists(example)) form.example = read_json(example).value();
    out.push_back(std::move(form));
  }
  std::sort(out.begin(), out.end(), [](const Form& a, const Form& b) { return a.name < b.name; });
  return out;
}

std::string told(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& problem : problems) out += problem.instance + ": " + problem.keyword + " of " + problem.schema + "\n";
  return out;
}

class RealForms : public testing::Test {
 protected:
  void SetUp() override {
    const files::path folder = corpus_dir() / "forms/va";
    if (!files::exists(folder)) GTEST_SKIP() << "no forms at " << folder << ": set PORTAL_CORPUS_DIR";
    forms = forms_in(folder);
  }
  std::vector<Form> forms;
};

TEST_F(RealForms, compile_or_say_their_mistake_and_accept_their_filled_examples) {
  int compiled = 0;
  int refused = 0;
  int accepted = 0;
  for (const Form& form : forms) {
    const auto schema = Schema::compile(form.schema);
    const auto* mistake = std::find_if(std::begin(mistakes), std::end(mistakes), [&](const Mistake& each) { return each.schema == form.name; });
    if (mistake != std::end(mistakes)) {
      ASSERT_FALSE(schema.ok()) << form.name;
      EXPECT_EQ(name_of(schema.error().code), mistake->code) << form.name;
      EXPECT_EQ(schema.error().path, mistake->path) << form.name;
      ++refused;
      continue;
    }
    ASSERT_TRUE(schema.ok()) << form.name << ": " << schema.error().text();
    ++compiled;
    if (!form.example) continue;
    EXPECT_EQ(told(schema.value().validate(*form.example)), "") << form.name;
    ++accepted;
  }
  std::printf("real forms: %d schemas compiled, %d refused for their own mistakes, %d filled examples accepted\n", compiled, refused, accepted);
  EXPECT_GT(compiled, 50);
  EXPECT_GT(accepted, 10);
}

// Pointers of everything inside, containers too.
void collect_places(const json::Value& value, const std::string& here, std::vector<std::string>& out) {
  if (!here.empty()) out.push_back(here);
  if (value.is_object())
    for (const json::Member& member : value.object()) collect_places(member.value, json::pointer_join(here, member.key), out);
  if (value.is_array())
    for (std::size_t i = 0; i < value.array().size(); ++i) collect_places(value.array()[i], json::pointer_join(here, i), out);
}

// The problems at a place or below it, each once and sorted: two keywords may give the same.
std::vector<std::string> below(const std::vector<Problem>& problems, const std::string& place) {
  std::set<std::string> out;
  for (const Problem& problem : problems)
    if (problem.instance == place || problem.instance.compare(0, place.size() + 1, place + "/") == 0)
      out.insert(problem.instance + " " + problem.keyword + " " + problem.schema);
  return {out.begin(), out.end()};
}

TEST_F(RealForms, asked_one_field_at_a_time_say_what_the_whole_form_says_of_it) {
  int asked = 0;
  int told_wrong = 0;
  for (const Form& form : forms) {
    const auto schema = Schema::compile(form.schema);
    if (!schema.ok() || !form.example) continue;
    std::vector<std::string> places;
    collect_places(*form.example, "", places);
    for (const std::string& place : places) {
      for (const int change : {0, 1, 2}) {  // spoil, spoil otherwise, remove
        json::Value spoiled = *form.example;
        if (change == 2) json::remove(spoiled, place);
        else ASSERT_TRUE(json::put(spoiled, place, change == 0 ? json::Value() : json::Value("?")).ok());
        if (change == 2 && json::at(spoiled, place) != nullptr) continue;  // an array moved up
        const auto whole = below(schema.value().validate(spoiled), place);
        EXPECT_EQ(below(schema.value().validate_at(spoiled, place), place), whole) << form.name << " " << place << " " << change;
        ++asked;
        if (!whole.empty()) ++told_wrong;
      }
    }
  }
  std::printf("real forms: %d single fields asked, %d of them wrong\n", asked, told_wrong);
  EXPECT_GT(asked, 1000);
  EXPECT_GT(told_wrong, 300);
}

}  // namespace
}  // namespace portal::schema
