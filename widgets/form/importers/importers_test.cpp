// Forms of others as ours: markup as text, conditions as schemas, ways through pages, and each kind of form once whole.
#include "widgets/form/importers/import.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"
#include "widgets/form/importers/conditions.h"
#include "widgets/form/importers/html_text.h"
#include "widgets/form/importers/routes.h"

namespace portal::form::importers {

namespace {

json::Value value_of(std::string_view text) {
  auto parsed = json::parse(text);
  EXPECT_TRUE(parsed.ok()) << text;
  return parsed.ok() ? std::move(parsed).value() : json::Value();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "|") + line;
  return out;
}

TEST(HtmlText, MakesABlockOfEachParagraphItemAndRow) {
  EXPECT_EQ(joined(text_blocks("<p>One &amp;\n two</p><ul><li>a</li><li><p>b</p></li></ul><ol><li>x<li>y</ol>end<br>more")),
            "One & two|• a|• b|1. x|2. y|end|more");
  EXPECT_EQ(joined(text_blocks("<table><tr><th>A</th><td>B</td></tr><tr><td> </td></tr></table>")), "A; B");
  EXPECT_EQ(text_line("Read <a class='x' href=\"https://a.example/b\">the rules</a>, or <a href='mailto:a@b.c'>write</a>."),
            "Read the rules (https://a.example/b), or write (a@b.c).");
  EXPECT_EQ(text_line("1 < 2 &pound;5 &#8217; &#xe9; &nope; <script>x()</script><!-- y -->z"), "1 < 2 £5 ’ é &nope; z");
  EXPECT_EQ(text_line("<li>"), "");
}

class Conditions : public testing::Test {
 protected:
  bool holds(std::string_view expression, std::string_view answers) {
    auto parsed = parse_expression(expression);
    EXPECT_TRUE(parsed.ok()) << expression;
    if (!parsed.ok()) return false;
    const auto schema = ConditionWriter(places, named).schema(parsed.value());
    EXPECT_TRUE(schema.has_value()) << expression;
    auto compiled = schema::Schema::compile(schema.value_or(json::Value(false)));
    return compiled.ok() && compiled.value().is_valid(value_of(answers));
  }

