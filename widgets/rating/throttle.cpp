// Days and counts.
#include "widgets/rating/throttle.h"

#include <algorithm>

#include "sdk/calendar/instant.h"

namespace portal::rating {

namespace {

using calendar::Instant;

Instant days(std::int64_t count) { return count * 24 * 3600 * calendar::per_second; }

// 0 where there is none.
Instant instant_in(const json::Value* entry, std::string_view key) {
  const json::Value* text = entry != nullptr ? entry->find(key) : nullptr;
  Instant out = 0;
  if (text == nullptr || !text->is_string() || !calendar::parse_instant(text->text(), out)) return 0;
  return out;
}

std::int64_t number_in(const json::Value* entry, std::string_view key) {
  const json::Value* number = entry != nullptr ? entry->find(key) : nullptr;
  return number != nullptr && number->is_integer() ? number->integer() : 0;
}

json::Value change(const methodology::Methodology& method, const char* what, std::string_view now) {
  return json::Object{{"what", what}, {"method", method.id}, {"at", now}, {"days", static_cast<long long>(method.days_after_taken)}};
}

}  // namespace

bool may_ask(const json::Object& record, const methodology::Methodology& method, std::string_view now) {
  const json::Value* entry = record.find(method.id);
  Instant at = 0;
  if (!calendar::parse_instant(now, at)) return true;
  if (instant_in(entry, "quiet") > at) return false;
  return number_in(entry, "shows") < method.shows || instant_in(entry, "shown") + days(method.days_after_taken) <= at;
}

bool is_drawn(std::string_view uuid, std::int64_t one_in) {
  std::uint64_t number = 0;
  for (const char c : uuid.substr(0, 8)) number = number * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  return one_in <= 1 || number % static_cast<std::uint64_t>(one_in) == 0;
}

json::Value shown(const methodology::Methodology& method, std::string_view now) { return change(method, "shown", now); }
json::Value silenced(const methodology::Methodology& method, std::string_view now) { return change(method, "silenced", now); }

void apply_throttle(json::Object& record, const json::Value& change) {
  const std::string& method = change.find("method")->text();
  const json::Value* at = change.find("at");
  json::Object entry = record.find(method) != nullptr && record.find(method)->is_object() ? record.find(method)->object() : json::Object();
  const json::Value before = entry;
  Instant now = 0;
  if (!calendar::parse_instant(at->text(), now)) return;
  const Instant silence = days(change.find("days")->integer());
  if (change.find("what")->text() == "shown") {
    const Instant last = instant_in(&before, "shown");
    if (last == now) return;
    entry.set("shows", last + silence <= now ? 1 : number_in(&before, "shows") + 1);
    entry.set("shown", *at);
  } else if (instant_in(&before, "quiet") < now + silence) {
    entry.set("quiet", calendar::instant_text(now + silence));
  }
  record.set(method, std::move(entry));
}

}  // namespace portal::rating
