#pragma once
// Compiling: JSON Schema documents to Tables. Works through a list of open nodes, so nesting costs no stack.

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/schema/program.h"

namespace portal::schema {

enum class Shape : unsigned char {
  schema, schema_list, schema_map, schema_or_list, schema_or_names_map, branches, branch,
  names, names_map, type_names, list, any, count, number, positive, boolean, pattern_text, format_name, reference_text
};

struct Keyword {
  std::string_view name;
  Operation operation;
  Shape shape;
  unsigned char dialects;  // bits by Dialect
  unsigned char group;     // bit, see compile.cpp
};

class Compiler {
 public:
  Compiler(Tables& tables, const Options& options) : tables_(tables), options_(options) {}
  Result<void> run(const json::Value& document);

 private:
  struct Reference {
    std::uint32_t instruction;
    std::uint32_t node;
  };

  std::uint32_t load(std::string_view uri, const json::Value& document);
  std::uint32_t add_node(std::uint32_t parent, std::string_view keyword, const json::Value* schema);
  std::uint32_t add_list(std::uint32_t parent, const json::Member& keyword);
  std::uint32_t add_map(std::uint32_t parent, const json::Member& keyword);
  std::uint32_t& slot(const json::Value* schema);
  void grow_slots();

  Result<void> compile_pending();
  Result<void> compile_node(std::uint32_t node);
  Result<void> open_resource(std::uint32_t node);
  Result<void> choose_dialect(Resource& resource, std::string_view metaschema);
  Result<void> choose_groups(Resource& resource, const json::Value& vocabularies);
  Result<void> compile_keyword(std::uint32_t node, const json::Member& member, const Keyword& keyword);
  Result<std::uint32_t> compile_subschemas(std::uint32_t node, const json::Member& member, Shape shape);
  Result<std::uint32_t> compile_assertion(std::uint32_t node, const json::Member& member, Shape shape);
  Result<std::uint32_t> type_mask(std::uint32_t node, const json::Member& member);
  Result<std::uint32_t> pattern_number(std::uint32_t node, std::string_view keyword, std::string_view source);
  Result<void> check_names(std::uint32_t node, const json::Member& member, const json::Value& names);
  Result<void> gather(std::uint32_t node, const json::Member& member, Operation operation, std::uint32_t first);
  void emit(Operation operation, std::uint32_t argument, const json::Member& member);

  Result<void> resolve_references();
  Result<std::uint32_t> target(const Reference& reference);
  Result<std::uint32_t> target_by_pointer(std::uint32_t root, std::string_view pointer);
  Result<void> refuse_cycles() const;

  Error error(ErrorCode code, std::uint32_t node, std::string_view keyword, std::string expected, std::string got) const;
  Error wrong_type(std::uint32_t node, const json::Member& member, std::string expected) const;

  Tables& tables_;
  const Options& options_;
  json::Object places_;                 // URI, or URI#fragment → node
  json::Object pattern_numbers_;        // source → number
  std::vector<std::uint32_t> slots_;    // open-addressing table: schema's address → node
  std::vector<Reference> references_;
  std::uint32_t open_ = 0;              // the first node not compiled yet
  std::uint32_t gathered_[2] = {absent, absent};  // Children of `members` and `elements` of the node at hand
};

}  // namespace portal::schema
