// WCAG 2.2, 3.3.1 Error Identification and 3.3.3 Error Suggestion: an error is said at its field, in words that help.
#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

namespace {

void check_summary_link(Inspection& inspection, const Item& link) {
  if (link.role != ui::Role::link || link.text(ui::Attribute::target).empty()) return;
  const Item* target = inspection.tree().find(link.text(ui::Attribute::target));
  if (target != nullptr && ui::family_of(target->role) != ui::Family::field)
    inspection.report(link, "expected a link to a field; got one to a " + std::string(ui::name_of(target->role)));
}

}  // namespace

void error_association(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    const json::Value* error = item->find(ui::Attribute::error);
    if (error != nullptr && ui::family_of(item->role) != ui::Family::field) inspection.report(*item, "expected an error on a field only");
    if (error != nullptr && words(item->text(ui::Attribute::error)).size() < 2)
      inspection.report(*item, "expected an error that says what to do; got " + quoted_excerpt(item->text(ui::Attribute::error)));
    if (error != nullptr && folded(item->text(ui::Attribute::error)) == folded(item->text(ui::Attribute::name)))
      inspection.report(*item, "expected an error that says more than the label");
    for (const Item* above = inspection.tree().parent_of(*item); above != nullptr; above = inspection.tree().parent_of(*above))
      if (above->role == ui::Role::error_summary) check_summary_link(inspection, *item);
  }
}

}  // namespace portal::accessibility::audit
