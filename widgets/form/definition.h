#pragma once
// A form's definition, read once: JSON Schema for the data, JSON Forms' UI schema for the layout, texts in several languages.
//
//   {"id","version","language","title","description"?,"submit"?,"schema":{…},"uischema":{…}?,"translations":{"en":{key:text}}?,
//    "migrations":[…]?}
//
// README.md says what the UI schema may hold. Reading gives two flat lists, fields and elements; what repeats is in them once for
// each item that there is, so all other parts see plain fields. `with_items` is the same form with other items.
//
// Three names of a field, equal unless it stands in a list or an alternative:
//   pointer  "/children/n2/name": never changes while its item exists. Drafts, states and node ids are made of it
//   place    "/children/0/name": where its value stands in the data now
//   path     "/children/0/|1/name": the same with the chosen alternatives in it, for questions to the schema

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

namespace portal::rules {
class Rule;
}

namespace portal::form {

// "child.birthDate" of "/child/birthDate": prefix of a field's texts.
std::string key_of(std::string_view pointer);

struct Logic;  // logic.h

struct Choice {
  json::Value constant;
  std::string wire;   // how the surface names it
  std::string title;  // in the definition's own language
};

// What few fields have. References name a field beside this one ("house"), or any by its scope ("#/properties/house").
struct Extras {
  std::string suggest;                                     // what the host proposes texts of: "address"
  std::vector<std::pair<std::string, std::string>> parts;  // of a proposal, and the fields that take them
  std::string fact_by;                                     // the field whose answer says of whom the fact is …
  std::vector<std::pair<std::string, std::string>> facts;  // … and the fact for each answer
  std::string unit;                                        // "₽"
  std::int64_t decimals = -1;                              // of money: digits behind the comma; -1: no money
  bool is_picked = false;                                  // the browser's calendar is offered as a help
  bool is_read_only = false;
  bool is_hidden = false;                                                // never shown; its value is the schema's default
  std::string why;                                                       // why it is asked
  std::string where;                                                     // where it stands on the document
  std::string not_before;                                                // a date that may not be later than this one
  std::string earliest, latest;                                          // from today, as durations (sdk/calendar/civil_date.h): bounds of a date
  json::Value likely_from, likely_to;                                    // outside them it is asked whether it is right; a duration: from today
  std::string older;                                                     // whose date of birth must be earlier …
  std::int64_t older_by = 0;                                             // … by so many years
  std::int64_t max_size = 0;                                             // bytes of a file
  std::string statement;                                                 // what a typed name signs
  std::string signed_on;                                                 // the field that takes the day
  enum class End : unsigned char { none, first, last } end = End::none;  // of a period
  std::shared_ptr<const Logic> required_if;                              // asked for while this is true
  std::shared_ptr<const Logic> compute;                                  // its value, never typed
  friend bool operator==(const Extras&, const Extras&) = default;
};

struct FieldDefinition {
  std::string pointer;
  std::string place;
  std::string path;
  std::string id;   // of its node: the pointer, encoded
  std::string key;  // "child.birthDate": prefix of its texts
  // What a person fills in; or two that steer: a list, whose typed value is the keys of its items, and which alternative of a
  // schema is meant. Those two have no value of their own in the data.
  enum class Kind : unsigned char { answer, list, alternative } kind = Kind::answer;
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
  std::vector<std::string> distinct;  // places of fields whose answers this one may not repeat
  std::int64_t width = 0;
  std::int64_t rows = 0;
  std::int64_t max_length = 0;
  std::int64_t fewest = 0;               // items of a list …
  std::int64_t most = 0;                 // … 0: no limit
  bool is_single = false;                // no array: an object that is there once it is added
  bool holds_values = false;             // its items are no objects
  json::Value fixed;                     // the one value that it can have, never asked for
  bool is_nothing = false;               // that value is null: it must be there and say nothing
  std::size_t held = 0;                  // so much of `place` are objects that are there even when they are empty
  std::size_t element = 0;               // its place in Definition::elements
  std::shared_ptr<const Extras> extras;  // null where it has none
};

enum class Effect : unsigned char { none, show, hide, enable, disable };

struct Rule {
  Effect effect = Effect::none;
  std::string place;  // of the data it looks at
  std::shared_ptr<const schema::Schema> condition;
  std::shared_ptr<const Logic> logic;  // instead of a place and a condition
  std::size_t chooser = 0;             // instead of a condition: field + 1 of an alternative …
  std::string choice;                  // … and which one of it shows this
};

struct Element {
  enum class Kind : unsigned char { layout, group, control, label, page, list, item };
  Kind kind = Kind::layout;
  std::string id;
  std::string key;                    // of its texts
  std::string text;                   // a group's or a page's label, a label's text, what an item is called
  std::string item_text;              // of a list: what one of its items is called …
  std::string add_text;               // … and the button that adds one
  std::string item;                   // an item's key
  int level = 3;                      // of a group's heading
  bool is_period = false;             // a group of two dates that are one answer
  std::size_t chapter = 0;            // of a page that is one question of a Category: the first such page of it; 0: it is the whole
  bool inner = false;                 // a group within a group: fields that belong together
  std::size_t parent = 0;             // 0, the root layout, is its own parent
  std::size_t field = 0;              // of a control, a list
  std::size_t rule = 0;               // index + 1; 0: none
  std::vector<std::size_t> children;  // of a list: its items, in order
};

// Whether a profile may answer it at all.
inline bool has_fact(const FieldDefinition& field) { return !field.fact.empty() || (field.extras != nullptr && !field.extras->facts.empty()); }
inline bool is_in_alternative(const FieldDefinition& field) { return field.path != field.place; }
inline bool is_computed(const FieldDefinition& field) { return field.extras != nullptr && field.extras->compute != nullptr; }

inline bool holds_field(const Element& element) { return element.kind == Element::Kind::control || element.kind == Element::Kind::list; }

// What all that differ in items only have in common.
struct DefinitionHead {
  std::string id;
  std::string version;
  std::string language;
  std::string title;
  std::string description;
  std::string submit;
  json::Value migrations;  // what moved between versions, for drafts (sdk/filling/migrate.h); null: nothing
  std::shared_ptr<const schema::Schema> schema;
  bool has_conditions = false;  // the schema may require a field because of another