  AnswerPlaces places{{"s.yes", {{"/s/yes", "YesNoField"}}},
                      {"yes", {{"/s/yes", "YesNoField"}}},
                      {"n", {{"/n", "NumberField"}}},
                      {"kinds", {{"/kinds", "CheckboxesField"}}},
                      {"month", {{"/month", "MonthYearField"}}},
                      {"level", {{"/level", "RadiosField", true}}},
                      {"levels", {{"/levels", "CheckboxesField", true}}},
                      {"name", {{"/name", "TextField"}, {"/name_2", "TextField"}}}};
  std::map<std::string, Expression> named;
};

TEST_F(Conditions, HoldAsTheBuildersOwnExpressionsDo) {
  EXPECT_TRUE(holds("s.yes == true", R"({"s":{"yes":true}})"));
  EXPECT_FALSE(holds("s.yes == true", R"({"s":{}})"));
  EXPECT_TRUE(holds("yes == 'true'", R"({"s":{"yes":true}})"));
  EXPECT_TRUE(holds("s.yes != true", "{}"));
  EXPECT_TRUE(holds("'b' in kinds and n >= 3", R"({"kinds":["a","b"],"n":3})"));
  EXPECT_FALSE(holds("'b' in kinds and n > 3", R"({"kinds":["a","b"],"n":3})"));
  EXPECT_TRUE(holds("not ('b' in kinds)", R"({"kinds":["a"]})"));
  EXPECT_TRUE(holds("n < 1 or n > 5 and s.yes == true", R"({"n":0})"));
  EXPECT_FALSE(holds("(n < 1 or n > 5) and s.yes == true", R"({"n":0})"));
  EXPECT_TRUE(holds("length(name) > 2", R"({"name":"abc"})"));
  EXPECT_TRUE(holds("name == 'x'", R"({"name_2":"x"})"));
  EXPECT_FALSE(holds("stranger == 'x'", R"({"stranger":"x"})"));
  EXPECT_TRUE(holds("3 < n", R"({"n":4})"));
}

TEST_F(Conditions, ThatNoSchemaCanSayBecomeLogic) {
  const auto logic = [this](std::string_view text) {
    const auto parsed = parse_expression(text);
    EXPECT_TRUE(parsed.ok());
    EXPECT_FALSE(ConditionWriter(places, named).schema(parsed.value()).has_value());
    return json::write(ConditionWriter(places, named).logic(parsed.value()).value_or(json::Value()));
  };
  EXPECT_EQ(logic("n > dateForComparison(-3, 'years')"), R"({">":[{"var":"n"},{"date_add":[{"var":"today"},"-P3Y"]}]})");
  EXPECT_EQ(logic("n + 1 == n * 2"), R"({"===":[{"+":[{"var":"n"},1]},{"*":[{"var":"n"},2]}]})");
}

TEST_F(Conditions, ReadWhatOlderAuthorsWrote) {
  EXPECT_TRUE(holds("length name > 2 && n === 3", R"({"name":"abc","n":3})"));
  EXPECT_FALSE(holds("length name > 2 && n !== 3", R"({"name":"abc","n":3})"));
  EXPECT_TRUE(holds("n >= 1e3 || s.yes", R"({"n":1000})"));
  EXPECT_TRUE(holds("kinds == 'b'", R"({"kinds":["a","b"]})"));
  EXPECT_TRUE(holds("month == '2024-05'", R"({"month":{"month__month":5,"month__year":2024}})"));
  EXPECT_FALSE(holds("month == '2024-05'", R"({"month":{"month__month":6,"month__year":2024}})"));
  EXPECT_TRUE(holds("level == '2'", R"({"level":2})"));
  EXPECT_TRUE(holds("'2' in levels", R"({"levels":[1,2]})"));
}

TEST(ConditionText, SaysWhereItCannotBeRead) {
  for (const auto& [text, place] : {std::pair("a == ", "character 6"), {"a = 1", "character 3"}, {"(a", "character 3"}, {"a == 'b", "character 8"}}) {
    const auto parsed = parse_expression(text);
    ASSERT_FALSE(parsed.ok()) << text;
    EXPECT_EQ(parsed.error().path, place) << text;
  }
  EXPECT_EQ(parse_expression(std::string(100, '(')).error().code, ErrorCode::too_deep);
  EXPECT_EQ(parse_expression(std::string(100, '!')).error().code, ErrorCode::too_deep);
}

TEST(ConditionModel, BindsAndMoreCloselyThanOr) {
  const auto read = read_condition(value_of(R"({"name":"x","conditions":[
    {"field":{"name":"a","type":"YesNoField","display":"A"},"operator":"is","value":{"type":"Value","value":"true","display":"Yes"}},
    {"coordinator":"or","field":{"name":"b","type":"NumberField","display":"B"},"operator":"is more than","value":{"type":"Value","value":"2","display":"2"}},
    {"coordinator":"and","conditionName":"other","conditionDisplayName":"Other"}]})"),
                                   "");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().kind, Expression::Kind::disjunction);
  EXPECT_EQ(read.value().operands[1].kind, Expression::Kind::conjunction);
}

TEST(Routes, SayAlwaysWhereAllWaysLead) {
  Decisions decisions;
  // 0 → 1 where c0, else 2; 1 → 2; 2 → 3; 3 → 0 (back); 4 is led to by none.
  const std::vector<std::vector<Link>> links{{{1, 0}, {2, std::nullopt}}, {{2, std::nullopt}}, {{3, std::nullopt}}, {{0, std::nullopt}}, {}};
  const Route route = find_route(links, 0, decisions);
  EXPECT_EQ(route.order, (std::vector<std::size_t>{0, 1, 2, 3}));
  EXPECT_EQ(route.formulas[1], decisions.condition(0));
  EXPECT_EQ(route.formulas[2], Decisions::always);
  EXPECT_EQ(route.formulas[4], Decisions::never);
  EXPECT_EQ(route.back, (std::vector<std::size_t>{3}));
}

