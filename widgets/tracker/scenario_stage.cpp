// A scenario's stages: each read alone, then references are resolved and cycles refused.
#include <algorithm>

#include "sdk/base/name_index.h"
#include "sdk/json/pointer.h"
#include "widgets/tracker/scenario_reader.h"

namespace portal::tracker {

namespace {

constexpr std::size_t most_stages = 1000;
constexpr std::size_t deepest = 6;
constexpr std::string_view known_channels[] = {"online", "app", "phone", "office", "post", "visit"};

template <class Enum>
bool pick(std::string_view name, int count, Enum& out) {
  for (int i = 0; i < count; ++i)
    if (name_of(static_cast<Enum>(i)) == name) {
      out = static_cast<Enum>(i);
      return true;
    }
  return false;
}

void read_duration(json::Reader& read, const char* key, calendar::Duration& out, std::string* written = nullptr) {
  std::string text;
  read.required(key, text);
  if (!calendar::parse_duration(text, out)) read.fail(ErrorCode::out_of_range, key, "an ISO 8601 duration, like P10D or PT4H", quoted_excerpt(text));
  if (written != nullptr) *written = std::move(text);
}

}  // namespace

Result<void> ScenarioReader::stages(const json::Value& list, const std::string& path, std::size_t parent, std::size_t depth) {
  if (depth > deepest) return Error{ErrorCode::too_deep, path, "at most 6 levels of groups", "more"};
  if (list.array().empty()) return Error{ErrorCode::out_of_range, path, "at least one stage", "none"};
  for (std::size_t i = 0; i < list.array().size(); ++i) PORTAL_CHECK(stage(list.array()[i], json::pointer_join(path, i), parent, depth));
  return {};
}

Result<void> ScenarioReader::stage(const json::Value& source, const std::string& path, std::size_t parent, std::size_t depth) {
  if (out_.stages.size() >= most_stages) return Error{ErrorCode::too_large, path, "at most 1000 stages", "more"};
  json::Reader read(source, path);
  Stage made;
  std::string kind;
  std::string actor;
  std::string service;
  read.required("id", made.id);
  read.required("kind", kind);
  read.optional("actor", actor);
  read.optional("service", service);
  read.optional("optional", made.is_optional);
  text(read, "title", "stages." + made.id + ".title", true);
  text(read, "description", "stages." + made.id + ".description");
  if (!is_id(made.id) || made.id == "case")
    read.fail(ErrorCode::out_of_range, "id", "letters, digits, _ and -, not \"case\"", quoted_excerpt(made.id));
  if (!pick(kind, 5, made.kind)) read.fail(ErrorCode::unknown_name, "kind", "one of: task, milestone, wait, decision, group", quoted_excerpt(kind));
  made.actor = made.kind == StageKind::wait ? Actor::authority : Actor::client;
  if (!actor.empty() && !actor_named(actor, made.actor))
    read.fail(ErrorCode::unknown_name, "actor", "one of: client, authority, thirdParty", quoted_excerpt(actor));
  if (!service.empty() && (made.service = out_.service_named(service)) == nowhere)
    read.fail(ErrorCode::dangling_reference, "service", "the id of a service", quoted_excerpt(service));
  const std::size_t index = out_.stages.size();
  made.parent = parent;
  made.depth = depth;
  const json::Value* inner = made.kind == StageKind::group ? read.required("stages", json::Kind::array) : nullptr;
  if (made.kind == StageKind::group) PORTAL_CHECK(group(read, made));
  const json::Value* after = read.optional("after", json::Kind::array);
  const std::string id = made.id;
  if (out_.stage_named(id) != nowhere) return Error{ErrorCode::duplicate_key, path + "/id", "each id once", quoted_excerpt(id)};
  out_.stages.push_back(Stage());
  PORTAL_CHECK(stage_parts(read, path, made));
  PORTAL_CHECK(read.finish());
  out_.stages[index] = std::move(made);
  if (parent == nowhere) out_.roots.push_back(index);
  else out_.stages[parent].children.push_back(index);
  PORTAL_TRY(const std::vector<std::string> names, read_texts(after, path + "/after"));
  for (std::size_t i = 0; i < names.size(); ++i) later_.push_back({index, json::pointer_join(path + "/after", i), names[i], -3});
  return inner != nullptr ? stages(*inner, path + "/stages", index, depth + 1) : Result<void>();
}

Result<void> ScenarioReader::group(json::Reader& read, Stage& stage) {
  std::string mode = "all";
  std::int64_t count = 0;
  read.optional("mode", mode);
  if (!pick(mode, 3, stage.mode)) read.fail(ErrorCode::unknown_name, "mode", "one of: all, any, some", quoted_excerpt(mode));
  if (stage.mode == Mode::some) read.required("count", count);
  if (stage.mode == Mode::some && count < 1) read.fail(ErrorCode::out_of_range, "count", "1 or more", std::to_string(count));
  stage.count = static_cast<std::size_t>(std::max<std::int64_t>(count, 0));
  return {};
}

Result<void> ScenarioReader::stage_parts(json::Reader& read, const std::string& path, Stage& stage) {
  const std::string key = "stages." + stage.id;
  const std::size_t index = out_.stages.size() - 1;
  const json::Value* documents = read.optional("documents", json::Kind::array);
  const json::Value* channels = read.optional("channels", json::Kind::array);
  const json::Value* deadline = read.optional("deadline", json::Kind::object);
  PORTAL_CHECK(rule(read.any("appliesIf"), path + "/appliesIf", stage));
  PORTAL_CHECK(estimate(read.optional("estimate", json::Kind::object), path + "/estimate", key + ".estimate", stage));
  PORTAL_CHECK(actions(read.optional("actions", json::Kind::array), path + "/actions", stage));
  PORTAL_CHECK(choices(read.optional("choices", json::Kind::array), path + "/choices", stage));
  PORTAL_CHECK(clocks(read.optional("clocks", json::Kind::array), path + "/clocks", stage));
  PORTAL_TRY(const std::vector<std::string> names, read_texts(documents, path + "/documents"));
  for (std::size_t i = 0; i < names.size(); ++i) {
    stage.documents.push_back(out_.document_named(names[i]));
    if (stage.documents.back() == nowhere)
      return Error{ErrorCode::dangling_reference, json::pointer_join(path + "/documents", i), "the id of a document", quoted_excerpt(names[i])};
  }
  PORTAL_TRY(stage.channels, read_texts(channels, path + "/channels"));
  for (std::size_t i = 0; i < stage.channels.size(); ++i)
    if (std::find(std::begin(known_channels), std::end(known_channels), stage.channels[i]) == std::end(known_channels))
      return Error{ErrorCode::unknown_name, json::pointer_join(path + "/channels", i), "one of: online, app, phone, office, post, visit",
                   quoted_excerpt(stage.channels[i])};
  if (deadline == nullptr) return {};
  json::Reader inner(*deadline, path + "/deadline");
  stage.deadline.emplace();
  later_.push_back({index, path + "/deadline/from", {}, -2});
  PORTAL_CHECK(term(inner, path + "/deadline", key + ".deadline", *stage.deadline));
  return inner.finish();
}

// The caller has pushed onto later_ the reference that `from` fills in.
Result<void> ScenarioReader::term(json::Reader& read, const std::string&, const std::string& key, Term& term) {
  std::string calendar = "calendar";
  read_duration(read, "duration", term.duration, &term.written);
  read.optional("calendar", calendar);
  read.optional("moves", term.moves);
  read.required("from", later_.back().written);
  text(read, "basis", key + ".basis");
  if (calendar != "calendar" && calendar != "working")
    read.fail(ErrorCode::unknown_name, "calendar", "one of: calendar, working", quoted_excerpt(calendar));
  term.is_working = calendar == "working";
  return {};
}

Result<void> ScenarioReader::rule(const json::Value* source, const std::string& path, Stage& stage) {
  if (source == nullptr) return {};
  auto compiled = rules::Rule::compile(*source);
  if (!compiled.ok()) {
    Error error = std::move(compiled).error();
    error.path = path + error.path;
    return error;
  }
  stage.applies = std::make_shared<const rules::Rule>(std::move(compiled).value());
  return {};
}

Result<void> ScenarioReader::estimate(const json::Value* source, const std::string& path, const std::string& key, Stage& stage) {
  if (source == nullptr) return {};
  json::Reader read(*source, path);
  Estimate made;
  read_duration(read, "p50", made.p50);
  read_duration(read, "p90", made.p90);
  text(read, "basis", key + ".basis");
  PORTAL_CHECK(read.finish());
  stage.estimate = std::move(made);
  return {};
}

Result<void> ScenarioReader::actions(const json::Value* list, const std::string& path, Stage& stage) {
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    json::Reader read(list->array()[i], place);
    ActionDefinition action;
    std::string kind;
    read.required("kind", kind);
    action.id = kind;
    read.optional("id", action.id);
    read.optional("href", action.href);
    read.optional("amount", action.amount);
    text(read, "title", "stages." + stage.id + ".actions." + action.id + ".title");
    if (!pick(kind, 7, action.kind))
      read.fail(ErrorCode::unknown_name, "kind", "one of: open, upload, book, pay, sign, consult, rate", quoted_excerpt(kind));
    if (!is_id(action.id)) read.fail(ErrorCode::out_of_range, "id", "letters, digits, _ and -", quoted_excerpt(action.id));
    PORTAL_CHECK(read.finish());
    for (const ActionDefinition& other : stage.actions)
      if (other.id == action.id) return Error{ErrorCode::duplicate_key, place + "/id", "each action's id once", quoted_excerpt(action.id)};
    stage.actions.push_back(std::move(action));
  }
  return {};
}

