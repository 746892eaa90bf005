// Of which child of several each part of a form speaks.
#include <algorithm>

#include "widgets/form/autofill.h"
#include "widgets/form/autofill_fields.h"

namespace portal::form {

namespace {
constexpr std::size_t most_children = 999;  // as facts.h counts
}

bool is_of_child(const std::string& fact) { return fact.compare(0, any_child.size(), any_child) == 0; }

Subject subject_of(const Definition& definition, const FieldDefinition& field) {
  const auto& elements = definition.elements;
  std::size_t at = field.element;
  while (at != 0 && elements[at].kind != Element::Kind::item) at = elements[at].parent;
  if (at == 0) return {};
  const auto is_item = [](const Element& element) { return element.kind == Element::Kind::item; };
  const auto number = std::count_if(elements.begin(), elements.begin() + static_cast<std::ptrdiff_t>(at), is_item);
  return {elements[at].id.substr(std::string_view("item").size()), static_cast<std::size_t>(number) + 1};
}

std::string path_here(const Model& model, std::size_t index) {
  std::string path = model.fact(index);
  const std::size_t star = path.find('*');
  if (star == std::string::npos) return path;
  const std::size_t number = subject_of(model.definition(), model.definition().fields[index]).number;
  return number > most_children ? std::string() : path.replace(star, 1, std::to_string(number));
}

std::string Autofill::path_of(std::size_t index, const Model& model) const {
  const std::string& fact = model.fact(index);
  if (!is_of_child(fact)) return fact;
  const std::int64_t child = child_of(subject_of(model.definition(), model.definition().fields[index]).pointer);
  return child == 0 ? std::string() : "children." + std::to_string(child - 1) + "." + fact.substr(any_child.size());
}

std::int64_t Autofill::child_of(const std::string& subject) const {
  for (const auto& [pointer, child] : subjects_)
    if (pointer == subject) return child;
  return 0;
}

bool Autofill::is_taken(std::int64_t child, const std::string& by_another_than) const {
  return std::any_of(subjects_.begin(), subjects_.end(), [&](const auto& each) { return each.second == child && each.first != by_another_than; });
}

bool Autofill::choose_child(const std::string& subject, const json::Value& value, const Model& model) {
  const auto found = std::find_if(subjects_.begin(), subjects_.end(), [&](const auto& each) { return each.first == subject; });
  for (std::int64_t child = 1; found != subjects_.end() && child <= children_; ++child) {
    if (value != json::Value(std::to_string(child)) || is_taken(child, subject)) continue;
    found->second = child;
    if (auto facts = profile::Facts::read(known_, ""); facts.ok()) propose(facts.value(), model);
    return true;
  }
  return false;
}

}  // namespace portal::form