constexpr std::string_view small_form = R"({"startPage":"/a","name":"Grant","version":2,"sections":[{"name":"s","title":"About"}],"pages":[
  {"path":"/a","title":"First","section":"s","next":[{"path":"/b","condition":"c"},{"path":"/summary"}],"components":[
    {"type":"Para","content":"<p>Hello</p>","options":{}},
    {"type":"YesNoField","name":"more","title":{"cy":"Mwy?","en":"More?"},"options":{"hideTitle":true},"schema":{}}]},
  {"path":"/b","title":"Second","section":"s","next":[{"path":"/summary"}],"components":[
    {"type":"NumberField","name":"sum","title":"Sum","options":{"required":false},"schema":{"precision":"2","min":1}},
    {"type":"CheckboxesField","name":"kinds","title":"Kinds","list":"l","options":{},"schema":{}},
    {"type":"DatePartsField","name":"start","title":"Start","options":{"maxDaysInPast":"0","maxDaysInFuture":30},"schema":{}},
    {"type":"DateField","name":"end","title":"End","options":{"maxDaysInPast":-7,"maxDaysInFuture":0.5},"schema":{}},
    {"type":"Hologram","name":"h","title":"H","options":{"spin":3},"schema":{}}]},
  {"path":"/lost","title":"Lost","components":[],"next":[]},
  {"path":"/summary","title":"Check","controller":"./pages/summary.js","components":[],"next":[]}],
  "lists":[{"name":"l","title":"L","type":"string","items":[{"text":"One","value":"1"},{"text":"Two","value":"2"}]}],
  "conditions":[{"name":"c","displayName":"C","value":"s.more == true"}],"outputs":[]})";

TEST(DigitalFormBuilder, MakesPagesWithTheConditionsOfTheirWays) {
  const auto imported = import_form(value_of(small_form), {});
  ASSERT_TRUE(imported.ok());
  const json::Value& definition = imported.value().definition;
  EXPECT_EQ(definition.text_at("id"), "grant");
  EXPECT_EQ(
      json::write(*json::at(definition, "/uischema/elements/0")),
      R"({"type":"Category","label":"First","elements":[{"type":"Label","text":"Hello"},{"type":"Control","scope":"#/properties/s/properties/more"}]})");
  EXPECT_EQ(
      json::write(*json::at(definition, "/uischema/elements/1/rule")),
      R"({"effect":"SHOW","condition":{"scope":"#","schema":{"properties":{"s":{"properties":{"more":{"const":true}},"required":["more"]}},"required":["s"]}}})");
  EXPECT_EQ(json::write(*json::at(definition, "/schema/properties/s/required")), R"(["more","kinds","start","end","h"])");
  EXPECT_EQ(json::at(definition, "/schema/properties/s/properties/more/title")->text(), "More?");
  EXPECT_EQ(json::write(*json::at(definition, "/schema/properties/s/properties/sum")),
            R"({"type":"number","minimum":1,"multipleOf":0.01,"title":"Sum"})");
  EXPECT_EQ(json::at(definition, "/uischema/elements/2"), nullptr);
  std::vector<std::string> refused;
  for (const Remark& remark : imported.value().report.unsupported) refused.push_back(remark.path);
  EXPECT_EQ(joined(refused), "/pages/1/components/3/options/maxDaysInFuture|/pages/1/components/4/type|/pages/1/components/4/options/spin");
  EXPECT_EQ(json::write(*json::at(definition, "/uischema/elements/1/elements/2/options")),
            R"({"format":"date-parts","earliest":"P0D","latest":"P30D"})");
  EXPECT_EQ(json::write(*json::at(definition, "/uischema/elements/1/elements/3/options")), R"({"earliest":"P7D"})");
}

constexpr std::string_view demanding_form = R"({"startPage":"/a","name":"Grant","sections":[{"name":"s","title":"About"}],"pages":[
  {"path":"/a","title":"First","section":"s","next":[{"path":"/b"}],"components":[
    {"type":"YesNoField","name":"more","title":"More?","options":{},"schema":{}},
    {"type":"NumberField","name":"n","title":"How many","options":{"required":false},"schema":{}},
    {"type":"RadiosField","name":"r","title":"Which","list":"l","options":{"required":false},"schema":{}},
    {"type":"Para","content":"<p>You said {{ s.n }}.</p>","options":{},"schema":{}},
    {"type":"Banner","content":"<p>Read this</p>","options":{},"schema":{}},
    {"type":"TextField","name":"code","title":"Code","options":{"required":false,"maxWords":"2"},"schema":{"regex":"/^[A-Z ]+$/","error":{"pattern":"Capitals"}}}]},
  {"path":"/b","title":"Person","repeatField":"s.n","next":[],"components":[{"type":"TextField","name":"who","title":"Who","options":{},"schema":{}}]}],
  "lists":[{"name":"l","title":"L","type":"number","items":[{"text":"One","value":1},{"text":"Two","value":2,"condition":"c"}]}],
  "conditions":[{"name":"c","displayName":"C","value":{"name":"c","conditions":[{"field":{"name":"s.more","type":"YesNoField"},"operator":"is","value":true}]}},
    {"name":"bad","displayName":"B","value":"a ="}],"outputs":[]})";

