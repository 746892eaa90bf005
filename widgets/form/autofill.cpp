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

bool Autofill::press(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  if (node == "autofill-start") {
    if (phase_ == Phase::loading || phase_ == Phase::preview) return true;
    load(model, effects);
    effects.announce(words.say("form.autofill.loading"));
  } else if (node == "autofill-apply" && phase_ == Phase::preview) {
    apply(model, words, effects);
  } else if (node == "autofill-cancel" && phase_ == Phase::preview) {
    phase_ = Phase::offered;
    proposals_.clear();
    effects.announce(words.say("form.autofill.cancelled"));
    effects.focus("autofill-start");
  } else if (node == "autofill-undo" && phase_ == Phase::filled) {
    undo_all(model, words, effects);
  } else {
    return false;
  }
  return true;
}

bool Autofill::has_node(const std::string& node) const {
  return node.compare(0, tick_prefix.size(), tick_prefix) == 0;
}

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
        proposals_.push_back({i, {typed, fact.source.names, fact.verified, fact.as_of}, true});
      }
    }
    phase_ = proposals_.empty() ? Phase::nothing_found : Phase::preview;
  }
  if (phase_ == Phase::preview) {
    effects.announce(words.say("form.autofill.found", {{"count", proposals_.size()}}));
    effects.focus("autofill");
  } else {
    effects.announce(words.say(phase_ == Phase::failed ? "form.autofill.failed" : "form.autofill.nothing"));
  }
}

void Autofill::apply(Model& model, const Words& words, session::Effects& effects) {
  filled_ = 0;
  for (const Proposal& proposal : proposals_) {
    if (!proposal.chosen || !is_blank(model.field(proposal.field).typed)) continue;  // typed meanwhile: the person's word stands
    model.fill(proposal.field, proposal.from);
    ++filled_;
  }
  proposals_.clear();
  phase_ = filled_ > 0 ? Phase::filled : Phase::offered;
  effects.announce(words.say("form.autofill.filled", {{"count", static_cast<long long>(filled_)}}));
  effects.emit("portal-autofilled", {{"fields", static_cast<long long>(filled_)}});
  effects.focus(filled_ > 0 ? "autofill" : "autofill-start");
}

void Autofill::undo_all(Model& model, const Words& words, session::Effects& effects) {
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldState& field = model.field(i);
    if (field.provenance != nullptr && field.provenance->typed == field.typed) model.undo_fill(i);
  }
  phase_ = Phase::offered;
  filled_ = 0;
  effects.announce(words.say("form.autofill.undone"));
  effects.focus("autofill-start");
}

ui::NodePtr Autofill::view(const Model& model, const Words& words) const {
  using ui::Action;
  using ui::Container;
  using ui::Content;
  const auto& fields = model.definition().fields;
  const auto useful = std::count_if(fields.begin(), fields.end(), [](const FieldDefinition& field) { return !field.fact.empty(); });
  if (useful == 0) return nullptr;
  if (phase_ == Phase::preview) return preview(model, words);
  const bool filled = phase_ == Phase::filled;
  Container box = Container::notice("autofill", filled ? "success" : "info",
                                    ui::Name(filled ? words.say("form.autofill.filled", {{"count", static_cast<long long>(filled_)}})
                                                    : words.say("form.autofill.title")), 3);
  std::string text;
  switch (phase_) {
    case Phase::filled: text = words.say("form.autofill.check"); break;
    case Phase::nothing_found: text = words.say("form.autofill.nothing"); break;
    case Phase::failed: text = words.say("form.autofill.failed"); break;
    default: text = words.say("form.autofill.offer", {{"count", static_cast<long long>(useful)}});
  }
  box.add(Content::paragraph("autofill-text", std::move(text)).build());
  Container actions = Container::actions("autofill-actions");
  if (filled) {
    actions.add(Action::button("autofill-undo", ui::Name(words.say("form.autofill.undo-all"))).build());
  } else {
    Action start = Action::button("autofill-start", ui::Name(words.say(phase_ == Phase::failed ? "form.autofill.again" : "form.autofill.start")));
    if (phase_ == Phase::loading) start.unavailable(words.say("form.autofill.loading"));
    actions.add(start.build());
  }
  return box.add(actions.build()).build();
}

