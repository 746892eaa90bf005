// Compiling one keyword: its value checked by shape, its subschemas made nodes, its instruction written.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/schema/compile.h"
#include "sdk/schema/facts.h"
#include "sdk/schema/formats.h"
#include "sdk/schema/pattern_bound.h"

namespace portal::schema {

void Compiler::compile_keyword(std::uint32_t node, const json::Member& member, const Keyword& keyword) {
  Operation operation = keyword.operation;
  if (keyword.shape <= Shape::branch) {
    const std::uint32_t first = compile_subschemas(node, member, keyword.shape);
    if (error_ != nullptr || operation == Operation::none) return;
    if (operation == Operation::members || operation == Operation::elements) gather(node, member, operation, first);
    else emit(operation, first, member);
    return;
  }
  const std::uint32_t argument = compile_assertion(node, member, keyword.shape);
  const bool idle = (operation == Operation::format && argument == unknown_format) || (operation == Operation::unique_items && argument == 0);
  if (idle || operation == Operation::none) return;
  if (tables_.resources[tables_.nodes[node].resource].dialect == Dialect::draft_04 &&
      (operation == Operation::maximum || operation == Operation::minimum)) {
    // draft-04, validation 5.1.2.2: there "exclusiveMaximum" is a boolean beside "maximum".
    const json::Value* exclusive = tables_.nodes[node].schema->find(operation == Operation::maximum ? "exclusiveMaximum" : "exclusiveMinimum");
    if (exclusive != nullptr && exclusive->is_boolean() && exclusive->boolean()) operation = static_cast<Operation>(static_cast<int>(operation) + 1);
  }
  emit(operation, argument, member);
}

std::uint32_t Compiler::compile_subschemas(std::uint32_t node, const json::Member& member, Shape shape) {
  const json::Value& value = member.value;
  if (shape == Shape::schema_list || (shape == Shape::schema_or_list && value.is_array()))
    return value.is_array() ? add_list(node, member) : wrong_type(node, member, "an array of schemas");
  if (shape == Shape::schema_map || shape == Shape::schema_or_names_map) {
    if (!value.is_object()) return wrong_type(node, member, "an object of schemas");
    const std::uint32_t first = add_map(node, member);
    std::uint32_t child = first;
    for (const json::Member& part : value.object()) {
      if (part.value.is_array() && shape == Shape::schema_map) return fail(ErrorCode::wrong_type, child, {}, "a schema", part.value);
      if (part.value.is_array()) check_names(node, member, part.value);
      ++child;
    }
    return first;
  }
  const json::Value* schema = tables_.nodes[node].schema;
  if (shape == Shape::branch && schema->find("if") != nullptr) return absent;  // made beside "if"
  const std::uint32_t first = add_node(node, member.key, &value);
  if (shape == Shape::branches) {
    add_node(node, "then", schema->find("then"));
    add_node(node, "else", schema->find("else"));
  }
  return first;
}

std::uint32_t Compiler::compile_assertion(std::uint32_t node, const json::Member& member, Shape shape) {
  const json::Value& value = member.value;
  switch (shape) {
    case Shape::count:
    case Shape::number:
    case Shape::positive: return compile_number(node, member, shape);
    case Shape::boolean: return value.is_boolean() ? value.boolean() : wrong_type(node, member, "true or false");
    case Shape::list: return value.is_array() ? 0 : wrong_type(node, member, "an array");
    case Shape::type_names: return type_mask(node, member);
    case Shape::names_map:
      if (!value.is_object()) return wrong_type(node, member, "an object of lists of names");
      for (const json::Member& part : value.object()) check_names(node, member, part.value);
      return 0;
    case Shape::names: {
      check_names(node, member, value);
      if (error_ != nullptr || value.array().size() <= 8) return absent;
      json::Object names;
      for (const json::Value& name : value.array()) names.set(name.text(), true);
      tables_.name_sets.push_back(std::move(names));
      return static_cast<std::uint32_t>(tables_.name_sets.size() - 1);
    }
    case Shape::any: return 0;
    default: return compile_text(node, member, shape);
  }
}

std::uint32_t Compiler::compile_number(std::uint32_t node, const json::Member& member, Shape shape) {
  const json::Value& value = member.value;
  if (!value.is_number()) return wrong_type(node, member, "a number");
  const double number = value.number();
  if (shape == Shape::positive && number <= 0) return fail(ErrorCode::out_of_range, node, member.key, "a number above 0", value);
  if (shape != Shape::count) return 0;
  if (number < 0 || (!value.is_integer() && number < 1e18)) return fail(ErrorCode::out_of_range, node, member.key, "a whole number from 0", value);
  return number < absent ? static_cast<std::uint32_t>(number) : absent;
}

std::uint32_t Compiler::compile_text(std::uint32_t node, const json::Member& member, Shape shape) {
  if (!member.value.is_string()) return wrong_type(node, member, "a string");
  const std::string& text = member.value.text();
  if (shape == Shape::pattern_text) return pattern_number(node, member.key, text);
  if (shape == Shape::reference_text) return 0;
  const bool asserted = options_.assert_formats || (tables_.resources[tables_.nodes[node].resource].groups & format_assertion) != 0;
  return asserted ? format_number(text, options_.more_formats) : unknown_format;
}

std::uint32_t Compiler::type_mask(std::uint32_t node, const json::Member& member) {
  static constexpr std::string_view names[] = {"null", "boolean", "integer", "number", "string", "array", "object"};  // by json::Kind
  const bool several = member.value.is_array();
  const json::Value* name = several ? member.value.array().data() : &member.value;
  std::uint32_t mask = 0;
  for (std::size_t count = several ? member.value.array().size() : 1; count > 0; --count, ++name) {
    const auto* found = name->is_string() ? std::find(std::begin(names), std::end(names), name->text()) : std::end(names);
    if (found == std::end(names)) return fail(ErrorCode::unknown_name, node, member.key, "names of JSON types", *name);
    mask |= 1U << (found - std::begin(names));
  }
  constexpr auto integer = static_cast<unsigned>(json::Kind::integer);
  constexpr auto number = static_cast<unsigned>(json::Kind::number);
  return mask | (mask >> (number - integer) & 1U << integer);  // an integer is a number too
}

std::uint32_t Compiler::pattern_number(std::uint32_t node, std::string_view keyword, const std::string& source) {
  if (const json::Value* number = pattern_numbers_.find(source)) return static_cast<std::uint32_t>(number->integer());
  if (options_.bounded_patterns && may_run_away(source))
    return fail(ErrorCode::invalid_expression, node, keyword, "a pattern without a repeat in a repeat", json::Value(source));
  auto pattern = text::Pattern::compile(source);
  if (!pattern.ok()) return fail(ErrorCode::invalid_expression, node, keyword, "an ECMA-262 pattern", json::Value(source));
  const auto number = static_cast<std::uint32_t>(tables_.patterns.size());
  tables_.patterns.push_back(std::move(pattern).value());
  pattern_numbers_.set(source, number);
  return number;
}

void Compiler::check_names(std::uint32_t node, const json::Member& member, const json::Value& names) {
  if (!names.is_array() || !std::all_of(names.array().begin(), names.array().end(), [](const json::Value& name) { return name.is_string(); }))
    wrong_type(node, member, "a list of names");
}

// `properties`, `patternProperties` and `additionalProperties` become one walk over the members; the array keywords likewise.
void Compiler::gather(std::uint32_t node, const json::Member& member, Operation operation, std::uint32_t first) {
  std::uint32_t& number = gathered_[operation == Operation::members ? 0 : 1];
  if (number == absent) {
    number = static_cast<std::uint32_t>(tables_.children.size());
    tables_.children.emplace_back();
    emit(operation, number, member);
  }
  Children& children = tables_.children[number];
  const std::string_view key = member.key;
  if (key == "patternProperties") {
    children.patterns = &member.value.object();
    children.first_pattern = first;
    std::uint32_t child = first;
    for (const json::Member& pattern : member.value.object()) {
      const std::uint32_t found = pattern_number(child, {}, pattern.key);
      tables_.nodes[child++].index = found;
    }
  } else if (key == "properties") {
    children.properties = &member.value.object();
    children.first = first;
  } else if (member.value.is_array()) {
    children.first = first;
    children.prefix_size = static_cast<std::uint32_t>(member.value.array().size());
  } else {
    const json::Value* items = tables_.nodes[node].schema->find("items");
    const bool idle = key == "additionalItems" && (items == nullptr || !items->is_array());  // means nothing beside a single "items"
    if (!idle) children.rest = first;
  }
}

void Compiler::emit(Operation operation, std::uint32_t argument, const json::Member& member) {
  tables_.instructions.push_back({operation, static_cast<unsigned char>(fact_of(operation).kinds), argument, &member});
}

}  // namespace portal::schema
