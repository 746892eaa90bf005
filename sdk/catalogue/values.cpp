// The values of a fact that rules tell apart: their constants, the dates they compute, and the neighbours of both.
#include <algorithm>
#include <cmath>

#include "sdk/calendar/civil_date.h"
#include "sdk/catalogue/explain.h"

namespace portal::catalogue {

namespace {

using calendar::CivilDate;

struct Constants {
  json::Array numbers, texts, dates;
  std::vector<std::string> durations;
  bool ages = false;

  static void add(json::Array& list, const json::Value& value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
  }

  void add_duration(const std::string& text) {
    if (std::find(durations.begin(), durations.end(), text) == durations.end()) durations.push_back(text);
  }

  void collect(const json::Value& rule) {
    CivilDate date;
    if (rule.is_array()) {
      for (const json::Value& item : rule.array()) collect(item);
    } else if (rule.is_object()) {
      for (const json::Member& member : rule.object()) {
        if (member.key == "age_on") ages = true;
        if (member.key != "var" && member.key != "val") collect(member.value);
      }
    } else if (rule.is_number()) {
      add(numbers, rule);
    } else if (rule.is_string() && calendar::parse_date(rule.text(), date)) {
      add(dates, rule);
    } else if (rule.is_string() && rule.text().size() > 1 && (rule.text()[0] == 'P' || rule.text().compare(0, 2, "-P") == 0)) {
      add_duration(rule.text());
    } else if (rule.is_string()) {
      add(texts, rule);
    }
  }
};

std::string turned(const std::string& duration) { return duration[0] == '-' ? duration.substr(1) : "-" + duration; }

void add_day(std::vector<std::int32_t>& days, CivilDate date, const std::string& duration) {
  if (!duration.empty() && !calendar::add_duration(date, duration)) return;
  const std::int32_t day = calendar::day_number(date);
  for (std::int32_t near = day - 1; near <= day + 1; ++near) days.push_back(near);
}

// Every date among the facts that the rules read, lists item by item.
void known_dates(const json::Value* value, std::vector<CivilDate>& out, int depth = 0) {
  CivilDate date;
  if (value == nullptr || depth > 4) return;
  if (value->is_string() && calendar::parse_date(value->text(), date)) out.push_back(date);
  if (value->is_array())
    for (const json::Value& item : value->array()) known_dates(&item, out, depth + 1);
  if (value->is_object())
    for (const json::Member& member : value->object()) known_dates(&member.value, out, depth + 1);
}

std::vector<CivilDate> anchors(const Decisions& decisions, const std::string& fact, const std::vector<std::uint32_t>& criteria,
                               const Constants& constants) {
  std::vector<CivilDate> out;
  const Catalogue& all = decisions.catalogue();
  for (const std::uint32_t criterion : criteria)
    for (const std::uint32_t read : all.criteria[criterion].facts)
      if (all.facts[read] != fact) known_dates(find_fact(decisions.facts(), all.facts[read].substr(0, all.facts[read].find(".*"))), out);
  CivilDate today;
  if (fact != "today" && calendar::parse_date(decisions.today(), today)) out.push_back(today);
  CivilDate date;
  for (const json::Value& constant : constants.dates)
    if (calendar::parse_date(constant.text(), date)) out.push_back(date);
  return out;
}

json::Array date_values(const Decisions& decisions, const std::string& fact, const std::vector<std::uint32_t>& criteria, Constants& constants) {
  if (constants.ages)
    for (const json::Value& years : constants.numbers)
      if (years.is_integer() && years.integer() > 0 && years.integer() < 150) constants.add_duration("P" + std::to_string(years.integer()) + "Y");
  std::vector<std::int32_t> days;
  for (const CivilDate& anchor : anchors(decisions, fact, criteria, constants)) {
    add_day(days, anchor, "");
    for (const std::string& duration : constants.durations) {
      add_day(days, anchor, duration);
      add_day(days, anchor, turned(duration));
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  json::Array out;
  for (const std::int32_t day : days)
    if (day >= calendar::first_day && day <= calendar::last_day) out.emplace_back(calendar::date_text(calendar::date_of(day)));
  return out;
}

json::Array number_values(const Constants& constants, const rules::Domain* domain, bool whole) {
  std::vector<double> numbers;
  const auto add = [&](double number) {
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
  };
  for (const json::Value& constant : constants.numbers) {
    const double at = constant.number();
    add(whole ? std::floor(at) : at);
    add(whole ? std::floor(at) + 1 : at + 0.01);
    add(whole ? std::ceil(at) - 1 : at - 0.01);
  }
  if (domain != nullptr && domain->minimum.is_number()) add(domain->minimum.number());
  std::sort(numbers.begin(), numbers.end());
  json::Array out;
  for (const double number : numbers) out.emplace_back(number);
  return out;
}

bool within(const json::Value& value, const rules::Domain& domain) {
  const auto below = [](const json::Value& a, const json::Value& b) {
    return a.is_number() && b.is_number() ? a.number() < b.number() : a.is_string() && b.is_string() && a.text() < b.text();
  };
  return !below(value, domain.minimum) && !below(domain.maximum, value);
}

}  // namespace

json::Array telling_values(const Decisions& decisions, const std::string& fact, const std::vector<std::uint32_t>& criteria) {
  const Catalogue& all = decisions.catalogue();
  Constants constants;
  for (const std::uint32_t criterion : criteria) constants.collect(all.criteria[criterion].logic);
  const auto found = std::find_if(all.concepts.begin(), all.concepts.end(), [&](const Concept& one) { return one.fact == fact; });
  const rules::Domain* domain = found == all.concepts.end() ? nullptr : &found->domain;
  using Type = rules::Domain::Type;
  json::Array out;
  if (fact == "today" || (domain != nullptr && domain->type == Type::date)) out = date_values(decisions, fact, criteria, constants);
  else if (domain == nullptr || domain->type == Type::boolean) out = {true, false};
  else if (!domain->values.empty()) return domain->values;
  else if (domain->type == Type::text) out = constants.texts;
  else out = number_values(constants, domain, domain->type == Type::integer);
  if (domain != nullptr)
    out.erase(std::remove_if(out.begin(), out.end(), [&](const json::Value& value) { return !within(value, *domain); }), out.end());
  return out;
}

}  // namespace portal::catalogue
