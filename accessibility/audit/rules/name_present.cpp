// WCAG 2.2, 4.1.2 Name, Role, Value: without a name a screen reader can only say "button".
#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

void name_present(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    const bool is_named = ui::is_interactive(item->role) || item->role == ui::Role::form || item->role == ui::Role::region ||
                          item->role == ui::Role::disclosure || item->role == ui::Role::error_summary || item->role == ui::Role::term;
    if (is_named && !has_letter_or_digit(item->text(ui::Attribute::name)))
      inspection.report(*item, "expected a name with a letter or a digit; got " + quoted_excerpt(item->text(ui::Attribute::name)));
    if (item->role == ui::Role::heading && !has_letter_or_digit(item->text(ui::Attribute::text)))
      inspection.report(*item, "expected a heading with a letter or a digit; got " + quoted_excerpt(item->text(ui::Attribute::text)));
  }
}

}  // namespace portal::accessibility::audit
