// What may stand side by side, and why other things may not: each difference by its code and place. [R 105]
#include "sdk/methodology/comparable.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"

namespace portal::methodology {
namespace {

json::Value document(const char* name) {
  std::ifstream in(std::string(PORTAL_SOURCE_DIR) + "/sdk/methodology/data/" + name, std::ios::binary);
  return json::parse(std::string{std::istreambuf_iterator<char>(in), {}}).value();
}

Methodology method(json::Value value) {
  auto read = Methodology::read(value);
  EXPECT_TRUE(read.ok()) << read.error().text();
  return std::move(read).value();
}

Methodology with(const std::string& pointer, json::Value value) {
  json::Value changed = document("unified.json");
  *const_cast<json::Value*>(json::at(changed, pointer)) = std::move(value);
  return method(std::move(changed));
}

std::string said(const Comparison& verdict) {
  std::string out = verdict.answers ? verdict.scores ? "all" : "answers" : "none";
  for (const Difference& one : verdict.differences) out += " " + std::string(name_of(one.code)) + one.where;
  return out;
}

std::string against_unified(const std::string& pointer, json::Value value) {
  return said(comparable(method(document("unified.json")), with(pointer, std::move(value))));
}

TEST(Comparable, a_method_with_itself_and_with_another_title) {
  EXPECT_EQ(said(comparable(method(document("unified.json")), method(document("unified.json")))), "all");
  EXPECT_EQ(against_unified("/title/ru", "Методика города"), "all");
  EXPECT_EQ(against_unified("/version", "1.1"), "all");
}

TEST(Comparable, other_words_anchors_order_or_moment_are_not) {
  EXPECT_EQ(against_unified("/questions/0/wording/portal/ru", "Нравится ли вам портал?"), "none wording/questions/0/wording");
  EXPECT_EQ(against_unified("/questions/0/scale/points/4/anchor/ru", "Отлично"), "none anchors/questions/0/scale/points");
  EXPECT_EQ(against_unified("/questions/0/scale/order", "worst_first"), "none order/questions/0/scale/order");
  EXPECT_EQ(against_unified("/trigger/endpoints", json::Array{"success"}), "none trigger/trigger/endpoints");
  EXPECT_EQ(against_unified("/eligibility/clients", json::Array{"external"}), "none eligibility/eligibility/clients");
  EXPECT_EQ(against_unified("/sampling/one_in", 6), "none sampling/sampling/one_in");
  EXPECT_EQ(against_unified("/channels/screen/anchors", "ends"), "none anchors_shown/channels");
  EXPECT_EQ(against_unified("/channels/screen/marks", "stars"), "none marks/channels/screen/marks");
}

TEST(Comparable, the_order_of_a_list_is_no_difference) {
  EXPECT_EQ(against_unified("/trigger/endpoints", json::Array{"contact", "abandonment", "automatic_grant", "refusal", "success"}), "all");
}

TEST(Comparable, another_formula_leaves_the_answers_comparable_and_the_figures_not) {
  EXPECT_EQ(against_unified("/questions/0/formula", "top_two_box"), "answers formula/questions");
}

TEST(Comparable, what_only_deserves_a_word_is_said_and_stops_nothing) {
  EXPECT_EQ(against_unified("/throttle/shows", 3), "all throttle/throttle");
  EXPECT_EQ(against_unified("/suppression/minimum", 5), "all suppression/suppression");
}

TEST(Comparable, five_anchors_of_another_country_share_no_word_and_say_so) {
  EXPECT_EQ(said(comparable(method(document("unified.json")), method(document("gov_uk_satisfaction.json")))),
            "none wording/questions/0/wording anchors/questions/0/scale/points trigger/trigger/endpoints eligibility/eligibility/clients "
            "throttle/throttle suppression/suppression");
}

TEST(Comparable, a_construct_that_one_of_them_does_not_ask_is_the_difference) {
  const auto verdict = compare(method(document("unified.json")), method(document("gov_uk_satisfaction.json")), Construct::need);
  EXPECT_FALSE(verdict.answers);
  EXPECT_EQ(verdict.differences.front().code, DifferenceCode::construct);
}

TEST(Comparable, each_reason_is_a_sentence_in_both_languages) {
  EXPECT_EQ(sentence_of(DifferenceCode::scale_length, "en"), "the scales have different numbers of points");
  EXPECT_EQ(sentence_of(DifferenceCode::scale_length, "ru"), "в шкалах разное число делений");
}

}  // namespace
}  // namespace portal::methodology