ui::NodePtr Autofill::preview(const Model& model, const Words& words) const {
  using ui::Container;
  Container box = Container::section("autofill", ui::Name(words.say("form.autofill.preview.title")), 3);
  box.hint(words.say("form.autofill.preview.hint"));
  std::int64_t chosen = 0;
  for (const Proposal& proposal : proposals_) {
    const FieldDefinition& field = model.definition().fields[proposal.field];
    std::string name = words.say("form.autofill.preview.item", {{"label", words.label(field)}, {"value", words.shown(field, proposal.from.typed)}});
    box.add(ui::Field::make(ui::Role::checkbox, std::string(tick_prefix) + std::to_string(proposal.field), ui::Name(std::move(name)))
                .checked(proposal.chosen)
                .hint(words.source(proposal.from))
                .build());
    if (proposal.chosen) ++chosen;
  }
  const auto mention = [&](std::string_view id, std::string_view key, const std::vector<std::size_t>& list) {
    if (list.empty()) return;
    std::string labels;
    for (const std::size_t index : list) labels += (labels.empty() ? "«" : ", «") + words.label(model.definition().fields[index]) + "»";
    box.add(ui::Content::paragraph(id, words.say(key, {{"fields", labels}})).build());
  };
  mention("autofill-kept", "form.autofill.preview.kept", kept_);
  mention("autofill-ambiguous", "form.autofill.preview.ambiguous", ambiguous_);
  return box
      .add(Container::actions("autofill-actions")
               .add(ui::Action::button("autofill-apply", ui::Name(words.say("form.autofill.apply", {{"count", static_cast<long long>(chosen)}})), "primary").build())
               .add(ui::Action::button("autofill-cancel", ui::Name(words.say("form.autofill.cancel"))).build())
               .build())
      .build();
}

void Autofill::reset() { *this = Autofill(); }

json::Value Autofill::state() const {
  json::Array proposals;
  for (const Proposal& proposal : proposals_)
    proposals.emplace_back(json::Object{{"field", proposal.field}, {"from", write_provenance(proposal.from)}, {"chosen", proposal.chosen}});
  const auto numbers = [](const std::vector<std::size_t>& list) {
    json::Array out;
    for (const std::size_t index : list) out.emplace_back(index);
    return out;
  };
  return json::Object{{"phase", phase_names[static_cast<std::size_t>(phase_)]}, {"request", static_cast<long long>(request_)}, {"proposals", std::move(proposals)},
                      {"kept", numbers(kept_)}, {"ambiguous", numbers(ambiguous_)}, {"filled", static_cast<long long>(filled_)}};
}

Result<void> Autofill::restore(const json::Value& state, const Model& model) {
  json::Reader read(state, "/state/autofill");
  std::string phase;
  read.required("phase", phase);
  read.required("request", request_);
  read.required("filled", filled_);
  const json::Value* lists[] = {read.required("proposals", json::Kind::array), read.required("kept", json::Kind::array),
                                read.required("ambiguous", json::Kind::array)};
  PORTAL_CHECK(read.finish());
  const Error wrong{ErrorCode::incompatible_state, "/state/autofill", "what state() gave", "something else"};
  const auto* named = std::find(std::begin(phase_names), std::end(phase_names), phase);
  if (named == std::end(phase_names)) return wrong;
  phase_ = static_cast<Phase>(named - std::begin(phase_names));
  const auto is_field = [&model](const json::Value& value) { return value.is_integer() && value.integer() >= 0 && static_cast<std::size_t>(value.integer()) < model.size(); };
  for (const json::Value& item : lists[0]->array()) {
    const json::Value* field = item.find("field");
    const json::Value* from = item.find("from");
    const json::Value* chosen = item.find("chosen");
    if (field == nullptr || !is_field(*field) || from == nullptr || chosen == nullptr || !chosen->is_boolean()) return wrong;
    PORTAL_TRY(Provenance provenance, read_provenance(*from, "/state/autofill/proposals"));
    proposals_.push_back({static_cast<std::size_t>(field->integer()), std::move(provenance), chosen->boolean()});
  }
  for (int i = 1; i < 3; ++i)
    for (const json::Value& item : lists[i]->array()) {
      if (!is_field(item)) return wrong;
      (i == 1 ? kept_ : ambiguous_).push_back(static_cast<std::size_t>(item.integer()));
    }
  return {};
}

}  // namespace portal::form
