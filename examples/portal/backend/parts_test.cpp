// The small parts: headers, forms, templates, receipt numbers, problems, time.

#include <gtest/gtest.h>

#include <random>

#include "examples/portal/backend/clock.h"
#include "examples/portal/backend/http.h"
#include "examples/portal/backend/problem.h"
#include "examples/portal/backend/receipt.h"
#include "examples/portal/backend/static_files.h"
#include "examples/portal/backend/template.h"
#include "sdk/json/json.h"

namespace portal::demo {
namespace {

TEST(Receipt, has_year_number_and_check_digit) {
  EXPECT_EQ(receipt_number(2026, 123), "2026-000123-8");
  EXPECT_EQ(receipt_number(2026, 1234567), "2026-1234567-5");
  EXPECT_TRUE(is_receipt_number("2026-000123-8"));
}

TEST(Receipt, every_single_wrong_digit_is_noticed) {
  const std::string right = receipt_number(2026, 904713);
  for (std::size_t at = 0; at < right.size(); ++at) {
    if (right[at] == '-') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = right;
      wrong[at] = digit;
      EXPECT_EQ(is_receipt_number(wrong), wrong == right) << wrong;
    }
  }
}

TEST(Receipt, every_exchange_of_neighbours_is_noticed) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    const std::string right = receipt_number(2026, static_cast<std::int64_t>(random() % 999999 + 1));
    for (std::size_t at = 5; at + 3 < right.size(); ++at) {
      std::string wrong = right;
      std::swap(wrong[at], wrong[at + 1]);
      EXPECT_EQ(is_receipt_number(wrong), wrong == right) << wrong;
    }
  }
}

TEST(Receipt, other_shapes_are_no_numbers) {
  for (const char* text : {"", "2026-000123", "2026-00123-8", "2026-000123-8 ", "2026000123-8", "2026-000123-x", "2026-000'23-8", "2026-000123--8"}) {
    EXPECT_FALSE(is_receipt_number(text)) << text;
  }
}

