// The text form: what each notation means, the round trip both ways, and errors at their character.
#include <gtest/gtest.h>

#include <random>

#include "sdk/json/json.h"
#include "sdk/rules/rules.h"
#include "sdk/rules/text_form.h"

namespace portal::rules {
namespace {

using json::Value;

std::string logic_of(std::string_view text) {
  const auto parsed = parse_text(text);
  return parsed.ok() ? json::write(parsed.value()) : parsed.error().text();
}

std::string text_of(std::string_view logic) {
  const auto printed = print_text(json::parse(logic).value());
  return printed.ok() ? printed.value() : printed.error().text();
}

TEST(TextForm, EachNotationIsOneOperation) {
  const struct {
    const char *text, *logic;
  } notations[] = {
      {"child.age < 7 and region in ['24', '77']", R"({"and":[{"<":[{"var":"child.age"},7]},{"in":[{"var":"region"},["24","77"]]}]})"},
      {"a or b or not c", R"({"or":[{"var":"a"},{"var":"b"},{"!":[{"var":"c"}]}]})"},
      {"not a == b", R"({"!":[{"==":[{"var":"a"},{"var":"b"}]}]})"},
      {"a not in b", R"({"!":[{"in":[{"var":"a"},{"var":"b"}]}]})"},
      {"0 < age < 18", R"({"<":[0,{"var":"age"},18]})"},
      {"a + b + c - d", R"({"-":[{"+":[{"var":"a"},{"var":"b"},{"var":"c"}]},{"var":"d"}]})"},
      {"a - -5", R"({"-":[{"var":"a"},-5]})"},
      {"- 5 * -x", R"({"*":[{"-":[5]},{"-":[{"var":"x"}]}]})"},
      {"a ?? 'нет' == 'да'", R"({"==":[{"??":[{"var":"a"},"нет"]},"да"]})"},
      {"some(children, age < 7 and this != null)", R"({"some":[{"var":"children"},{"and":[{"<":[{"var":"age"},7]},{"!=":[{"var":""},null]}]}]})"},
      {"age_on(birth, today) >= 18", R"({">=":[{"age_on":[{"var":"birth"},{"var":"today"}]},18]})"},
      {"date_add(today, '-P14D')", R"({"date_add":[{"var":"today"},"-P14D"]})"},
      {"if(a, 1, 2)", R"({"if":[{"var":"a"},1,2]})"},
      {"max(...marks)", R"({"max":{"var":"marks"}})"},
      {"var('odd name', 5)", R"({"var":["odd name",5]})"},
      {"val([1], 'index')", R"({"val":[[1],"index"]})"},
      {"number(a) + truth(b)", R"({"+":[{"+":[{"var":"a"}]},{"!!":[{"var":"b"}]}]})"},
      {"`*`(a)", R"({"*":[{"var":"a"}]})"},
      {"preserve({\"a\":[\")\"]})", R"x({"preserve":{"a":[")"]}})x"},
      {"регион.код == '24'", R"({"==":[{"var":"регион.код"},"24"]})"},
      {"'it\\'s \"quoted\"'", R"("it's \"quoted\"")"},
  };
  for (const auto& [text, logic] : notations) {
    EXPECT_EQ(logic_of(text), logic) << text;
    EXPECT_EQ(text_of(logic), text) << logic;
  }
}

TEST(TextForm, AnErrorPointsAtItsCharacter) {
  EXPECT_EQ(logic_of("0 <= age < 18"), "invalid_expression at character 10: expected parentheses around one of the comparisons; got \"< 18\"");
  EXPECT_EQ(logic_of("age < "), "invalid_expression at character 7: expected a value, a fact or \"(\"; got the end");
  EXPECT_EQ(logic_of("возраст = 7"), "invalid_expression at character 9: expected an operator or the end; got \"= 7\"");
  EXPECT_EQ(logic_of("(a or b"), "invalid_expression at character 8: expected \")\"; got the end");
  EXPECT_EQ(logic_of("a and 'open"), "invalid_expression at character 7: expected text with a closing quote; got \"'open\"");
  EXPECT_EQ(logic_of("a and shout(b)"), "unknown_name at character 7: expected an operator of JsonLogic; got \"shout(b)\"");
  EXPECT_EQ(logic_of("a."), "invalid_expression at character 3: expected a name after the dot; got the end");
  EXPECT_EQ(logic_of("a and and b"), "invalid_expression at character 7: expected a value or a fact; got \"and b\"");
  EXPECT_EQ(logic_of(""), "invalid_expression at character 1: expected a value, a fact or \"(\"; got the end");
  EXPECT_EQ(logic_of("a, b"), "invalid_expression at character 2: expected an operator or the end; got \", b\"");
}

TEST(TextForm, HostileTextEndsInAnErrorAndNotInAStackOverflow) {
  for (const char* piece : {"(", "[", "not ", "- ", "some(a, ", "a < (", "a + b - ", "max(..."}) {
    std::string text;
    while (text.size() < 60000) text += piece;
    const auto parsed = parse_text(text + "a");
    ASSERT_FALSE(parsed.ok()) << piece;
    EXPECT_EQ(parsed.error().code, ErrorCode::too_deep) << piece << parsed.error().text();
  }
  const auto huge = parse_text(std::string(70000, 'a'));
  ASSERT_FALSE(huge.ok());
  EXPECT_EQ(huge.error().code, ErrorCode::too_large);
  std::mt19937 random(5);
  const std::string signs = "abc.0'\"`()[]{},<>=!+-*/%? \\\xD0\xB0\x80notinandor";
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t i = 0, size = random() % 24; i < size; ++i) text += signs[random() % signs.size()];
    const auto parsed = parse_text(text);
    if (parsed.ok() || parsed.error().path.rfind("character ", 0) == 0) continue;
    ADD_FAILURE() << text << ": " << parsed.error().text();
  }
}

