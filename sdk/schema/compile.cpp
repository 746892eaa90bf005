// Schema documents to tables: keywords, resources and anchors.
#include "sdk/schema/compile.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/schema/formats.h"
#include "sdk/schema/uri.h"

namespace portal::schema {

namespace {

constexpr std::uint16_t depth_limit = 160;

constexpr unsigned char bit(Dialect dialect) { return static_cast<unsigned char>(1U << static_cast<unsigned>(dialect)); }
constexpr unsigned char only_2020_12 = bit(Dialect::draft_2020_12);
constexpr unsigned char since_07 = only_2020_12 | bit(Dialect::draft_07);
constexpr unsigned char until_07 = bit(Dialect::draft_07) | bit(Dialect::draft_04);
constexpr unsigned char all = since_07 | until_07;

enum Group : unsigned char { core = 1, applicator = 2, unevaluated = 4, validation = 8, format = 16, format_assertion = 32 };
constexpr unsigned char usual_groups = core | applicator | unevaluated | validation | format;

constexpr Keyword keywords[] = {
#define X(name, operation, shape, dialects, group) {name, Operation::operation, Shape::shape, dialects, group},
#include "sdk/schema/keywords.def"
#undef X
};

const Keyword* find_keyword(std::string_view name, const Resource& resource) {
  for (const Keyword& keyword : keywords)
    if (keyword.name == name && (keyword.dialects & bit(resource.dialect)) != 0 && (keyword.group & resource.groups) != 0) return &keyword;
  return nullptr;
}

bool is_text(const json::Value* value) { return value != nullptr && value->is_string(); }

}  // namespace

std::string location(const Tables& tables, const Node& start) {
  std::string path;
  const Node* node = &start;
  for (; node->parent != absent; node = &tables.nodes[node->parent]) {
    std::string part = "/";
    part += node->keyword;
    if (node->key.data() != nullptr) part = json::pointer_join(part, node->key);
    else if (node->index != absent) part = json::pointer_join(part, node->index);
    path = part + path;
  }
  for (const Document& document : tables.documents)
    if (&tables.nodes[document.root] == node && !document.uri.empty()) return document.uri + "#" + path;
  return path;
}

Range in_place(const Instruction& instruction) {
  const auto count = [&instruction]() -> std::size_t {
    switch (instruction.operation) {
      case Operation::all_of:
      case Operation::any_of:
      case Operation::one_of: return instruction.member->value.array().size();
      case Operation::dependent_schemas: return instruction.member->value.object().size();
      case Operation::reference:
      case Operation::negation: return 1;
      case Operation::conditional: return 3;
      default: return 0;
    }
  };
  return {instruction.argument, static_cast<std::uint32_t>(count())};
}

Result<void> Compiler::run(const json::Value& document) {
  load({}, document);
  PORTAL_CHECK(compile_pending());
  PORTAL_CHECK(resolve_references());
  return refuse_cycles();
}

std::uint32_t Compiler::load(std::string_view uri, const json::Value& document) {
  tables_.documents.push_back({std::make_unique<json::Value>(document), std::string(uri), absent});
  tables_.resources.push_back({std::string(uri), options_.dialect, usual_groups});
  const std::uint32_t root = add_node(absent, {}, tables_.documents.back().value.get());
  tables_.documents.back().root = root;
  places_.set(uri, root);
  return root;
}

std::uint32_t Compiler::add_node(std::uint32_t parent, std::string_view keyword, const json::Value* schema) {
  const auto number = static_cast<std::uint32_t>(tables_.nodes.size());
  Node node;
  node.schema = schema;
  node.parent = parent;
  node.keyword = keyword;
  if (parent == absent) {
    node.resource = static_cast<std::uint32_t>(tables_.resources.size() - 1);
  } else {
    node.resource = tables_.nodes[parent].resource;
    node.depth = static_cast<std::uint16_t>(tables_.nodes[parent].depth + 1);
  }
  tables_.nodes.push_back(node);
  if (schema == nullptr) return number;
  if (slots_.size() < tables_.nodes.size() * 2) grow_slots();
  else slot(schema) = number;
  return number;
}

std::uint32_t Compiler::add_list(std::uint32_t parent, const json::Member& keyword) {
  const auto first = static_cast<std::uint32_t>(tables_.nodes.size());
  std::uint32_t index = 0;
  for (const json::Value& item : keyword.value.array()) tables_.nodes[add_node(parent, keyword.key, &item)].index = index++;
  return first;
}

std::uint32_t Compiler::add_map(std::uint32_t parent, const json::Member& keyword) {
  const auto first = static_cast<std::uint32_t>(tables_.nodes.size());
  for (const json::Member& member : keyword.value.object()) {
    const bool names = member.value.is_array();  // only under the older "dependencies"
    tables_.nodes[add_node(parent, keyword.key, names ? nullptr : &member.value)].key = member.key;
  }
  return first;
}

std::uint32_t& Compiler::slot(const json::Value* schema) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (reinterpret_cast<std::uintptr_t>(schema) >> 3U) * 0x9E3779B1U;
  for (at ^= at >> 15U;; ++at) {
    std::uint32_t& found = slots_[at & mask];
    if (found == absent || tables_.nodes[found].schema == schema) return found;
  }
}

