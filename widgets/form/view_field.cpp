// What a field says of itself: its kind, its texts, its mistake, where its value came from.
#include "widgets/form/view_field.h"

#include "widgets/form/room.h"
#include "widgets/form/uploads.h"
#include "widgets/form/voice.h"

namespace portal::form {

namespace {

// A row of undo or refill under the field, after a fill.
void add_provenance(ui::Field& node, const FieldDefinition& definition, const FieldState& state, const Words& words) {
  const bool is_offered = state.lent != nullptr && is_blank(state.typed);
  if (state.provenance == nullptr && !is_offered) return;
  const Provenance& from = is_offered ? *state.lent : *state.provenance;
  json::Object about;
  about.set("source", words.source(from));
  about.set("value", words.shown(definition, from.typed));
  about.set("label", words.label(definition));
  if (is_offered) {
    node.note(words.say(std::string_view(from.derived == "answer" ? "form.same" : "form.offer"), about));
    node.add(ui::Action::button("take" + definition.id, ui::Name(words.say(std::string_view("form.same.take"), about)), "quiet").build());
    return;
  }
  const bool unchanged = state.is_as_filled();
  node.note(words.say(std::string_view(unchanged ? "form.note.filled" : "form.note.changed"), about));
  ui::Action action = ui::Action::button((unchanged ? "undo" : "refill") + definition.id,
                                         ui::Name(words.say(std::string_view(unchanged ? "form.undo" : "form.refill"), about)), "quiet");
  if (from.locked && unchanged)
    node.add(ui::Action::button("dispute" + definition.id, ui::Name(words.say("form.dispute", "label", words.label(definition))), "quiet").build());
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

// What only few kinds have.
void add_extras(ui::Field& node, const FieldDefinition& definition, const FieldState& state, const Words& words) {
  if (definition.extras == nullptr) return;
  const Extras& extras = *definition.extras;
  node.with(ui::Attribute::unit, words.own(definition.key + ".unit", extras.unit));
  node.read_only(extras.is_read_only);
  if (extras.is_picked && definition.role == ui::Role::date_field) node.with(ui::Attribute::picker, words.say("form.picker"));
  if (const std::string why = words.why(definition); !why.empty())
    node.add(ui::Container::disclosure("why" + definition.id, ui::Name(words.say("form.why", "label", words.label(definition))), state.is_why_open)
                 .paragraph("why-text" + definition.id, why)
                 .build());
}

bool is_combobox(const FieldDefinition& definition) {
  return definition.role == ui::Role::combobox || (definition.extras != nullptr && !definition.extras->suggest.empty());
}

ui::Field make_node(const FieldDefinition& definition, const FieldState& state, const Words& words) {
  const ui::Name name(words.label(definition));
  if (is_combobox(definition)) {
    ui::Field node = ui::Field::make(ui::Role::combobox, definition.id, name);
    if (state.offered != nullptr) node.with(ui::Attribute::options, *state.offered);
    return node;
  }
  return definition.choices.empty() || definition.role == ui::Role::file_field
             ? ui::Field::make(definition.role, definition.id, name)
             : ui::Field::choice(definition.role, definition.id, name, choice_options(definition, words));
}

}  // namespace

ui::NodePtr field_node(std::size_t index, const Model& model, const Words& words) {
  const FieldDefinition& definition = model.definition().fields[index];
  const FieldState& state = model.field(index);
  ui::Field node = make_node(definition, state, words);
  if (definition.role == ui::Role::checkbox) node.checked(state.typed.is_boolean() && state.typed.boolean());
  else node.value(definition.role == ui::Role::combobox ? json::Value(words.shown(definition, state.typed)) : state.typed);
  const bool must = definition.role == ui::Role::checkbox ? definition.is_constant_true && state.is_required : state.is_required;
  node.required(must);
  if (must) node.mark("*");
  else if (definition.role != ui::Role::checkbox && !is_computed(definition)) node.mark(words.say("form.optional"));
  node.hint(words.hint(definition));
  if (!state.is_enabled) node.unavailable(words.say("form.disabled"));
  else if (model.is_locked(index)) node.unavailable(words.say("form.locked"));
  if (!state.shown.keyword.empty()) node.error(words.complaint(definition, state.shown));
  add_properties(node, definition);
  add_question(node, definition, state, words);
  node.with(ui::Attribute::room, room_left(definition, state, words));
  if (definition.role == ui::Role::date_parts)
    node.with(ui::Attribute::parts, json::Array{words.say("form.day"), words.say("form.month"), words.say("form.year")});
  add_extras(node, definition, state, words);
  add_provenance(node, definition, state, words);
  if (definition.role == ui::Role::file_field)
    if (ui::NodePtr files = files_view(definition, state, words); files != nullptr) node.value({}).add(std::move(files));
  if (model.hears()) add_voice(node, definition, state, words);
  return node.build();
}

}  // namespace portal::form
