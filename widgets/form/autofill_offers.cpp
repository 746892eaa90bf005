// What is offered below a field: what another answer says of it, and what the profile says of a question that came later.
#include <algorithm>
#include <utility>

#include "sdk/profile/derived.h"
#include "widgets/form/autofill.h"
#include "widgets/form/autofill_fields.h"

namespace portal::form {

namespace {

using Facts = std::vector<std::string>;

bool is_answer(const Provenance& from) { return from.derived == "answer"; }

// Of whom it was is said by an answer that has become another one.
bool is_of_another(const std::shared_ptr<const Provenance>& from, const std::string& fact) {
  return from != nullptr && !from->fact.empty() && from->fact != fact;
}

}  // namespace

// Answers of this form as facts: what follows from them is offered where it is asked for again.
void Autofill::left(std::size_t index, Model& model, const Words& words) {
  const auto& fields = model.definition().fields;
  if (model.fact(index).empty()) return;
  json::Array facts;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldState& field = model.field(i);
    if (model.fact(i).empty() || !field.is_visible || field.value.is_null() || field.value.is_array() || field.value.is_object()) continue;
    facts.push_back(json::Object{{"path", path_here(model, i)},
                                 {"value", field.value},
                                 {"source", json::Object{{"id", "form"}, {"name", words.label(fields[i])}}},
                                 {"verified", false},
                                 {"asOf", "1970-01-01"}});
  }
  const auto known = profile::Facts::read(json::Object{{"facts", std::move(facts)}}, "");
  if (!known.ok()) return;
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (!has_fact(fields[i])) continue;
    const std::string path = path_here(model, i);
    const auto derived = known.value().best(path) == nullptr ? profile::derive(path, known.value(), model.today()) : std::nullopt;
    const profile::Fact* fact = derived ? &derived->fact : known.value().sure(path);
    std::shared_ptr<const Provenance> offer;
    if (fact != nullptr && waits(model, i)) {
      json::Value typed = show_value(fields[i], fact->value);
      if (suits(fields[i], typed))
        offer = std::make_shared<const Provenance>(
            Provenance{std::move(typed), fact->source.names, false, {}, "answer", false, fields[i].fact.empty() ? model.fact(i) : std::string()});
    }
    const auto& before = model.field(i).lent;
    if (offer == nullptr && before != nullptr && !is_answer(*before)) continue;  // the profile's stands
    model.lend(i, std::move(offer));
  }
}

bool Autofill::follow(Model& model, const Words& words, session::Effects& effects) {
  const bool has_changed = part_from_others(model, words, effects);
  if (!has_looked_ || request_ != 0 || phase_ == Phase::loading || phase_ == Phase::preview) return has_changed;
  Facts wanted;
  for (std::size_t i = 0; i < model.size(); ++i)
    if (waits(model, i) && !holds(asked_, model.fact(i)) && !holds(wanted, model.fact(i))) wanted.push_back(model.fact(i));
  if (wanted.empty()) return has_changed;
  is_late_ = true;
  request(json::Array(wanted.begin(), wanted.end()), effects);
  return has_changed;
}

// What was filled in goes with its person, and is told; what was typed is the person's own.
bool Autofill::part_from_others(Model& model, const Words& words, session::Effects& effects) {
  std::string gone;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldDefinition& definition = model.definition().fields[i];
    if (!definition.fact.empty() || !has_fact(definition)) continue;
    const FieldState& field = model.field(i);
    const std::string& fact = model.fact(i);
    const auto forget = [&](const std::string& former) { asked_.erase(std::remove(asked_.begin(), asked_.end(), former), asked_.end()); };
    if (is_of_another(field.lent, fact)) {
      forget(field.lent->fact);
      model.lend(i, nullptr);
    }
    if (!is_of_another(field.provenance, fact)) continue;
    forget(field.provenance->fact);
    if (!field.is_as_filled()) {
      model.forget_source(i);
      continue;
    }
    model.undo_fill(i);
    gone += (gone.empty() ? "«" : ", «") + words.label(definition) + "»";
  }
  const auto is_of_another_now = [&](const Proposal& one) {
    return std::any_of(one.candidates.begin(), one.candidates.end(),
                       [&](const Provenance& from) { return !from.fact.empty() && from.fact != model.fact(one.field); });
  };
  proposals_.erase(std::remove_if(proposals_.begin(), proposals_.end(), is_of_another_now), proposals_.end());
  if (!gone.empty()) effects.announce(words.say("form.autofill.others", "fields", gone));
  return !gone.empty();
}

// One answer is offered where it is asked for; where there are several, or several children, the person looks at all of them above.
void Autofill::offer_late(Model& model, const Words& words, session::Effects& effects) {
  is_late_ = false;
  const auto facts = profile::Facts::read(known_, "");
  known_ = nullptr;
  if (!facts.ok()) return;
  const auto children = static_cast<std::int64_t>(facts.value().items("children"));
  const std::size_t before = undecided_.size();
  for (std::size_t i = 0; i < model.size(); ++i) {
    const std::string fact = model.fact(i);
    if (!waits(model, i) || !holds(round_, fact)) continue;
    const std::string subject = is_of_child(fact) ? subject_of(model.definition(), model.definition().fields[i]).pointer : std::string();
    if (is_of_child(fact) && child_of(subject) == 0 && children == 1 && !is_taken(1, subject)) {
      children_ = std::max(children_, children);
      subjects_.emplace_back(subject, 1);
    }
    const bool is_unsaid = is_of_child(fact) && child_of(subject) == 0 && children > 0;
    std::vector<Provenance> candidates = candidates_for(i, facts.value(), model);
    if (candidates.size() == 1) model.lend(i, std::make_shared<const Provenance>(std::move(candidates.front())));
    else if ((candidates.size() > 1 || is_unsaid) && !holds(undecided_, fact)) undecided_.push_back(fact);
  }
  if (undecided_.size() > before) effects.announce(words.say("form.autofill.more.found"));
}

bool Autofill::has_undecided(const Model& model) const {
  for (std::size_t i = 0; i < model.size(); ++i)
    if (waits(model, i) && holds(undecided_, model.fact(i))) return true;
  return false;
}

bool Autofill::press_offer(const std::string& node, Model& model, const Words& words, session::Effects& effects) {
  const bool disputes = node.rfind("dispute/", 0) == 0;
  if (!disputes && node.rfind("take/", 0) != 0) return false;
  const std::size_t index = model.field_with_id(std::string_view(node).substr(node.find('/')));
  if (index == model.size()) return false;
  const FieldDefinition& field = model.definition().fields[index];
  const FieldState& state = model.field(index);
  if (disputes) {
    if (!model.is_locked(index)) return false;
    model.dispute(index);
    effects.announce(words.say("form.disputed", "label", words.label(field)));
  } else {
    if (state.lent == nullptr || !is_blank(state.typed)) return false;
    const Provenance from = *state.lent;
    model.lend(index, nullptr);
    model.fill(index, from);
    effects.announce(words.say("form.autofill.preview.item", "label", words.label(field), "value", words.shown(field, from.typed)));
    if (!is_answer(from)) effects.emit("portal-autofilled", {{"fields", 1LL}, {"keystrokes", static_cast<long long>(keystrokes(field, from.typed))}});
  }
  effects.focus(field.id);
  return true;
}

void Autofill::archive_asked(json::Archive& state) {
  state.flag("looked", has_looked_);
  state.flag("late", is_late_);
  state.texts("asked", asked_);
  state.texts("round", round_);
  state.texts("undecided", undecided_);
}

}  // namespace portal::form
