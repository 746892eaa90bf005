// The fill, step by step.
#include "widgets/form/autofill.h"

#include <algorithm>

#include "sdk/json/reader.h"
#include "sdk/profile/facts.h"

namespace portal::form {

namespace {

constexpr std::string_view phase_names[] = {"offered", "loading", "preview", "filled", "nothing_found", "failed"};
constexpr std::string_view tick_prefix = "autofill/";

// A field waits for a fact when it is shown, has one, and the person has put nothing into it.
bool waits(const Model& model, std::size_t index) {
  const FieldState& field = model.field(index);
  return field.is_visible && field.is_enabled && !model.definition().fields[index].fact.empty() && is_blank(field.typed);
}

bool is_filled(const FieldState& field) { return field.provenance != nullptr && field.provenance->typed == field.typed; }

std::int64_t count_filled(const Model& model) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < model.size(); ++i) count += is_filled(model.field(i)) ? 1 : 0;
  return count;
}

// Whether the value reads back in its field without a complaint of its own.
bool suits(const FieldDefinition& field, const json::Value& typed) {
  return accepts(field, typed) && !is_blank(typed) && read_typed(field, typed).complaint.keyword.empty();
}

}  // namespace

void Autofill::load(const Model& model, session::Effects& effects) {
  json::Array facts;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const std::string& fact = model.definition().fields[i].fact;
    if (waits(model, i) && std::find(facts.begin(), facts.end(), json::Value(fact)) == facts.end()) facts.emplace_back(fact);
  }
  phase_ = Phase::loading;
  request_ = effects.request("profile.load", {{"facts", std::move(facts)}});
}

Outcome Autofill::press(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  if (node == "autofill-start") {
    if (phase_ == Phase::loading || phase_ == Phase::preview) return Outcome::done;
    load(model, effects);
    effects.announce(words.say("form.autofill.loading"));
  } else if (node == "autofill-apply" && phase_ == Phase::preview) {
    apply(model, words, effects);
    return Outcome::answers_changed;
  } else if (node == "autofill-cancel" && phase_ == Phase::preview) {
    phase_ = Phase::offered;
    proposals_.clear();
    effects.announce(words.say("form.autofill.cancelled"));
    effects.focus("autofill-start");
  } else if (node == "autofill-undo" && phase_ == Phase::filled) {
    undo_all(model, words, effects);
    return Outcome::answers_changed;
  } else {
    return Outcome::not_mine;
  }
  return Outcome::done;
}

bool Autofill::has_node(const std::string& node) const { return node.compare(0, tick_prefix.size(), tick_prefix) == 0; }

bool Autofill::choose(const std::string& node, bool on) {
  if (phase_ != Phase::preview || !has_node(node)) return false;
  const std::string number = node.substr(tick_prefix.size());
  for (Proposal& proposal : proposals_) {
    if (std::to_string(proposal.field) != number) continue;
    proposal.chosen = on;
    return true;
  }
  return false;
}

bool Autofill::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request_ == 0 || request != request_) return false;
  request_ = 0;
  if (ok) {
    take(value, model, words, effects);
    return true;
  }
  phase_ = Phase::failed;
  effects.announce(words.say("form.autofill.failed"));
  return true;
}

void Autofill::take(const json::Value& reply, Model& model, const Words& words, session::Effects& effects) {
  proposals_.clear();
  kept_.clear();
  ambiguous_.clear();
  auto facts = profile::Facts::read(reply, "/value");
  phase_ = Phase::failed;
  if (facts.ok()) {
    for (std::size_t i = 0; i < model.size(); ++i) {
      const FieldDefinition& definition = model.definition().fields[i];
      if (definition.fact.empty() || !model.field(i).is_visible) continue;
      const auto candidates = facts.value().candidates(definition.fact);
      if (candidates.empty()) continue;
      const profile::Fact& fact = candidates.front();
      const json::Value typed = show_value(definition, fact.value);
      if (!waits(model, i)) {
        if (model.field(i).typed != typed) kept_.push_back(i);
      } else if (std::any_of(candidates.begin() + 1, candidates.end(), [&fact](const profile::Fact& other) { return other.value != fact.value; })) {
        ambiguous_.push_back(i);
      } else if (suits(definition, typed)) {
        proposals_.push_back({i, {typed, fact.source.names, fact.verified, fact.as_of, {}, false}, true});
      }
    }
    phase_ = proposals_.empty() ? Phase::nothing_found : Phase::preview;
  }
  if (phase_ == Phase::preview) {
    effects.announce(words.say("form.autofill.found", "count", proposals_.size()));
    effects.focus("autofill");
  } else {
    effects.announce(words.say(phase_ == Phase::failed ? "form.autofill.failed" : "form.autofill.nothing"));
  }
}

void Autofill::apply(Model& model, const Words& words, session::Effects& effects) {
  std::int64_t filled = 0;
  for (const Proposal& proposal : proposals_) {
    if (!proposal.chosen || !is_blank(model.field(proposal.field).typed)) continue;  // typed meanwhile: the person's word stands
    model.fill(proposal.field, proposal.from);
    ++filled;
  }
  proposals_.clear();
  phase_ = filled > 0 ? Phase::filled : Phase::offered;
  effects.announce(words.say("form.autofill.filled", "count", static_cast<long long>(filled)));
  effects.emit("portal-autofilled", {{"fields", static_cast<long long>(filled)}});
  effects.focus(filled > 0 ? "autofill" : "autofill-start");
}

void Autofill::undo_all(Model& model, const Words& words, session::Effects& effects) {
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (is_filled(model.field(i))) model.undo_fill(i);
  }
  phase_ = Phase::offered;
  effects.announce(words.say("form.autofill.undone"));
  effects.focus("autofill-start");
}

