// Answers to points of their scale, reasons to obstacles and praise.
#include "examples/portal/backend/rating_tallies.h"

#include <algorithm>

#include "sdk/methodology/describe.h"

namespace portal::demo {

namespace {

using Methods = std::map<std::string, methodology::Methodology>;

void add_answer(const Tallies::Answer& tally, const methodology::Methodology& method, statistics::Groups& groups) {
  const methodology::Question* question = method.question(tally.question);
  const std::size_t point = question == nullptr ? 0 : question->point_with(tally.answer);
  if (question == nullptr || point == question->points.size()) return;
  statistics::Group& group = groups[{tally.methodology, tally.target, tally.question}];
  group.formula = question->formula;
  group.points = question->points.size();
  group.add(tally.row.empty() ? "—" : tally.row, tally.channel, point, tally.n);
}

// Reasons are told apart by the answer to the main question.
void add_reason(const Tallies::Reason& tally, const methodology::Methodology& method, statistics::Groups& groups) {
  const methodology::Question& main = method.main();
  const auto group = groups.find({tally.methodology, tally.target, main.id});
  const std::size_t point = main.point_with(tally.answer);
  if (tally.question != main.id || point == main.points.size() || group == groups.end()) return;
  auto& reasons = methodology::is_obstacle(method, point) ? group->second.obstacles : group->second.praises;
  reasons[tally.reason] += tally.n;
}

}  // namespace

statistics::Groups groups_of(const Tallies& tallies, const Methods& methods) {
  statistics::Groups groups;
  for (const auto& tally : tallies.answers)
    if (const auto method = methods.find(tally.methodology); method != methods.end()) add_answer(tally, method->second, groups);
  for (const auto& tally : tallies.reasons)
    if (const auto method = methods.find(tally.methodology); method != methods.end()) add_reason(tally, method->second, groups);
  for (const auto& tally : tallies.offers)
    for (auto& [key, group] : groups)
      if (key.methodology == tally.methodology && key.target == tally.target) group.volumes.offered = tally.n;
  return groups;
}

Result<json::Value> public_aggregate(const Tallies& tallies, const Methods& methods, TallyBy by, std::string as_of) {
  statistics::AggregateOptions options;
  options.as_of = std::move(as_of);
  options.by = by == TallyBy::month ? "month" : "version";
  std::vector<methodology::Methodology> known;
  for (const auto& [hash, method] : methods) {
    options.rules.minimum = std::max(options.rules.minimum, method.minimum);
    options.rules.few = std::max(options.rules.few, method.few);
    known.push_back(method);
  }
  PORTAL_TRY(json::Value aggregate, statistics::aggregate(groups_of(tallies, methods), options));
  methodology::describe(aggregate, known);
  return aggregate;
}

}  // namespace portal::demo
