#pragma once
// The compiled form of a schema: flat tables of nodes and instructions that point into the Schema's own copy of the documents.
//
// One node is one schema object. Its instructions stand together, in the order of Operation. Subschemas of one keyword are
// consecutive nodes in the keyword's own order, so `properties` needs no table of its own: the json::Object is the table, and the
// member's position in it is the child's number.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/json/value.h"
#include "sdk/schema/schema.h"
#include "sdk/text/port.h"

namespace portal::schema {

constexpr std::uint32_t absent = 0xFFFFFFFF;  // no node, no number

// In the order of evaluation: what is cheap first, what reads the marks of others (unevaluated…) last.
enum class Operation : unsigned char {
  type,
  enumeration,
  constant,
  multiple_of,
  maximum,
  exclusive_maximum,
  minimum,
  exclusive_minimum,
  max_length,
  min_length,
  pattern,
  format,
  max_items,
  min_items,
  unique_items,
  max_properties,
  min_properties,
  required,
  dependent_required,
  property_names,
  members,
  elements,
  contains,
  reference,
  dynamic_reference,
  all_of,
  any_of,
  one_of,
  negation,
  conditional,
  dependent_schemas,
  unevaluated_items,
  unevaluated_properties,
  none
};

struct Instruction {
  Operation operation;
  unsigned char kinds;         // of value that it says something about, as bits
  std::uint32_t argument;      // by operation: first child node, limit, type mask, number of the pattern, format or Children
  const json::Member* member;  // the keyword as written
};

struct Node {
  const json::Value* schema = nullptr;  // nullptr: stands in for an absent subschema, always true
  std::uint32_t parent = absent;        // node that holds it; absent at a document's root
  std::string_view keyword;             // the way from the parent, raw: "properties", or "a/b" under a keyword that is not ours
  std::string_view key;                 // and below it: a member's name (data() is nullptr where there is none) …
  std::uint32_t index = absent;         // … or an item's number; under patternProperties the number of the pattern
  std::uint32_t resource = 0;
  std::uint32_t first = 0;  // instructions
  std::uint16_t count = 0;
  std::uint16_t depth = 0;  // nodes above it in its document
  bool never = false;       // the boolean schema false
  bool tracks = false;      // has unevaluatedItems or unevaluatedProperties
};

// The arguments of `members` and `elements`, which evaluate three keywords in one walk.
struct Children {
  const json::Object* properties = nullptr;
  const json::Object* patterns = nullptr;
  std::uint32_t first = 0;          // node of the first property or prefix item
  std::uint32_t first_pattern = 0;  // node of the first patternProperties member
  std::uint32_t prefix_size = 0;
  std::uint32_t rest = absent;  // additionalProperties, items, additionalItems
};

// A schema resource (Core 8.2.1): a whole document, or what an "$id" opens inside one.
struct Resource {
  std::string uri;  // absolute where the schema gives one, without fragment; "" for the schema given to compile
  Dialect dialect;
  unsigned char groups;                   // vocabularies in force, bits of Group
  std::unique_ptr<json::Value> document;  // our copy; nullptr for a part of another resource's document
};

struct Tables {
  std::vector<Resource> resources;
  std::vector<Node> nodes;
  std::vector<Instruction> instructions;
  std::vector<Children> children;
  std::vector<text::Pattern> patterns;
  std::vector<std::uint32_t> dynamic_anchors;  // nodes that have a "$dynamicAnchor"
  json::Array name_sets;                       // the longer lists of `required` as objects, to ask for one name
  const std::vector<Format>* more_formats = nullptr;
  std::size_t steps = 0;
};

// JSON Pointer of a node, after its document's URI and "#" where that is not the schema given to compile.
std::string location(const Tables& tables, const Node& node);

// The text of its "$dynamicAnchor"; only of nodes in `dynamic_anchors`.
inline std::string_view dynamic_name(const Node& node) { return node.schema->find("$dynamicAnchor")->text(); }

// The in-place subschemas of an instruction (applied to the same value): `count` nodes from `first`; nothing for the others.
struct Range {
  std::uint32_t first;
  std::uint32_t count;
};
Range in_place(const Instruction& instruction);

struct Schema::Program : Tables {};

}  // namespace portal::schema