TEST(DigitalFormBuilder, LosesNothingThatAnAnswerDemands) {
  const auto imported = import_form(value_of(demanding_form), {});
  ASSERT_TRUE(imported.ok());
  EXPECT_TRUE(imported.value().report.unsupported.empty());
  const json::Value& definition = imported.value().definition;
  EXPECT_EQ(json::write(*json::at(definition, "/schema/required")), R"(["s"])");  // an empty application is none
  EXPECT_EQ(json::at(definition, "/uischema/elements/0/elements/3/text")->text(), "You said (your answer to “How many”).");
  EXPECT_EQ(json::at(definition, "/uischema/elements/0/elements/4/text")->text(), "Read this");
  EXPECT_EQ(json::at(definition, "/schema/properties/s/properties/code/pattern")->text(), "^[A-Z ]+$");
  EXPECT_EQ(json::at(definition, "/translations/en/s.code.error.maxLength")->text(), "Capitals");
  const auto schema = schema::Schema::compile(*definition.find("schema"));
  ASSERT_TRUE(schema.ok());
  const auto says = [&schema](std::string_view answers) {
    std::vector<std::string> out;
    for (const schema::Problem& problem : schema.value().validate(value_of(answers))) out.push_back(problem.keyword + " " + problem.instance);
    return joined(out);
  };
  EXPECT_EQ(says("{}"), "required /s");
  EXPECT_EQ(says(R"({"s":{"more":true,"r":2}})"), "");
  EXPECT_EQ(says(R"({"s":{"more":false,"r":2}})"), "not /s/r");
  EXPECT_EQ(says(R"({"s":{"more":true,"n":2},"b":[{"who":"A"}]})"), "minItems /b");
  EXPECT_EQ(says(R"({"s":{"more":true,"n":2},"b":[{"who":"A"},{"who":"B"}]})"), "");
  EXPECT_EQ(says(R"({"s":{"more":true,"code":"AB CD EF"}})"), "pattern /s/code");
}

