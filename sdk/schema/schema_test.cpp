// What the room promises beyond the official suite: what a problem says, errors with their place, one field at a time, hostile input.
#include "sdk/schema/schema.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/test_corpus.h"

namespace portal::schema {
namespace {

json::Value parsed(std::string_view text) { return json::parse(text).value(); }

Schema schema_of(std::string_view text, const Options& options = {}) {
  auto schema = Schema::compile(parsed(text), options);
  EXPECT_TRUE(schema.ok()) << schema.error().text();
  return std::move(schema).value();
}

// "keyword instance schema parameters", one line a problem.
std::string told(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& problem : problems)
    out += problem.keyword + " '" + problem.instance + "' '" + problem.schema + "' " + json::write(problem.parameters) + "\n";
  return out;
}

std::string problems(std::string_view schema, std::string_view value) { return told(schema_of(schema).validate(parsed(value))); }
std::string problems_at(std::string_view schema, std::string_view value, std::string_view pointer) {
  return told(schema_of(schema).validate_at(parsed(value), pointer));
}

std::string error_of(std::string_view schema, const Options& options = {}) {
  const auto result = Schema::compile(parsed(schema), options);
  return result.ok() ? "compiled" : std::string(name_of(result.error().code)) + " " + result.error().path;
}

// ---- what a problem says

TEST(Problem, names_every_required_member_that_is_missing_whatever_their_order) {
  const char* schema = R"({"required":["a","b","c"]})";
  EXPECT_EQ(problems(schema, R"({"a":1,"b":2,"c":3})"), "");
  EXPECT_EQ(problems(schema, R"({"c":3,"x":0,"b":2,"a":1})"), "");
  EXPECT_EQ(problems(schema, R"({"b":2,"a":1})"), "required '/c' '/required' {\"property\":\"c\"}\n");
  EXPECT_EQ(problems(schema, R"({"c":3,"b":2})"), "required '/a' '/required' {\"property\":\"a\"}\n");
}

TEST(Problem, carries_the_limit_and_what_was_measured) {
  EXPECT_EQ(problems(R"({"maxLength":3})", R"("жизнь")"), "maxLength '' '/maxLength' {\"limit\":3,\"length\":5}\n");
  EXPECT_EQ(problems(R"({"minLength":3})", R"("ё")"), "minLength '' '/minLength' {\"limit\":3,\"length\":1}\n");
  EXPECT_EQ(problems(R"({"minItems":2})", "[1]"), "minItems '' '/minItems' {\"limit\":2,\"count\":1}\n");
  EXPECT_EQ(problems(R"({"maxProperties":0})", R"({"a":1})"), "maxProperties '' '/maxProperties' {\"limit\":0,\"count\":1}\n");
  EXPECT_EQ(problems(R"({"maximum":10})", "10.5"), "maximum '' '/maximum' {\"limit\":10}\n");
  EXPECT_EQ(problems(R"({"multipleOf":0.01})", "1.005"), "multipleOf '' '/multipleOf' {\"divisor\":0.01}\n");
  EXPECT_EQ(problems(R"({"type":["string","null"]})", "1"), "type '' '/type' {\"expected\":[\"string\",\"null\"]}\n");
  EXPECT_EQ(problems(R"({"pattern":"^[0-9]+$"})", R"("x")"), "pattern '' '/pattern' {\"pattern\":\"^[0-9]+$\"}\n");
  EXPECT_EQ(problems(R"({"format":"date"})", R"("2023-02-29")"), "format '' '/format' {\"format\":\"date\"}\n");
  EXPECT_EQ(problems(R"({"enum":["a","b"]})", R"("c")"), "enum '' '/enum' {\"allowed\":[\"a\",\"b\"]}\n");
  EXPECT_EQ(problems(R"({"const":true})", "false"), "const '' '/const' {\"allowed\":[true]}\n");
  EXPECT_EQ(problems(R"({"uniqueItems":true})", "[1,2,1.0]"), "uniqueItems '' '/uniqueItems' {\"first\":0,\"second\":2}\n");
  EXPECT_EQ(problems(R"({"not":{}})", "1"), "not '' '/not' {}\n");
}

TEST(Problem, of_a_missing_member_stands_where_the_member_would) {
  EXPECT_EQ(problems(R"({"properties":{"a":{"required":["b/c"]}}})", R"({"a":{}})"),
            "required '/a/b~1c' '/properties/a/required' {\"property\":\"b/c\"}\n");
  EXPECT_EQ(problems(R"({"dependentRequired":{"card":["address"]}})", R"({"card":1})"),
            "dependentRequired '/address' '/dependentRequired/card' {\"property\":\"address\",\"because\":\"card\"}\n");
  EXPECT_EQ(problems(R"({"$schema":"http://json-schema.org/draft-07/schema#","dependencies":{"card":["address"]}})", R"({"card":1})"),
            "dependentRequired '/address' '/dependencies/card' {\"property\":\"address\",\"because\":\"card\"}\n");
}

TEST(Problem, of_a_member_nobody_expects_names_the_keyword_that_forbids_it) {
  EXPECT_EQ(problems(R"({"properties":{"a":true},"additionalProperties":false})", R"({"a":1,"b":2})"),
            "false '/b' '/additionalProperties' {\"by\":\"additionalProperties\"}\n");
  EXPECT_EQ(
      problems(R"({"allOf":[{"properties":{"a":{"type":"string"}}}],"unevaluatedProperties":false})", R"({"a":1,"b":2})"),
      "type '/a' '/allOf/0/properties/a/type' {\"expected\":\"string\"}\nfalse '/b' '/unevaluatedProperties' {\"by\":\"unevaluatedProperties\"}\n");
}

TEST(Problem, of_too_few_or_too_many_matching_items_tells_how_many) {
  EXPECT_EQ(problems(R"({"contains":{"const":1}})", "[2]"), "contains '' '/contains' {\"count\":0,\"limit\":1}\n");
  EXPECT_EQ(problems(R"({"contains":{"const":1},"minContains":2})", "[1]"), "minContains '' '/minContains' {\"count\":1,\"limit\":2}\n");
  EXPECT_EQ(problems(R"({"contains":{"const":1},"maxContains":1})", "[1,1]"), "maxContains '' '/maxContains' {\"count\":2,\"limit\":1}\n");
}

TEST(Problem, all_are_told_missing_members_first_then_members_in_the_order_of_the_value) {
  EXPECT_EQ(problems(R"({"required":["x"],"properties":{"a":{"type":"string"},"b":{"minimum":1,"multipleOf":3}}})", R"({"b":-1,"a":2})"),
            "required '/x' '/required' {\"property\":\"x\"}\n"
            "multipleOf '/b' '/properties/b/multipleOf' {\"divisor\":3}\n"
            "minimum '/b' '/properties/b/minimum' {\"limit\":1}\n"
            "type '/a' '/properties/a/type' {\"expected\":\"string\"}\n");
}

TEST(Problem, in_draft_04_an_exclusive_maximum_is_told_by_its_present_name) {
  EXPECT_EQ(problems(R"({"$schema":"http://json-schema.org/draft-04/schema#","maximum":5,"exclusiveMaximum":true})", "5"),
            "exclusiveMaximum '' '/maximum' {\"limit\":5}\n");
}

TEST(Problem, of_another_document_is_told_with_its_uri) {
  const json::Object documents{{"https://example.org/common.json", parsed(R"({"$defs":{"name":{"minLength":1}}})")}};
  const Schema schema = schema_of(R"({"properties":{"n":{"$ref":"https://example.org/common.json#/$defs/name"}}})", {.documents = &documents});
  EXPECT_EQ(told(schema.validate(parsed(R"({"n":""})"))),
            "minLength '/n' 'https://example.org/common.json#/$defs/name/minLength' {\"limit\":1,\"length\":0}\n");
}

// ---- alternatives

constexpr std::string_view by_kind = R"({"oneOf":[
  {"properties":{"kind":{"const":"person"},"name":{"minLength":2}},"required":["kind"]},
  {"properties":{"kind":{"enum":["company","branch"]},"ogrn":{"minLength":13}},"required":["kind","ogrn"]}]})";

TEST(Alternatives, give_one_problem_at_their_own_place) {
  EXPECT_EQ(problems(R"({"anyOf":[{"minimum":5},{"multipleOf":7}]})", "3"), "anyOf '' '/anyOf' {\"matched\":0}\n");
  EXPECT_EQ(problems(R"({"oneOf":[{"minimum":5},{"multipleOf":7}]})", "14"), "oneOf '' '/oneOf' {\"matched\":2}\n");
  EXPECT_EQ(problems(by_kind, R"({"kind":"state"})"), "oneOf '' '/oneOf' {\"matched\":0}\n");
  EXPECT_EQ(problems(by_kind, R"({"name":"A"})"), "oneOf '' '/oneOf' {\"matched\":0}\n");
}

TEST(Alternatives, give_the_problems_of_the_branch_that_const_or_enum_chooses) {
  EXPECT_EQ(problems(by_kind, R"({"kind":"person","name":"A"})"),
            "minLength '/name' '/oneOf/0/properties/name/minLength' {\"limit\":2,\"length\":1}\n");
  EXPECT_EQ(problems(by_kind, R"({"kind":"branch"})"), "required '/ogrn' '/oneOf/1/required' {\"property\":\"ogrn\"}\n");
}

TEST(Alternatives, give_the_problems_of_the_branch_that_the_type_chooses) {
  EXPECT_EQ(problems(R"({"anyOf":[{"type":"string","maxLength":1},{"type":"null"}]})", R"("ab")"),
            "maxLength '' '/anyOf/0/maxLength' {\"limit\":1,\"length\":2}\n");
}

// ---- errors of compiling

TEST(Compile, a_keyword_of_the_wrong_shape_is_an_error_with_its_place) {
  EXPECT_EQ(error_of(R"({"properties":{"a":{"maxLength":"3"}}})"), "wrong_type /properties/a/maxLength");
  EXPECT_EQ(error_of(R"({"properties":[]})"), "wrong_type /properties");
  EXPECT_EQ(error_of(R"({"allOf":[{},3]})"), "wrong_type /allOf/1");
  EXPECT_EQ(error_of(R"({"properties":{"a":[]}})"), "wrong_type /properties/a");
  EXPECT_EQ(error_of(R"({"required":true})"), "wrong_type /required");
  EXPECT_EQ(error_of(R"({"required":[1]})"), "wrong_type /required");
  EXPECT_EQ(error_of(R"({"items":[{}]})"), "wrong_type /items");
  EXPECT_EQ(error_of(R"({"if":7})"), "wrong_type /if");
  EXPECT_EQ(error_of(R"({"uniqueItems":1})"), "wrong_type /uniqueItems");
  EXPECT_EQ(error_of(R"({"$ref":{}})"), "wrong_type /$ref");
  EXPECT_EQ(error_of("3"), "wrong_type ");
}

TEST(Compile, a_number_out_of_its_range_is_an_error) {
  EXPECT_EQ(error_of(R"({"minLength":-1})"), "out_of_range /minLength");
  EXPECT_EQ(error_of(R"({"minLength":1.5})"), "out_of_range /minLength");
  EXPECT_EQ(error_of(R"({"multipleOf":0})"), "out_of_range /multipleOf");
  EXPECT_EQ(error_of(R"({"maxItems":1e300})"), "compiled");
}

TEST(Compile, an_unknown_type_or_required_vocabulary_is_an_error) {
  EXPECT_EQ(error_of(R"({"items":{"type":["string","date"]}})"), "unknown_name /items/type");
  const json::Object documents{{"urn:meta", parsed(R"({"$vocabulary":{"urn:money":true}})")}};
  EXPECT_EQ(error_of(R"({"$schema":"urn:meta"})", {.documents = &documents}), "unknown_name /$schema");
}

TEST(Compile, a_pattern_that_cannot_be_read_is_an_error) {
  EXPECT_EQ(error_of(R"({"pattern":"("})"), "invalid_expression /pattern");
  EXPECT_EQ(error_of(R"({"patternProperties":{"[":{}}})"), "invalid_expression /patternProperties/[");
}

TEST(Compile, a_reference_to_nothing_is_an_error) {
  EXPECT_EQ(error_of(R"({"items":{"$ref":"#/$defs/none"}})"), "dangling_reference /items/$ref");
  EXPECT_EQ(error_of(R"({"$ref":"#anchor"})"), "dangling_reference /$ref");
  EXPECT_EQ(error_of(R"({"$ref":"other.json"})"), "dangling_reference /$ref");
}

TEST(Compile, references_that_lead_back_without_going_deeper_are_an_error) {
  EXPECT_EQ(error_of(R"({"$ref":"#"})"), "cyclic_reference ");
  EXPECT_EQ(error_of(R"({"$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"if":{"$ref":"#/$defs/a"}}}})"), "cyclic_reference /$defs/b/if");
  EXPECT_EQ(error_of(R"({"properties":{"child":{"$ref":"#"}}})"), "compiled");
}

TEST(Compile, a_schema_nested_too_deep_is_an_error) {
  json::Value schema = json::Object();
  for (int i = 0; i < 200; ++i) schema = json::Object{{"not", schema}};
  const auto result = Schema::compile(schema);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::too_deep);
}

TEST(Compile, keeps_its_own_copy_of_the_documents) {
  std::unique_ptr<json::Value> document = std::make_unique<json::Value>(parsed(R"({"properties":{"a":{"type":"string"}}})"));
  Schema schema = std::move(Schema::compile(*document)).value();
  document.reset();
  const Schema moved = std::move(schema);
  EXPECT_FALSE(moved.is_valid(parsed(R"({"a":1})")));
}

// ---- formats and numbers

TEST(Formats, of_the_caller_come_before_the_standard_ones) {
  const std::vector<Format> more{{"snils", [](std::string_view text) { return text == "112-233-445 95"; }},
                                 {"date", [](std::string_view) { return true; }}};
  const Schema schema = schema_of(R"({"properties":{"s":{"format":"snils"},"d":{"format":"date"},"t":{"format":"time"}}})", {.more_formats = &more});
  EXPECT_EQ(told(schema.validate(parsed(R"({"s":"1","d":"?","t":"?"})"))),
            "format '/s' '/properties/s/format' {\"format\":\"snils\"}\nformat '/t' '/properties/t/format' {\"format\":\"time\"}\n");
}

TEST(Formats, unknown_ones_and_unasserted_ones_only_annotate) {
  EXPECT_EQ(problems(R"({"format":"colour"})", R"("x")"), "");
  EXPECT_TRUE(schema_of(R"({"format":"date"})", {.assert_formats = false}).is_valid("x"));
}

TEST(Numbers, are_divided_as_decimals) {
  const auto divides = [](std::string_view divisor, std::string_view number) {
    return schema_of("{\"multipleOf\":" + std::string(divisor) + "}").is_valid(parsed(number));
  };
  EXPECT_TRUE(divides("0.01", "19.99"));
  EXPECT_TRUE(divides("0.1", "0.3"));
  EXPECT_TRUE(divides("0.01", "4.35"));
  EXPECT_TRUE(divides("0.0001", "-0.0075"));
  EXPECT_TRUE(divides("0.5", "1e308"));
  EXPECT_TRUE(divides("1e-8", "12391239123"));
  EXPECT_TRUE(divides("3", "9223372036854775806"));
  EXPECT_TRUE(divides("9223372036854775807", "9223372036854775807"));
  EXPECT_TRUE(divides("7", "0"));
  EXPECT_FALSE(divides("0.01", "19.995"));
  EXPECT_FALSE(divides("3", "9223372036854775807"));
  EXPECT_FALSE(divides("0.123456789", "1e308"));
  EXPECT_FALSE(divides("100", "150"));
}

// ---- one field at a time

constexpr std::string_view form = R"({
  "required": ["name", "delivery"],
  "properties": {
    "name": {"$ref": "#/$defs/name"},
    "delivery": {"enum": ["post", "office"]},
    "address": {"type": "object", "required": ["city"], "properties": {"city": {"minLength": 2}}},
    "phones": {"items": {"pattern": "^\\+7"}, "maxItems": 2}
  },
  "allOf": [{"properties": {"name": {"maxLength": 5}}}],
  "if": {"properties": {"delivery": {"const": "post"}}, "required": ["delivery"]},
  "then": {"required": ["address"]},
  "else": {"properties": {"address": false}},
  "dependentRequired": {"phones": ["consent"]},
  "dependentSchemas": {"phones": {"properties": {"name": {"minLength": 4}}}},
  "propertyNames": {"maxLength": 9},
  "$defs": {"name": {"type": "string", "allOf": [{"pattern": "^[А-Я]"}]}}
})";

TEST(ValidateAt, follows_references_and_parts) {
  EXPECT_EQ(problems_at(form, R"({"name":"анна-мария"})", "/name"),
            "pattern '/name' '/$defs/name/allOf/0/pattern' {\"pattern\":\"^[А-Я]\"}\n"
            "maxLength '/name' '/allOf/0/properties/name/maxLength' {\"limit\":5,\"length\":10}\n");
}

TEST(ValidateAt, says_that_a_member_is_missing_and_nothing_of_its_siblings) {
  EXPECT_EQ(problems_at(form, R"({"delivery":"moon"})", "/name"), "required '/name' '/required' {\"property\":\"name\"}\n");
  EXPECT_EQ(problems_at(form, R"({"delivery":"moon"})", "/unheard"), "");
  EXPECT_EQ(problems_at(form, R"({"address":{}})", "/address/city"),
            "required '/address/city' '/properties/address/required' {\"property\":\"city\"}\n");
}

TEST(ValidateAt, follows_the_conditions_of_ancestors) {
  EXPECT_EQ(problems_at(form, R"({"delivery":"post"})", "/address"), "required '/address' '/then/required' {\"property\":\"address\"}\n");
  EXPECT_EQ(problems_at(form, R"({"delivery":"office"})", "/address"), "");
  EXPECT_EQ(problems_at(form, R"({"delivery":"office","address":{"city":"Уфа"}})", "/address"),
            "false '/address' '/else/properties/address' {\"by\":\"properties\"}\n");
  EXPECT_EQ(problems_at(form, R"({"phones":[]})", "/consent"),
            "dependentRequired '/consent' '/dependentRequired/phones' {\"property\":\"consent\",\"because\":\"phones\"}\n");
  EXPECT_EQ(problems_at(form, R"({"phones":[],"name":"Яна"})", "/name"),
            "minLength '/name' '/dependentSchemas/phones/properties/name/minLength' {\"limit\":4,\"length\":3}\n");
  EXPECT_EQ(problems_at(form, R"({"phones":["8"]})", "/phones/0"),
            "pattern '/phones/0' '/properties/phones/items/pattern' {\"pattern\":\"^\\\\+7\"}\n");
  EXPECT_EQ(problems_at(form, R"({"name":"Яна","a-long-name":1})", "/a-long-name"),
            "maxLength '/a-long-name' '/propertyNames/maxLength' {\"limit\":9,\"length\":11}\n");
}

TEST(ValidateAt, follows_the_alternative_that_the_value_has_chosen) {
  EXPECT_EQ(problems_at(by_kind, R"({"kind":"person","name":"A"})", "/name"),
            "minLength '/name' '/oneOf/0/properties/name/minLength' {\"limit\":2,\"length\":1}\n");
  EXPECT_EQ(problems_at(by_kind, R"({"kind":"branch"})", "/ogrn"), "required '/ogrn' '/oneOf/1/required' {\"property\":\"ogrn\"}\n");
}

TEST(ValidateAt, of_the_root_is_the_whole_and_of_a_place_without_parent_is_nothing) {
  EXPECT_EQ(problems_at(form, "{}", ""), problems(form, "{}"));
  EXPECT_EQ(problems_at(form, "{}", "/address/city"), "");
  EXPECT_EQ(problems_at(form, "{}", "not a pointer"), "");
  EXPECT_EQ(problems_at(form, R"({"phones":["8"]})", "/phones/99999999999999999999"), "");
}

// The least bound of steps under which one field among `fields` can be asked.
std::size_t cost_of_one_field(int fields) {
  json::Object properties;
  json::Array names;
  for (int i = 0; i < fields; ++i) {
    const std::string name = "field" + std::to_string(i);
    properties.set(name, json::Object{{"type", "string"}, {"maxLength", 5}});
    names.push_back(name);
  }
  const json::Value schema = json::Object{{"properties", properties}, {"required", names}};
  const json::Value value = json::Object{{"field0", "too long"}};
  for (std::size_t steps = 1;; ++steps) {
    const auto found = Schema::compile(schema, {.steps = steps}).value().validate_at(value, "/field0");
    if (found.size() == 1 && found[0].keyword == "maxLength") return steps;
  }
}

TEST(ValidateAt, costs_the_same_steps_among_a_thousand_siblings_as_among_ten) { EXPECT_EQ(cost_of_one_field(10), cost_of_one_field(1000)); }

// ---- describing

TEST(Describe, gives_the_nearest_schema_first_then_where_it_leads) {
  const Schema schema = schema_of(form);
  const auto described = [&schema](std::string_view pointer) {
    std::string out;
    for (const json::Value* each : schema.describe(pointer)) out += json::write(*each) + "\n";
    return out;
  };
  EXPECT_EQ(described("/name"),
            "{\"$ref\":\"#/$defs/name\"}\n{\"type\":\"string\",\"allOf\":[{\"pattern\":\"^[А-Я]\"}]}\n{\"pattern\":\"^[А-Я]\"}\n{\"maxLength\":5}\n");
  EXPECT_EQ(described("/address/city"), "{\"minLength\":2}\n");
  EXPECT_EQ(described("/phones/17"), "{\"pattern\":\"^\\\\+7\"}\n");
  EXPECT_EQ(described("/nothing"), "");
  EXPECT_EQ(schema.describe("").size(), 2U);
}

// ---- hostile input

TEST(Hostile, work_is_bounded_and_says_so) {
  // Each level applies the next twice: 2^60 in all.
  json::Object defs;
  for (int i = 0; i < 60; ++i) {
    const json::Value next = json::Object{{"$ref", "#/$defs/d" + std::to_string(i + 1)}};
    defs.set("d" + std::to_string(i), json::Object{{"allOf", json::Array{next, next}}});
  }
  defs.set("d60", json::Object{{"type", "string"}});
  const Schema schema = std::move(Schema::compile(json::Object{{"$ref", "#/$defs/d0"}, {"$defs", defs}})).value();
  EXPECT_EQ(told(schema.validate("x")), "steps '' '' {\"limit\":1000000}\n");
  EXPECT_FALSE(schema.is_valid("x"));
  EXPECT_EQ(told(schema.validate_at(json::Object{{"a", 1}}, "/a")), "steps '' '' {\"limit\":1000000}\n");
  EXPECT_LE(schema.describe("/a").size(), 1000000U);
}

TEST(Hostile, depth_is_bounded_not_followed) {
  const Schema schema = schema_of(R"({"items":{"$ref":"#"}})");
  json::Value deep = json::Array();
  for (int i = 0; i < 120; ++i) deep = json::Array{deep};
  EXPECT_TRUE(schema.is_valid(deep));
  for (int i = 0; i < 400; ++i) deep = json::Array{deep};
  EXPECT_EQ(told(schema.validate(deep)), "steps '' '' {\"limit\":1000000}\n");
  // A dynamic reference can turn into a circle that compiling cannot see.
  const Schema circle = schema_of(
      R"({"$id":"urn:a","$dynamicAnchor":"n","$ref":"urn:b","$defs":{"b":{"$id":"urn:b","$dynamicRef":"#n","$defs":{"n":{"$dynamicAnchor":"n"}}}}})");
  EXPECT_EQ(told(circle.validate(1)), "steps '' '' {\"limit\":1000000}\n");
}

TEST(Hostile, long_text_and_large_arrays_are_fine) {
  const std::string text(10'000'000, 'a');
  EXPECT_EQ(told(schema_of(R"({"maxLength":9,"format":"email","pattern":"^b"})").validate(json::Value(text))),
            "maxLength '' '/maxLength' {\"limit\":9,\"length\":10000000}\npattern '' '/pattern' {\"pattern\":\"^b\"}\nformat '' '/format' "
            "{\"format\":\"email\"}\n");
  json::Array items;
  for (int i = 0; i < 100000; ++i) items.push_back(json::Object{{"id", i}});
  const Schema unique = schema_of(R"({"uniqueItems":true})");
  EXPECT_TRUE(unique.is_valid(json::Value(items)));
  items.push_back(json::Object{{"id", 77}});
  EXPECT_EQ(told(unique.validate(json::Value(items))), "uniqueItems '' '/uniqueItems' {\"first\":77,\"second\":100000}\n");
}

TEST(Hostile, a_million_problems_are_not_collected) {
  const std::vector<Problem> found = schema_of(R"({"items":{"type":"string"}})").validate(json::Value(json::Array(1'000'000, json::Value(1))));
  EXPECT_LT(found.size(), 20000U);
  EXPECT_EQ(found.back().keyword, "steps");
}

}  // namespace
}  // namespace portal::schema
