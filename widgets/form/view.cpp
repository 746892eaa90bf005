// Elements to nodes.
#include "widgets/form/view.h"

namespace portal::form {

namespace {

// A row of undo or refill under the field, after a fill.
void add_provenance(ui::Field& node, const FieldDefinition& definition, const FieldState& state, const Words& words) {
  if (state.provenance == nullptr) return;
  const Provenance& from = *state.provenance;
  json::Object about;
  about.set("source", words.source(from));
  about.set("value", words.shown(definition, from.typed));
  about.set("label", words.label(definition));
  const bool unchanged = from.typed == state.typed;
  node.note(words.say(std::string_view(unchanged ? "form.note.filled" : "form.note.changed"), about));
  ui::Action action = ui::Action::button((unchanged ? "undo" : "refill") + definition.id,
                                         ui::Name(words.say(std::string_view(unchanged ? "form.undo" : "form.refill"), about)), "quiet");
  if (unchanged) action.aside();  // its twin is in the list of what was filled
  node.add(action.build());
}

json::Array choice_options(const FieldDefinition& definition, const Words& words) {
  json::Array options;
  options.reserve(definition.choices.size());
  for (const Choice& choice : definition.choices) {
    json::Object option;
    option.set("value", choice.wire);
    option.set("label", words.choice(definition, choice));
    options.emplace_back(std::move(option));
  }
  return options;
}

std::string_view html_type(const FieldDefinition& definition) {
  if (definition.format == "email" || definition.format == "idn-email") return "email";
  if (definition.format == "uri") return "url";
  return definition.identifier != nullptr && definition.identifier->name == "ru-phone" ? "tel" : "";
}

void add_properties(ui::Field& node, const FieldDefinition& definition) {
  using ui::Attribute;
  node.with(Attribute::autocomplete, definition.autocomplete);
  node.with(Attribute::input_type, html_type(definition));
  node.with(Attribute::width, static_cast<long long>(definition.width));
  node.with(Attribute::rows, static_cast<long long>(definition.rows));
  node.with(Attribute::accept, definition.accept);
  node.with(Attribute::multiple, definition.role == ui::Role::file_field && definition.is_list);
  if (definition.role == ui::Role::text_area) node.with(Attribute::max_length, static_cast<long long>(definition.max_length));
  if (definition.identifier != nullptr) {
    node.with(Attribute::mask, definition.identifier->mask);
    if (profile::digits_only(*definition.identifier) && html_type(definition).empty()) node.with(Attribute::input_mode, "numeric");
  }
  if (definition.role == ui::Role::date_field) node.with(Attribute::mask, "99.99.9999");
}

}  // namespace

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
    else if (element.kind == Element::Kind::control) kept_[index] = field(element.field, model, words);
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

ui::NodePtr QuestionView::field(std::size_t index, const Model& model, const Words& words) const {
  const FieldDefinition& definition = model.definition().fields[index];
  const FieldState& state = model.field(index);
  const ui::Name name(words.label(definition));
  ui::Field node = definition.choices.empty() || definition.role == ui::Role::file_field
                       ? ui::Field::make(definition.role, definition.id, name)
                       : ui::Field::choice(definition.role, definition.id, name, choice_options(definition, words));
  if (definition.role == ui::Role::checkbox) node.checked(state.typed.is_boolean() && state.typed.boolean());
  else node.value(state.typed);
  const bool must = definition.role == ui::Role::checkbox ? definition.is_constant_true && state.is_required : state.is_required;
  node.required(must);
  if (must) node.mark("*");
  else if (definition.role != ui::Role::checkbox) node.mark(words.say("form.optional"));
  node.hint(words.hint(definition));
  if (!state.is_enabled) node.unavailable(words.say("form.disabled"));
  if (!state.shown.keyword.empty()) node.error(words.complaint(definition, state.shown));
  add_properties(node, definition);
  add_provenance(node, definition, state, words);
  return node.build();
}

}  // namespace portal::form
