// Schema documents to tables: nodes, resources and anchors.
#include "sdk/schema/compile.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/schema/uri.h"

namespace portal::schema {

namespace {

constexpr std::uint16_t depth_limit = 160;

constexpr unsigned char bit(Dialect dialect) { return static_cast<unsigned char>(1U << static_cast<unsigned>(dialect)); }
constexpr unsigned char only_2020_12 = bit(Dialect::draft_2020_12);
constexpr unsigned char since_07 = only_2020_12 | bit(Dialect::draft_07);
constexpr unsigned char until_07 = bit(Dialect::draft_07) | bit(Dialect::draft_04);
constexpr unsigned char all = since_07 | until_07;

constexpr unsigned char usual_groups = core | applicator | unevaluated | validation | format;

constexpr Keyword keywords[] = {
#define X(name, operation, shape, dialects, group) {name, Operation::operation, Shape::shape, dialects, group},
#include "sdk/schema/keywords.def"
#undef X
};

const Keyword* find_keyword(std::string_view name, Dialect dialect, unsigned groups) {
  for (const Keyword& keyword : keywords)
    if (keyword.name == name && (keyword.dialects & bit(dialect)) != 0 && (keyword.group & groups) != 0) return &keyword;
  return nullptr;
}

// The text of a member; nullptr where there is none.
const std::string* text_at(const json::Value& schema, std::string_view key) {
  const json::Value* value = schema.find(key);
  return value != nullptr && value->is_string() ? &value->text() : nullptr;
}

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
  for (const Resource& resource : tables.resources)
    if (resource.document != nullptr && resource.document.get() == node->schema && !resource.uri.empty()) return resource.uri + "#" + path;
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
  compile_pending();
  resolve_references();
  refuse_cycles();
  if (error_ != nullptr) return std::move(*error_);
  return {};
}

std::uint32_t Compiler::fail(ErrorCode code, std::uint32_t node, std::string_view keyword, const char* expected, const json::Value& got) {
  if (error_ != nullptr) return absent;
  std::string path = location(tables_, tables_.nodes[node]);
  if (!keyword.empty()) path = json::pointer_join(path, keyword);
  error_ = std::make_unique<Error>(Error{code, path, expected, got.is_string() ? quoted_excerpt(got.text()) : json::describe(got)});
  return absent;
}

std::uint32_t Compiler::wrong_type(std::uint32_t node, const json::Member& member, const char* expected) {
  return fail(ErrorCode::wrong_type, node, member.key, expected, member.value);
}

std::uint32_t Compiler::load(std::string_view uri, const json::Value& document) {
  const auto root = static_cast<std::uint32_t>(tables_.nodes.size());
  tables_.resources.push_back({std::string(uri), options_.dialect, usual_groups, std::make_unique<json::Value>(document)});
  places_.set(uri, root);
  return add_node(absent, {}, tables_.resources.back().document.get());
}

std::uint32_t Compiler::add_node(std::uint32_t parent, std::string_view keyword, const json::Value* schema) {
  const auto number = static_cast<std::uint32_t>(tables_.nodes.size());
  Node node;
  node.schema = schema;
  node.parent = parent;
  node.keyword = keyword;
  node.resource = static_cast<std::uint32_t>(tables_.resources.size() - 1);
  if (parent != absent) {
    node.resource = tables_.nodes[parent].resource;
    node.depth = static_cast<std::uint16_t>(tables_.nodes[parent].depth + 1);
  }
  tables_.nodes.push_back(node);
  if (slots_.size() < tables_.nodes.size() * 2) grow_slots();
  else if (schema != nullptr) slot(schema) = number;
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

void Compiler::compile_pending() {
  while (open_ < tables_.nodes.size() && error_ == nullptr) compile_node(open_++);
}

void Compiler::compile_node(std::uint32_t number) {
  const json::Value* schema = tables_.nodes[number].schema;
  if (schema == nullptr) return;
  if (schema->is_boolean()) {
    tables_.nodes[number].never = !schema->boolean();
    return;
  }
  if (tables_.nodes[number].depth > depth_limit) fail(ErrorCode::too_deep, number, {}, "a flatter schema", *schema);
  if (!schema->is_object()) fail(ErrorCode::wrong_type, number, {}, "a schema", *schema);
  if (error_ != nullptr) return;
  open_resource(number);
  const std::uint32_t resource = tables_.nodes[number].resource;
  const Dialect dialect = tables_.resources[resource].dialect;
  // Until draft-07 a "$ref" makes every other keyword of its object void (Core of draft-07, 8.3).
  const bool alone = dialect != Dialect::draft_2020_12 && text_at(*schema, "$ref") != nullptr;
  const unsigned groups = alone ? unsigned{core} : tables_.resources[resource].groups;
  const std::size_t first = tables_.instructions.size();
  gathered_[0] = gathered_[1] = absent;
  for (const json::Member& member : schema->object())
    if (const Keyword* keyword = find_keyword(member.key, dialect, groups)) compile_keyword(number, member, *keyword);
  close_node(number, first);
}

// Puts the node's instructions in the order of Operation and remembers which refer elsewhere.
void Compiler::close_node(std::uint32_t number, std::size_t first) {
  std::vector<Instruction>& all_of_them = tables_.instructions;
  Node& node = tables_.nodes[number];
  node.first = static_cast<std::uint32_t>(first);
  node.count = static_cast<std::uint16_t>(all_of_them.size() - first);
  for (std::size_t i = first + 1; i < all_of_them.size(); ++i)
    for (std::size_t j = i; j > first && all_of_them[j].operation < all_of_them[j - 1].operation; --j) std::swap(all_of_them[j], all_of_them[j - 1]);
  for (std::size_t i = first; i < all_of_them.size(); ++i) {
    const Operation operation = all_of_them[i].operation;
    if (operation >= Operation::unevaluated_items) node.tracks = true;
    if (operation != Operation::reference && operation != Operation::dynamic_reference) continue;
    references_.push_back(static_cast<std::uint32_t>(i));
    references_.push_back(number);
  }
}

// Core 8.2, and draft-07 8.2: what this schema object is called, in which dialect it speaks.
void Compiler::open_resource(std::uint32_t number) {
  const json::Value& schema = *tables_.nodes[number].schema;
  const Resource& outer = tables_.resources[tables_.nodes[number].resource];
  Speech speech{outer.dialect, outer.groups};
  const std::string* metaschema = text_at(schema, "$schema");
  const bool root = tables_.nodes[number].parent == absent;
  if (metaschema != nullptr && (root || schema.find("$id") != nullptr || schema.find("id") != nullptr)) speech = speech_of(number, *metaschema);
  if (root) {
    tables_.resources.back().dialect = speech.dialect;
    tables_.resources.back().groups = speech.groups;
  }
  const bool modern = speech.dialect == Dialect::draft_2020_12;
  const std::string* id = text_at(schema, speech.dialect == Dialect::draft_04 ? "id" : "$id");
  if (id != nullptr && (modern || text_at(schema, "$ref") == nullptr)) {
    const std::string_view text = *id;
    const std::size_t hash = std::min(text.find('#'), text.size());
    if (hash > 0) {
      const auto resource = static_cast<std::uint32_t>(tables_.resources.size());
      tables_.resources.push_back({resolve_uri(outer.uri, text.substr(0, hash)), speech.dialect, speech.groups, nullptr});
      places_.set(tables_.resources.back().uri, number);
      tables_.nodes[number].resource = resource;
    }
    if (!modern && hash + 1 < text.size()) add_anchor(number, text.substr(hash + 1));
  }
  if (!modern) return;
  if (const std::string* anchor = text_at(schema, "$anchor")) add_anchor(number, *anchor);
  if (const std::string* anchor = text_at(schema, "$dynamicAnchor")) {
    add_anchor(number, *anchor);
    tables_.dynamic_anchors.push_back(number);
  }
}

void Compiler::add_anchor(std::uint32_t node, std::string_view name) {
  std::string uri = tables_.resources[tables_.nodes[node].resource].uri;
  uri += '#';
  uri += name;
  places_.set(uri, node);
}

Compiler::Speech Compiler::speech_of(std::uint32_t node, std::string_view metaschema) {
  Speech speech{options_.dialect, usual_groups};
  for (int hops = 0; hops < 8; ++hops) {  // a metaschema has a metaschema
    if (!metaschema.empty() && metaschema.back() == '#') metaschema.remove_suffix(1);
    const auto says = [metaschema](std::string_view part) { return metaschema.find(part) != std::string_view::npos; };
    if (says("//json-schema.org/")) {
      if (says("/draft-04/")) speech.dialect = Dialect::draft_04;
      else if (says("/draft-0")) speech.dialect = Dialect::draft_07;
      else if (says("/20")) speech.dialect = Dialect::draft_2020_12;
      break;
    }
    const json::Value* document = options_.documents == nullptr ? nullptr : options_.documents->find(metaschema);
    if (document == nullptr) break;
    const json::Value* vocabularies = document->find("$vocabulary");
    if (hops == 0 && vocabularies != nullptr && vocabularies->is_object()) speech.groups = groups_of(node, vocabularies->object());
    const std::string* next = text_at(*document, "$schema");
    if (next == nullptr) break;
    metaschema = *next;
  }
  return speech;
}

unsigned char Compiler::groups_of(std::uint32_t node, const json::Object& vocabularies) {
  static constexpr struct {
    std::string_view name;
    unsigned char groups;
  } known[] = {{"/vocab/core", core},
               {"/vocab/applicator", applicator},
               {"/vocab/unevaluated", unevaluated},
               {"/vocab/validation", validation},
               {"/vocab/format-annotation", format},
               {"/vocab/format-assertion", format | format_assertion},
               {"/vocab/meta-data", 0},
               {"/vocab/content", 0}};
  unsigned char groups = core;
  for (const json::Member& member : vocabularies) {
    bool understood = false;
    for (const auto& vocabulary : known) {
      if (member.key.find(vocabulary.name) == std::string::npos) continue;
      groups |= vocabulary.groups;
      understood = true;
    }
    if (!understood && member.value == json::Value(true))  // Core 8.1.2: a required vocabulary nobody knows must be refused
      fail(ErrorCode::unknown_name, node, "$schema", "a known vocabulary", json::Value(member.key));
  }
  return groups;
}

}  // namespace portal::schema
