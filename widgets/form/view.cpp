// Elements to nodes.
#include "widgets/form/view.h"

#include "widgets/form/view_field.h"

namespace portal::form {

void QuestionView::reset(const Definition& definition) { kept_.assign(definition.elements.size(), nullptr); }

void QuestionView::invalidate(const Definition& definition, const std::vector<std::size_t>& elements) {
  for (std::size_t index : elements) {
    kept_[index] = nullptr;
    while (index != 0) {
      index = definition.elements[index].parent;
      if (definition.elements[index].kind == Element::Kind::group && kept_[index] == nullptr) break;
      kept_[index] = nullptr;
    }
  }
}

void QuestionView::build(const Model& model, const Words& words, std::vector<ui::NodePtr>& out) { element(0, model, words, out); }

void QuestionView::element(std::size_t index, const Model& model, const Words& words, std::vector<ui::NodePtr>& out) {
  if (!model.is_visible(index)) return;
  const Element& element = model.definition().elements[index];
  if (element.kind == Element::Kind::layout) {  // one column: a layout is only an order
    for (const std::size_t child : element.children) this->element(child, model, words, out);
    return;
  }
  if (kept_[index] == nullptr) {
    if (element.kind == Element::Kind::group) kept_[index] = group(index, model, words);
    else if (element.kind == Element::Kind::control) kept_[index] = field_node(element.field, model, words);
    else kept_[index] = ui::Content::paragraph(element.id, words.own(element.key + ".text", element.text)).build();
  }
  if (kept_[index] != nullptr) out.push_back(kept_[index]);
}

ui::NodePtr QuestionView::group(std::size_t index, const Model& model, const Words& words) {
  const Element& element = model.definition().elements[index];
  std::vector<ui::NodePtr> children;
  for (const std::size_t child : element.children) this->element(child, model, words, children);
  if (children.empty()) return nullptr;  // all of it is hidden: no heading over nothing
  const ui::Name name(words.own(element.key + ".label", element.text), element.text);
  ui::Container node = element.inner ? ui::Container::group(element.id, name) : ui::Container::section(element.id, name, element.level);
  for (ui::NodePtr& child : children) node.add(std::move(child));
  return node.build();
}

}  // namespace portal::form
