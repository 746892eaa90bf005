// Logs, ways and places.
#include "widgets/inspector/model.h"

#include <algorithm>
#include <utility>

#include "sdk/json/json.h"
#include "sdk/session/redact.h"

namespace portal::inspector {

const session::WidgetKind* Family::find(std::string_view name) const {
  for (const session::WidgetKind& kind : kinds)
    if (kind.name == name) return &kind;
  return nullptr;
}

namespace {

constexpr std::size_t most_answers = 2000;  // a session that asks for ever is its own mistake

Error unknown_kind(const std::string& kind) { return {ErrorCode::unknown_name, "/kind", "a widget of this inspector", quoted_excerpt(kind)}; }

// Where a branch asks what the log has asked before: the last answer to the same request, else to one of its kind.
const session::LogStep* answer_like(const session::Replay& replay, const session::AskedRequest& asked) {
  const session::LogStep* found = nullptr;
  for (const session::LogStep& step : replay.log().steps) {
    if (step.event.type != ui::EventType::reply) continue;
    const session::AskedRequest* before = replay.request(step.event.request);
    if (before != nullptr && before->kind == asked.kind) found = &step;
  }
  return found;
}

bool is_stream(std::string_view kind) { return kind.size() > 6 && kind.substr(kind.size() - 6) == ".watch"; }

}  // namespace

const json::Value* Model::strings_of(const std::string& locale) const {
  if (strings_.text_at("locale") == locale) return &strings_;
  return other_strings_.find(locale);
}

const json::Value& Model::strings_now() const {
  const json::Value* chosen = what_if_.locale.empty() ? nullptr : strings_of(what_if_.locale);
  return chosen != nullptr ? *chosen : strings_;
}

Result<void> Model::open(session::Log log) {
  const session::WidgetKind* kind = family().find(log.kind);
  if (kind == nullptr) return unknown_kind(log.kind);
  PORTAL_TRY(auto replay, session::Replay::create(*kind, std::move(log), strings_));
  recorded_ = std::move(replay);
  return_to_record();
  return {};
}

void Model::close() {
  recorded_ = nullptr;
  return_to_record();
  selected.clear();
  told_by.clear();
  told = nullptr;
}

void Model::grow(std::vector<session::LogStep> steps) {
  if (!recorded_) return;
  const bool follows = !is_other() && recorded_->position() == recorded_->size();
  for (session::LogStep& step : steps) recorded_->append(std::move(step));
  if (follows) recorded_->go(recorded_->size());
}

Result<void> Model::act(ui::Event event) {
  const std::size_t from = shown().position();
  if (is_branch() && from == other_->size()) {  // at its end there is nothing to lose, and nothing to play again
    const session::Moment& moment = other_->branch(std::move(event));
    if (const std::optional<Error> refusal = moment.fault) {
      other_->take_back();
      return *refusal;
    }
    answer_open_requests(*other_, from);
    return {};
  }
  // A refusal must not cost the steps that follow: it is tried on a copy.
  session::Log log = shown().log();
  log.steps.resize(from);
  PORTAL_TRY(auto next, session::Replay::create(recorded_->kind(), std::move(log), strings_now()));
  const session::Moment& tried = next->branch(std::move(event));
  if (tried.fault) return *tried.fault;
  other_ = std::move(next);
  if (!is_branch()) branched_at_ = from;
  answer_open_requests(*other_, from);
  return {};
}

void Model::answer_open_requests(session::Replay& replay, std::size_t from) {
  std::int64_t made = 0;
  // Requests that the answers bring about are appended while this goes on.
  for (std::size_t i = 0; i < replay.requests().size() && i < most_answers; ++i) {
    const session::AskedRequest asked = replay.requests()[i];
    if (asked.position <= from || is_stream(asked.kind)) continue;
    ui::Event reply{ui::EventType::reply, {}, {}, json::Object(), true, asked.id};
    if (const session::LogStep* before = answer_like(*recorded_, asked); before != nullptr) {
      reply.value = before->event.value;
      reply.flag = before->event.flag;
    } else if (asked.kind == "id.new") {
      reply.value = json::Object{{"id", "branch-" + std::to_string(++made)}};
    } else if (asked.kind != "timer" || asked.position > from + 1) {
      continue;  // nobody knows; and a timer that sets the next one would never end
    }
    change_answer(what_if_, asked, reply.flag, reply.value);
    (void)replay.branch(std::move(reply));
  }
}

void Model::return_to_record() {
  other_ = nullptr;
  branched_at_.reset();
  what_if_ = WhatIf();
}

Result<void> Model::imagine(WhatIf what_if) {
  if (!recorded_) return {};
  const std::size_t place = shown().position();
  const bool was_at_end = place == shown().size();
  if (!what_if.is_any()) {
    return_to_record();
  } else {
    const WhatIf before = std::exchange(what_if_, std::move(what_if));
    auto replay = play(*recorded_, what_if_, strings_now());
    if (!replay.ok()) {
      what_if_ = before;
      return std::move(replay).error();
    }
    other_ = std::move(replay).value();
    branched_at_.reset();
  }
  shown().go(was_at_end ? shown().size() : place);
  return {};
}

void Model::take_strings(const std::string& locale, json::Value strings) { other_strings_.set(locale, std::move(strings)); }

session::Log Model::report(bool values) const {
  const session::Log& log = shown().log();
  return values ? log : session::redact(&recorded_->kind(), log, strings_);
}

std::string Model::lang() const {
  const json::Value* strings = shown().log().options.find("strings");
  const json::Value& used = strings != nullptr ? *strings : strings_now();
  std::string locale = used.text_at("locale");
  for (std::size_t i = 0; i < shown().position(); ++i)
    if (const ui::Event& event = shown().log().steps[i].event; event.type == ui::EventType::locale) locale = event.value.text_at("locale");
  return locale;
}

bool Model::has_open(std::string_view panel) const { return std::find(opened.begin(), opened.end(), panel) != opened.end(); }

void Model::archive(json::Archive& state) {
  json::Value recorded = recorded_ ? session::write_log(recorded_->log()) : json::Value(json::Object());
  json::Value other = other_ ? session::write_log(other_->log()) : json::Value(json::Object());
  std::int64_t position = recorded_ ? static_cast<std::int64_t>(shown().position()) : 0;
  std::int64_t branched = branched_at_ ? static_cast<std::int64_t>(*branched_at_) : -1;
  json::Value source = json::Object{{"value", definition_text}};
  json::Value reasons = json::Object{{"value", told}};
  json::Value words = other_strings_;
  state.value("recorded", recorded, json::Kind::object);
  state.value("other", other, json::Kind::object);
  state.number("position", position);
  state.number("branched_at", branched);
  state.flag("no_profile", what_if_.has_no_profile);
  state.flag("no_consent", what_if_.has_no_consent);
  state.flag("offline", what_if_.is_offline);
  state.text("today", what_if_.today);
  state.text("locale", what_if_.locale);
  state.text("selected", selected);
  state.texts("opened", opened);
  state.flag("with_values", with_values);
  state.flag("playing", is_playing);
  state.text("file", file);
  state.text("fault", fault);
  state.value("definition", source, json::Kind::object);
  state.text("told_by", told_by);
  state.value("told", reasons, json::Kind::object);
  state.value("strings", words, json::Kind::object);
  if (!state.reads()) return;
  other_strings_ = words.object();
  if (const json::Value* value = reasons.find("value"); value != nullptr) told = *value;
  if (const json::Value* value = source.find("value"); value != nullptr && !value->is_null()) {
    definition_text = *value;
    definition = family().recognise(*value, strings_.text_at("locale"), "");
  }
  if (recorded.object().empty()) return;
  const WhatIf what_if = what_if_;
  auto log = session::read_log(recorded);
  if (!log.ok() || !open(std::move(log).value()).ok()) return state.fail("recorded", "a log of a widget of this inspector");
  what_if_ = what_if;
  if (!other.object().empty()) {
    auto way = session::read_log(other);
    if (!way.ok()) return state.fail("other", "a log");
    auto replay = session::Replay::create(recorded_->kind(), std::move(way).value(), strings_now());
    if (!replay.ok()) return state.fail("other", "a log of the same widget");
    other_ = std::move(replay).value();
    if (branched >= 0) branched_at_ = static_cast<std::size_t>(branched);
  }
  go(static_cast<std::size_t>(std::max<std::int64_t>(0, position)));
}

}  // namespace portal::inspector
