// Elements to nodes.
#include "widgets/form/view.h"

#include "widgets/form/references.h"
#include "widgets/form/view_field.h"

namespace portal::form {

void QuestionView::reset(const Definition& definition) { kept_.assign(definition.elements.size(), nullptr); }

void QuestionView::invalidate(const Definition& definition, const std::vector<std::size_t>& elements) {
  for (std::size_t index : elements) {
    kept_[index] = nullptr;
    while (index != 0) {
      index = definition.elements[index].parent;
      if (definition.elements[index].kind != Element::Kind::layout && kept_[index] == nullptr) break;
      kept_[index] = nullptr;
    }
  }
}

void QuestionView::build(std::size_t element, const Model& model, const Words& words, const Lists& lists, std::vector<ui::NodePtr>& out) {
  this->element(element, {model, words, lists}, out);
}

void QuestionView::element(std::size_t index, const Making& with, std::vector<ui::NodePtr>& out) {
  if (!with.model.is_visible(index)) return;
  const Definition& definition = with.model.definition();
  const Element& element = definition.elements[index];
  if (element.kind == Element::Kind::layout || element.kind == Element::Kind::page) {  // one column: a layout is only an order
    for (const std::size_t child : element.children) this->element(child, with, out);
    return;
  }
  if (kept_[index] == nullptr) {
    switch (element.kind) {
      case Element::Kind::control:
        if (!is_unasked(definition.fields[element.field])) kept_[index] = field_node(element.field, with.model, with.words);
        break;
      case Element::Kind::label:
        kept_[index] = ui::Content::paragraph(element.id, with.words.own(element.key + ".text", element.text)).build();
        break;
      case Element::Kind::list: kept_[index] = list(index, with); break;
      case Element::Kind::item: kept_[index] = item(index, with); break;
      default: kept_[index] = group(index, with);
    }
  }
  if (kept_[index] != nullptr) out.push_back(kept_[index]);
}

std::vector<ui::NodePtr> QuestionView::children(const Element& element, const Making& with) {
  std::vector<ui::NodePtr> out;
  for (const std::size_t child : element.children) this->element(child, with, out);
  return out;
}

ui::NodePtr QuestionView::group(std::size_t index, const Making& with) {
  const Element& element = with.model.definition().elements[index];
  std::vector<ui::NodePtr> children = this->children(element, with);
  if (children.empty()) return nullptr;  // all of it is hidden: no heading over nothing
  const ui::Name name(with.words.group_label(element), element.text);
  ui::Container node = element.inner ? ui::Container::group(element.id, name) : ui::Container::section(element.id, name, element.level);
  for (ui::NodePtr& child : children) node.add(std::move(child));
  if (const std::int64_t days = element.is_period ? days_of_period(with.model, index) : 0; days > 0)
    node.paragraph("days" + element.id, with.words.say("form.period.days", "count", days));
  return node.build();
}

ui::NodePtr QuestionView::list(std::size_t index, const Making& with) {
  const Element& element = with.model.definition().elements[index];
  const FieldDefinition& field = with.model.definition().fields[element.field];
  ui::Container node = ui::Container::section(element.id, ui::Name(with.words.label(field)), element.inner ? element.level + 1 : element.level);
  node.hint(with.words.hint(field));
  for (ui::NodePtr& each : children(element, with)) node.add(std::move(each));
  with.lists.add_frame(node, with.model, index, with.words);
  return node.build();
}

ui::NodePtr QuestionView::item(std::size_t index, const Making& with) {
  const Element& element = with.model.definition().elements[index];
  ui::Container node = ui::Container::group(element.id, ui::Name(with.words.item_label(index)));
  for (ui::NodePtr& each : children(element, with)) node.add(std::move(each));
  node.add(Lists::item_actions(with.model, index, with.words));
  return node.build();
}

}  // namespace portal::form
