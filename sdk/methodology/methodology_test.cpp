// A methodology is read strictly, its parts fit one another, and its hash is that of its canonical text.
#include "sdk/methodology/methodology.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sdk/base/sha256.h"
#include "sdk/json/canonical.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"

namespace portal::methodology {
namespace {

json::Value file(const std::string& name) {
  std::ifstream in(std::string(PORTAL_SOURCE_DIR) + "/sdk/methodology/" + name, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto value = json::parse(text);
  EXPECT_TRUE(value.ok()) << name;
  return value.ok() ? std::move(value).value() : json::Value();
}

json::Value unified() { return file("data/unified.json"); }

// The error of the unified method with one member replaced.
std::string error_with(const std::string& pointer, json::Value value) {
  json::Value document = unified();
  if (json::Value* there = const_cast<json::Value*>(json::at(document, pointer))) *there = std::move(value);
  else EXPECT_TRUE(json::put(document, pointer, std::move(value)).ok()) << pointer;
  const auto read = Methodology::read(document);
  return read.ok() ? "" : std::string(name_of(read.error().code)) + " " + read.error().path;
}

TEST(Sha256, knows_the_examples_of_the_standard) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Canonical, sorts_as_rfc_8785_does_in_its_example) {
  const auto value = json::parse(R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",)"
                                 R"("\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"})");
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(json::canonical(value.value()).value(),
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
            "\"😀\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST(Canonical, writes_the_shortest_escapes_and_refuses_fractions) {
  EXPECT_EQ(json::canonical(json::parse(R"(["\u0008\u000c\u000a\u000f\"\\\/"])").value()).value(), R"(["\b\f\n\u000f\"\\/"])");
  const auto refused = json::canonical(json::Object{{"a", json::Array{1, 0.5}}});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().path, "/a/1");
}

TEST(Methodology, both_files_of_ours_are_as_the_schema_and_the_reader_want_them) {
  auto schema = schema::Schema::compile(file("methodology.schema.json"));
  ASSERT_TRUE(schema.ok());
  for (const char* name : {"data/unified.json", "data/gov_uk_satisfaction.json"}) {
    EXPECT_TRUE(schema.value().is_valid(file(name))) << name;
    EXPECT_TRUE(Methodology::read(file(name)).ok()) << name;
  }
}

// [R 66, 104, 105]
TEST(Methodology, holds_three_targets_two_constructs_and_every_anchor_in_both_languages) {
  auto method = Methodology::read(unified());
  ASSERT_TRUE(method.ok());
  EXPECT_EQ(method.value().targets, (std::vector<std::string>{"service", "digital_service", "portal"}));
  EXPECT_EQ(method.value().main().construct, Construct::satisfaction);
  EXPECT_EQ(method.value().question("need")->formula, statistics::Formula::need_satisfied);
  EXPECT_EQ(method.value().main().points[4].anchor.in("ru-RU"), "Очень хорошо");
  EXPECT_EQ(method.value().main().points[4].anchor.in("en"), "Very good");
  EXPECT_EQ(method.value().main().wording_for("portal").in("ru"), "Как вам этот портал?");
  EXPECT_EQ(method.value().question("need")->wording_for("portal").in("en"), "Did you get what you came for?");
  EXPECT_EQ(method.value().reasons_after(2)->wording.in("en"), "What got in the way?");
  EXPECT_EQ(method.value().reasons_after(3)->wording.in("en"), "What went well?");
}

TEST(Methodology, the_order_of_members_does_not_change_its_hash_and_a_comma_does) {
  const std::string hash = Methodology::read(unified()).value().hash();
  json::Value turned = json::Object();
  const json::Value document = unified();
  for (auto at = document.object().end(); at != document.object().begin();) {
    --at;
    turned.object().set(at->key, at->value);
  }
  EXPECT_EQ(Methodology::read(turned).value().hash(), hash);
  json::Value comma = document;
  comma.object().find("questions")->array()[0].object().find("wording")->object().find("portal")->object().set("ru", "Как вам, этот портал?");
  EXPECT_NE(Methodology::read(comma).value().hash(), hash);
  EXPECT_EQ(hash.size(), 64U);
}

TEST(Methodology, parts_that_do_not_fit_are_errors_with_their_place) {
  EXPECT_EQ(error_with("/colour", "red"), "unknown_key /colour");
  EXPECT_EQ(error_with("/format", "rating-methodology-2"), "unknown_name /format");
  EXPECT_EQ(error_with("/questions/0/formula", "net_promoter"), "out_of_range /questions/0/formula");
  EXPECT_EQ(error_with("/questions/0/construct", "joy"), "unknown_name /questions/0/construct");
  EXPECT_EQ(error_with("/questions/0/required", false), "out_of_range /questions");
  EXPECT_EQ(error_with("/questions/1/required", true), "out_of_range /questions");
  EXPECT_EQ(error_with("/questions/1/id", "satisfaction"), "duplicate_key /questions/1/id");
  EXPECT_EQ(error_with("/questions/0/scale/points/1/value", 1), "duplicate_key /questions/0/scale/points");
  EXPECT_EQ(error_with("/questions/0/scale/points/1/anchor", json::Object{{"ru", "Плохо"}}), "missing_key /questions/0/scale/points/1/anchor/en");
  EXPECT_EQ(error_with("/questions/0/wording",
                       json::Object{{"any", json::Object{{"ru", "а"}, {"en", "a"}}}, {"portal", json::Object{{"ru", "а"}, {"en", "a"}}}}),
            "missing_key /questions/0/wording");
  EXPECT_EQ(error_with("/reasons/0/to", 6), "out_of_range /reasons/0");
  EXPECT_EQ(error_with("/trigger/endpoints", json::Array{"midnight"}), "unknown_name /trigger/endpoints/0");
  EXPECT_EQ(error_with("/throttle/shows", 0), "out_of_range /throttle");
  EXPECT_EQ(error_with("/channels/voice/keypad", json::Object{{"1", 1}}), "missing_key /channels/voice/keypad");
  EXPECT_EQ(error_with("/channels/voice/keypad/6", 6), "dangling_reference /channels/voice/keypad/6");
}

}  // namespace
}  // namespace portal::methodology