TEST(Time, is_written_as_rfc3339_and_the_year_is_the_citys) {
  EXPECT_EQ(rfc3339(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(rfc3339(1795305909), "2026-11-22T00:05:09Z");
  EXPECT_EQ(rfc3339(951782399), "2000-02-28T23:59:59Z");
  EXPECT_EQ(city_year(1798736399), 2026);  // 2026-12-31T16:59:59Z, a second before midnight in Krasnoyarsk
  EXPECT_EQ(city_year(1798736400), 2027);
  EXPECT_EQ(city_day(1798736399), "2026-12-31");
  EXPECT_EQ(city_day(1798736400), "2027-01-01");
}

TEST(Decoding, takes_percent_and_plus_and_refuses_what_is_not_text) {
  EXPECT_EQ(percent_decode("%D0%90+b%2f"), std::optional<std::string>("А+b/"));
  EXPECT_EQ(percent_decode("a+b", true), std::optional<std::string>("a b"));
  for (const char* text : {"%", "%4", "%zz", "%00", "%ff", "%C0%AF", "%ED%A0%80", "%F5%80%80%80"})
    EXPECT_EQ(percent_decode(text), std::nullopt) << text;
}

TEST(Decoding, a_form_keeps_order_and_repeated_names) {
  const auto fields = parse_form("a=1&b=%26&a=2&&empty=&flag");
  ASSERT_TRUE(fields);
  ASSERT_EQ(fields->size(), 5U);
  EXPECT_EQ((*fields)[1].value, "&");
  EXPECT_EQ((*fields)[2].name + (*fields)[2].value, "a2");
  EXPECT_EQ((*fields)[4].name + "=" + (*fields)[4].value, "flag=");
}

TEST(Decoding, more_than_two_thousand_fields_are_refused) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "a&";
  EXPECT_TRUE(parse_form(text));
  EXPECT_FALSE(parse_form(text + "b"));
}

TEST(Language, the_better_liked_of_ours_wins_and_russian_without_a_wish) {
  EXPECT_EQ(accepted_language(""), Language::ru);
  EXPECT_EQ(accepted_language("en-GB,en;q=0.9,ru;q=0.8"), Language::en);
  EXPECT_EQ(accepted_language("de, ru;q=0.3, en;q=0.4"), Language::en);
  EXPECT_EQ(accepted_language("en;q=0, ru;q=0.001"), Language::ru);
  EXPECT_EQ(accepted_language("en;q=banana"), Language::ru);
  EXPECT_EQ(accepted_language(";;;,,,;q"), Language::ru);
}

TEST(Coding, brotli_is_sent_only_to_who_takes_it) {
  EXPECT_TRUE(accepts_coding("gzip, deflate, br", "br"));
  EXPECT_TRUE(accepts_coding("*", "br"));
  EXPECT_FALSE(accepts_coding("gzip", "br"));
  EXPECT_FALSE(accepts_coding("br;q=0, *", "br"));
  EXPECT_FALSE(accepts_coding("", "br"));
}

TEST(EntityTags, compare_weakly_for_reading) {
  EXPECT_TRUE(matches_weakly("W/\"r1\", \"r2\"", "\"r1\""));
  EXPECT_TRUE(matches_weakly("\"r0\",\"r1\"", "\"r1\""));
  EXPECT_FALSE(matches_weakly("r1", "\"r1\""));
}

TEST(Names, only_plain_ones_reach_the_disk) {
  for (const char* name : {"portal.js", "form.wasm", "a-b_c.9f86d081.js"}) EXPECT_TRUE(is_plain_name(name)) << name;
  for (const char* name : {"", ".", "..", ".git", "a/b", "a\\b", "a b", "ф"}) EXPECT_FALSE(is_plain_name(name)) << name;
  EXPECT_FALSE(is_plain_name(std::string(65, 'a')));
}

TEST(MediaTypes, are_those_browsers_insist_on) {
  EXPECT_EQ(media_type_of("form.wasm"), "application/wasm");
  EXPECT_EQ(media_type_of("portal.js"), "text/javascript; charset=utf-8");
  EXPECT_EQ(media_type_of("unknown"), "application/octet-stream");
}

std::string rendered(std::string_view text, const json::Value& data) {
  auto compiled = Template::compile(text);
  return compiled.ok() ? compiled.value().render(data) : compiled.error().text();
}

TEST(Templates, escape_everything_that_is_not_asked_for_as_it_is) {
  const json::Value data = json::Object{{"x", "<b>\"'&"}};
  EXPECT_EQ(rendered("{{x}}|{{&x}}", data), "&lt;b&gt;&quot;&#39;&amp;|<b>\"'&");
}

TEST(Templates, repeat_sections_for_lists_and_turn_them_round) {
  const json::Value data =
      json::Object{{"items", json::Array{json::Object{{"n", 1}}, json::Object{{"n", 2}}}}, {"none", json::Array{}}, {"t", json::Object{{"x", "y"}}}};
  EXPECT_EQ(rendered("{{#items}}{{n}}{{t.x}};{{/items}}{{^none}}nothing{{/none}}{{#none}}?{{/none}}{{^items}}?{{/items}}", data), "1y;2y;nothing");
  EXPECT_EQ(rendered("{{#a}}{{#b}}{{.}}{{/b}}{{/a}}", json::Object{{"a", true}, {"b", json::Array{"x", "y"}}}), "xy");
}

TEST(Templates, that_do_not_close_are_errors) {
  for (const char* text : {"{{", "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{}}", "{{#}}{{/}}"}) {
    const auto compiled = Template::compile(text);
    ASSERT_FALSE(compiled.ok()) << text;
    EXPECT_EQ(compiled.error().code, ErrorCode::invalid_expression) << text;
  }
}

TEST(Problems, say_what_happened_in_both_languages_and_have_a_page) {
  const Response russian = problem(ProblemKind::draft_conflict, Language::ru, {{"current", nullptr}});
  EXPECT_EQ(russian.status, 412);
  EXPECT_EQ(*find(russian.headers, "Content-Type"), "application/problem+json");
  const auto body = json::parse(russian.body);
  ASSERT_TRUE(body.ok());
  EXPECT_EQ(body.value().find("type")->text(), "/problems/draft-conflict");
  EXPECT_EQ(body.value().find("title")->text(), "Черновик изменён в другом месте");
  EXPECT_EQ(texts_of(ProblemKind::draft_conflict, Language::en).title, "The draft was changed elsewhere");
  EXPECT_EQ(problem_with_slug("draft-conflict"), ProblemKind::draft_conflict);
  EXPECT_EQ(problem_with_slug("nothing-of-ours"), std::nullopt);
}

}  // namespace
}  // namespace portal::demo
