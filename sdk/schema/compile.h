#pragma once
// Compiling: JSON Schema documents to Tables. Works through a list of open nodes, so nesting costs no stack.
//
// The first error met is kept and ends the work: functions go on returning something harmless after it.

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/schema/program.h"

namespace portal::schema {

enum class Shape : unsigned char {
  schema,
  schema_list,
  schema_map,
  schema_or_list,
  schema_or_names_map,
  branches,
  branch,
  names,
  names_map,
  type_names,
  list,
  any,
  count,
  number,
  positive,
  boolean,
  pattern_text,
  format_name,
  reference_text
};

// Vocabularies of 2020-12, as bits.
enum Group : unsigned char { core = 1, applicator = 2, unevaluated = 4, validation = 8, format = 16, format_assertion = 32 };

struct Keyword {
  std::string_view name;
  Operation operation;
  Shape shape;
  unsigned char dialects;  // bits by Dialect
  Group group;
};

class Compiler {
 public:
  Compiler(Tables& tables, const Options& options) : tables_(tables), options_(options) {}
  Result<void> run(const json::Value& document);

 private:
  // What a "$schema" decides.
  struct Speech {
    Dialect dialect;
    unsigned char groups;
  };

  std::uint32_t load(std::string_view uri, const json::Value& document);
  std::uint32_t add_node(std::uint32_t parent, std::string_view keyword, const json::Value* schema);
  std::uint32_t add_list(std::uint32_t parent, const json::Member& keyword);
  std::uint32_t add_map(std::uint32_t parent, const json::Member& keyword);
  std::uint32_t& slot(const json::Value* schema);
  void grow_slots();

  void compile_pending();
  void compile_node(std::uint32_t node);
  void close_node(std::uint32_t node, std::size_t first);
  void open_resource(std::uint32_t node);
  void add_anchor(std::uint32_t node, std::string_view name);
  Speech speech_of(std::uint32_t node, std::string_view metaschema);
  unsigned char groups_of(std::uint32_t node, const json::Object& vocabularies);
  void compile_keyword(std::uint32_t node, const json::Member& member, const Keyword& keyword);
  std::uint32_t compile_subschemas(std::uint32_t node, const json::Member& member, Shape shape);
  std::uint32_t compile_assertion(std::uint32_t node, const json::Member& member, Shape shape);
  std::uint32_t compile_number(std::uint32_t node, const json::Member& member, Shape shape);
  std::uint32_t compile_text(std::uint32_t node, const json::Member& member, Shape shape);
  std::uint32_t type_mask(std::uint32_t node, const json::Member& member);
  std::uint32_t pattern_number(std::uint32_t node, std::string_view keyword, const std::string& source);
  void check_names(std::uint32_t node, const json::Member& member, const json::Value& names);
  void gather(std::uint32_t node, const json::Member& member, Operation operation, std::uint32_t first);
  void emit(Operation operation, std::uint32_t argument, const json::Member& member);

  void resolve_references();
  std::uint32_t target(std::uint32_t node, const json::Member& member);
  std::uint32_t target_by_pointer(std::uint32_t root, std::string_view pointer);
  void refuse_cycles();
  std::uint32_t edge(const Node& node, std::uint32_t number) const;

  // Keeps the error unless one is kept already; absent, to be returned.
  std::uint32_t fail(ErrorCode code, std::uint32_t node, std::string_view keyword, const char* expected, const json::Value& got);
  std::uint32_t wrong_type(std::uint32_t node, const json::Member& member, const char* expected);

  Tables& tables_;
  const Options& options_;
  std::unique_ptr<Error> error_;
  json::Object places_;                           // URI, or URI#fragment → node
  json::Object pattern_numbers_;                  // source → number
  std::vector<std::uint32_t> slots_;              // open-addressing table: schema's address → node
  std::vector<std::uint32_t> references_;         // pairs: instruction, its node
  std::uint32_t open_ = 0;                        // the first node not compiled yet
  std::uint32_t gathered_[2] = {absent, absent};  // Children of `members` and `elements` of the node at hand
};

}  // namespace portal::schema
