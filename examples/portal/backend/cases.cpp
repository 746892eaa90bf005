// Handlers of cases.
#include "examples/portal/backend/cases.h"

#include <charconv>
#include <chrono>

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/problem.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"

namespace portal::demo {

namespace {

constexpr int most_events = 500;                      // of one batch
constexpr auto heartbeat = std::chrono::seconds(15);  // so that a page knows until when what it shows was true
constexpr const char* events_type = "application/cloudevents-batch+json";

std::optional<std::int64_t> cursor_of(std::string_view text) {
  std::int64_t cursor = 0;
  if (text.empty()) return cursor;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cursor);
  if (error != std::errc() || end != text.data() + text.size() || cursor < 0) return std::nullopt;
  return cursor;
}

json::Array events_json(const std::vector<CaseEvent>& events) {
  json::Array out;
  for (const CaseEvent& event : events) out.push_back(event.event);
  return out;
}

json::Object case_json(const Case& one) { return {{"case", one.id}, {"scenario", one.scenario}, {"openedAt", rfc3339(one.opened_at)}}; }

// Batches of one person's events until the page goes or the portal ends.
class CaseStream : public ResponseStream {
 public:
  CaseStream(std::string person, std::int64_t cursor, CaseStorage& storage, EventHub& hub, Clock clock)
      : person_(std::move(person)), cursor_(cursor), storage_(storage), hub_(hub), clock_(clock) {}

  bool next(std::string& chunk) override {
    // What is told while the storage is read counts as news: `seen` is taken before.
    seen_ = hub_.wait(person_, seen_, has_begun_ && !has_more_ ? heartbeat : std::chrono::seconds(0));
    if (hub_.has_ended()) return false;
    auto events = storage_.events_of(person_, cursor_, most_events);
    if (!events.ok()) return false;  // the page comes back by itself and goes on behind the last one it has
    if (!has_begun_) chunk = "retry: 3000\n\n";
    has_begun_ = true;
    if (!events.value().empty()) cursor_ = events.value().back().sequence;
    has_more_ = events.value().size() == most_events;
    const std::string cursor = std::to_string(cursor_);
    chunk += "id: " + cursor + "\ndata: ";
    json::write(json::Value(json::Object{{"asOf", rfc3339(clock_())}, {"cursor", cursor}, {"events", events_json(events.value())}}), chunk);
    chunk += "\n\n";
    return true;
  }

 private:
  const std::string person_;
  std::int64_t cursor_;
  CaseStorage& storage_;
  EventHub& hub_;
  const Clock clock_;
  std::uint64_t seen_ = 0;
  bool has_begun_ = false;
  bool has_more_ = false;
};

}  // namespace

ProblemKind problem_of(Cases::Opened::Kind kind) {
  using Kind = Cases::Opened::Kind;
  if (kind == Kind::scenario_unknown) return ProblemKind::scenario_not_found;
  return kind == Kind::key_reused ? ProblemKind::idempotency_key_reused : ProblemKind::storage_failed;
}

Cases::Opened Cases::begin(const std::string& person, const std::string& scenario, const std::string& key) {
  if (!authority_.knows(scenario)) return {Opened::Kind::scenario_unknown, {}};
  auto opened = storage_.open_case({"", person, scenario, clock_()}, key);
  if (!opened.ok()) return {Opened::Kind::failed, {}};
  if (opened.value().scenario != scenario) return {Opened::Kind::key_reused, {}};
  if (auto played = authority_.open(opened.value()); !played.ok()) return {Opened::Kind::failed, {}};
  return {Opened::Kind::opened, std::move(opened).value()};
}

Response Cases::list(const Request&, const Visit& visit) {
  auto cases = storage_.cases(visit.person);
  if (!cases.ok()) return problem(ProblemKind::storage_failed, visit.language);
  json::Array list;
  for (const Case& one : cases.value()) list.emplace_back(case_json(one));
  return answer(200, json::Object{{"cases", std::move(list)}});
}

Response Cases::open(const Request& request, const Visit& visit) {
  std::string key;
  json::Value body;
  if (auto wrong = read_keyed_body(request, visit.language, key, body)) return *wrong;
  json::Reader read(body, "");
  std::string scenario;
  read.required("scenario", scenario);
  if (auto read_all = read.finish(); !read_all.ok()) return problem(ProblemKind::body_malformed, visit.language, read_all.error());
  const Opened opened = begin(visit.person, scenario, key);
  if (opened.kind != Opened::Kind::opened) return problem(problem_of(opened.kind), visit.language);
  return answer(201, case_json(opened.opened_case));
}

