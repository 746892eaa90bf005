#pragma once
// Components of the Digital Form Builder: each a property of the schema with its Control, or text. For digital_form_builder.cpp only.
//
// Values are those that the builder's runner keeps: yes-no a boolean, checkboxes a list, a UK address an object of addressLine1 … postcode,
// month and year an object of <name>__month and <name>__year, a MultiInputField a list of objects.

#include <optional>
#include <string>
#include <string_view>

#include "widgets/form/importers/report.h"

namespace portal::form::importers {

// What a group of components became: an object's schema, and the elements that show it.
struct Made {
  json::Object properties;
  json::Array required;
  json::Array elements;
};

// A component while it is read.
struct Component {
  const json::Value& source;
  const json::Value& options;  // an empty object where it has none
  const json::Value& rules;    // its "schema", likewise
  std::string path;
  std::string type;
  std::string key;   // of its texts: "section.name"
  std::string name;  // of its property
  json::Object schema;
  json::Object wishes;  // "options" of its Control
  bool is_required = true;
};

class Components {
 public:
  // `source`: the whole form. Borrowed, as the report is.
  Components(const json::Value& source, Report& report);

  // Appends what the component is. `scope`: of the object it belongs to ("#/properties/section", "#" within an item); `texts`: what the key of
  // its texts begins with ("section."). Gives the name of its property, which is another than the component's where that is taken; "" for content.
  std::string add(const json::Value& source, const std::string& path, const std::string& scope, const std::string& texts, Made& out);

  // Labels of HTML, appended.
  static void add_text(std::string_view html, json::Array& elements);

  // The text of a key, HTML taken out; of one that has a text for each language, the form's own. "" where there is none.
  std::string line(const json::Value& object, std::string_view key) const;

  bool is_welsh() const { return is_welsh_; }
  // Words of ours in the definition's language: key → text.
  const json::Object& words() const { return words_; }

 private:
  bool add_content(const json::Value& source, const std::string& type, const std::string& path, json::Array& elements);
  void describe(Component& field);
  void describe_text(Component& field);
  void describe_number(Component& field);
  void describe_date(Component& field);
  void describe_choice(Component& field, bool is_list);
  void describe_yes_no(Component& field);
  void describe_file(Component& field);
  void describe_address(Component& field);
  void describe_month_and_year(Component& field);
  void describe_date_and_time(Component& field);
  void describe_items(Component& field);
  void limit_words(Component& field);
  void own_message(const Component& field);
  json::Array choices(const Component& field);
  void pattern(Component& field, const std::string& pattern, std::string_view english, std::string_view welsh);
  void say(const std::string& key, std::string_view english, std::string_view welsh);
  void report_strangers(const Component& field);
  std::string said(std::string_view english, std::string_view welsh) const { return std::string(is_welsh_ ? welsh : english); }

  const json::Value& form_;
  Report& report_;
  bool is_welsh_ = false;
  json::Object words_;
};

// A number that may be written as text: "500". Nothing where it is none.
std::optional<double> number_of(const json::Value* value);
bool flag_of(const json::Value& object, std::string_view key, bool otherwise);
// Empty where there is none.
const json::Array& list_of(const json::Value& object, std::string_view key);
// Whether it is more than null, false, "", [] or {}.
bool says_something(const json::Value& value);

}  // namespace portal::form::importers
