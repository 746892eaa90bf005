// Numbers of requests may change, so answers are paired by kind and turn.
#include "widgets/inspector/what_if.h"

#include <algorithm>
#include <utility>

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

// The request of its kind whose turn it was, in the other session; nullptr where that was not asked.
const session::AskedRequest* same_turn(const session::Replay& replay, const session::AskedRequest& asked, const session::Replay& other) {
  std::size_t earlier = 0;
  for (const session::AskedRequest& one : replay.requests()) {
    if (&one == &asked) break;
    if (one.kind == asked.kind) ++earlier;
  }
  for (const session::AskedRequest& one : other.requests())
    if (one.kind == asked.kind && earlier-- == 0) return &one;
  return nullptr;
}

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

Result<std::unique_ptr<session::Replay>> play(const session::Replay& replay, const WhatIf& what_if, const json::Value& strings) {
  session::Log log = replay.log();
  if (!what_if.locale.empty()) log.options.object().set("strings", strings);
  const std::vector<session::LogStep> steps = std::exchange(log.steps, {});
  PORTAL_TRY(auto other, session::Replay::create(replay.kind(), std::move(log), strings));
  for (std::size_t i = 0; i < steps.size(); ++i) {
    session::LogStep step = steps[i];
    step.update = json::Value();
    if (step.event.type == ui::EventType::locale && !what_if.locale.empty()) continue;
    if (step.event.type == ui::EventType::reply) {
      const session::AskedRequest* asked = replay.request(step.event.request);
      if (asked == nullptr || asked->position > i) continue;
      const session::AskedRequest* now = same_turn(replay, *asked, *other);
      if (now == nullptr) continue;
      change_answer(what_if, *asked, step.event.flag, step.event.value);
      step.event.request = now->id;
    }
    other->append(std::move(step));
  }
  return other;
}

}  // namespace portal::inspector
