#pragma once
// The form's words in the language in use: the widget's own strings, the definition's texts, and what a complaint says.

#include <string>
#include <string_view>

#include "sdk/text/message.h"
#include "widgets/form/model.h"

namespace portal::form {

class Words {
 public:
  Words(const text::Strings& strings, const Definition& definition) : strings_(strings), definition_(definition) {}

  std::string say(const char* key) const;
  std::string say(const char* key, const char* name, json::Value value) const;
  std::string say(const char* key, const char* name, json::Value value, const char* second_name, json::Value second) const;
  std::string say(std::string_view key, const json::Object& arguments) const;
  const std::string& locale() const { return strings_.locale(); }

  std::string own(const std::string& key, const std::string& otherwise) const;  // of the definition itself: "title"
  std::string label(const FieldDefinition& field) const;
  std::string hint(const FieldDefinition& field) const;  // with the example behind it
  std::string choice(const FieldDefinition& field, const Choice& choice) const;
  std::string complaint(const FieldDefinition& field, const Complaint& complaint) const;  // says what to do
  // «Госуслуги, проверено, на 12 октября 2026 г.»
  std::string source(const Provenance& provenance) const;
  // A value as people read it: the choice's words, yes or no, a list with commas.
  std::string shown(const FieldDefinition& field, const json::Value& typed) const;

 private:
  const text::Strings& strings_;
  const Definition& definition_;
};

}  // namespace portal::form
