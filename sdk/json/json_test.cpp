// sdk/json: reading is strict, writing always parses, pointers follow RFC 6901.
#include <gtest/gtest.h>

#include "sdk/json/archive.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::json {
namespace {

std::string code_and_path(const Error& error) { return std::string(name_of(error.code)) + " " + error.path; }

TEST(Json, keeps_the_order_of_members_and_tells_integers_from_numbers) {
  const std::string text = R"({"b":1,"a":[true,null,0.1,1e30,-9223372036854775808],"ё":"\"\\\n"})";
  EXPECT_EQ(write(parse(text).value()), R"({"b":1,"a":[true,null,0.1,1e+30,-9223372036854775808],"ё":"\"\\\n"})");
}

TEST(Json, reads_one_and_one_point_zero_as_the_same_integer) {
  EXPECT_EQ(parse("1.0").value(), Value(1));
  EXPECT_TRUE(parse("1e2").value().is_integer());
  EXPECT_FALSE(parse("1.5").value().is_integer());
}

TEST(Json, objects_are_equal_whatever_the_order_of_members) {
  EXPECT_EQ(parse(R"({"a":1,"b":[2]})").value(), parse(R"({"b":[2],"a":1})").value());
  EXPECT_NE(parse(R"({"a":1})").value(), parse(R"({"a":1,"b":2})").value());
}

TEST(Json, malformed_text_is_an_error_with_its_place) {
  EXPECT_EQ(code_and_path(parse("{\"a\":").error()), "malformed_json byte 6");
  EXPECT_EQ(code_and_path(parse("{} x").error()), "malformed_json byte 4");
  EXPECT_EQ(code_and_path(parse("\"\xC3(\"").error()), "malformed_json byte 3");
  EXPECT_EQ(code_and_path(parse("NaN").error()), "malformed_json byte 1");
  EXPECT_EQ(code_and_path(parse("").error()), "malformed_json byte 1");
}

TEST(Json, a_member_named_twice_is_an_error_with_its_path) {
  EXPECT_EQ(code_and_path(parse(R"({"list":[{"a":1},{"x":1,"x":2}]})").error()), "duplicate_key /list/1/x");
}

TEST(Json, deep_nesting_and_long_text_are_refused_not_followed) {
  EXPECT_EQ(code_and_path(parse(std::string(1000000, '[')).error()).substr(0, 8), "too_deep");
  EXPECT_EQ(parse(std::string(100, ' '), {.bytes = 10}).error().code, ErrorCode::too_large);
}

TEST(Json, text_that_is_not_utf8_is_written_with_replacement_characters) {
  EXPECT_EQ(write(Value("a\xFF\xED\xA0\x80z")), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz\"");
}

TEST(Json, names_that_differ_in_one_byte_are_told_apart) {
  for (std::size_t length = 1; length <= 13; ++length)
    for (std::size_t at = 0; at < length; ++at) {
      const std::string name(length, 'a');
      std::string other = name;
      other[at] = 'b';
      const Object object{{name, 1}};
      EXPECT_NE(object.find(name), nullptr) << name;
      EXPECT_EQ(object.find(other), nullptr) << other;
    }
}

TEST(Json, a_large_object_finds_replaces_and_erases_every_member) {
  Object object;
  for (int i = 0; i < 500; ++i) object.set("key" + std::to_string((i * 7919) % 500), i);
  object.set("key499", "replaced");
  for (int i = 0; i < 500; i += 2) EXPECT_TRUE(object.erase("key" + std::to_string(i)));
  EXPECT_EQ(object.size(), 250U);
  EXPECT_EQ(object.find("key499")->text(), "replaced");
  EXPECT_EQ(object.find("key498"), nullptr);
  EXPECT_NE(object.find("key1"), nullptr);
}

TEST(Pointer, follows_the_examples_of_rfc_6901) {
  const Value root = parse(R"({"foo":["bar","baz"],"":0,"a/b":1,"m~n":8," ":7})").value();
  EXPECT_EQ(*at(root, ""), root);
  EXPECT_EQ(*at(root, "/foo/0"), Value("bar"));
  EXPECT_EQ(*at(root, "/"), Value(0));
  EXPECT_EQ(*at(root, "/a~1b"), Value(1));
  EXPECT_EQ(*at(root, "/m~0n"), Value(8));
  EXPECT_EQ(at(root, "/foo/01"), nullptr);
  EXPECT_EQ(at(root, "foo"), nullptr);
  EXPECT_EQ(at(root, "/m~2n"), nullptr);
}

TEST(Pointer, put_makes_the_objects_on_the_way_and_refuses_a_path_through_text) {
  Value root;
  EXPECT_TRUE(put(root, "/child/name", "Анна").ok());
  EXPECT_EQ(write(root), R"({"child":{"name":"Анна"}})");
  EXPECT_EQ(code_and_path(put(root, "/child/name/first", 1).error()), "wrong_type /child/name");
  EXPECT_TRUE(remove(root, "/child/name"));
  EXPECT_FALSE(remove(root, "/child/name"));
}

TEST(Reader, an_unknown_key_is_an_error_that_lists_the_known_ones) {
  const Value value = parse(R"({"label":"x","colour":"red"})").value();
  Reader read(value, "/options");
  std::string label;
  bool hidden = false;
  read.required("label", label);
  read.optional("hidden", hidden);
  EXPECT_EQ(read.finish().error().text(), "unknown_key at /options/colour: expected one of: label hidden; got \"colour\"");
}

TEST(Reader, the_first_error_wins_and_says_what_was_expected) {
  const Value value = parse(R"({"label":3})").value();
  Reader read(value, "");
  std::string label;
  std::string id;
  read.required("label", label);
  read.required("id", id);
  EXPECT_EQ(read.finish().error().text(), "wrong_type at /label: expected a string; got an integer");
}

TEST(Archive, a_list_of_texts_comes_back_as_it_was_and_anything_else_in_it_is_refused) {
  std::vector<std::string> kept{"a", "б"};
  Archive out;
  out.texts("open", kept);
  const Value written = out.take();
  EXPECT_EQ(write(written), R"({"open":["a","б"]})");
  std::vector<std::string> read{"what was there before"};
  Archive in(written, "/state");
  in.texts("open", read);
  EXPECT_TRUE(in.finish().ok());
  EXPECT_EQ(read, kept);
  const Value mixed = parse(R"({"open":["a",1]})").value();
  Archive wrong(mixed, "/state");
  wrong.texts("open", read);
  EXPECT_EQ(code_and_path(wrong.finish().error()), "incompatible_state /state/open");
}

}  // namespace
}  // namespace portal::json