ui::NodePtr Autofill::view(const Model& model, const Words& words) const {
  using ui::Action;
  using ui::Container;
  const auto& fields = model.definition().fields;
  if (std::none_of(fields.begin(), fields.end(), [](const FieldDefinition& field) { return !field.fact.empty(); })) return nullptr;
  if (phase_ == Phase::preview) return preview(model, words);
  const std::int64_t count = phase_ == Phase::filled ? count_filled(model) : 0;
  if (count > 0) {
    return Container::notice("autofill", "success", ui::Name(words.say("form.autofill.filled", "count", static_cast<long long>(count))), 3)
        .paragraph("autofill-text", words.say("form.autofill.check"))
        .add(filled_list(model, words, count))
        .add(Container::actions("autofill-actions").button("autofill-undo", words.say("form.autofill.undo-all")).build())
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
    if (!is_filled(field)) continue;
    const FieldDefinition& definition = model.definition().fields[i];
    const std::string label = words.label(definition);
    list.add(Container::item("filled" + definition.id)
                 .text(words.say("form.autofill.preview.item", "label", label, "value", words.shown(definition, field.typed)))
                 .add(Container::actions("filled-actions" + definition.id)
                          .button("undo-listed" + definition.id, words.say("form.undo", "label", label), "quiet")
                          .build())
                 .build());
  }
  return disclosure.add(list.build()).build();
}

bool Autofill::toggle(const std::string& node, bool open) {
  if (node != "autofill-list") return false;
  is_list_open_ = open;
  return true;
}

void Autofill::resume(const Model& model) {
  reset();
  if (count_filled(model) > 0) phase_ = Phase::filled;
}

ui::NodePtr Autofill::preview(const Model& model, const Words& words) const {
  using ui::Container;
  Container box = Container::section("autofill", ui::Name(words.say("form.autofill.preview.title")), 3);
  box.hint(words.say("form.autofill.preview.hint"));
  std::int64_t chosen = 0;
  for (const Proposal& proposal : proposals_) {
    const FieldDefinition& field = model.definition().fields[proposal.field];
    std::string name = words.say("form.autofill.preview.item", "label", words.label(field), "value", words.shown(field, proposal.from.typed));
    box.add(ui::Field::make(ui::Role::checkbox, std::string(tick_prefix) + std::to_string(proposal.field), ui::Name(std::move(name)))
                .checked(proposal.chosen)
                .hint(words.source(proposal.from))
                .build());
    if (proposal.chosen) ++chosen;
  }
  const auto mention = [&](const char* id, const char* key, const std::vector<std::size_t>& list) {
    if (list.empty()) return;
    std::string labels;
    for (const std::size_t index : list) labels += (labels.empty() ? "«" : ", «") + words.label(model.definition().fields[index]) + "»";
    box.paragraph(id, words.say(key, "fields", labels));
  };
  mention("autofill-kept", "form.autofill.preview.kept", kept_);
  mention("autofill-ambiguous", "form.autofill.preview.ambiguous", ambiguous_);
  return box
      .add(Container::actions("autofill-actions")
               .button("autofill-apply", words.say("form.autofill.apply", "count", static_cast<long long>(chosen)), "primary")
               .button("autofill-cancel", words.say("form.autofill.cancel"))
               .build())
      .build();
}

void Autofill::reset() { *this = Autofill(); }

void Autofill::renumber(const std::vector<std::size_t>& now) {
  renumber_fields(kept_, now);
  renumber_fields(ambiguous_, now);
  for (Proposal& proposal : proposals_) proposal.field = now[proposal.field];
  proposals_.erase(std::remove_if(proposals_.begin(), proposals_.end(), [](const Proposal& proposal) { return proposal.field == Model::none; }),
                   proposals_.end());
}

void Autofill::archive(json::Archive& state, const Model& model) {
  state.name("phase", phase_, phase_names);
  state.number("request", request_);
  state.flag("open", is_list_open_);
  json::Value kept = json::Array(kept_.begin(), kept_.end());
  json::Value ambiguous = json::Array(ambiguous_.begin(), ambiguous_.end());
  json::Value proposals = write_proposals();
  state.value("kept", kept, json::Kind::array);
  state.value("ambiguous", ambiguous, json::Kind::array);
  state.value("proposals", proposals, json::Kind::array);
  if (!state.reads()) return;
  if (!read_fields(kept, model.size(), kept_)) state.fail("kept", "numbers of fields");
  if (!read_fields(ambiguous, model.size(), ambiguous_)) state.fail("ambiguous", "numbers of fields");
  if (!read_proposals(proposals, model.size())) state.fail("proposals", "what was written");
}

json::Value Autofill::write_proposals() const {
  json::Array out;
  for (const Proposal& proposal : proposals_) {
    json::Value entry = filling::write_provenance(proposal.from);
    entry.object().set("field", proposal.field);
    entry.object().set("chosen", proposal.chosen);
    out.push_back(std::move(entry));
  }
  return out;
}

bool Autofill::read_proposals(json::Value& list, std::size_t fields) {
  proposals_.clear();
  for (json::Value& entry : list.array()) {
    const json::Value* number = entry.find("field");
    const json::Value* chosen = entry.find("chosen");
    if (number == nullptr || chosen == nullptr || !chosen->is_boolean()) return false;
    std::vector<std::size_t> field;
    if (!read_fields(json::Array{*number}, fields, field)) return false;
    const bool is_chosen = chosen->boolean();
    entry.object().erase("field");
    entry.object().erase("chosen");
    auto from = filling::read_provenance(entry, "");
    if (!from.ok()) return false;
    proposals_.push_back({field.front(), std::move(from).value(), is_chosen});
  }
  return true;
}

}  // namespace portal::form