Result<void> ScenarioReader::choices(const json::Value* list, const std::string& path, Stage& stage) {
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    json::Reader read(list->array()[i], json::pointer_join(path, i));
    std::string id;
    read.required("id", id);
    text(read, "title", "stages." + stage.id + ".choices." + id + ".title", true);
    if (!is_id(id)) read.fail(ErrorCode::out_of_range, "id", "letters, digits, _ and -", quoted_excerpt(id));
    PORTAL_CHECK(read.finish());
    stage.choices.push_back(std::move(id));
  }
  if (stage.kind == StageKind::decision && stage.choices.size() < 2) return Error{ErrorCode::out_of_range, path, "two choices or more", "fewer"};
  return {};
}

Result<void> ScenarioReader::clocks(const json::Value* list, const std::string& path, Stage& stage) {
  const std::size_t index = out_.stages.size() - 1;
  for (std::size_t i = 0; list != nullptr && i < list->array().size(); ++i) {
    const std::string place = json::pointer_join(path, i);
    json::Reader read(list->array()[i], place);
    Clock clock;
    std::string until;
    const std::string key = "stages." + stage.id + ".clocks.";
    read.required("id", clock.id);
    text(read, "title", key + clock.id + ".title", true);
    later_.push_back({index, place + "/from", {}, static_cast<int>(2 * i)});
    PORTAL_CHECK(term(read, place, key + clock.id, clock.term));
    read.required("until", until);
    PORTAL_CHECK(read.finish());
    later_.push_back({index, place + "/until", until, static_cast<int>(2 * i + 1)});
    stage.clocks.push_back(std::move(clock));
  }
  return {};
}