TEST(TextForm, AsDeepAsALineMayBeItIsPrintedNoDeeper) {
  const auto logic = parse_text(std::string(59, '-') + "8");
  ASSERT_TRUE(logic.ok()) << logic.error().text();
  EXPECT_EQ(print_text(logic.value()).value(), std::string(59, '-') + "8");
}

// Random JsonLogic in every spelling that compiles: bare operands, paths as lists, values of every kind.
class RandomLogic {
 public:
  explicit RandomLogic(unsigned seed) : random_(seed) {}
  std::size_t pick(std::size_t count) { return random_() % count; }

  Value logic(int depth) {
    if (depth == 0 || pick(4) == 0) return leaf();
    static constexpr const char* many[] = {"and", "or", "==", "===", "!=",  "!==", "<",   "<=",    ">",  ">=", "+",
                                           "-",   "*",  "/",  "%",   "max", "min", "cat", "merge", "??", "if"};
    switch (pick(9)) {
      case 0: return call("!", bare_or_list(logic(depth - 1)));
      case 1: return call(pick(2) ? "-" : "+", bare_or_list(logic(depth - 1)));
      case 2: return call("in", json::Array{logic(depth - 1), logic(depth - 1)});
      case 3: return call(pick(2) ? "some" : "map", json::Array{call("var", "list"), logic(depth - 1)});
      case 4: return call("!!", bare_or_list(logic(depth - 1)));
      case 5: return call(pick(2) ? "max" : "cat", call("var", "list"));
      default: {
        json::Array operands;
        for (std::size_t i = 0, count = 2 + pick(3); i < count; ++i) operands.push_back(logic(depth - 1));
        return call(many[pick(std::size(many))], std::move(operands));
      }
    }
  }

 private:
  static Value call(const char* op, Value argument) {
    json::Object object;
    object.set(op, std::move(argument));
    return object;
  }
  Value bare_or_list(Value operand) { return pick(2) && !operand.is_array() ? operand : Value(json::Array{std::move(operand)}); }

  Value leaf() {
    switch (pick(12)) {
      case 0: return call("var", "a.b");
      case 1: return call("var", json::Array{"x"});
      case 2: return call("var", json::Array{"not", 3});
      case 3: return call("var", nullptr);
      case 4: return static_cast<int>(pick(9)) - 4;
      case 5: return 2.5;
      case 6: return "it's a \\ \"test\"\n\x01 да";
      case 7: return json::Array{1, "b", call("var", 7)};
      case 8: return call("val", json::Array{"a", "b"});
      case 9: return call("preserve", json::Array{call("x", 1), "y)"});
      case 10: return call("var", "odd name.in");
      default: return pick(2) == 0 ? Value() : Value(pick(2) == 0);
    }
  }
  std::mt19937 random_;
};

TEST(TextForm, PrintingAndParsingAreInverseAndKeepTheMeaning) {
  RandomLogic random(11);
  const Value facts = json::parse(R"({"a":{"b":3},"x":"2","list":[1,2,0],"odd name":{"in":true},"not":5})").value();
  int evaluated = 0;
  for (int round = 0; round < 5000; ++round) {
    const Value logic = random.logic(4);
    const auto normal = normal_form(logic);
    if (!normal.ok()) {
      EXPECT_EQ(normal.error().code, ErrorCode::invalid_expression) << normal.error().text();
      continue;
    }
    const auto text = print_text(logic);
    ASSERT_TRUE(text.ok()) << json::write(logic);
    const auto back = parse_text(text.value());
    ASSERT_TRUE(back.ok()) << text.value() << " " << back.error().text();
    ASSERT_EQ(json::write(back.value()), json::write(normal.value())) << text.value();
    ASSERT_EQ(print_text(back.value()).value(), text.value());
    const auto before = evaluate(Rule::compile(logic).value(), facts);
    const auto after = evaluate(Rule::compile(back.value()).value(), facts);
    ASSERT_EQ(before.ok(), after.ok()) << text.value();
    if (!before.ok()) continue;
    ++evaluated;
    ASSERT_EQ(json::write(before.value().value), json::write(after.value().value)) << json::write(logic) << " " << text.value();
  }
  EXPECT_GT(evaluated, 1500);
}

}  // namespace
}  // namespace portal::rules
