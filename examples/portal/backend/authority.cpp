// Playing the script: what a person does and what is stored makes what comes next, after its delay.
#include "examples/portal/backend/authority.h"

#include <chrono>
#include <cstdio>

#include "examples/portal/backend/http.h"
#include "examples/portal/backend/profiles.h"
#include "sdk/calendar/duration.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"

namespace portal::demo {

namespace {

struct Rule {
  std::string id;
  std::string type;
  json::Value data;
  std::int64_t occurrence = 0;  // 0: every one
  std::int64_t after = 0;       // seconds
  json::Array emit;
};

struct ScriptedAct {
  std::string stage;
  std::string action;
  json::Value reply;
  json::Array emit;
};

constexpr int batch = 1000;
constexpr auto longest_sleep = std::chrono::seconds(1);

bool has_all(const json::Value& data, const json::Value& wanted) {
  for (const json::Member& member : wanted.object()) {
    const json::Value* found = data.find(member.key);
    if (found == nullptr || !(*found == member.value)) return false;
  }
  return true;
}

Result<Rule> read_rule(const json::Value& source, const std::string& path) {
  json::Reader read(source, path);
  Rule rule;
  std::string after = "PT0S";
  read.required("id", rule.id);
  read.optional("after", after);
  const json::Value* when = read.required("when", json::Kind::object);
  const json::Value* emit = read.required("emit", json::Kind::array);
  calendar::Duration delay;
  if (!calendar::parse_duration(after, delay)) read.fail(ErrorCode::out_of_range, "after", "a duration like PT8S", quoted_excerpt(after));
  PORTAL_CHECK(read.finish());
  json::Reader inner(*when, path + "/when");
  inner.required("type", rule.type);
  inner.optional("occurrence", rule.occurrence);
  const json::Value* data = inner.optional("data", json::Kind::object);
  PORTAL_CHECK(inner.finish());
  rule.data = data != nullptr ? *data : json::Value(json::Object());
  rule.after = delay.days * std::int64_t{86400} + delay.seconds;
  rule.emit = emit->array();
  return rule;
}

Result<ScriptedAct> read_act(const json::Value& source, const std::string& path) {
  json::Reader read(source, path);
  ScriptedAct act;
  read.optional("stage", act.stage);
  read.required("action", act.action);
  const json::Value* reply = read.optional("reply", json::Kind::object);
  const json::Value* emit = read.required("emit", json::Kind::array);
  PORTAL_CHECK(read.finish());
  act.reply = reply != nullptr ? *reply : json::Value(json::Object());
  act.emit = emit->array();
  return act;
}

json::Value filled(const json::Value& value, const std::string& choice) {
  if (value.is_string() && value.text() == "$choice") return choice;
  if (!value.is_object()) return value;
  json::Object out;
  for (const json::Member& member : value.object()) out.set(member.key, filled(member.value, choice));
  return json::Value(std::move(out));
}

}  // namespace

struct Authority::Script {
  std::string source;
  json::Array opened;
  std::vector<ScriptedAct> acts;
  std::vector<Rule> rules;