void Compiler::grow_slots() {
  slots_.assign(std::max<std::size_t>(slots_.size() * 4, 64), absent);
  for (std::uint32_t i = 0; i < tables_.nodes.size(); ++i)
    if (const json::Value* schema = tables_.nodes[i].schema) slot(schema) = i;
}

Result<void> Compiler::compile_pending() {
  while (open_ < tables_.nodes.size()) PORTAL_CHECK(compile_node(open_++));
  return {};
}

Result<void> Compiler::compile_node(std::uint32_t number) {
  const json::Value* schema = tables_.nodes[number].schema;
  if (schema == nullptr) return {};
  if (tables_.nodes[number].depth > depth_limit) return error(ErrorCode::too_deep, number, {}, "a flatter schema", "one nested too deep");
  if (schema->is_boolean()) {
    tables_.nodes[number].never = !schema->boolean();
    return {};
  }
  if (!schema->is_object()) return error(ErrorCode::wrong_type, number, {}, "a schema", json::describe(*schema));
  PORTAL_CHECK(open_resource(number));
  const Resource resource = tables_.resources[tables_.nodes[number].resource];
  // Until draft-07 a "$ref" makes every other keyword of its object void (validation-01 of draft-07, 8.3).
  const bool alone = resource.dialect != Dialect::draft_2020_12 && is_text(schema->find("$ref"));
  const auto first = tables_.instructions.size();
  gathered_[0] = gathered_[1] = absent;
  for (const json::Member& member : schema->object()) {
    const Keyword* keyword = find_keyword(member.key, resource);
    if (keyword != nullptr && (!alone || keyword->group == core)) PORTAL_CHECK(compile_keyword(number, member, *keyword));
  }
  const auto begin = tables_.instructions.begin() + static_cast<std::ptrdiff_t>(first);
  for (auto at = begin; at != tables_.instructions.end(); ++at)
    std::rotate(std::upper_bound(begin, at, *at, [](const Instruction& a, const Instruction& b) { return a.operation < b.operation; }), at, at + 1);
  Node& node = tables_.nodes[number];
  node.first = static_cast<std::uint32_t>(first);
  node.count = static_cast<std::uint16_t>(tables_.instructions.size() - first);
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    const Operation operation = tables_.instructions[i].operation;
    if (operation == Operation::reference || operation == Operation::dynamic_reference) references_.push_back({i, number});
    if (operation >= Operation::unevaluated_items) node.tracks = true;
  }
  return {};
}

