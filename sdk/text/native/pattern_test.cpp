// Patterns mean what ECMA-262 says with the "u" flag, whatever ICU would have made of them.
#include <gtest/gtest.h>

#include <vector>

#include "sdk/text/native/ecma_pattern.h"
#include "sdk/text/port.h"

namespace portal::text {
namespace {

using namespace std::string_literals;

bool matches(std::string_view source, std::string_view text) {
  auto pattern = Pattern::compile(source);
  EXPECT_TRUE(pattern.ok()) << source << ": " << (pattern.ok() ? "" : pattern.error().text());
  return pattern.ok() && pattern.value().search(text);
}

std::string refusal(std::string_view source) {
  auto pattern = Pattern::compile(source);
  return pattern.ok() ? "none" : std::string(name_of(pattern.error().code)) + " at " + pattern.error().path;
}

struct Case {
  std::string source;
  std::string matching;
  std::string other;
};

void expect_cases(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    EXPECT_TRUE(matches(one.source, one.matching)) << one.source << " on " << one.matching;
    EXPECT_FALSE(matches(one.source, one.other)) << one.source << " on " << one.other;
  }
}

TEST(Pattern, is_unanchored_and_anchors_at_the_whole_text_only) {
  EXPECT_TRUE(matches("a+", "xxaayy"));
  expect_cases({{"^a", "ab", "b\na"}, {"a$", "ba", "a\n"}, {"^$", "", "\n"}, {"a|^b$", "b", "bb"}});
}

TEST(Pattern, digits_and_word_characters_are_ascii_and_space_is_unicode) {
  expect_cases({{R"(^\d$)", "0", "߀"},
                {R"(^\D$)", "߀", "0"},
                {R"(^\w$)", "_", "é"},
                {R"(^\W$)", "é", "a"},
                {R"(^\s$)", "\xEF\xBB\xBF", "\xE2\x80\x8B"},
                {R"(^\s$)", "\xC2\xA0", "\xC2\x85"},
                {R"(^\S$)", "я", "\t"},
                {R"(^[\d\s]$)", " ", "x"},
                {R"(^[^\W_]$)", "a", "_"}});
}

TEST(Pattern, the_dot_takes_a_whole_character_but_no_line_end) {
  expect_cases({{"^.$", "😀", "\xE2\x80\xA8"}, {"^.$", "\xC2\x85", "\n"}, {"^a.b$", "a\fb", "a\rb"}});
}

TEST(Pattern, word_boundaries_count_ascii_letters) {
  expect_cases({{R"(\bcat\b)", "a cat.", "cats"}, {R"(t\b)", "tя", "ta"}, {R"(\Bb)", "ab", "яb"}});
}

TEST(Pattern, escapes_stand_for_their_characters) {
  expect_cases({{R"(^\cC\cc$)", "\x03\x03", "cC"},
                {R"(^\t\v\f\n\r$)", "\t\v\f\n\r", "tvfnr"},
                {R"(^\/\.$)", "/.", "/a"},
                {R"(^\x41\u0042$)", "AB", "ab"},
                {R"(^\u{1F600}$)", "😀", "😁"},
                {R"(^\uD83D\uDE00$)", "😀", "\\"},
                {R"(^[\uD83D\uDE00]$)", "😀", "😁"},
                {R"(^\0$)", "\0"s, "0"},
                {R"(^[\b]$)", "\b", "b"},
                {R"(^\^\$\\\.\*\+\?\(\)\[\]\{\}\|$)", R"(^$\.*+?()[]{}|)", "x"},
                {R"(^[\-\]\\]+$)", R"(-]\)", "a"}});
}

TEST(Pattern, a_lone_surrogate_is_read_and_matches_no_text) {
  EXPECT_FALSE(matches(R"(\uD83D)", "😀"));
  EXPECT_FALSE(matches(R"([\uD800-\uDFFF])", "😀\xEF\xBF\xBD"));
}

TEST(Pattern, classes_have_no_sets_inside) {
  expect_cases({{"^[[]$", "[", "]"},
                {"^[a&&b]+$", "&ab", "c"},
                {"^[+--]$", ",", "a"},
                {"^[!--]$", "%", "a"},
                {"^[a-]$", "-", "b"},
                {"^[-a]$", "-", "b"},
                {"^[[:alpha:]+$", "a[:", "b"},
                {"^[{}()*+?.|^$/]$", "^", "a"},
                {"^[^^]$", "a", "^"},
                {"^[ #]x$", "#x", "x"},
                {R"(^[\d-]$)", "-", "a"},
                {"^[а-яё]$", "ё", "Ё"}});
}

TEST(Pattern, an_empty_class_matches_nothing_and_its_negation_everything) {
  EXPECT_FALSE(matches("[]", "a"));
  EXPECT_TRUE(matches("^[]*$", ""));
  EXPECT_TRUE(matches("^[^]$", "\n"));
  EXPECT_FALSE(matches("^[^]$", ""));
}

TEST(Pattern, unicode_properties_are_named_exactly) {
  expect_cases({{R"(^\p{Letter}+$)", "ёж", "1"},
                {R"(^\p{L}\P{L}$)", "a1", "aa"},
                {R"(^\p{Script=Cyrillic}$)", "ж", "z"},
                {R"(^\p{sc=Cyrl}$)", "ж", "z"},
                {R"(^\p{scx=Deva}$)", "।", "z"},
                {R"(^\p{gc=Uppercase_Letter}$)", "Ж", "ж"},
                {R"(^\p{digit}+$)", "42߀", "-"},
                {R"(^\p{Alphabetic}$)", "ж", "-"},
                {R"(^[\p{Lu}\d]$)", "7", "a"},
                {R"(^\p{ASCII}$)", "a", "é"},
                {R"(^\p{Any}$)", "\n", ""},
                {R"(^[^\P{Lu}]$)", "A", "a"},
                {R"(^\p{LC}$)", "a", "ª"},
                {R"(^\p{Emoji_Presentation}$)", "😀", "a"}});
  for (const char* wrong : {R"(\p{letter})", R"(\p{Cyrillic})", R"(\p{Script=cyrillic})", R"(\p)", R"(\p{})", R"(\pL)", R"(\p{L)", R"(\p{Script=})",
                            R"(\p{IsL})", R"(\p{RGI_Emoji})", R"(\p{Block=Thai})", R"([\p{Foo}])", R"(\p{ L})"}) {
    EXPECT_EQ(refusal(wrong).substr(0, 18), "invalid_expression") << wrong;
  }
}

TEST(Pattern, groups_and_references_follow_ecma) {
  expect_cases({{R"(^(a|b)\1$)", "bb", "ab"},
                {R"(^(?<x>.)\k<x>$)", "яя", "яю"},
                {R"(^(a)?\1b$)", "aab", "ab"},
                {R"(^(?:(a)|b)\1$)", "b", "ab"},
                {R"(^\1(a)$)", "a", "aa"},
                {R"(^(a\1)$)", "a", "aa"},
                {R"(^(?<$имя_1>a)\k<$имя_1>$)", "aa", "a"},
                {R"(^(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\10$)", "01234567899", "01234567890"},
                {R"(^(a)\1(?:0)$)", "aa0", "aa"},
                {"(?=a)(?!ab)a", "ac", "ab"},
                {"(?<=a)b", "ab", "bb"},
                {"(?<!a)b", "b", "ab"},
                {"^(?:(?<=^)|x)*$", "xx", "y"},
                {R"(^(?<\u0061>b)\k<a>$)", "bb", "ba"}});
}

TEST(Pattern, quantifiers_are_greedy_or_lazy_never_possessive) {
  expect_cases({{"^a{2,3}$", "aaa", "a"},
                {"^a{2}$", "aa", "aaa"},
                {"^a{2,}?$", "aaaa", "a"},
                {"^a+?b??$", "aab", "abb"},
                {"^(?:a*)*$", "aaa", "b"},
                {"^(?:a?){3}$", "aa", "aaaa"},
                {"^a{0,99999999999999}$", "aa", "b"},
                {"^a{0,300000000}$", "aa", "b"},
                {"^(?:ab){300000000}|b$", "b", "ab "}});
}

TEST(Pattern, what_ecma_refuses_is_refused_with_its_place) {
  const std::pair<const char*, const char*> refused[] = {{"a++", "2"},       {"*", "0"},
                                                         {"a**", "2"},       {"{", "0"},
                                                         {"}", "0"},         {"]", "0"},
                                                         {"a{", "2"},        {"a{,5}", "2"},
                                                         {"a{2,1}", "6"},    {"(", "1"},
                                                         {")", "0"},         {"(?", "1"},
                                                         {"(?i)a", "1"},     {"(?#x)", "1"},
                                                         {"(?>a)", "1"},     {"[", "1"},
                                                         {"[a", "2"},        {"[b-a]", "4"},
                                                         {R"([\d-z])", "5"}, {R"(\)", "1"},
                                                         {R"(\a)", "1"},     {R"(\Q..\E)", "1"},
                                                         {R"(\-)", "1"},     {R"(\_)", "1"},
                                                         {R"(\1)", "2"},     {R"(\01)", "1"},
                                                         {R"(\c1)", "1"},    {R"(\x1)", "3"},
                                                         {R"(\u12)", "4"},   {R"(\u{110000})", "9"},
                                                         {R"(\u{})", "3"},   {R"(\k)", "2"},
                                                         {R"(\k<a>)", "5"},  {R"((?<a>.)\k<b>)", "12"},
                                                         {"(?<1>a)", "4"},   {"(?<>a)", "3"},
                                                         {"(?<a", "5"},      {"(?<a>.)(?<a>.)", "12"},
                                                         {"(?=a)*", "5"},    {"(?<=a)+", "6"},
                                                         {"^*", "1"},        {R"(\b+)", "2"},
                                                         {R"(\Z)", "1"},     {R"(\z)", "1"},
                                                         {R"(\A)", "1"},     {R"(\G)", "1"},
                                                         {R"(\h)", "1"},     {R"(\N{DIGIT ONE})", "1"},
                                                         {R"(\X)", "1"},     {R"(\U0001F600)", "1"},
                                                         {R"([\B])", "2"},   {R"([\k])", "2"},
                                                         {R"([\1])", "2"}};
  for (const auto& [source, place] : refused) EXPECT_EQ(refusal(source), std::string("invalid_expression at character ") + place) << source;
}

TEST(Pattern, text_that_is_not_utf8_is_refused_as_a_pattern_and_searched_as_replacement_characters) {
  EXPECT_EQ(refusal("a\xFF"), "invalid_expression at ");
  EXPECT_EQ(refusal("\xED\xA0\x80"), "invalid_expression at ");
  EXPECT_TRUE(matches(R"(^a\uFFFD$)", "a\xFF"));
}

TEST(Pattern, a_lookbehind_without_bound_is_refused) { EXPECT_EQ(Pattern::compile("(?<=a*)b").error().expected, "a lookbehind of bounded length"); }

TEST(Pattern, nesting_without_end_is_refused) {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "(?:";
  EXPECT_EQ(refusal(deep.substr(0, 9999)), "invalid_expression at character 123");
  EXPECT_EQ(refusal(deep), "invalid_expression at ");
}

TEST(Pattern, forty_groups_in_one_another_are_read_in_their_widest_form) {
  std::string source = "a";
  for (int i = 0; i < 40; ++i) source = "(" + source + "|){2}";
  EXPECT_EQ(refusal(source + R"(\1)"), "none");
}

TEST(Pattern, a_search_that_would_never_end_finds_nothing) {
  EXPECT_FALSE(matches("^(a+)+$", std::string(40, 'a') + "b"));
  EXPECT_FALSE(matches("^(?:(?:a|b)*)*c$", std::string(2000, 'a')));
  EXPECT_FALSE(matches("(?:(?:(?:){1000000}){1000000}){1000000}", "a"));
  EXPECT_FALSE(matches("(?:(?:(?=a)){1000000}){1000000}x", "a"));
  EXPECT_FALSE(matches(R"((a*)(?:\1)*b)", std::string(100000, 'a')));
}

TEST(Pattern, counted_repeats_of_an_empty_group_still_match) { EXPECT_TRUE(matches("^(?:){100}(?:a?){30}$", "aaa")); }

TEST(Pattern, can_be_moved) {
  Pattern first = Pattern::compile("^a$").value();
  Pattern second = std::move(first);
  second = Pattern::compile("^b$").value();
  EXPECT_TRUE(second.search("b"));
  EXPECT_FALSE(second.search("a"));
}

}  // namespace
}  // namespace portal::text