  static Result<Script> read(const json::Value& text);
};

Result<Authority::Script> Authority::Script::read(const json::Value& text) {
  json::Reader read(text, "");
  Script script;
  read.required("source", script.source);
  const json::Value* opened = read.required("opened", json::Kind::array);
  const json::Value* acts = read.optional("actions", json::Kind::array);
  const json::Value* rules = read.optional("rules", json::Kind::array);
  PORTAL_CHECK(read.finish());
  script.opened = opened->array();
  for (std::size_t i = 0; acts != nullptr && i < acts->array().size(); ++i) {
    PORTAL_TRY(ScriptedAct act, read_act(acts->array()[i], "/actions/" + std::to_string(i)));
    script.acts.push_back(std::move(act));
  }
  for (std::size_t i = 0; rules != nullptr && i < rules->array().size(); ++i) {
    PORTAL_TRY(Rule rule, read_rule(rules->array()[i], "/rules/" + std::to_string(i)));
    script.rules.push_back(std::move(rule));
  }
  return script;
}

struct Authority::Due {
  Case in;
  std::string id;  // of the event that comes of it
  json::Array emit;
};

Authority::Authority(std::string content, CaseStorage& storage, EventHub& hub, Clock clock)
    : content_(std::move(content)), storage_(storage), hub_(hub), clock_(clock) {}

Authority::~Authority() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Authority::start() {
  std::lock_guard lock(mutex_);
  plan_all();
  thread_ = std::thread([this] { run(); });
}

bool Authority::knows(const std::string& scenario) {
  std::lock_guard lock(mutex_);
  return script(scenario) != nullptr;
}

const Authority::Script* Authority::script(const std::string& scenario) {
  const auto known = scripts_.find(scenario);
  if (known != scripts_.end()) return known->second.get();
  if (!is_plain_name(scenario)) return nullptr;
  const std::string path = content_ + "/scenarios/" + scenario + ".authority.json";
  const auto text = read_file(path);
  if (!text) return nullptr;
  auto parsed = json::parse(*text);
  auto read = parsed.ok() ? Script::read(parsed.value()) : Result<Script>(std::move(parsed).error());
  if (!read.ok()) {
    std::fprintf(stderr, "%s: %s\n", path.c_str(), read.error().text().c_str());
    return nullptr;
  }
  return (scripts_[scenario] = std::make_unique<Script>(std::move(read).value())).get();
}

Result<void> Authority::emit(const Case& in, const Script& script, const json::Array& events, const std::string& id, const std::string& choice) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    const json::Value* type = events[i].find("type");
    const json::Value* data = events[i].find("data");
    json::Object event{{"specversion", "1.0"},
                       {"type", type != nullptr ? *type : json::Value("")},
                       {"source", script.source},
                       {"id", in.id + "/" + id + "/" + std::to_string(i)},
                       {"subject", in.id},
                       {"time", rfc3339(clock_())},
                       {"data", filled(data != nullptr ? *data : json::Value(json::Object()), choice)}};
    const json::Value whole(std::move(event));
    PORTAL_TRY(const Appended appended, storage_.append(in.id, whole));
    if (appended.is_new) plan(in, script, whole);
  }
  hub_.tell(in.person);
  return {};
}

Result<void> Authority::open(const Case& opened) {
  std::lock_guard lock(mutex_);
  const Script* script = this->script(opened.scenario);
  if (script == nullptr) return Error{ErrorCode::unknown_name, "/scenario", "a scenario of this portal", quoted_excerpt(opened.scenario)};
  return emit(opened, *script, script->opened, "opened", "");
}

Result<std::optional<json::Value>> Authority::act(const Case& in, const Act& act) {
  std::lock_guard lock(mutex_);
  const Script* script = this->script(in.scenario);
  if (script == nullptr) return std::optional<json::Value>();
  for (const ScriptedAct& known : script->acts) {
    if (known.stage != act.stage || known.action != act.action) continue;
    PORTAL_CHECK(emit(in, *script, known.emit, "act/" + act.key, act.choice));
    return std::optional<json::Value>(known.reply);
  }
  return std::optional<json::Value>();
}

// The event's own id names what comes of it, so nothing is played twice, whatever was planned again.
void Authority::plan(const Case& in, const Script& script, const json::Value& event) {
  const json::Value* type = event.find("type");
  const json::Value* data = event.find("data");
  const json::Value* cause = event.find("id");
  if (type == nullptr || data == nullptr || cause == nullptr) return;
  for (const Rule& rule : script.rules) {
    if (rule.type != type->text() || !has_all(*data, rule.data)) continue;
    const std::int64_t occurrence = ++occurrences_[in.id + "/" + rule.id];
    if (rule.occurrence != 0 && rule.occurrence != occurrence) continue;
    due_.emplace(clock_() + rule.after, Due{in, "rule/" + rule.id + "/" + std::to_string(occurrence), rule.emit});
  }
  woken_.notify_all();
}

void Authority::plan_all() {
  auto cases = storage_.cases("");
  if (!cases.ok()) return;
  for (const Case& in : cases.value()) {
    const Script* script = this->script(in.scenario);
    if (script == nullptr) continue;
    std::int64_t after = 0;
    for (;;) {
      auto events = storage_.events(in.id, after, batch);
      if (!events.ok() || events.value().empty()) break;
      for (const CaseEvent& event : events.value()) plan(in, *script, event.event);
      after = events.value().back().sequence;
    }
  }
}

void Authority::play(const Due& due) {
  const Script* script = this->script(due.in.scenario);
  if (script == nullptr) return;
  const auto emitted = emit(due.in, *script, due.emit, due.id, "");
  if (!emitted.ok()) std::fprintf(stderr, "authority: %s\n", emitted.error().text().c_str());
}

void Authority::run() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    if (!due_.empty() && due_.begin()->first <= clock_()) {
      const Due next = due_.begin()->second;
      due_.erase(due_.begin());
      play(next);
    } else {
      woken_.wait_for(lock, longest_sleep);
    }
  }
}

}  // namespace portal::demo
