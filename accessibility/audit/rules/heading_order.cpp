// WCAG 2.2, 1.3.1 Info and Relationships, and 2.4.6: a level that is left out sounds like a part that is missing.
#include "accessibility/audit/audit.h"

namespace portal::accessibility::audit {

namespace {

// What sdk/surface/README.md draws where a node has no level; 0: it draws no heading.
int level_of(const Item& item) {
  const int own = item.count(ui::Attribute::level);
  const bool is_titled = !item.text(ui::Attribute::name).empty();
  switch (item.role) {
    case ui::Role::form:
    case ui::Role::region:
    case ui::Role::error_summary: return own != 0 ? own : 2;
    case ui::Role::section:
    case ui::Role::heading: return own != 0 ? own : 3;
    case ui::Role::notice: return !is_titled ? 0 : own != 0 ? own : 3;
    default: return 0;
  }
}

}  // namespace

void heading_order(Inspection& inspection) {
  int last = 0;
  for (const Item* item : inspection.tree().in_order()) {
    const int level = level_of(*item);
    if (level == 0) continue;
    if (level > 6) inspection.report(*item, "expected a level from 1 to 6; got " + std::to_string(level));
    if (last != 0 && level > last + 1)
      inspection.report(*item, "expected a heading of level " + std::to_string(last + 1) + " at most; got " + std::to_string(level));
    last = level;
  }
}

}  // namespace portal::accessibility::audit
