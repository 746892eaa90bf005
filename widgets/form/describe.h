#pragma once
// What a schema says of one place of the data, as a field to be filled in.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/name_index.h"
#include "widgets/form/definition.h"

namespace portal::form {

// Where the layout stands while it is read: the three names of definition.h, the key of texts, and how much of `place` is always there.
struct Place {
  std::string pointer;
  std::string place;
  std::string path;
  std::string key;
  std::size_t held = 0;
  bool is_required = false;  // by its parent

  bool is_held() const { return held == place.size(); }  // there even when nothing in it is filled in
};

// The shapes that a layout tells apart.
enum class Shape : unsigned char { answer, object, list };

constexpr std::size_t few_choices = 6;  // so many are shown at once, more go into a list

class Describer {
 public:
  using Schemas = std::vector<const json::Value*>;
  explicit Describer(const schema::Schema& schema) : schema_(schema) {}

  Place property(const Place& parent, std::string_view name);
  static Place item(const Place& list, std::string_view key, std::size_t index);
  static Place alternative(const Place& parent, std::size_t number);

  // What describes the place, nearest first; a choice between a schema and null is that schema, and `at.path` says so from then on.
  Schemas schemas(Place& at) const;
  Shape shape_of(const Place& at, const Schemas& schemas) const;
  // How many alternatives with fields of their own the place has; 0: none.
  std::size_t alternatives(const Place& at, const Schemas& schemas) const;
  std::string alternative_title(const Place& at, std::size_t number) const;

  // A field; for Shape::list the field that holds the keys of its items.
  FieldDefinition field(const Place& at, const Schemas& schemas, Shape shape) const;

 private:
  bool is_required(const Place& parent, std::string_view name);

  const schema::Schema& schema_;
  std::string required_parent_ = "-";  // no path: those begin with a slash
  NameIndex required_;
};

// The first of the schemas that has `key`.
const json::Value* keyword(const Describer::Schemas& schemas, std::string_view key);
std::string text_of(const json::Value* value);
// What a place is called whose schema gives no title.
std::string label_of_place(const Place& at);

}  // namespace portal::form
