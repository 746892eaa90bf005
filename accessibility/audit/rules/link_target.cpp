// WCAG 2.2, 2.4.4: a link that leads nowhere is worse than none.
#include <algorithm>

#include "accessibility/audit/audit.h"

namespace portal::accessibility::audit {

namespace {

constexpr std::string_view safe[] = {"https:", "http:", "mailto:", "tel:", "/", "./", "../", "#", "?"};

bool is_safe(std::string_view href) {
  return std::any_of(std::begin(safe), std::end(safe), [href](std::string_view start) { return href.substr(0, start.size()) == start; }) ||
         href.find(':') == std::string_view::npos;
}

}  // namespace

void link_target(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    if (item->role != ui::Role::link) continue;
    const std::string_view target = item->text(ui::Attribute::target);
    const std::string_view href = item->text(ui::Attribute::href);
    if (target.empty() == href.empty())
      inspection.report(*item, target.empty() ? "expected a target or an address; got neither" : "expected a target or an address; got both");
    if (!target.empty() && inspection.tree().find(target) == nullptr)
      inspection.report(*item, "expected a node " + quoted_excerpt(target) + "; there is none");
    if (!href.empty() && !is_safe(href)) inspection.report(*item, "expected https:, mailto:, tel: or a path; got " + quoted_excerpt(href));
  }
}

}  // namespace portal::accessibility::audit
