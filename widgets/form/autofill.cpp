// The fill, step by step.
#include "widgets/form/autofill.h"

#include <algorithm>
#include <utility>

#include "sdk/json/reader.h"
#include "sdk/profile/derived.h"
#include "widgets/form/autofill_fields.h"
#include "widgets/form/references.h"

namespace portal::form {

bool waits(const Model& model, std::size_t index) {
  const FieldState& field = model.field(index);
  const FieldDefinition& definition = model.definition().fields[index];
  return field.is_visible && field.is_enabled && has_fact(definition) && !model.fact(index).empty() && !is_unasked(definition) &&
         is_blank(field.typed);
}

bool suits(const FieldDefinition& field, const json::Value& typed) {
  return accepts(field, typed) && !is_blank(typed) && read_typed(field, typed).complaint.keyword.empty();
}

bool holds(const std::vector<std::string>& facts, const std::string& fact) { return std::find(facts.begin(), facts.end(), fact) != facts.end(); }

bool is_from_profile(const FieldState& field) { return field.is_as_filled() && field.provenance->derived != "answer"; }

std::int64_t count_filled(const Model& model) {
  std::int64_t count = 0;
  for (std::size_t i = 0; i < model.size(); ++i) count += is_from_profile(model.field(i)) ? 1 : 0;
  return count;
}

std::int64_t keystrokes(const FieldDefinition& field, const json::Value& typed) {
  if (!typed.is_string() || !field.choices.empty()) return 1;
  return std::count_if(typed.text().begin(), typed.text().end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

namespace {

constexpr std::string_view phase_names[] = {"offered", "loading", "preview", "filled", "nothing_found", "failed"};

void want(const std::string& fact, json::Array& facts) {
  if (std::find(facts.begin(), facts.end(), json::Value(fact)) == facts.end()) facts.emplace_back(fact);
}

// What a fact may be made of, a few steps deep.
void want_sources(const std::string& fact, json::Array& facts, int depth = 3) {
  if (depth == 0) return;
  for (const std::string& source : profile::sources_of(fact)) {
    want(source, facts);
    want_sources(source, facts, depth - 1);
  }
}

}  // namespace

void Autofill::load(const Model& model, session::Effects& effects) {
  json::Array facts;
  for (std::size_t i = 0; i < model.size(); ++i)
    if (waits(model, i)) want(model.fact(i), facts);
  phase_ = Phase::loading;
  is_late_ = false;
  asked_.clear();
  undecided_.clear();
  request(std::move(facts), effects);
  wants_day_ = model.today().empty() && std::any_of(round_.begin(), round_.end(), [](const std::string& fact) { return fact.ends_with(".age"); });
}

void Autofill::request(json::Array facts, session::Effects& effects) {
  known_ = nullptr;
  round_.clear();
  for (const json::Value& fact : facts) round_.push_back(fact.text());
  asked_.insert(asked_.end(), round_.begin(), round_.end());
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
    const bool was_filled = count_filled(model) > 0;
    phase_ = was_filled ? Phase::filled : Phase::offered;
    has_looked_ = false;
    proposals_.clear();
    known_ = nullptr;
    effects.announce(words.say("form.autofill.cancelled"));
    effects.focus(was_filled ? "autofill" : "autofill-start");
  } else if (node == "autofill-undo" && phase_ != Phase::loading && phase_ != Phase::preview) {
    undo_all(model, words, effects);
    return Outcome::answers_changed;
  } else {
    return Outcome::not_mine;
  }
  return Outcome::done;
}

bool Autofill::has_node(const std::string& node) const {
  return node.rfind(child_node, 0) == 0 || node.compare(0, tick_prefix.size(), tick_prefix) == 0;
}

bool Autofill::input(const std::string& node, const json::Value& value, const Model& model) {
  if (phase_ != Phase::preview) return false;
  if (node.rfind(child_node, 0) == 0) return choose_child(node.substr(std::string_view(child_node).size()), value, model);
  const std::string number = node.substr(std::min(tick_prefix.size(), node.size()));
  for (Proposal& proposal : proposals_) {
    if (std::to_string(proposal.field) != number) continue;
    const std::size_t none = proposal.candidates.size();
    if (none == 1) {
      if (!value.is_boolean()) return false;
      proposal.picked = value.boolean() ? 0 : none;
      return true;
    }
    for (std::size_t i = 0; i <= none; ++i) {
      if (!value.is_string() || value.text() != std::to_string(i)) continue;
      proposal.picked = i;
      return true;
    }
  }
  return false;
}

bool Autofill::reply(std::int64_t request, bool ok, const json::Value& value, Model& model, const Words& words, session::Effects& effects) {
  if (request == 0 || request != request_) return false;
  request_ = 0;
  const bool is_first = known_.is_null();
  if (!add_known(ok, value)) known_ = nullptr;
  if (is_first && !known_.is_null()) load_sources(model, effects);
  if (request_ != 0) return true;
  if (is_late_) offer_late(model, words, effects);
  else if (!wants_day_) take(model, words, effects);
  return true;
}

void Autofill::day_came(Model& model, const Words& words, session::Effects& effects) {
  if (!std::exchange(wants_day_, false) || request_ != 0 || phase_ != Phase::loading) return;
  take(model, words, effects);
}

bool Autofill::add_known(bool ok, const json::Value& value) {
  const json::Value* facts = value.find("facts");
  if (known_.is_null()) known_ = json::Object{{"facts", json::Array()}};
  if (!ok || facts == nullptr || !facts->is_array()) return known_.find("facts")->array().size() > 0;  // of the first answer
  for (const json::Value& fact : facts->array()) known_.object()["facts"].array().push_back(fact);
  return true;
}

// Only what is not known itself is asked for by what it may be made of: nobody needs to know more than the form does.
void Autofill::load_sources(const Model& model, session::Effects& effects) {
  const auto facts = profile::Facts::read(known_, "");
  if (!facts.ok()) return;
  json::Array wanted;
  for (std::size_t i = 0; i < model.size(); ++i) {
    const FieldDefinition& field = model.definition().fields[i];
    if (!waits(model, i) || !holds(round_, model.fact(i))) continue;
    const bool names_them = facts.value().items("children") > 1 || subject_of(model.definition(), field).number > 0;
    if (is_of_child(model.fact(i)) && names_them && !is_late_) want("children.*.name.given", wanted);
    if (facts.value().subset({model.fact(i)}).all().empty()) want_sources(model.fact(i), wanted);
  }
  if (!wanted.empty()) request_ = effects.request("profile.load", {{"facts", std::move(wanted)}});
}

std::vector<Provenance> Autofill::candidates_for(std::size_t index, const profile::Facts& facts, const Model& model) const {
  std::vector<Provenance> out;
  const FieldDefinition& definition = model.definition().fields[index];
  const std::string path = path_of(index, model);
  if (path.empty()) return out;
  const auto add = [&](const profile::Fact& fact, std::string_view how) {
    json::Value typed = show_value(definition, fact.value);
    const auto is_same = [&typed](const Provenance& other) { return other.typed == typed; };
    if (!suits(definition, typed) || std::any_of(out.begin(), out.end(), is_same)) return;
    out.push_back({std::move(typed), fact.source.names, fact.verified, fact.as_of, std::string(how), fact.locked && fact.verified,
                   definition.fact.empty() ? model.fact(index) : std::string()});
  };
  for (const profile::Fact& fact : facts.candidates(path)) add(fact, {});
  if (out.empty())
    if (const auto derived = profile::derive(path, facts, model.today())) add(derived->fact, derived->how);
  return out;
}

void Autofill::propose(const profile::Facts& facts, const Model& model) {
  proposals_.clear();
  kept_.clear();
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (model.fact(i).empty() || !model.field(i).is_visible) continue;
    std::vector<Provenance> candidates = candidates_for(i, facts, model);
    if (candidates.empty()) continue;
    const std::size_t picked = candidates.size() == 1 ? 0 : candidates.size();
    if (waits(model, i)) proposals_.push_back({i, std::move(candidates), picked});
    else if (model.field(i).typed != candidates.front().typed) kept_.push_back(i);
  }
}

void Autofill::take(Model& model, const Words& words, session::Effects& effects) {
  auto facts = profile::Facts::read(known_, "/value");
  phase_ = Phase::failed;
  children_ = 0;
  subjects_.clear();
  if (facts.ok()) {
    for (std::size_t i = 0; i < model.size(); ++i)
      if (const FieldDefinition& field = model.definition().fields[i]; waits(model, i) && is_of_child(model.fact(i))) {
        children_ = static_cast<std::int64_t>(facts.value().items("children"));
        const std::string subject = subject_of(model.definition(), field).pointer;
        if (std::none_of(subjects_.begin(), subjects_.end(), [&](const auto& each) { return each.first == subject; }))
          subjects_.emplace_back(subject, 0);
      }
    if (children_ == 1 && subjects_.size() == 1) subjects_.front().second = 1;
    has_looked_ = true;
    propose(facts.value(), model);
    phase_ = proposals_.empty() && !asks_child() ? Phase::nothing_found : Phase::preview;
  }
  if (phase_ == Phase::preview) {
    effects.announce(words.say("form.autofill.found", "count", proposals_.size()));
    effects.focus("autofill");
    return;
  }
  known_ = nullptr;
  effects.announce(words.say(phase_ == Phase::failed ? "form.autofill.failed" : "form.autofill.nothing"));
}

void Autofill::apply(Model& model, const Words& words, session::Effects& effects) {
  std::int64_t filled = 0;
  std::int64_t saved = 0;
  for (const Proposal& proposal : proposals_) {
    if (!proposal.is_chosen() || !is_blank(model.field(proposal.field).typed)) continue;  // typed meanwhile: the person's word stands
    const Provenance& from = proposal.candidates[proposal.picked];
    model.fill(proposal.field, from);
    saved += keystrokes(model.definition().fields[proposal.field], from.typed);
    ++filled;
  }
  if (filled > 0) left(proposals_.front().field, model, words);
  proposals_.clear();
  known_ = nullptr;
  const bool is_filled = count_filled(model) > 0;
  phase_ = is_filled ? Phase::filled : Phase::offered;
  effects.announce(words.say("form.autofill.filled", "count", static_cast<long long>(filled)));
  effects.emit("portal-autofilled", {{"fields", static_cast<long long>(filled)}, {"keystrokes", static_cast<long long>(saved)}});
  effects.focus(is_filled ? "autofill" : "autofill-start");
}

void Autofill::undo_all(Model& model, const Words& words, session::Effects& effects) {
  for (std::size_t i = 0; i < model.size(); ++i) {
    if (is_from_profile(model.field(i))) model.undo_fill(i);
  }
  phase_ = Phase::offered;
  has_looked_ = false;
  effects.announce(words.say("form.autofill.undone"));
  effects.focus("autofill-start");
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

void Autofill::reset() { *this = Autofill(); }

void Autofill::renumber(const std::vector<std::size_t>& now) {
  renumber_fields(kept_, now);
  for (Proposal& proposal : proposals_) proposal.field = now[proposal.field];
  proposals_.erase(std::remove_if(proposals_.begin(), proposals_.end(), [](const Proposal& proposal) { return proposal.field == Model::none; }),
                   proposals_.end());
}

void Autofill::archive(json::Archive& state, Model& model) {
  state.name("phase", phase_, phase_names);
  state.number("request", request_);
  state.flag("wantsDay", wants_day_);
  archive_asked(state);
  state.number("children", children_);
  json::Value subjects = json::Array();
  for (const auto& [pointer, child] : subjects_) subjects.array().push_back(json::Array{pointer, child});
  state.value("subjects", subjects, json::Kind::array);
  state.flag("open", is_list_open_);
  json::Value kept = json::Array(kept_.begin(), kept_.end());
  json::Value proposals = write_proposals();
  json::Value known = json::Array{known_};
  json::Array offered;
  for (std::size_t i = 0; i < model.size(); ++i)
    if (model.field(i).lent != nullptr) offered.push_back(json::Array{i, filling::write_provenance(*model.field(i).lent)});
  json::Value offers = std::move(offered);
  state.value("offers", offers, json::Kind::array);
  state.value("kept", kept, json::Kind::array);
  state.value("proposals", proposals, json::Kind::array);
  state.value("known", known, json::Kind::array);
  if (!state.reads()) return;
  subjects_.clear();
  for (const json::Value& each : subjects.array()) {
    std::size_t child = 0;
    const bool is_pair = each.is_array() && each.array().size() == 2 && each.array()[0].is_string() &&
                         read_field(each.array()[1], static_cast<std::size_t>(std::max<std::int64_t>(children_, 0)) + 1, child);
    if (!is_pair) return state.fail("subjects", "what was written");
    subjects_.emplace_back(each.array()[0].text(), child);
  }
  if (known.array().size() == 1) known_ = known.array().front();
  for (const json::Value& offer : offers.array()) {
    std::size_t field = 0;
    const bool is_pair = offer.is_array() && offer.array().size() == 2 && read_field(offer.array()[0], model.size(), field);
    auto from = is_pair ? filling::read_provenance(offer.array()[1], "") : Result<Provenance>(Provenance());
    if (!is_pair || !from.ok()) return state.fail("offers", "what was written");
    model.lend(field, std::make_shared<const Provenance>(std::move(from).value()));
  }
  if (!read_fields(kept, model.size(), kept_)) state.fail("kept", "numbers of fields");
  if (!read_proposals(proposals, model.size())) state.fail("proposals", "what was written");
}

json::Value Autofill::write_proposals() const {
  json::Array out;
  for (const Proposal& proposal : proposals_) {
    json::Array candidates;
    for (const Provenance& from : proposal.candidates) candidates.push_back(filling::write_provenance(from));
    out.push_back(json::Object{{"field", proposal.field}, {"picked", proposal.picked}, {"candidates", std::move(candidates)}});
  }
  return out;
}

bool Autofill::read_proposals(json::Value& list, std::size_t fields) {
  proposals_.clear();
  for (const json::Value& entry : list.array()) {
    const json::Value* candidates = entry.find("candidates");
    const json::Value* field = entry.find("field");
    const json::Value* picked = entry.find("picked");
    if (candidates == nullptr || field == nullptr || picked == nullptr || !candidates->is_array()) return false;
    Proposal proposal;
    if (!read_field(*field, fields, proposal.field) || !read_field(*picked, candidates->array().size() + 1, proposal.picked)) return false;
    for (const json::Value& candidate : candidates->array()) {
      auto from = filling::read_provenance(candidate, "");
      if (!from.ok()) return false;
      proposal.candidates.push_back(std::move(from).value());
    }
    proposals_.push_back(std::move(proposal));
  }
  return true;
}

}  // namespace portal::form
