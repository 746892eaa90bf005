// What a person sees of a fill: the offer, the preview with its choices, what was filled and what is still needed.
#include <algorithm>

#include "sdk/profile/derived.h"
#include "widgets/form/autofill.h"
#include "widgets/form/autofill_fields.h"

namespace portal::form {

namespace {

constexpr std::size_t few = 5;  // questions that are named

std::int64_t keystrokes_saved(const Model& model) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < model.size(); ++i)
    if (is_from_profile(model.field(i))) count += keystrokes(model.definition().fields[i], model.field(i).typed);
  return count;
}

// What the person must still answer: required and blank, and of those that follow from one another the fewest.
std::vector<std::size_t> still_needed(const Model& model) {
  std::vector<std::string> needed, known, askable;
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldState& field = model.field(i);
    if (!field.is_visible || !field.is_enabled) continue;
    const bool is_open = field.is_required && is_blank(field.typed);
    const std::string fact = path_here(model, i);
    if (fact.empty()) {
      if (is_open) out.push_back(i);
      continue;
    }
    if (!is_blank(field.typed)) known.push_back(fact);
    else askable.push_back(fact);
    if (is_open) needed.push_back(fact);
  }
  for (const std::string& fact : profile::smallest_questions(needed, known, askable))
    for (std::size_t i = 0; i < model.size(); ++i)
      if (model.field(i).is_visible && is_blank(model.field(i).typed) && path_here(model, i) == fact) {
        out.push_back(i);
        break;
      }
  std::sort(out.begin(), out.end());
  return out;
}

std::string listed(const std::vector<std::size_t>& fields, const Model& model, const Words& words) {
  std::string labels;
  for (const std::size_t index : fields) labels += (labels.empty() ? "«" : ", «") + words.label(model.definition().fields[index]) + "»";
  return labels;
}

}  // namespace

ui::NodePtr Autofill::view(const Model& model, const Words& words) const {
  using ui::Action;
  using ui::Container;
  const auto& fields = model.definition().fields;
  if (std::none_of(fields.begin(), fields.end(), has_fact)) return nullptr;
  if (phase_ == Phase::preview) return preview(model, words);
  const std::int64_t count = phase_ == Phase::loading ? 0 : count_filled(model);
  if (count > 0) {
    const std::vector<std::size_t> open = still_needed(model);
    std::string needed;
    if (!open.empty() && open.size() <= few) needed = " " + words.say("form.autofill.needed", "fields", listed(open, model, words));
    else if (!open.empty()) needed = " " + words.say("form.autofill.needed.count", "count", open.size());
    Container actions = Container::actions("autofill-actions");
    if (has_undecided(model)) actions.button("autofill-start", words.say("form.autofill.more"));
    return Container::notice("autofill", "success", ui::Name(words.say("form.autofill.filled", "count", static_cast<long long>(count))), 3)
        .paragraph("autofill-text", words.say("form.autofill.check"))
        .paragraph("autofill-saved", words.say("form.autofill.saved", "count", static_cast<long long>(keystrokes_saved(model))) + needed)
        .add(filled_list(model, words, count))
        .add(actions.button("autofill-undo", words.say("form.autofill.undo-all")).build())
        .build();
  }
  std::int64_t waiting = 0;
  for (std::size_t i = 0; i < model.size(); ++i) waiting += waits(model, i) ? 1 : 0;
  if (waiting == 0 && phase_ != Phase::loading) return nullptr;  // there is nothing left that a profile could say
  const char* text = "form.autofill.offer";
  if (phase_ == Phase::nothing_found) text = "form.autofill.nothing";
  else if (phase_ == Phase::failed) text = "form.autofill.failed";
  Action start = Action::button("autofill-start", ui::Name(words.say(phase_ == Phase::failed ? "form.autofill.again" : "form.autofill.start")));
  if (phase_ == Phase::loading) start.unavailable(words.say("form.autofill.loading"));
  return Container::notice("autofill", "info", ui::Name(words.say("form.autofill.title")), 3)
      .paragraph("autofill-text", words.say(text, "count", static_cast<long long>(waiting)))
      .add(Container::actions("autofill-actions").add(start.build()).build())
      .build();
}

