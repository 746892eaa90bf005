// Which patterns a form takes from others, and which would keep a browser busy for ever.
#include "sdk/schema/pattern_bound.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/schema/schema.h"

namespace portal::schema {
namespace {

TEST(PatternBound, refuses_a_repeat_whose_parts_may_be_split_in_many_ways) {
  for (const char* pattern : {"(a+)+$",           "^(a*)*$",         "(a|a)*b",         "(?:\\w+\\s?)*$",  "^(([a-z])+.)+[A-Z]([a-z])+$",
                              "(?:a?){30}",       "(a{1,50}){1,50}", "((a+)b?)+",       "(?:-?\\d+)+",     "(?:-[^x]+)+",
                              "(?: .*)+",         "(?<name>x+)*",    "(?:-a|-a)+",      "(?:[ -][ -~]+)*", "(?:\\S+\\s*)+",
                              "(?:\\S*\\s*){40}", "(?:\\s+\\S*)+",   "(?:\\D*\\d+)+",   "(?:\\S+\\w+)+",   "(?:a+\\.|\\.)+",
                              "(?:\\S+é)+",       "(?:[a.]+\\.)+",   "(?:[^.]+[.a]+)+", "(?:é+ü?)+",       "(?:a?b?)+"})
    EXPECT_TRUE(may_run_away(pattern)) << pattern;
}

TEST(PatternBound, takes_what_forms_ask) {
  for (const char* pattern : {"^[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+)*$",
                              "^\\d{3}-\\d{3}-\\d{3} \\d{2}$",
                              "^[^<>]*$",
                              "(?:\\d\\d)+",
                              "^[0-9]{4}(?:-[0-9]{2}){2}$",
                              "(a|b)c*",
                              "^(?:[a-z]+)?$",
                              "^[a-z0-9]+(?:\\.[a-z0-9]+)*$",
                              "\\p{L}+(?: \\p{L}+)*",
                              "^([a-zA-Z0-9]+\\.)+[a-z]+$",
                              "^\\s*(?:\\S+\\s+){0,499}(?:\\S+\\s*)?$",
                              "(?:\\D*\\d)+",
                              "(?:\\.?a+\\.)+",
                              "^(?:s[a-z-][?]+)*$",
                              "^[^@.]+(\\.[^@.]+)*@",
                              "^((?!http|www\\.).)*$",
                              "[(+*]+",
                              "(?:a+){3}",
                              "",
                              "(",
                              "[",
                              "\\",
                              "a{",
                              "(?<",
                              "\\p{"})
    EXPECT_FALSE(may_run_away(pattern)) << pattern;
}

TEST(PatternBound, a_schema_of_somebody_else_names_the_place_of_such_a_pattern) {
  const json::Value schema = json::parse(R"({"properties": {"name": {"pattern": "(a+)+$"}}})").value();
  EXPECT_TRUE(Schema::compile(schema).ok());
  Options options;
  options.bounded_patterns = true;
  const auto refused = Schema::compile(schema, options);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_expression);
  EXPECT_EQ(refused.error().path, "/properties/name/pattern");
}

}  // namespace
}  // namespace portal::schema