Result<void> ScenarioReader::resolve() {
  for (const Later& reference : later_) {
    Stage& stage = out_.stages[reference.stage];
    if (reference.clock == -3) {
      const std::size_t target = out_.stage_named(reference.written);
      if (target == nowhere) return Error{ErrorCode::dangling_reference, reference.path, "the id of a stage", quoted_excerpt(reference.written)};
      stage.after.push_back(target);
      continue;
    }
    Moment moment;
    PORTAL_CHECK(resolve_moment(reference.written, reference.path, moment));
    if (reference.clock == -2) stage.deadline->from = std::move(moment);
    else if (reference.clock % 2 == 0) stage.clocks[static_cast<std::size_t>(reference.clock / 2)].term.from = std::move(moment);
    else stage.clocks[static_cast<std::size_t>(reference.clock / 2)].until = std::move(moment);
  }
  return put_in_order();
}

Result<void> ScenarioReader::resolve_moment(const std::string& written, const std::string& path, Moment& moment) const {
  const std::size_t dot = written.find('.');
  if (dot == std::string::npos || !is_id(std::string_view(written).substr(dot + 1)))
    return Error{ErrorCode::out_of_range, path, "a stage and what happened to it, like apply.submitted, or case.opened", quoted_excerpt(written)};
  const std::string_view stage = std::string_view(written).substr(0, dot);
  moment.mark = written.substr(dot + 1);
  if (stage == "case") return {};
  moment.stage = out_.stage_named(stage);
  if (moment.stage == nowhere) return Error{ErrorCode::dangling_reference, path, "the id of a stage", quoted_excerpt(stage)};
  return {};
}

// A stage is finished after what it waits for; a group after its stages, and its stages begin after what the group waits for.
// Two points a stage, begin and end; Kahn's order over them must reach all.
Result<void> ScenarioReader::put_in_order() {
  const std::size_t count = out_.stages.size();
  std::vector<std::vector<std::size_t>> next(2 * count);
  std::vector<std::size_t> waits(2 * count, 0);
  const auto edge = [&](std::size_t from, std::size_t to) {
    next[from].push_back(to);
    ++waits[to];
  };
  for (std::size_t i = 0; i < count; ++i) {
    edge(2 * i, 2 * i + 1);
    for (const std::size_t before : out_.stages[i].after) edge(2 * before + 1, 2 * i);
    if (out_.stages[i].parent == nowhere) continue;
    edge(2 * out_.stages[i].parent, 2 * i);
    edge(2 * i + 1, 2 * out_.stages[i].parent + 1);
  }
  std::vector<std::size_t>& order = out_.order;
  for (std::size_t i = 0; i < waits.size(); ++i)
    if (waits[i] == 0) order.push_back(i);
  for (std::size_t done = 0; done < order.size(); ++done)
    for (const std::size_t to : next[order[done]])
      if (--waits[to] == 0) order.push_back(to);
  if (order.size() == waits.size()) return {};
  std::string stuck;
  for (std::size_t i = 0; i < count && stuck.empty(); ++i)
    if (waits[2 * i] > 0 && !out_.stages[i].after.empty()) stuck = out_.stages[i].id;
  return Error{ErrorCode::cyclic_reference, "/scenario/stages", "stages that do not wait for each other in a circle", quoted_excerpt(stuck)};
}

}  // namespace portal::tracker
