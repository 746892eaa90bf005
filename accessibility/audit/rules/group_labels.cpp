// WCAG 2.2, 1.3.1 Info and Relationships: "yes" and "no" mean nothing without the question that they answer.
#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

void group_labels(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    const bool is_container = item->role == ui::Role::section || item->role == ui::Role::group || item->role == ui::Role::list ||
                              item->role == ui::Role::steps || item->role == ui::Role::terms;
    const bool is_choice = item->role == ui::Role::radio_group || item->role == ui::Role::checkbox_group;
    if ((is_container || is_choice) && !has_letter_or_digit(item->text(ui::Attribute::name)))
      inspection.report(*item, "expected a label for the " + std::string(ui::name_of(item->role)) + "; got none");
    if ((item->role == ui::Role::list || item->role == ui::Role::steps || item->role == ui::Role::terms || item->role == ui::Role::group) &&
        item->children.empty())
      inspection.report(*item, "expected something in the " + std::string(ui::name_of(item->role)) + "; it is empty");
  }
}

}  // namespace portal::accessibility::audit