 private:
  friend class Definition;
  friend class Layout;
  // The definition as it was given, and the conditions of its rules by their place in it.
  std::shared_ptr<const json::Value> source_;
  std::vector<std::pair<const json::Value*, std::shared_ptr<const schema::Schema>>> conditions_;
  std::vector<std::pair<const json::Value*, std::shared_ptr<const rules::Rule>>> logics_;
};

class Definition : public DefinitionHead {
 public:
  // Errors have paths below "/definition": unknown_key, wrong_type, dangling_reference (a scope that the schema does not hold) …
  static Result<std::shared_ptr<const Definition>> read(const json::Value& definition);

  // `items`: pointer of a list → keys of its items, in order. A list that is not among them has as many as it must have.
  std::shared_ptr<const Definition> with_items(const json::Object& items) const;

  std::vector<FieldDefinition> fields;
  std::vector<Element> elements;  // [0] is the root layout
  std::vector<Rule> rules;
  std::vector<std::size_t> pages;  // elements, in order; none: everything on one

  // The text for `key` in `locale`: its translation, else `otherwise`, which is in the definition's own language.
  const std::string& text(const std::string& locale, const std::string& key, const std::string& otherwise) const;
};

// Keys of a list: short words of letters, digits and "-", each once, at most `most_items` of them.
constexpr std::size_t most_items = 200;
bool are_item_keys(const json::Value& keys);
// "n1" … "n<count>": of items that are there from the beginning.
json::Array first_keys(std::size_t count);

}  // namespace portal::form