TEST(JsonSchema, KeepsTheSchemaAndLeavesOutWhatIsBroken) {
  const auto imported = import_form(
      value_of(
          R"({"$schema":"http://json-schema.org/draft-04/schema#","title":"T","type":"object","properties":{"a":{"$ref":"#/definitions/no"},"b":{"type":"string","pattern":"(a+)+$"}}})"),
      {});
  ASSERT_TRUE(imported.ok());
  EXPECT_EQ(json::write(*imported.value().definition.find("schema")),
            R"({"$schema":"http://json-schema.org/draft-04/schema#","title":"T","type":"object","properties":{"a":{},"b":{"type":"string"}}})");
  ASSERT_EQ(imported.value().report.unsupported.size(), 1U);
  EXPECT_EQ(imported.value().report.unsupported[0].path, "/properties/b/pattern");
  ASSERT_EQ(imported.value().report.notes.size(), 1U);
  EXPECT_EQ(imported.value().report.notes[0].path, "/properties/a/$ref");
}

TEST(JsonSchema, MendsPatternsThatWereWrittenForMatchingWithoutUnicode) {
  const auto mended = [](const char* pattern) {
    json::Value source = json::Object{{"type", "object"}, {"properties", json::Object{{"a", json::Object{{"pattern", pattern}}}}}};
    const auto imported = import_form(source, {});
    const json::Value* found = imported.ok() ? json::at(imported.value().definition, "/schema/properties/a/pattern") : nullptr;
    return found == nullptr ? std::string("none") : found->text();
  };
  EXPECT_EQ(mended(R"(^\d{3}\-\@\/$)"), R"(^\d{3}-@\/$)");
  EXPECT_EQ(mended(R"(^[\d-x\_]{2,}{a}]$)"), R"(^[\d\-x_]{2,}\{a\}\]$)");
  EXPECT_EQ(mended(R"(^\p{L}[\w.-]+$)"), R"(^\p{L}[\w.-]+$)");
  EXPECT_EQ(mended("^[a"), "none");
}

TEST(JsonSchema, AsksForWhatABranchAloneDescribesWhereItApplies) {
  const auto imported = import_form(
      value_of(
          R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"k":{"enum":["a","b"]}},"if":{"properties":{"k":{"const":"a"}}},)"
          R"("then":{"properties":{"x":{"type":"string"},"z":{"type":"string","minLength":2}},"required":["x"]},"else":{"properties":{"y":{"type":"integer"},"z":{"type":"string"}}},)"
          R"("dependencies":{"y":{"properties":{"w":{"type":"boolean"}}}}})"),
      {});
  ASSERT_TRUE(imported.ok());
  EXPECT_EQ(json::write(*json::at(imported.value().definition, "/schema/properties")),
            R"({"k":{"enum":["a","b"]},"x":{"type":"string"},"z":{"type":"string"},"y":{"type":"integer"},"w":{"type":"boolean"}})");
  EXPECT_EQ(
      json::write(*json::at(imported.value().definition, "/uischema/elements/1")),
      R"({"type":"Control","scope":"#/properties/x","rule":{"effect":"SHOW","condition":{"scope":"#","schema":{"properties":{"k":{"const":"a"}}}}}})");
  EXPECT_EQ(json::write(*json::at(imported.value().definition, "/uischema/elements/4/rule/condition/schema")), R"({"required":["y"]})");
}

TEST(Rjsf, FollowsOrderWidgetsAndItemsAndNamesWhatItDoesNotRead) {
  const auto imported = import_form(
      value_of(
          R"({"schema":{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"boolean"},"c":{"type":"array","items":{"type":"object","properties":{"d":{"type":"string"},"e":{"type":"string"}}}}}},
    "uiSchema":{"ui:order":["b","*"],"a":{"ui:widget":"textarea","ui:options":{"rows":5},"ui:placeholder":"like this","ui:help":"Look at the back"},"b":{"ui:widget":"radio","ui:title":"Really?"},
      "c":{"items":{"ui:order":["e","d"],"d":{"ui:field":"own"}}},"x":{}}})"),
      {});
  ASSERT_TRUE(imported.ok());
  EXPECT_EQ(
      json::write(*imported.value().definition.find("uischema")),
      R"({"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/b","label":"Really?","options":{"format":"yes-no"}},)"
      R"({"type":"Control","scope":"#/properties/a","options":{"multi":true,"rows":5,"example":"like this"}},)"
      R"({"type":"Control","scope":"#/properties/c","options":{"detail":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/e"},{"type":"Control","scope":"#/properties/d"}]}}}]})");
  EXPECT_EQ(json::at(imported.value().definition, "/schema/properties/a/description")->text(), "Look at the back");
  std::vector<std::string> refused;
  for (const Remark& remark : imported.value().report.unsupported) refused.push_back(remark.path);
  EXPECT_EQ(joined(refused), "/uiSchema/c/items/d/ui:field|/uiSchema/x");
}

TEST(Import, GuessesAKindByItsShapeAndRefusesOthers) {
  EXPECT_EQ(guess_kind(value_of(R"({"pages":[],"startPage":"/"})")), "digital-form-builder");
  EXPECT_EQ(guess_kind(value_of(R"({"schema":{},"uiSchema":{}})")), "rjsf");
  EXPECT_EQ(guess_kind(value_of(R"({"$ref":"#/definitions/a"})")), "json-schema");
  EXPECT_EQ(guess_kind(value_of(R"({"a":1})")), "");
  EXPECT_EQ(import_form(value_of("[]")).error().code, ErrorCode::unknown_name);
  EXPECT_EQ(import_form(value_of(R"({"pages":[]})")).error().path, "/pages");
}

}  // namespace

}  // namespace portal::form::importers
