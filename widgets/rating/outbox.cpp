// One event at a time, the oldest first; after a failure it waits, longer each time.
#include "widgets/rating/outbox.h"

#include <algorithm>

namespace portal::rating {

namespace {

constexpr std::size_t most_events = 200;  // of one device: older offers give way, ratings never

bool is_event(const json::Value& event, const std::string& source, const std::string& id) {
  return event.text_at("source") == source && event.text_at("id") == id;
}

json::Array events_of(const json::Object& record) {
  const json::Value* events = record.find("events");
  return events != nullptr && events->is_array() ? events->array() : json::Array();
}

// {"add": event} or {"remove": {"source", "id"}}.
void apply(json::Object& record, const json::Value& change) {
  json::Array events = events_of(record);
  const json::Value* add = change.find("add");
  const json::Value& which = add != nullptr ? *add : *change.find("remove");
  const std::string source = which.text_at("source");
  const std::string id = which.text_at("id");
  events.erase(std::remove_if(events.begin(), events.end(), [&](const json::Value& event) { return is_event(event, source, id); }), events.end());
  if (add != nullptr) {
    const auto is_rating = [](const json::Value& event) { return event.text_at("type") == methodology::given; };
    const auto offer = std::find_if_not(events.begin(), events.end(), is_rating);
    if (events.size() >= most_events && offer != events.end()) events.erase(offer);
    events.push_back(*add);
  }
  record.set("events", std::move(events));
}

// A refusal that sending again will not change (RFC 9110): the request itself is wrong. Too early, too many, too slow may pass.
bool is_final(const json::Value& problem) {
  const json::Value* status = problem.find("status");
  const std::int64_t code = status != nullptr && status->is_integer() ? status->integer() : 0;
  return code >= 400 && code < 500 && code != 408 && code != 425 && code != 429;
}

}  // namespace

Outbox::Outbox() : record_("ratings-outbox", &apply) {}

void Outbox::start(const session::Context& context, session::Effects& effects) {
  can_send_ = context.host_can("ratings");
  record_.start(context, effects);
}

void Outbox::add(const methodology::RatingEvent& event, session::Effects& effects) {
  record_.change(json::Object{{"add", methodology::write_rating(event)}}, effects);
  failures_ = 0;
  timer_ = 0;  // what the person does now is tried now
  send(effects);
}

bool Outbox::take_back(const std::string& source, const std::string& id, session::Effects& effects) {
  const json::Array events = events_of(record_.value());
  const bool is_here = std::any_of(events.begin(), events.end(), [&](const json::Value& event) { return is_event(event, source, id); });
  if (!is_here || (sending_ != 0 && source_ == source && id_ == id)) return false;
  record_.change(json::Object{{"remove", json::Object{{"source", source}, {"id", id}}}}, effects);
  return true;
}

std::size_t Outbox::size() const { return events_of(record_.value()).size(); }

bool Outbox::is_gone(const std::string& source, const std::string& id) const {
  if (!record_.is_settled() || (sending_ != 0 && source_ == source && id_ == id)) return false;
  const json::Array events = events_of(record_.value());
  return std::none_of(events.begin(), events.end(), [&](const json::Value& event) { return is_event(event, source, id); });
}

void Outbox::send(session::Effects& effects) {
  if (!can_send_ || sending_ != 0 || timer_ != 0 || !record_.is_settled()) return;
  const json::Array events = events_of(record_.value());
  if (events.empty()) return;
  source_ = events.front().text_at("source");
  id_ = events.front().text_at("id");
  sending_ = effects.request("ratings.send", {{"event", events.front()}});
}

// 5 seconds, 15, 45 … at most 10 minutes.
void Outbox::wait(session::Effects& effects) {
  long long milliseconds = 5000;
  for (std::int64_t i = 0; i < failures_ && milliseconds < 600000; ++i) milliseconds *= 3;
  ++failures_;
  timer_ = effects.request("timer", {{"after", std::min(milliseconds, 600000LL)}});
}

Outbox::Reply Outbox::reply(std::int64_t request, bool ok, const json::Value& value, session::Effects& effects) {
  Reply out;
  if (request == 0) return out;
  if (record_.reply(request, ok, value, effects) || request == timer_) {
    out.news = News::nothing;
    if (request == timer_) timer_ = 0;
  } else if (request == sending_) {
    sending_ = 0;
    out = {News::accepted, source_, id_, {}};
    if (!ok && is_final(value)) out = {News::refused, source_, id_, value.text_at("type")};
    else if (!ok) out.news = News::unreachable;
    if (out.news == News::unreachable) wait(effects);
    else record_.change(json::Object{{"remove", json::Object{{"source", source_}, {"id", id_}}}}, effects);
    if (ok) failures_ = 0;
  }
  if (out.news != News::not_mine) send(effects);
  return out;
}

void Outbox::archive(json::Archive& state) {
  record_.archive(state, "outbox");
  state.flag("canSend", can_send_);
  state.number("sending", sending_);
  state.number("timer", timer_);
  state.number("failures", failures_);
  state.text("sendingSource", source_);
  state.text("sendingId", id_);
}

}  // namespace portal::rating
