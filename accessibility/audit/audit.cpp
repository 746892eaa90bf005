// Running the rules.
#include "accessibility/audit/audit.h"

namespace portal::accessibility::audit {

#define RULE(name, criteria, promise) void name(Inspection& inspection);
#include "accessibility/audit/rules.def"
#undef RULE

std::span<const RuleEntry> rules() {
  static constexpr RuleEntry all[] = {
#define RULE(name, criteria, promise) {#name, criteria, promise, &name},
#include "accessibility/audit/rules.def"
#undef RULE
  };
  return all;
}

void Inspection::report(const Item& item, std::string what) { findings.push_back({{}, {}, item.id, std::move(what)}); }

std::vector<Finding> check(const Tree& tree, std::string_view lang) {
  std::vector<Finding> out;
  for (const RuleEntry& rule : rules()) {
    Inspection inspection(tree, lang);
    rule.run(inspection);
    for (Finding& finding : inspection.findings) {
      finding.rule = rule.name;
      finding.criteria = rule.criteria;
      out.push_back(std::move(finding));
    }
  }
  return out;
}

}  // namespace portal::accessibility::audit
