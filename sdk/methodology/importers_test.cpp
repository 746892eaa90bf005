// Methods of others: read into ours, and told apart.
#include "sdk/methodology/importers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/methodology/comparable.h"
#include "sdk/schema/schema.h"

namespace portal::methodology {
namespace {

json::Value file(const std::string& name) {
  std::ifstream in(std::string(PORTAL_SOURCE_DIR) + "/sdk/methodology/" + name, std::ios::binary);
  return json::parse(std::string{std::istreambuf_iterator<char>(in), {}}).value();
}

Methodology imported(const std::string& name) {
  auto document = from_touchpoints(file("test_data/" + name));
  EXPECT_TRUE(document.ok()) << document.error().text();
  EXPECT_TRUE(schema::Schema::compile(file("methodology.schema.json")).value().is_valid(document.value()));
  auto method = Methodology::read(document.value());
  EXPECT_TRUE(method.ok()) << method.error().text();
  return std::move(method).value();
}

TEST(Touchpoints, thumbs_are_two_points_shown_as_pictures) {
  const Methodology method = imported("touchpoints_thumbs.json");
  EXPECT_EQ(method.id, "touchpoints-a11-v2");
  EXPECT_EQ(method.main().construct, Construct::trust);
  EXPECT_EQ(method.main().points.size(), 2U);
  EXPECT_EQ(method.screen.marks, "thumbs");
  EXPECT_EQ(method.reasons_after(0)->wording.in("en"), "What did not go so well?");
  EXPECT_EQ(method.reasons_after(1)->options[0].id, "my-need-was-addressed");
  EXPECT_EQ(method.comment.in("en"), "Additional comments");
}

TEST(Touchpoints, radio_buttons_are_five_points_with_their_words) {
  const Methodology method = imported("touchpoints_radio.json");
  EXPECT_EQ(method.main().points[4].anchor.in("en"), "Strongly agree");
  EXPECT_EQ(method.reasons_after(2), nullptr);
  EXPECT_EQ(method.reasons_after(3)->wording.in("en"), "What went well?");
}

// [R 105]
TEST(Touchpoints, thumbs_and_one_to_five_that_stand_in_one_column_are_not_comparable) {
  const Comparison verdict = comparable(imported("touchpoints_thumbs.json"), imported("touchpoints_radio.json"));
  EXPECT_FALSE(verdict.answers);
  std::string codes;
  for (const Difference& one : verdict.differences) codes += std::string(name_of(one.code)) + " ";
  EXPECT_EQ(codes, "scale_length marks order formula ");
}

TEST(Touchpoints, what_has_no_scale_or_no_construct_is_refused) {
  const auto error_with = [](const char* pointer, json::Value value) {
    json::Value form = file("test_data/touchpoints_radio.json");
    *const_cast<json::Value*>(json::at(form, pointer)) = std::move(value);
    const auto read = from_touchpoints(form);
    return read.ok() ? std::string() : std::string(name_of(read.error().code)) + " " + read.error().path;
  };
  EXPECT_EQ(error_with("/questions/0/question_type", "textarea"), "unknown_name /questions/question_type");
  EXPECT_EQ(error_with("/questions/0/text", "How blue is the sky?"), "unknown_name /questions");
  EXPECT_EQ(error_with("/questions/0/answer_field", "answer_09"), "missing_key /questions");
  EXPECT_EQ(error_with("/questions/0/question_options/0/value", "ten"), "out_of_range /questions/question_options");
}

TEST(GovUk, each_formula_is_a_method_of_its_own_whose_answers_can_be_compared_and_whose_figures_cannot) {
  const auto method = [](statistics::Formula formula) { return Methodology::read(gov_uk_satisfaction(formula)).value(); };
  EXPECT_EQ(method(statistics::Formula::weighted).hash(), Methodology::read(file("data/gov_uk_satisfaction.json")).value().hash());
  const Comparison verdict = comparable(method(statistics::Formula::weighted), method(statistics::Formula::top_two_box));
  EXPECT_TRUE(verdict.answers);
  EXPECT_FALSE(verdict.scores);
}

}  // namespace
}  // namespace portal::methodology
