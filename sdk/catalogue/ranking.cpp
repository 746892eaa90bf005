// Order by documented keys.
#include "sdk/catalogue/ranking.h"

#include <algorithm>
#include <tuple>

#include "sdk/calendar/civil_date.h"
#include "sdk/catalogue/explain.h"

namespace portal::catalogue {

using rules::Truth;

namespace {

constexpr std::string_view keys[] = {"deadline", "event", "segment", "documents", "order"};
constexpr std::int32_t horizon = 60;  // days

void find_deadline(const Decisions& decisions, const Service& service, Ranked& out) {
  calendar::CivilDate today;
  calendar::CivilDate due;
  if (service.deadline == nullptr || !calendar::parse_date(decisions.today(), today)) return;
  rules::Options options;
  options.evaluation = rules::Evaluation::three_valued;
  const auto outcome = rules::evaluate(*service.deadline, decisions.facts(), options);
  if (!outcome.ok() || !outcome.value().has_value || !outcome.value().value.is_string()) return;
  if (!calendar::parse_date(outcome.value().value.text(), due)) return;
  out.deadline = outcome.value().value.text();
  out.days_left = calendar::day_number(due) - calendar::day_number(today);
}

auto order_of(const Ranked& one) {
  const bool soon = !one.deadline.empty() && one.days_left <= horizon;
  return std::make_tuple(soon ? one.days_left : horizon + 1, one.event == nowhere, one.segment == nowhere, one.documents, one.service);
}

}  // namespace

std::string_view name_of(RankKey key) { return keys[static_cast<std::size_t>(key)]; }

Ranked ranked(const Decisions& decisions, std::size_t index) {
  const Catalogue& all = decisions.catalogue();
  const Service& service = all.services[index];
  Ranked out;
  out.service = index;
  find_deadline(decisions, service, out);
  for (const std::uint32_t event : service.events)
    if (out.event == nowhere && decisions.event(event) == Truth::yes) out.event = event;
  for (const std::uint32_t segment : service.segments)
    if (out.segment == nowhere && decisions.segment(segment) == Truth::yes) out.segment = segment;
  for (const std::uint32_t evidence : service.evidence) out.documents += all.evidence[evidence].is_interagency ? 0 : 1;
  if (!out.deadline.empty() && out.days_left <= horizon) out.key = RankKey::deadline;
  else if (out.event != nowhere) out.key = RankKey::event;
  else if (out.segment != nowhere) out.key = RankKey::segment;
  else if (out.documents == 0) out.key = RankKey::documents;
  return out;
}

std::vector<Ranked> rank(const Decisions& decisions) {
  std::vector<Ranked> out;
  for (std::size_t i = 0; i < decisions.catalogue().services.size(); ++i) {
    if (!decisions.applies(i)) continue;
    Ranked one = ranked(decisions, i);
    if (one.deadline.empty() || one.days_left >= 0) out.push_back(std::move(one));
  }
  std::sort(out.begin(), out.end(), [](const Ranked& a, const Ranked& b) { return order_of(a) < order_of(b); });
  return out;
}

namespace {

constexpr std::size_t shortlist = 3;
constexpr std::size_t most_values = 5;
constexpr std::size_t most_services = 24;

// What an answer to one concept would decide, over the open services that read it.
struct Asked {
  std::size_t concept_index = nowhere;
  std::vector<std::size_t> services;
  std::vector<std::uint32_t> criteria;
};

std::vector<Asked> askable(const Decisions& decisions, const std::vector<std::string>& skipped, const std::vector<std::size_t>& among) {
  const Catalogue& all = decisions.catalogue();
  std::vector<Asked> by_concept(all.concepts.size());
  std::vector<std::uint8_t> may_ask(all.facts.size(), 0);
  for (std::size_t fact = 0; fact < all.facts.size(); ++fact) {
    const std::size_t index = all.concept_of[fact];
    may_ask[fact] = index != nowhere && !all.concepts[index].question.empty() && find_fact(decisions.facts(), all.facts[fact]) == nullptr &&
                    std::find(skipped.begin(), skipped.end(), all.facts[fact]) == skipped.end();
  }
  const auto visit = [&](std::size_t service) {
    if (decisions.service(service) != Truth::unknown) return;
    for (const std::uint32_t criterion : all.services[service].criteria) {
      if (!decisions.in_force(criterion) || decisions.criterion(criterion) != Truth::unknown) continue;
      for (const std::uint32_t fact : all.criteria[criterion].facts) {
        if (may_ask[fact] == 0) continue;
        Asked& asked = by_concept[all.concept_of[fact]];
        asked.concept_index = all.concept_of[fact];
        if (asked.services.empty() || asked.services.back() != service) asked.services.push_back(service);
        asked.criteria.push_back(criterion);
      }
    }
  };
  if (among.empty())
    for (std::size_t i = 0; i < all.services.size(); ++i) visit(i);
  else
    for (const std::size_t service : among) visit(service);
  by_concept.erase(std::remove_if(by_concept.begin(), by_concept.end(), [](const Asked& one) { return one.concept_index == nowhere; }),
                   by_concept.end());
  return by_concept;
}

double settles(const Decisions& decisions, Asked& asked) {
  const std::string& fact = decisions.catalogue().concepts[asked.concept_index].fact;
  std::sort(asked.criteria.begin(), asked.criteria.end());
  asked.criteria.erase(std::unique(asked.criteria.begin(), asked.criteria.end()), asked.criteria.end());
  if (asked.criteria.size() > most_services) {  // of very many, too
    for (std::size_t i = 0; i < most_services; ++i) asked.criteria[i] = asked.criteria[i * asked.criteria.size() / most_services];
    asked.criteria.resize(most_services);
  }
  json::Array values = telling_values(decisions, fact, asked.criteria);
  if (values.size() > most_values) {  // spread over all of them
    json::Array some;
    for (std::size_t i = 0; i < most_values; ++i) some.push_back(values[i * values.size() / most_values]);
    values = std::move(some);
  }
  if (values.empty()) return 0;
  std::vector<std::size_t> services;  // of very many, some that stand evenly among them
  for (std::size_t i = 0; i < std::min(asked.services.size(), most_services); ++i)
    services.push_back(asked.services[i * asked.services.size() / std::min(asked.services.size(), most_services)]);
  std::size_t decided = 0;
  json::Value facts = decisions.facts();
  const std::string_view changed[] = {fact};
  for (const json::Value& value : values) {
    put_fact(facts, fact, value);
    for (const std::size_t service : services) decided += decisions.service_with(service, facts, changed, false) != Truth::unknown ? 1 : 0;
  }
  return static_cast<double>(decided) * static_cast<double>(asked.services.size()) / static_cast<double>(values.size() * services.size());
}

}  // namespace

Question next_question(const Decisions& decisions, const std::vector<std::string>& skipped, const std::vector<std::size_t>& among) {
  std::vector<Asked> all = askable(decisions, skipped, among);
  std::stable_sort(all.begin(), all.end(), [](const Asked& a, const Asked& b) { return a.services.size() > b.services.size(); });
  Question best;
  for (std::size_t i = 0; i < all.size() && i < shortlist; ++i) {
    const double settled = settles(decisions, all[i]);
    const bool better =
        best.concept_index == nowhere || settled > best.settles || (settled == best.settles && all[i].concept_index < best.concept_index);
    if (better) best = {all[i].concept_index, static_cast<std::uint32_t>(all[i].services.size()), settled};
  }
  return best;
}

}  // namespace portal::catalogue