// Core 8.2, and draft-07 8.2: what this schema object is called, in which dialect it speaks.
Result<void> Compiler::open_resource(std::uint32_t number) {
  const json::Object& schema = tables_.nodes[number].schema->object();
  Resource resource = tables_.resources[tables_.nodes[number].resource];
  const json::Value* metaschema = schema.find("$schema");
  const bool root = tables_.nodes[number].parent == absent;
  if (is_text(metaschema) && (root || schema.find("$id") != nullptr || schema.find("id") != nullptr))
    PORTAL_CHECK(choose_dialect(resource, metaschema->text()));
  if (root) tables_.resources[tables_.nodes[number].resource] = resource;

  const bool modern = resource.dialect == Dialect::draft_2020_12;
  const json::Value* id = schema.find(resource.dialect == Dialect::draft_04 ? "id" : "$id");
  const auto remember = [&](std::string_view anchor) { places_.set(resource.uri + "#" + std::string(anchor), number); };
  if (is_text(id) && (modern || !is_text(schema.find("$ref")))) {
    const std::string_view text = id->text();
    const std::size_t hash = std::min(text.find('#'), text.size());
    if (hash > 0) {
      resource.uri = resolve_uri(resource.uri, text.substr(0, hash));
      places_.set(resource.uri, number);
      tables_.nodes[number].resource = static_cast<std::uint32_t>(tables_.resources.size());
      tables_.resources.push_back(resource);
    }
    if (!modern && hash + 1 < text.size()) remember(text.substr(hash + 1));
  }
  if (!modern) return {};
  if (const json::Value* anchor = schema.find("$anchor"); is_text(anchor)) remember(anchor->text());
  if (const json::Value* anchor = schema.find("$dynamicAnchor"); is_text(anchor)) {
    remember(anchor->text());
    tables_.dynamic_anchors.push_back({tables_.nodes[number].resource, number, anchor->text()});
  }
  return {};
}

Result<void> Compiler::choose_dialect(Resource& resource, std::string_view metaschema) {
  for (int hops = 0; hops < 8; ++hops) {  // a metaschema has a metaschema
    if (!metaschema.empty() && metaschema.back() == '#') metaschema.remove_suffix(1);
    const auto says = [metaschema](std::string_view part) { return metaschema.find(part) != std::string_view::npos; };
    if (says("//json-schema.org/")) {
      if (says("/draft-04/")) resource.dialect = Dialect::draft_04;
      else if (says("/draft-07/") || says("/draft-06/")) resource.dialect = Dialect::draft_07;
      else if (says("/20")) resource.dialect = Dialect::draft_2020_12;
      return {};
    }
    const json::Value* document = options_.documents == nullptr ? nullptr : options_.documents->find(metaschema);
    if (document == nullptr) return {};
    if (const json::Value* vocabularies = document->find("$vocabulary"); vocabularies != nullptr && hops == 0)
      PORTAL_CHECK(choose_groups(resource, *vocabularies));
    const json::Value* next = document->find("$schema");
    if (!is_text(next)) return {};
    metaschema = next->text();
  }
  return {};
}

Result<void> Compiler::choose_groups(Resource& resource, const json::Value& vocabularies) {
  static constexpr struct { std::string_view name; unsigned char groups; } known[] = {
      {"core", core}, {"applicator", applicator}, {"unevaluated", unevaluated}, {"validation", validation}, {"format-annotation", format},
      {"format-assertion", format | format_assertion}, {"meta-data", 0}, {"content", 0}};
  if (!vocabularies.is_object()) return {};
  resource.groups = core;
  for (const json::Member& member : vocabularies.object()) {
    const std::string_view uri = member.key;
    const std::string_view name = uri.substr(uri.rfind('/') + 1);
    const auto* found = std::find_if(std::begin(known), std::end(known), [name](const auto& row) { return row.name == name; });
    if (found != std::end(known) && uri.find("/vocab/") != std::string_view::npos)
      resource.groups |= found->groups;
    else if (member.value == json::Value(true))  // Core 8.1.2: a required vocabulary nobody knows must be refused
      return Error{ErrorCode::unknown_name, "/$schema", "a known vocabulary", quoted_excerpt(uri)};
  }
  return {};
}

