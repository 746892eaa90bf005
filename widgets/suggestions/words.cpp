// Keys and arguments.
#include "widgets/suggestions/words.h"

#include <algorithm>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/json.h"
#include "sdk/text/port.h"

namespace portal::suggestions {

using catalogue::RankKey;

std::string Words::say(std::string_view key, std::initializer_list<json::Member> arguments) const {
  return strings_.format("suggestions." + std::string(key), json::Object(arguments));
}

std::string Words::fact_name(std::string_view fact) const {
  const std::string key = "fact." + std::string(fact);
  for (const catalogue::Concept& entry : catalogue_.concepts)
    if (entry.fact == fact) return of(entry.name);
  return strings_.has("suggestions." + key) ? say(key) : std::string(fact);
}

std::string Words::value(std::string_view fact, const json::Value& value) const {
  calendar::CivilDate date;
  for (const catalogue::Concept& entry : catalogue_.concepts) {
    if (entry.fact != fact) continue;
    for (const catalogue::Choice& choice : entry.choices)
      if (choice.value == value) return of(choice.name);
  }
  if (value.is_boolean()) return say(value.boolean() ? "yes" : "no");
  if (value.is_number()) return text::format_number(locale(), value.number());
  if (value.is_string() && calendar::parse_date(value.text(), date)) return text::format_date(locale(), text::DateStyle::long_date, value.text());
  return value.is_string() ? value.text() : json::write(value);
}

std::string Words::rank_reason(const catalogue::Ranked& ranked, bool is_first) const {
  std::string key = std::string("rank.") + std::string(name_of(ranked.key));
  if (is_first && ranked.key == RankKey::deadline) key += ".first";
  switch (ranked.key) {
    case RankKey::deadline: return say(key, {{"days", static_cast<long long>(ranked.days_left)}, {"date", ranked.deadline}});
    case RankKey::event: return say(key, {{"event", of(catalogue_.events[ranked.event].name)}});
    case RankKey::segment: return say(key, {{"segment", of(catalogue_.segments[ranked.segment].name)}});
    default: return say(key);
  }
}

std::string Words::change(const catalogue::NearestChange& nearest) const {
  if (nearest.changes.empty()) return {};
  std::string facts;
  std::string day;
  for (const catalogue::Change& change : nearest.changes) {
    if (change.fact == "today") {
      day = change.to.text();
      continue;
    }
    if (!facts.empty()) facts += "; ";
    facts += say(change.was_known ? "change.fact" : "change.answer", {{"fact", fact_name(change.fact)}, {"value", value(change.fact, change.to)}});
  }
  const std::string becomes = nearest.becomes == rules::Truth::yes ? "yes" : "no";
  if (facts.empty()) return say("change.day." + becomes, {{"date", day}});
  return day.empty() ? say("change." + becomes, {{"facts", facts}}) : say("change.both." + becomes, {{"facts", facts}, {"date", day}});
}

}  // namespace portal::suggestions
