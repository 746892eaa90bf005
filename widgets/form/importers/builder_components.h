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
  std::string place = "";  // of its answer in the data; "" within an item
};

class Components {
 public:
  // `source`: the whole form. Borrowed, as the report is.
  Components(const json::Value& source, Report& report);

  // Appends what the component is. `scope`: of the object it belongs to ("#/properties/section", "#" within an item); `texts`: what the key of
  // its texts begins with ("section."). Gives the name of its property, which is another than the component's where that is taken; "" for content.
  std::string add(const json::Value& source, const std::string& path, const std::string& scope, const std::string& texts, Made& out);

  // What stands in one item of a list.
  Made items(const json::Array& components, const std::string& path, const std::string& texts);

  // Choices that are offered under a condition, and where in the data.
  struct Conditional {
    std::string pointer;
    json::Value value;
    std::string condition;
    std::string path;
  };
  const std::vector<Conditional>& conditional_choices() const { return conditional_choices_; }

  // Labels of HTML, appended.
  static void add_text(std::string_view html, json::Array& elements);

  // The text of a key, HTML taken out; of one that has a text for each language, the form's own. "" where there is none.
  std::string line(const json::Value& object, std::string_view key) const;

  // What a template says of answers is said of questions: "{{ section.name }}".
  std::string without_templates(std::string text, const std::string& path);

  bool is_welsh() const { return is_welsh_; }
  // Words of ours in the definition's language: key → text.
  const json::Object& words() const { return words_; }

 private:
  struct Row;
  static const Row kinds[];

  bool add_content(const json::Value& source, const std::string& type, const std::string& path, json::Array& elements);
  void describe(Component& field);
  void describe_text(Component& field);
  void describe_number(Component& field);
  void describe_date(Component& field);
  void describe_choice(Component& field);
  void describe_yes_no(Component& field);
  void describe_file(Component& field);
  void describe_address(Component& field);
  void describe_month_and_year(Component& field);
  void describe_date_and_time(Component& field);
  void describe_items(Component& field);
  static bool is_known(std::string_view type);
  std::string title_of(std::string_view name) const;
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
  bool is_within_item_ = false;
  json::Object words_;
  std::vector<Conditional> conditional_choices_;
};

// What a page says besides what is on it: noted, or refused where we do not know it.
void report_page(const json::Value& page, const std::string& path, Report& report);

// A number that may be written as text: "500". Nothing where it is none.
std::optional<double> number_of(const json::Value* value);
bool flag_of(const json::Value& object, std::string_view key, bool otherwise);
// Empty where there is none.
const json::Array& list_of(const json::Value& object, std::string_view key);
// Whether it is more than null, false, "", [] or {}.
bool says_something(const json::Value& value);

}  // namespace portal::form::importers
