// Along the decisive operands of the explanation down to the facts.
#include "widgets/tracker/reasons.h"

#include <algorithm>

namespace portal::tracker {

namespace {

constexpr int deepest = 64;
constexpr std::size_t most_facts = 5;

void collect(const rules::Explanation& node, std::vector<const rules::Explanation*>& out, int depth) {
  if (depth > deepest || out.size() >= most_facts) return;
  if (!node.fact.empty() && !node.missing) {
    const bool is_known = std::any_of(out.begin(), out.end(), [&node](const rules::Explanation* other) { return other->fact == node.fact; });
    if (!is_known) out.push_back(&node);
    return;
  }
  if (node.decisive >= 0) return collect(node.operands[static_cast<std::size_t>(node.decisive)], out, depth + 1);
  for (const rules::Explanation& operand : node.operands) collect(operand, out, depth + 1);
}

rules::Outcome explained(const rules::Rule& rule, const json::Value& facts) {
  rules::Options options;
  options.evaluation = rules::Evaluation::three_valued;
  options.explain = true;
  auto outcome = rules::evaluate(rule, facts, options);
  return outcome.ok() ? std::move(outcome).value() : rules::Outcome();
}

}  // namespace

std::string decisive_facts(const Scenario& scenario, const rules::Rule& rule, const json::Value& facts, const Words& words) {
  const rules::Outcome outcome = explained(rule, facts);
  std::vector<const rules::Explanation*> found;
  if (outcome.explanation != nullptr) collect(*outcome.explanation, found, 0);
  std::string out;
  for (const rules::Explanation* node : found) {
    if (!node->has_value) continue;
    if (!out.empty()) out += "; ";
    out += words.say("tracker.fact.is", "fact", words.fact(scenario, node->fact), "value", words.value(node->value));
  }
  return out;
}

std::string missing_facts(const Scenario& scenario, const rules::Rule& rule, const json::Value& facts, const Words& words) {
  const rules::Outcome outcome = explained(rule, facts);
  std::string out;
  for (const std::string& path : outcome.missing) {
    if (!out.empty()) out += ", ";
    out += words.say("tracker.quoted", "text", words.fact(scenario, path));
  }
  return out;
}

}  // namespace portal::tracker
