// Numbers of requests may change, so answers are paired by kind and turn.
#include "widgets/inspector/what_if.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sdk/json/json.h"

namespace portal::inspector {

namespace {

constexpr std::string_view network[] = {"profile.",  "application.", "cases.",    "case.",     "offer.",   "ratings.",
                                        "feedback.", "help.",        "messages.", "consents.", "booking.", "payment."};

json::Value nothing_of(const session::AskedRequest& asked) {
  if (asked.kind == "consents.list") return json::Object{{"consents", json::Array()}};
  return json::Object{{"value", json::Value()}, {"revision", 0}};
}

bool is_about_consent(const session::AskedRequest& asked) {
  if (asked.kind.rfind("consents.", 0) == 0) return true;
  return asked.kind.rfind("store.", 0) == 0 && asked.what.text_at("name").find("consent") != std::string::npos;
}

struct Turn {
  std::string kind;
  std::size_t number = 0;  // of its kind
};

// Whose turn each request was.
class Turns {
 public:
  void take(const json::Value& update) {
    const json::Value* requests = update.find("requests");
    if (requests == nullptr || !requests->is_array()) return;
    for (const json::Value& one : requests->array()) {
      const json::Value* id = one.find("id");
      if (id == nullptr || !id->is_integer()) continue;
      std::vector<std::int64_t>& of_kind = ids_[one.text_at("kind")];
      turns_[id->integer()] = {one.text_at("kind"), of_kind.size()};
      of_kind.push_back(id->integer());
    }
  }
  const Turn* turn_of(std::int64_t id) const {
    const auto at = turns_.find(id);
    return at == turns_.end() ? nullptr : &at->second;
  }
  std::int64_t id_of(const Turn& turn) const {  // 0: it was not asked
    const auto at = ids_.find(turn.kind);
    return at == ids_.end() || at->second.size() <= turn.number ? 0 : at->second[turn.number];
  }

 private:
  std::map<std::int64_t, Turn> turns_;
  std::map<std::string, std::vector<std::int64_t>> ids_;
};

}  // namespace

bool needs_network(std::string_view kind) {
  return std::any_of(std::begin(network), std::end(network), [&](std::string_view one) { return kind.rfind(one, 0) == 0; });
}

void change_answer(const WhatIf& what_if, const session::AskedRequest& asked, bool& ok, json::Value& value) {
  if (what_if.has_no_profile && asked.kind == "profile.load" && ok) value = json::Object{{"facts", json::Array()}};
  if (what_if.has_no_consent && is_about_consent(asked) && ok && asked.kind != "store.put" && asked.kind != "consents.put") value = nothing_of(asked);
  if (!what_if.today.empty() && asked.kind == "clock.now" && ok) {
    const std::string before = value.text_at("now");
    value = json::Object{{"now", what_if.today + (before.size() > 10 ? before.substr(10) : std::string("T09:00:00Z"))}};
  }
  if (what_if.is_offline && needs_network(asked.kind)) {
    ok = false;
    value = json::Object{{"type", "about:offline"}, {"title", "There is no connection"}};
  }
}

Result<session::Log> play(const session::WidgetKind& kind, const session::Replay& replay, const WhatIf& what_if, const json::Value& strings) {
  session::Log log = replay.log();
  if (!what_if.locale.empty()) log.options.object().set("strings", strings);
  json::Value options = log.options;
  if (options.find("strings") == nullptr) options.object().set("strings", strings);
  PORTAL_TRY(auto session, session::Session::create(kind, options));
  Turns before;
  Turns now;
  const auto advance = [&](const std::string& update) {
    if (auto read = json::parse(update); read.ok()) now.take(read.value());
  };
  before.take(replay.moment(0).update);
  advance(session->first_update());
  std::vector<session::LogStep> steps;
  for (std::size_t i = 0; i < log.steps.size(); ++i) {
    session::LogStep step = log.steps[i];
    step.update = json::Value();
    const bool is_reply = step.event.type == ui::EventType::reply;
    const Turn* turn = is_reply ? before.turn_of(step.event.request) : nullptr;
    const std::int64_t id = turn == nullptr ? 0 : now.id_of(*turn);
    before.take(replay.moment(i + 1).update);
    if (step.event.type == ui::EventType::locale && !what_if.locale.empty()) continue;
    if (is_reply && id == 0) continue;
    if (is_reply) {
      if (const session::AskedRequest* asked = replay.request(step.event.request); asked != nullptr)
        change_answer(what_if, *asked, step.event.flag, step.event.value);
      step.event.request = id;
    }
    if (auto update = session->dispatch(step.event); update.ok()) advance(update.value());
    steps.push_back(std::move(step));
  }
  log.steps = std::move(steps);
  return log;
}

}  // namespace portal::inspector