Response Cases::events(const Request& request, const Visit& visit) {
  std::string after;
  if (!request.query.empty()) {
    if (auto wrong = read_query(request, visit.language, "after", after)) return *wrong;
  }
  const auto cursor = cursor_of(after);
  if (!cursor) return parameter_problem(visit.language, "after", "a cursor as it was given");
  auto events = storage_.events_of(visit.person, *cursor, most_events);
  if (!events.ok()) return problem(ProblemKind::storage_failed, visit.language);
  const std::int64_t last = events.value().empty() ? *cursor : events.value().back().sequence;
  return answer(200, events_json(events.value())).set("Content-Type", events_type).set("Portal-Cursor", std::to_string(last));
}

Response Cases::stream(const Request& request, const Visit& visit) {
  std::string after(trim(request.header("last-event-id")));  // of a browser that comes back by itself; a new stream says it in the address
  if (after.empty() && !request.query.empty()) {
    if (auto wrong = read_query(request, visit.language, "after", after)) return *wrong;
  }
  const auto cursor = cursor_of(after);
  if (!cursor) return parameter_problem(visit.language, "Last-Event-ID", "a cursor as it was given");
  Response response;
  response.set("Content-Type", "text/event-stream").set("Cache-Control", "no-store");
  response.stream = std::make_shared<CaseStream>(visit.person, *cursor, storage_, hub_, clock_);
  return response;
}

std::optional<Response> Cases::find(const Visit& visit, Case& in) {
  auto found = storage_.find(visit.person, visit.parameters[0]);
  if (!found.ok()) return problem(ProblemKind::storage_failed, visit.language);
  if (!found.value()) return problem(ProblemKind::case_not_found, visit.language);
  in = std::move(*found.value());
  return std::nullopt;
}

Response Cases::act(const Request& request, const Visit& visit) {
  Authority::Act act;
  json::Value body;
  if (auto wrong = read_keyed_body(request, visit.language, act.key, body)) return *wrong;
  json::Reader read(body, "");
  std::string scenario;
  std::string version;
  std::string kind;
  read.required("scenario", scenario);
  read.required("version", version);
  read.optional("stage", act.stage);  // a withdrawal is of the whole case
  read.required("action", act.action);
  read.required("do", kind);
  read.optional("choice", act.choice);
  if (auto read_all = read.finish(); !read_all.ok()) return problem(ProblemKind::body_malformed, visit.language, read_all.error());
  Case in;
  if (auto wrong = find(visit, in)) return *wrong;
  auto done = authority_.act(in, act);
  if (!done.ok()) return problem(ProblemKind::storage_failed, visit.language);
  if (!done.value()) return problem(ProblemKind::action_unknown, visit.language);
  return answer(202, *done.value());
}

Response Cases::consult(const Request& request, const Visit& visit) {
  std::string key;
  json::Value body;
  if (auto wrong = read_keyed_body(request, visit.language, key, body)) return *wrong;
  json::Reader read(body, "");
  std::string stage;
  std::string question;
  read.optional("stage", stage);
  read.required("question", question);
  read.any("context");
  const json::Value* consent = read.required("consent", json::Kind::object);
  if (auto read_all = read.finish(); !read_all.ok()) return problem(ProblemKind::body_malformed, visit.language, read_all.error());
  Case in;  // without an id: the question is about none
  if (!visit.parameters.empty()) {
    if (auto wrong = find(visit, in)) return *wrong;
  }
  // What was not agreed to is not kept, whatever was sent.
  const json::Value* given = consent->find("given");
  const json::Value* context = body.find("context");
  const bool may_keep = given != nullptr && given->is_boolean() && given->boolean();
  auto kept = storage_.add_consultation({visit.person, in.id, key, stage, question, may_keep && context ? *context : json::Value(), clock_()});
  if (!kept.ok()) return problem(ProblemKind::storage_failed, visit.language);
  constexpr std::int64_t answer_within = 24 * 3600;  // the concept, VI.6: a receipt within 24 hours
  return answer(201, json::Object{{"number", kept.value()}, {"answerBy", rfc3339(clock_() + answer_within)}});
}

Response Cases::scenario(const Request& request, const Visit& visit) {
  const std::string& id = visit.parameters[0];
  const std::string& version = visit.parameters[1];
  if (!is_plain_name(id) || !is_plain_name(version)) return problem(ProblemKind::scenario_not_found, visit.language);
  for (const std::string& file : {id + ".json", id + "." + version + ".json"}) {
    const auto text = read_file(content_ + "/scenarios/" + file);
    if (!text) continue;
    const auto parsed = json::parse(*text);
    const json::Value* found = parsed.ok() ? parsed.value().find("version") : nullptr;
    if (found == nullptr || !found->is_string() || found->text() != version) continue;
    Response response = answer(200, parsed.value());
    response.set("Cache-Control", "private, max-age=31536000, immutable");
    return response;
  }
  (void)request;
  return problem(ProblemKind::scenario_not_found, visit.language);
}

}  // namespace portal::demo
