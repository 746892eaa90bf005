// Keys and arguments.
#include "widgets/consent/words.h"

namespace portal::consent {

std::string Words::say(std::string_view key, const json::Object& arguments) const {
  return strings_.format("consent." + std::string(key), arguments);
}

std::string Words::scope(const Scope& scope) const {
  if (scope.type == ScopeType::all) return say("scope.all");
  const std::string name = definition_.name_of_scope(scope, locale());
  return scope.type == ScopeType::bundle ? say("scope.bundle", {{"name", name}}) : say("scope.service", {{"name", name}});
}

std::string Words::state(const Row& row) const {
  switch (row.state) {
    case RowState::none: return say("state.none");
    case RowState::covered: return say("state.covered");
    case RowState::expired: return say("state.expired", {{"date", row.status.since}});
    case RowState::ended: return say("state." + std::string(name_of(row.status.state)), {{"date", row.status.since}});
    case RowState::valid: break;
  }
  const bool is_renewed = row.status.state == State::renewed;
  if (row.status.valid_until.empty()) return say("state.given", {{"date", row.status.since}});
  return say(is_renewed ? "state.renewed.until" : "state.given.until", {{"date", row.status.since}, {"until", row.status.valid_until}});
}

std::string Words::act(const Row& row, std::string_view verb) const {
  return say("act." + std::string(verb), {{"kind", name_of(definition_.texts[row.text].kind)}, {"scope", scope(row.scope)}});
}

std::string Words::done(const Row& row, State state) const {
  return say("done." + std::string(name_of(state)), {{"kind", name_of(definition_.texts[row.text].kind)}, {"scope", scope(row.scope)}});
}

std::string Words::title(const Record& record) const {
  const Text* text = definition_.text(record.notice.id);
  return text == nullptr ? say("kind", {{"kind", name_of(record.kind)}}) : text->in(locale()).title;
}

std::string Words::event(const Record& record, const Event& event) const {
  const std::string method = say("method", {{"method", event.method}});
  return say("event",
             {{"time", event.time}, {"state", name_of(event.state)}, {"title", title(record)}, {"scope", scope(record.scope)}, {"method", method}});
}

}  // namespace portal::consent
