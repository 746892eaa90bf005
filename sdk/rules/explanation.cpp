// The explanation as JSON.
#include "sdk/rules/explanation.h"

namespace portal::rules {

std::string_view name_of(Truth truth) {
  constexpr std::string_view names[] = {"no", "yes", "unknown"};
  return names[static_cast<std::size_t>(truth)];
}

json::Value to_json(const Explanation& explanation) {
  json::Object out;
  out.set("operation", explanation.operation);
  out.set("truth", name_of(explanation.truth));
  if (!explanation.rule.empty()) out.set("rule", explanation.rule);
  if (explanation.place != 0) out.set("place", static_cast<long long>(explanation.place));
  if (explanation.has_value) out.set("value", explanation.value);
  if (!explanation.fact.empty()) out.set("fact", explanation.fact);
  if (explanation.failed) out.set("failed", true);
  if (explanation.missing) out.set("missing", true);
  if (explanation.by_cases) out.set("by_cases", true);
  if (explanation.bounded) out.set("bounded", true);
  if (explanation.truncated) out.set("truncated", true);
  if (explanation.decisive >= 0) out.set("decisive", explanation.decisive);
  json::Array operands;
  for (const Explanation& operand : explanation.operands) operands.push_back(to_json(operand));
  if (!operands.empty()) out.set("operands", std::move(operands));
  return out;
}

}  // namespace portal::rules