Result<void> Compiler::compile_keyword(std::uint32_t node, const json::Member& member, const Keyword& keyword) {
  Operation operation = keyword.operation;
  const Dialect dialect = tables_.resources[tables_.nodes[node].resource].dialect;
  if (keyword.shape <= Shape::branch) {
    PORTAL_TRY(const std::uint32_t first, compile_subschemas(node, member, keyword.shape));
    if (operation == Operation::members || operation == Operation::elements) return gather(node, member, operation, first);
    if (operation != Operation::none) emit(operation, first, member);
    return {};
  }
  PORTAL_TRY(const std::uint32_t argument, compile_assertion(node, member, keyword.shape));
  if (dialect == Dialect::draft_04 && (operation == Operation::maximum || operation == Operation::minimum)) {
    const json::Value* exclusive = tables_.nodes[node].schema->find(operation == Operation::maximum ? "exclusiveMaximum" : "exclusiveMinimum");
    if (exclusive != nullptr && *exclusive == json::Value(true)) operation = static_cast<Operation>(static_cast<int>(operation) + 1);
  }
  const bool void_format = keyword.shape == Shape::format_name && argument == absent;
  if (operation != Operation::none && !void_format && (keyword.shape != Shape::boolean || member.value.boolean())) emit(operation, argument, member);
  return {};
}

