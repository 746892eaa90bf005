#pragma once
// The elements of a definition: from its UI schema, or where that says nothing, from the schema's own order. Once for reading, and
// again for each change of items. For definition.cpp only.

#include <string>
#include <vector>

#include "sdk/json/reader.h"
#include "widgets/form/describe.h"

namespace portal::form {

class Layout {
 public:
  // `items` as Definition::with_items takes them. `is_first`: templates of lists without items are read, too, for their mistakes.
  Layout(Definition& out, const json::Object& items, bool is_first) : out_(out), items_(items), is_first_(is_first), describer_(*out.schema) {}

  Result<void> build();

 private:
  static constexpr int deepest = 32;
  static constexpr std::size_t most_fields = 10000;  // before anybody has added an item

  // What a Control says besides the schema.
  struct Said {
    std::string label;
    std::string key;
    const json::Value* options = nullptr;
    std::string path;                // of the Control in the definition
    const Place* context = nullptr;  // what its scopes start from
  };

  std::size_t append(Element element, std::size_t parent);
  bool is_in_group(std::size_t index) const;

  Result<void> element(const json::Value& source, const std::string& path, const Place& at, std::size_t parent, int depth);
  // `apart`: each question is a page of its own, unless a Category says otherwise.
  Result<void> pages(json::Reader& read, const std::string& path, const Place& at, std::size_t parent, int depth, bool apart);
  std::size_t add_page(Element made, std::size_t parent);
  static bool are_questions_apart(json::Reader& read, bool otherwise);
  Result<void> children(const json::Value& list, const std::string& path, const Place& at, std::size_t parent, int depth);
  Result<void> control(json::Reader& read, const std::string& path, const Place& at, std::size_t parent, int depth);
  Result<Place> resolve(const std::string& scope, const Place& at, const std::string& path);
  Result<void> rule(json::Reader& read, const std::string& path, const Place& at, Element& element);
  Result<std::shared_ptr<const schema::Schema>> condition_schema(const json::Value& source, const std::string& path);

  Result<std::shared_ptr<const Logic>> logic(const json::Value& source, const std::string& path, const Place& at);
  Result<void> field_logic(const Said& said, FieldDefinition& field);

  // What the schema says of a place: a field, a group of its properties, a list.
  Result<void> part(Place at, Element made, const Said& said, std::size_t parent, int depth);
  Result<void> object(const Place& at, const Describer::Schemas& schemas, Element made, const Said& said, std::size_t parent, int depth);
  Result<void> within(const Place& at, const Describer::Schemas& schemas, const json::Value* detail, const std::string& path, std::size_t parent,
                      int depth);
  Result<void> properties(const Place& at, const Describer::Schemas& schemas, std::size_t parent, int depth);
  Result<void> alternatives(const Place& at, const Describer::Schemas& schemas, std::size_t parent, int depth);
  // `is_single`: no array, but an object that is there once it is added.
  Result<void> list(const Place& at, const Describer::Schemas& schemas, bool is_single, Element made, const Said& said, std::size_t parent,
                    int depth);
  Result<void> item(const Place& list, std::size_t parent, std::string_view key, const json::Value* detail, const std::string& path, int depth);
  Result<void> try_item(const Place& list, std::size_t parent, const json::Value* detail, const std::string& path, int depth);
  std::size_t add_field(FieldDefinition field, Element made, std::size_t parent);

  Definition& out_;
  const json::Object& items_;
  const bool is_first_;
  Describer describer_;
  std::vector<const json::Value*> open_;  // schemas of the objects that are being laid out: one that comes again recurs
};

}  // namespace portal::form
