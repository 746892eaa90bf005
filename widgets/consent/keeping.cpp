// Requests and replies of the store and the backend.
#include "widgets/consent/keeping.h"

#include <algorithm>
#include <utility>

#include "sdk/json/reader.h"

namespace portal::consent {

namespace {

bool is_transient(const json::Value& problem) {
  const std::string type = problem.text_at("type");
  const json::Value* status = problem.find("status");
  return type == "about:offline" || type == "about:timeout" || (status != nullptr && status->is_integer() && status->integer() >= 500);
}

bool holds(const std::vector<std::string>& list, const std::string& id) { return std::find(list.begin(), list.end(), id) != list.end(); }

bool holds(const std::vector<Pending>& list, const std::string& event_id) {
  return std::any_of(list.begin(), list.end(), [&](const Pending& each) { return each.event_id == event_id; });
}

json::Value pending_json(const std::vector<Pending>& list) {
  json::Array out;
  for (const Pending& each : list) out.push_back(json::Object{{"record_id", each.record_id}, {"event_id", each.event_id}});
  return out;
}

}  // namespace

void Keeping::start(const session::Context& context, session::Effects& effects) {
  keeps_ = context.host_can("store");
  sends_ = context.host_can("consents");
  is_loaded_ = !keeps_;
  if (keeps_) watching_ = effects.request("store.watch", {{"name", store_name}});
  if (sends_) listing_ = effects.request("consents.list", {});
}

bool Keeping::is_unsent(std::string_view record_id) const {
  return sends_ && std::any_of(ledger_.outbox.begin(), ledger_.outbox.end(), [&](const Pending& each) { return each.record_id == record_id; });
}

void Keeping::made(std::vector<Pending> events, session::Effects& effects) {
  for (Pending& event : events) {
    ledger_.outbox.push_back(event);
    unsaved_.push_back(std::move(event));
  }
  needs_save_ = true;
  save(effects);
  send(effects);
}

void Keeping::send_now(session::Effects& effects) {
  is_refused_ = false;
  send(effects);
}

Keeping::Taken Keeping::take(const ui::Event& reply, session::Effects& effects) {
  const std::int64_t number = reply.request;
  if (number == watching_) return take_store(reply, effects);
  if (number == listing_) return take_list(reply, effects);
  if (number == putting_) take_put(reply, effects);
  else if (number == sending_) take_sent(reply, effects);
  else if (number == timer_) {
    timer_ = 0;
    send(effects);
  } else return Taken::no;
  return Taken::yes;
}

Keeping::Taken Keeping::take_store(const ui::Event& reply, session::Effects& effects) {
  const bool was_loaded = is_loaded_;
  is_loaded_ = true;
  const json::Value* value = reply.flag ? reply.value.find("value") : nullptr;
  const json::Value* revision = reply.flag ? reply.value.find("revision") : nullptr;
  if (value == nullptr || revision == nullptr || !revision->is_integer()) {
    storage_ = Storage::failed;
    return Taken::yes;
  }
  auto stored = read_ledger(*value, "/value/value");
  if (!stored.ok()) {
    storage_ = Storage::unreadable;  // left as it is: never overwritten with less
    return Taken::changed;
  }
  revision_ = revision->integer();
  Ledger next = std::move(stored).value();
  const bool lacks_ours = merge(next.records, ledger_.records);
  const bool has_news = merge(ledger_.records, next.records);
  if (next.subject.empty()) next.subject = ledger_.subject;
  for (const Pending& event : unsaved_)
    if (!holds(next.outbox, event.event_id)) next.outbox.push_back(event);
  next.outbox.erase(std::remove_if(next.outbox.begin(), next.outbox.end(), [&](const Pending& each) { return holds(confirmed_, each.event_id); }),
                    next.outbox.end());
  ledger_ = std::move(next);
  needs_save_ = needs_save_ || lacks_ours;
  save(effects);
  send(effects);
  return has_news || !was_loaded ? Taken::changed : Taken::yes;
}

void Keeping::take_put(const ui::Event& reply, session::Effects& effects) {
  putting_ = 0;
  const auto events = static_cast<std::ptrdiff_t>(std::exchange(saved_events_, 0));
  const auto confirmed = static_cast<std::ptrdiff_t>(std::exchange(saved_confirmed_, 0));
  if (reply.flag) {
    storage_ = Storage::fine;
    unsaved_.erase(unsaved_.begin(), unsaved_.begin() + events);
    confirmed_.erase(confirmed_.begin(), confirmed_.begin() + confirmed);
    if (const json::Value* revision = reply.value.find("revision"); revision != nullptr && revision->is_integer())
      revision_ = std::max(revision_, revision->integer());
  } else {
    needs_save_ = true;
    const bool is_conflict = reply.value.text_at("type") == "about:conflict";
    if (!is_conflict) storage_ = Storage::failed;
    // What came first has been told already, or will be: then it is saved again, with it.
    if (!is_conflict || revision_ == base_) return;
  }
  save(effects);
}

Keeping::Taken Keeping::take_list(const ui::Event& reply, session::Effects& effects) {
  listing_ = 0;
  const json::Value* records = reply.flag ? reply.value.find("records") : nullptr;
  if (records == nullptr || !records->is_array()) return Taken::yes;
  std::vector<Record> known;
  for (const json::Value& value : records->array()) {
    auto record = read_record(value, "/value/records");
    if (record.ok()) known.push_back(std::move(record).value());  // of a newer portal: left to it
  }
  if (!merge(ledger_.records, known)) return Taken::yes;
  if (ledger_.subject.empty()) ledger_.subject = known.front().subject;
  needs_save_ = true;
  save(effects);
  return Taken::changed;
}

void Keeping::take_sent(const ui::Event& reply, session::Effects& effects) {
  sending_ = 0;
  if (!reply.flag) {
    is_refused_ = !is_transient(reply.value);
    if (!is_refused_) timer_ = effects.request("timer", {{"after", static_cast<long long>(retry_after)}});
    return;
  }
  is_refused_ = false;
  // The outbox may have another order by now, or another tab's answer came first.
  const auto told = std::find_if(ledger_.outbox.begin(), ledger_.outbox.end(), [&](const Pending& each) { return each.event_id == sent_; });
  if (told != ledger_.outbox.end()) ledger_.outbox.erase(told);
  confirmed_.push_back(std::move(sent_));
  needs_save_ = true;
  save(effects);
  send(effects);
}

void Keeping::save(session::Effects& effects) {
  if (!keeps_ || !is_loaded_ || !needs_save_ || putting_ != 0 || storage_ == Storage::unreadable) return;
  needs_save_ = false;
  base_ = revision_;
  saved_events_ = static_cast<std::int64_t>(unsaved_.size());
  saved_confirmed_ = static_cast<std::int64_t>(confirmed_.size());
  putting_ = effects.request("store.put", {{"name", store_name}, {"value", write_ledger(ledger_)}, {"revision", static_cast<long long>(revision_)}});
}

// One after another, oldest first. The event's id is the key, so a second tab that sends the same does no harm.
void Keeping::send(session::Effects& effects) {
  if (!sends_ || !is_loaded_ || sending_ != 0 || is_refused_ || ledger_.outbox.empty()) return;
  const Pending& next = ledger_.outbox.front();
  const Record* record = ledger_.find(next.record_id);
  if (record == nullptr) return;
  sent_ = next.event_id;
  sending_ = effects.request("consents.put", {{"key", next.event_id}, {"record", write_record(*record)}});
}

void Keeping::archive(json::Archive& state) {
  json::Value ledger = state.reads() ? json::Value() : write_ledger(ledger_);
  json::Value unsaved = pending_json(unsaved_);
  state.value("ledger", ledger, json::Kind::object);
  state.value("unsaved", unsaved, json::Kind::array);
  state.texts("confirmed", confirmed_);
  state.text("sent", sent_);
  state.flag("keeps", keeps_);
  state.flag("sends", sends_);
  state.flag("loaded", is_loaded_);
  state.flag("refused", is_refused_);
  state.flag("needs_save", needs_save_);
  constexpr std::string_view names[] = {"fine", "failed", "unreadable"};
  state.name("storage", storage_, names);
  const std::pair<const char*, std::int64_t*> numbers[] = {
      {"revision", &revision_}, {"base", &base_},       {"saved_events", &saved_events_}, {"saved_confirmed", &saved_confirmed_},
      {"watching", &watching_}, {"putting", &putting_}, {"listing", &listing_},           {"sending", &sending_},
      {"timer", &timer_}};
  for (const auto& [key, number] : numbers) state.number(key, *number);
  if (!state.reads() || !ledger.is_object() || !unsaved.is_array()) return;
  auto read = read_ledger(ledger, "/ledger");
  if (!read.ok()) return state.fail("ledger", "what was written");
  ledger_ = std::move(read).value();
  unsaved_.clear();
  for (const json::Value& each : unsaved.array()) unsaved_.push_back({each.text_at("record_id"), each.text_at("event_id")});
  const auto count = [](std::size_t size) { return static_cast<std::int64_t>(size); };
  if (saved_events_ < 0 || saved_events_ > count(unsaved_.size()) || saved_confirmed_ < 0 || saved_confirmed_ > count(confirmed_.size()))
    state.fail("saved_events", "no more than there are");
}

}  // namespace portal::consent
