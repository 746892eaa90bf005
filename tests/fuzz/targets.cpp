// Properties rather than expectations: what is read can be written and read again, what is refused says where, and nothing runs away.
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

#include "sdk/json/json.h"
#include "sdk/profile/identifiers.h"
#include "sdk/rules/rules.h"
#include "sdk/rules/text_form.h"
#include "sdk/schema/schema.h"
#include "widgets/form/definition.h"
#include "widgets/form/form.h"
#include "widgets/form/importers/conditions.h"
#include "widgets/form/importers/html_text.h"
#include "widgets/form/importers/import.h"
#include "widgets/form/model.h"

namespace portal::fuzz {

namespace {

// Two texts in one input: the part before the first NUL, and the rest.
std::pair<std::string_view, std::string_view> halves(std::string_view bytes) {
  const std::size_t at = bytes.find('\0');
  if (at == std::string_view::npos) return {bytes, {}};
  return {bytes.substr(0, at), bytes.substr(at + 1)};
}

void json_reader(std::string_view bytes) {
  const auto value = json::parse(bytes);
  if (!value.ok()) return must(!value.error().expected.empty(), "a refusal says what was expected");
  const std::string written = json::write(value.value());
  const auto again = json::parse(written);
  must(again.ok(), "what was written can be read");
  must(again.value() == value.value(), "and is the same");
  must(json::write(again.value()) == written, "to the byte");
}

// {"schema":…,"value":…,"at":"/…"}
void schema(std::string_view bytes) {
  const auto input = json::parse(bytes);
  if (!input.ok() || !input.value().is_object()) return;
  const json::Value* document = input.value().find("schema");
  if (document == nullptr) return;
  schema::Options options;
  options.bounded_patterns = true;
  options.more_formats = &profile::formats();
  options.steps = 20000;
  const auto compiled = schema::Schema::compile(*document, options);
  if (!compiled.ok()) return must(!compiled.error().expected.empty(), "a refusal says what was expected");
  static const json::Value null;
  const json::Value* given = input.value().find("value");
  const json::Value& value = given == nullptr ? null : *given;
  const bool is_valid = compiled.value().is_valid(value);
  must(compiled.value().validate(value).empty() == is_valid, "is_valid and validate agree");
  const std::string at = input.value().text_at("at");
  (void)compiled.value().validate_at(value, at);
  (void)compiled.value().describe(at);
}

// {"rule":…,"facts":…}
void rules_json(std::string_view bytes) {
  const auto input = json::parse(bytes);
  if (!input.ok() || !input.value().is_object()) return;
  const json::Value* logic = input.value().find("rule");
  if (logic == nullptr) return;
  const auto rule = rules::Rule::compile(*logic);
  if (!rule.ok()) return must(!rule.error().expected.empty(), "a refusal says what was expected");
  static const json::Value none{json::Object{}};
  const json::Value* given = input.value().find("facts");
  const json::Value& facts = given == nullptr ? none : *given;
  rules::Options options;
  options.limits.steps = 20000;
  options.limits.cases = 100;
  options.limits.bytes = 65536;
  const auto plain = rules::evaluate(rule.value(), facts, options);
  options.evaluation = rules::Evaluation::three_valued;
  options.explain = true;
  const auto known = rules::evaluate(rule.value(), facts, options);
  if (plain.ok() && known.ok() && known.value().truth != rules::Truth::unknown && rules::facts_of(rule.value()).empty())
    must(known.value().truth == plain.value().truth, "a rule over no facts is the same in both readings");
  const auto text = rules::print_text(*logic);
  if (!text.ok()) return;
  const auto back = rules::parse_text(text.value());
  if (!back.ok()) return must(back.error().code == ErrorCode::too_large || back.error().code == ErrorCode::too_deep, "what was printed can be read");
  const auto normal = rules::normal_form(*logic);
  must(normal.ok() && back.value() == normal.value(), "and is the rule's normal form");
}

void rules_text(std::string_view bytes) {
  const auto logic = rules::parse_text(bytes);
  if (!logic.ok()) return must(!logic.error().path.empty(), "a refusal says at which character");
  const auto text = rules::print_text(logic.value());
  if (!text.ok()) return;  // too many operands for the rules themselves
  const auto again = rules::parse_text(text.value());
  must(again.ok() && again.value() == logic.value(), "a line that was read is printed and read again as the same");
}

// A definition, then what was typed: {"definition":…,"answers":…}
void definition(std::string_view bytes) {
  const auto input = json::parse(bytes);
  if (!input.ok() || !input.value().is_object()) return;
  const json::Value* source = input.value().find("definition");
  if (source == nullptr) return;
  const auto read = form::Definition::read(*source);
  if (!read.ok()) return must(!read.error().expected.empty(), "a refusal says what was expected");
  form::Model model(read.value());
  (void)model.check_all();
  const json::Value answers = model.answers();
  (void)form::check_application(*source, answers, "2026-11-25");
  if (const json::Value* given = input.value().find("answers"); given != nullptr) (void)form::check_application(*source, *given, "2026-11-25");
}

void imported(std::string_view bytes, const char* kind) {
  const auto source = json::parse(bytes);
  if (!source.ok()) return;
  form::importers::Origin origin;
  origin.kind = kind;
  const auto out = form::importers::import_form(source.value(), origin);
  if (!out.ok()) return must(!out.error().expected.empty(), "a refusal says what was expected");
  (void)form::Definition::read(out.value().definition);
}

void import_json_schema(std::string_view bytes) { imported(bytes, "json-schema"); }
void import_builder(std::string_view bytes) { imported(bytes, "digital-form-builder"); }
void import_rjsf(std::string_view bytes) { imported(bytes, "rjsf"); }

void import_texts(std::string_view bytes) {
  const auto [html, condition] = halves(bytes);
  for (const std::string& block : form::importers::text_blocks(html)) must(!block.empty(), "a block has words");
  (void)form::importers::text_line(html);
  (void)form::importers::parse_expression(condition);
  (void)form::importers::parse_expression(html);
}

constexpr Target all[] = {{"json", &json_reader},
                          {"schema", &schema},
                          {"rules_json", &rules_json},
                          {"rules_text", &rules_text},
                          {"definition", &definition},
                          {"import_json_schema", &import_json_schema},
                          {"import_builder", &import_builder},
                          {"import_rjsf", &import_rjsf},
                          {"import_texts", &import_texts}};

}  // namespace

std::span<const Target> targets() { return all; }

void must(bool holds, const char* words) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: does not hold: %s\n", words);
  std::abort();
}

}  // namespace portal::fuzz
