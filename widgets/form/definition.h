#pragma once
// A form's definition, read once: JSON Schema for the data, JSON Forms' UI schema for the layout, texts in several languages.
//
//   {"id","version","language","title","description"?,"submit"?,"schema":{…},"uischema":{…}?,"translations":{"en":{key:text}}?,
//    "migrations":[…]?}
//
// UI schema elements: VerticalLayout, HorizontalLayout, Group, Control, Label, each with an optional "rule". A Control's
// "options": format (radio, select, checkbox, file), multi, rows, width, autocomplete, fact, example, accept, distinctFrom (scopes
// of fields that may not have the same answer). Without a UI schema the form follows the order of the schema's properties, a group for each object.
// Keys of translations, as JSON Forms has them: "<path.with.dots>.label", ".description", ".example", ".<choice>",
// ".error.<keyword>"; "<i18n>.label" of a Group; "<i18n>.text" of a Label; "title", "description", "submit".

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/profile/identifiers.h"
#include "sdk/schema/schema.h"
#include "sdk/ui/vocabulary.h"

namespace portal::form {

// "child.birthDate" of "/child/birthDate": prefix of a field's texts.
std::string key_of(std::string_view pointer);

struct Choice {
  json::Value constant;
  std::string wire;   // how the surface names it
  std::string title;  // in the definition's own language
};

// What few fields have. References name a field beside this one ("house"), or any by its scope ("#/properties/house").
struct Extras {
  std::string suggest;                                     // what the host proposes texts of: "address"
  std::vector<std::pair<std::string, std::string>> parts;  // of a proposal, and the fields that take them
  std::string unit;                                        // "₽"
  std::int64_t decimals = -1;                              // of money: digits behind the comma; -1: no money
  bool is_picked = false;                                  // the browser's calendar is offered as a help
  bool is_read_only = false;
  bool is_hidden = false;              // never shown; its value is the schema's default
  json::Value preset;                  // that default
  std::string why;                     // why it is asked
  std::string where;                   // where it stands on the document
  std::string not_before;              // a date that may not be later than this one
  json::Value likely_from, likely_to;  // outside them it is asked whether it is right
  std::string older;                   // whose date of birth must be earlier …
  std::int64_t older_by = 0;           // … by so many years
  std::int64_t max_size = 0;           // bytes of a file
  std::string statement;               // what a typed name signs
  std::string signed_on;               // the field that takes the day
  friend bool operator==(const Extras&, const Extras&) = default;
};

struct FieldDefinition {
  std::string pointer;  // into the data; also the node's id once encoded
  std::string id;
  std::string key;  // "child.birthDate": prefix of its texts
  ui::Role role = ui::Role::text_field;
  std::string label;
  std::string hint;
  std::string example;
  bool is_required = false;  // by the `required` of its parent, whatever the rest of the data
  bool is_integer = false;
  bool is_list = false;           // checkbox_group, file_field with several
  bool is_constant_true = false;  // a consent: the box must be ticked
  std::vector<Choice> choices;
  std::string format;
  const profile::Identifier* identifier = nullptr;
  std::string fact;
  std::string autocomplete;
  std::string accept;
  std::vector<std::string> distinct;  // pointers of fields whose answers this one may not repeat
  std::int64_t width = 0;
  std::int64_t rows = 0;
  std::int64_t max_length = 0;
  std::int64_t element = -1;             // its place in Definition::elements
  std::shared_ptr<const Extras> extras;  // null where it has none
};

enum class Effect : unsigned char { none, show, hide, enable, disable };

struct Rule {
  Effect effect = Effect::none;
  std::string pointer;  // of the data it looks at
  std::shared_ptr<const schema::Schema> condition;
};

struct Element {
  enum class Kind : unsigned char { layout, group, control, label };
  Kind kind = Kind::layout;
  std::string id;
  std::string key;         // of its texts
  std::string text;        // a group's label, a label's text
  int level = 3;           // of a group's heading
  bool inner = false;      // a group within a group: fields that belong together
  std::size_t parent = 0;  // 0, the root layout, is its own parent
  std::size_t field = 0;   // of a control
  std::size_t rule = 0;    // index + 1; 0: none
  std::vector<std::size_t> children;
};

class Definition {
 public:
  // Errors have paths below "/definition": unknown_key, wrong_type, dangling_reference (a scope that the schema does not hold) …
  static Result<std::shared_ptr<const Definition>> read(const json::Value& definition);

  std::string id;
  std::string version;
  std::string language;
  json::Value translations;  // locale → key → text
  json::Value migrations;    // what moved between versions, for drafts (sdk/filling/migrate.h); null: nothing
  std::optional<schema::Schema> schema;
  std::vector<FieldDefinition> fields;
  std::vector<Element> elements;  // [0] is the root layout
  std::vector<Rule> rules;
  bool has_conditions = false;  // the schema may require a field because of another

  // The text for `key` in `locale`: its translation, else `otherwise`, which is in the definition's own language.
  const std::string& text(const std::string& locale, const std::string& key, const std::string& otherwise) const;

  std::string title;
  std::string description;
  std::string submit;
};

}  // namespace portal::form