Result<std::uint32_t> Compiler::compile_subschemas(std::uint32_t node, const json::Member& member, Shape shape) {
  const json::Value& value = member.value;
  if (shape == Shape::schema_list || (shape == Shape::schema_or_list && value.is_array())) {
    if (!value.is_array()) return wrong_type(node, member, "an array of schemas");
    return add_list(node, member);
  }
  if (shape == Shape::schema_map || shape == Shape::schema_or_names_map) {
    if (!value.is_object()) return wrong_type(node, member, "an object of schemas");
    for (const json::Member& part : value.object()) {
      if (!part.value.is_array()) continue;
      if (shape == Shape::schema_map) return error(ErrorCode::wrong_type, node, json::pointer_join(member.key, part.key), "a schema", "an array");
      PORTAL_CHECK(check_names(node, member, part.value));
    }
    return add_map(node, member);
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

Result<std::uint32_t> Compiler::compile_assertion(std::uint32_t node, const json::Member& member, Shape shape) {
  const json::Value& value = member.value;
  switch (shape) {
    case Shape::count: {
      if (!value.is_number()) return wrong_type(node, member, "a whole number");
      const double number = value.number();
      if (number < 0 || (!value.is_integer() && number < 1e18)) return error(ErrorCode::out_of_range, node, member.key, "a whole number from 0", json::describe(value));
      return number < absent ? static_cast<std::uint32_t>(number) : absent;
    }
    case Shape::number:
    case Shape::positive:
      if (!value.is_number()) return wrong_type(node, member, "a number");
      if (shape == Shape::positive && value.number() <= 0) return error(ErrorCode::out_of_range, node, member.key, "a number above 0", json::describe(value));
      return 0U;
    case Shape::boolean:
      if (!value.is_boolean()) return wrong_type(node, member, "true or false");
      return 0U;
    case Shape::list:
      if (!value.is_array()) return wrong_type(node, member, "an array");
      return 0U;
    case Shape::names: {
      PORTAL_CHECK(check_names(node, member, value));
      if (value.array().size() <= 8) return absent;
      json::Object names;
      for (const json::Value& name : value.array()) names.set(name.text(), true);
      tables_.name_sets.push_back(std::move(names));
      return static_cast<std::uint32_t>(tables_.name_sets.size() - 1);
    }
    case Shape::names_map:
      if (!value.is_object()) return wrong_type(node, member, "an object of lists of names");
      for (const json::Member& part : value.object()) PORTAL_CHECK(check_names(node, member, part.value));
      return 0U;
    case Shape::type_names: return type_mask(node, member);
    case Shape::any: return 0U;
    default: break;  // the three that hold text
  }
  if (!value.is_string()) return wrong_type(node, member, "a string");
  if (shape == Shape::pattern_text) return pattern_number(node, member.key, value.text());
  if (shape == Shape::reference_text) return 0U;
  const bool asserted = options_.assert_formats || (tables_.resources[tables_.nodes[node].resource].groups & format_assertion) != 0;
  const FormatCheck check = asserted ? find_format(value.text(), options_.more_formats) : nullptr;
  if (check == nullptr) return absent;
  tables_.checks.push_back(check);
  return static_cast<std::uint32_t>(tables_.checks.size() - 1);
}

Result<std::uint32_t> Compiler::type_mask(std::uint32_t node, const json::Member& member) {
  static constexpr std::string_view names[] = {"null", "boolean", "integer", "number", "string", "array", "object"};
  std::uint32_t mask = 0;
  const auto add = [&](const json::Value& name) {
    const auto* found = name.is_string() ? std::find(std::begin(names), std::end(names), name.text()) : std::end(names);
    if (found == std::end(names)) return false;
    mask |= 1U << (found - std::begin(names));
    if (*found == "number") mask |= 1U << static_cast<unsigned>(json::Kind::integer);
    return true;
  };
  const bool known = member.value.is_array() ? std::all_of(member.value.array().begin(), member.value.array().end(), add) : add(member.value);
  if (!known) return error(ErrorCode::unknown_name, node, member.key, "names of JSON types", json::describe(member.value));
  return mask;
}

Result<std::uint32_t> Compiler::pattern_number(std::uint32_t node, std::string_view keyword, std::string_view source) {
  if (const json::Value* number = pattern_numbers_.find(source)) return static_cast<std::uint32_t>(number->integer());
  auto pattern = text::Pattern::compile(source);
  if (!pattern.ok()) return error(ErrorCode::invalid_expression, node, keyword, "an ECMA-262 pattern", quoted_excerpt(source));
  const auto number = static_cast<std::uint32_t>(tables_.patterns.size());
  tables_.patterns.push_back(std::move(pattern).value());
  pattern_numbers_.set(source, number);
  return number;
}

Result<void> Compiler::check_names(std::uint32_t node, const json::Member& member, const json::Value& names) {
  if (!names.is_array() || !std::all_of(names.array().begin(), names.array().end(), [](const json::Value& name) { return name.is_string(); }))
    return wrong_type(node, member, "a list of names");
  return {};
}

// `properties`, `patternProperties` and `additionalProperties` become one walk over the members; the array keywords likewise.
Result<void> Compiler::gather(std::uint32_t node, const json::Member& member, Operation operation, std::uint32_t first) {
  std::uint32_t& number = gathered_[operation == Operation::members ? 0 : 1];
  if (number == absent) {
    number = static_cast<std::uint32_t>(tables_.children.size());
    tables_.children.emplace_back();
    emit(operation, number, member);
  }
  const std::uint32_t at = number;
  const std::string_view key = member.key;
  if (key == "patternProperties") {
    for (std::uint32_t i = first; i < first + member.value.object().size(); ++i) {
      PORTAL_TRY(tables_.nodes[i].index, pattern_number(i, {}, tables_.nodes[i].key));
    }
    tables_.children[at].patterns = &member.value.object();
    tables_.children[at].first_pattern = first;
  } else if (key == "properties") {
    tables_.children[at].properties = &member.value.object();
    tables_.children[at].first = first;
  } else if (member.value.is_array()) {
    tables_.children[at].first = first;
    tables_.children[at].prefix_size = static_cast<std::uint32_t>(member.value.array().size());
  } else {
    const json::Value* items = tables_.nodes[node].schema->find("items");
    const bool idle = key == "additionalItems" && (items == nullptr || !items->is_array());  // means nothing beside a single "items"
    if (!idle) tables_.children[at].rest = first;
  }
  return {};
}

void Compiler::emit(Operation operation, std::uint32_t argument, const json::Member& member) {
  tables_.instructions.push_back({operation, argument, &member});
}

Error Compiler::error(ErrorCode code, std::uint32_t node, std::string_view keyword, std::string expected, std::string got) const {
  std::string path = location(tables_, tables_.nodes[node]);
  if (!keyword.empty()) path = path + "/" + std::string(keyword);
  return Error{code, std::move(path), std::move(expected), std::move(got)};
}

Error Compiler::wrong_type(std::uint32_t node, const json::Member& member, std::string expected) const {
  return error(ErrorCode::wrong_type, node, member.key, std::move(expected), json::describe(member.value));
}

}  // namespace portal::schema
