#pragma once
// The form's words in the language in use: the widget's own strings, the definition's texts, and what a complaint says.

#include <string>
#include <string_view>

#include "sdk/filling/words.h"
#include "widgets/form/model.h"

namespace portal::form {

// The element of the group of two dates that the field is an end of; 0 where it is of none.
std::size_t period_of(const Definition& definition, const FieldDefinition& field);

class Words final : public filling::Words {
 public:
  Words(const text::Strings& strings, const Definition& definition) : filling::Words(strings), definition_(definition) {}

  std::string label_of(std::string_view pointer) const override;
  std::string told(std::string_view pointer, const json::Value& typed) const override;
  const Definition& definition() const { return definition_; }

  std::string own(const std::string& key, const std::string& otherwise) const;  // of the definition itself: "title"
  std::string label(const FieldDefinition& field) const;
  // The same as it is told apart outside its place: «Ребёнок 2: Имя» for what stands in an item, «Отпуск: Первый день» of a period.
  std::string full_label(const FieldDefinition& field) const { return in_items(field, label(field)); }
  std::string in_items(const FieldDefinition& field, std::string text) const;  // "Ребёнок 2: " before it
  // The same where a period is one answer: «Ребёнок 2: Отпуск».
  std::string question_label(const FieldDefinition& field) const;
  std::string item_label(std::size_t element) const;
  std::string group_label(const Element& group) const;  // or a page's
  // What it is, an example, how much fits, where to find it on the document, what a name signs.
  std::string hint(const FieldDefinition& field) const;
  std::string why(const FieldDefinition& field) const;  // it is asked; "" where nothing is said
  std::string size(std::int64_t bytes) const;           // «1,2 МБ»
  std::string choice(const FieldDefinition& field, const Choice& choice) const;
  std::string complaint(const FieldDefinition& field, const Complaint& complaint) const;  // says what to do
  // «Госуслуги, проверено, на 12 октября 2026 года»
  std::string source(const Provenance& provenance) const;
  // A value as people read it: the choice's words, yes or no, a list with commas.
  std::string shown(const FieldDefinition& field, const json::Value& typed) const;

 private:
  const Definition& definition_;
};

}  // namespace portal::form
