// Acts: gathering, then writing.
#include "widgets/consent/act.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::consent {

namespace {

json::Array texts(const std::vector<std::string>& list) { return json::Array(list.begin(), list.end()); }

std::vector<std::string> texts_of(const json::Value* list) {
  std::vector<std::string> out;
  if (list != nullptr && list->is_array())
    for (const json::Value& item : list->array())
      if (item.is_string()) out.push_back(item.text());
  return out;
}

json::Value write(const Act& act) {
  json::Array waiting;
  for (const std::int64_t number : act.waiting) waiting.emplace_back(static_cast<long long>(number));
  return json::Object{{"row", act.row},        {"state", name_of(act.state)},   {"records", texts(act.records)},
                      {"ids", texts(act.ids)}, {"waiting", std::move(waiting)}, {"time", act.time},
                      {"ask", act.ask}};
}

Act read(const json::Value& value) {
  Act act;
  act.row = value.text_at("row");
  for (const State state : {State::given, State::renewed, State::refused, State::withdrawn})
    if (name_of(state) == value.text_at("state")) act.state = state;
  act.records = texts_of(value.find("records"));
  act.ids = texts_of(value.find("ids"));
  act.time = value.text_at("time");
  if (const json::Value* ask = value.find("ask")) act.ask = *ask;
  if (const json::Value* waiting = value.find("waiting"); waiting != nullptr && waiting->is_array())
    for (const json::Value& number : waiting->array())
      if (number.is_integer()) act.waiting.push_back(number.integer());
  return act;
}

}  // namespace

void Acts::begin(Act act, bool needs_subject, session::Effects& effects) {
  const std::size_t ids = act.records.empty() ? 2 + (needs_subject ? 1 : 0) : act.records.size();
  for (std::size_t i = 0; i < ids; ++i) act.waiting.push_back(effects.request("id.new", {}));
  act.waiting.push_back(effects.request("clock.now", {}));
  acts_.push_back(std::move(act));
}

bool Acts::is_under_way(std::string_view row) const {
  return std::any_of(acts_.begin(), acts_.end(), [&](const Act& act) { return act.row == row; });
}

bool Acts::take(const ui::Event& reply, std::vector<Act>& done, std::vector<Act>& failed) {
  for (auto act = acts_.begin(); act != acts_.end(); ++act) {
    const auto number = std::find(act->waiting.begin(), act->waiting.end(), reply.request);
    if (number == act->waiting.end()) continue;
    act->waiting.erase(number);
    const std::string id = reply.value.text_at("id");
    const std::string now = reply.value.text_at("now");
    calendar::Instant instant = 0;
    if (reply.flag && is_uuid4(id)) act->ids.push_back(id);
    else if (reply.flag && calendar::parse_instant(now, instant)) act->time = now;
    else failed.push_back(*act);
    if (failed.empty() && !act->is_ready()) return true;
    if (failed.empty()) done.push_back(std::move(*act));
    acts_.erase(act);
    return true;
  }
  return false;
}

void Acts::archive(json::Archive& state) {
  json::Array list;
  for (const Act& act : acts_) list.push_back(write(act));
  json::Value value = std::move(list);
  state.value("acts", value, json::Kind::array);
  if (!state.reads() || !value.is_array()) return;
  acts_.clear();
  for (const json::Value& act : value.array()) acts_.push_back(read(act));
}

EventKind type_of_method(std::string_view method) {
  if (method == "assistant") return EventKind::assistant;
  return method == "phone" || method == "paper" ? EventKind::staff : EventKind::explicit_act;
}

void commit(const Act& act, const Text* text, const Row* row, std::string_view locale, const std::string& method, Ledger& ledger,
            std::vector<Pending>& made) {
  std::vector<std::string> ids = act.ids;
  const auto next = [&] {
    std::string id = std::move(ids.back());
    ids.pop_back();
    return id;
  };
  Event event{next(), act.time, act.state, type_of_method(method), "subject", method, {}};
  if (text != nullptr && (act.state == State::given || act.state == State::renewed)) event.valid_until = valid_until(act.time, text->term);
  if (act.records.empty()) {
    const Wording& wording = text->in(locale);
    Record record;
    record.record_id = next();
    if (ledger.subject.empty()) ledger.subject = "urn:uuid:" + next();
    record.subject = ledger.subject;
    record.kind = text->kind;
    record.scope = row->scope;
    record.process = wording.process;
    record.notice = notice_of(*text, wording);
    made.push_back({record.record_id, event.event_id});
    record.events.push_back(std::move(event));
    ledger.records.push_back(std::move(record));
    return;
  }
  for (std::size_t i = 0; i < act.records.size(); ++i) {
    if (i > 0) event.event_id = next();
    Record* record = ledger.find(act.records[i]);
    if (record == nullptr) continue;
    record->events.push_back(event);
    made.push_back({record->record_id, event.event_id});
  }
}

}  // namespace portal::consent