// Made only while it is open: it would be looked through at every keystroke.
ui::NodePtr Autofill::filled_list(const Model& model, const Words& words, std::int64_t count) const {
  using ui::Container;
  const ui::Name title(words.say("form.autofill.list", "count", static_cast<long long>(count)));
  Container disclosure = Container::disclosure("autofill-list", title, is_list_open_);
  if (!is_list_open_) return disclosure.build();
  Container list = Container::list("autofill-filled", title);
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldState& field = model.field(i);
    if (!is_from_profile(field)) continue;
    const FieldDefinition& definition = model.definition().fields[i];
    const std::string label = words.label(definition);
    list.add(Container::item("filled" + definition.id)
                 .text(words.say("form.autofill.preview.item", "label", label, "value", words.shown(definition, field.typed)) + ". " +
                       words.source(*field.provenance))
                 .add(Container::actions("filled-actions" + definition.id)
                          .button("undo-listed" + definition.id, words.say("form.undo", "label", label), "quiet")
                          .build())
                 .build());
  }
  return disclosure.add(list.build()).build();
}

// One answer is a tick; of several the person chooses one, or none.
ui::NodePtr Autofill::proposal_view(const Proposal& proposal, const Model& model, const Words& words) const {
  const FieldDefinition& field = model.definition().fields[proposal.field];
  const std::string id = std::string(tick_prefix) + std::to_string(proposal.field);
  if (proposal.candidates.size() == 1) {
    const Provenance& from = proposal.candidates.front();
    std::string name = words.say("form.autofill.preview.item", "label", words.full_label(field), "value", words.shown(field, from.typed));
    return ui::Field::make(ui::Role::checkbox, id, ui::Name(std::move(name))).checked(proposal.is_chosen()).hint(words.source(from)).build();
  }
  json::Array options;
  for (std::size_t i = 0; i <= proposal.candidates.size(); ++i) {
    const bool is_none = i == proposal.candidates.size();
    std::string label =
        is_none ? words.say("form.autofill.none") : words.shown(field, proposal.candidates[i].typed) + " – " + words.source(proposal.candidates[i]);
    options.push_back(json::Object{{"value", std::to_string(i)}, {"label", std::move(label)}});
  }
  return ui::Field::choice(ui::Role::radio_group, id, ui::Name(words.full_label(field)), std::move(options))
      .value(std::to_string(proposal.picked))
      .hint(words.say("form.autofill.several"))
      .build();
}

// Who is meant in the form, and in each item; who was named in one place is not offered in another.
void Autofill::add_children(ui::Container& box, const Model& model, const Words& words) const {
  if (!asks_child()) return;
  const auto facts = profile::Facts::read(known_, "");
  for (const auto& [pointer, child] : subjects_) {
    json::Array options;
    for (std::int64_t i = 0; i < children_; ++i) {
      if (is_taken(i + 1, pointer)) continue;
      const profile::Fact* name = facts.ok() ? facts.value().best("children." + std::to_string(i) + ".name.given") : nullptr;
      const bool is_named = name != nullptr && name->value.is_string() && !name->value.text().empty();
      options.push_back(
          json::Object{{"value", std::to_string(i + 1)},
                       {"label", is_named ? name->value.text() : words.say("form.autofill.child.number", "number", static_cast<long long>(i + 1))}});
    }
    std::string label = words.say("form.autofill.child");
    const auto& elements = model.definition().elements;
    const auto item = std::find_if(elements.begin(), elements.end(), [&id = pointer](const Element& each) { return each.id == "item" + id; });
    if (!pointer.empty() && item == elements.end()) continue;  // it was taken away meanwhile
    if (!pointer.empty()) label = words.say("form.autofill.child.item", "item", words.item_label(static_cast<std::size_t>(item - elements.begin())));
    if (options.empty()) continue;
    ui::Field field = ui::Field::choice(ui::Role::radio_group, child_node + pointer, ui::Name(std::move(label)), std::move(options));
    box.add(field.value(child == 0 ? std::string() : std::to_string(child)).build());
  }
}

ui::NodePtr Autofill::preview(const Model& model, const Words& words) const {
  using ui::Container;
  Container box = Container::section("autofill", ui::Name(words.say("form.autofill.preview.title")), 3);
  box.hint(words.say("form.autofill.preview.hint"));
  add_children(box, model, words);
  std::int64_t chosen = 0;
  for (const Proposal& proposal : proposals_) {
    box.add(proposal_view(proposal, model, words));
    if (proposal.is_chosen()) ++chosen;
  }
  if (!kept_.empty()) box.paragraph("autofill-kept", words.say("form.autofill.preview.kept", "fields", listed(kept_, model, words)));
  return box
      .add(Container::actions("autofill-actions")
               .button("autofill-apply", words.say("form.autofill.apply", "count", static_cast<long long>(chosen)), "primary")
               .button("autofill-cancel", words.say("form.autofill.cancel"))
               .build())
      .build();
}

}  // namespace portal::form
