// WCAG 2.2, 3.3.2 Labels or Instructions, and 1.4.1 Use of Color: what must be filled in is known before it is sent, and not by colour.
#include <algorithm>

#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

namespace {

// A sign is explained where some text of the tree has it among words: "* marks what must be filled in".
bool is_explained(const Tree& tree, std::string_view sign) {
  const auto order = tree.in_order();
  return std::any_of(order.begin(), order.end(), [sign](const Item* item) {
    for (const ui::Attribute attribute : {ui::Attribute::text, ui::Attribute::hint}) {
      const std::string_view text = item->text(attribute);
      if (text.find(sign) != std::string_view::npos && words(text).size() >= 2) return true;
    }
    return false;
  });
}

}  // namespace

void required_marks(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    if (!item->flag(ui::Attribute::required) || ui::family_of(item->role) != ui::Family::field) continue;
    const std::string_view mark = item->text(ui::Attribute::mark);
    if (mark.empty()) inspection.report(*item, "expected a mark beside the name of a required field; got none");
    else if (!has_letter_or_digit(mark) && !is_explained(inspection.tree(), mark))
      inspection.report(*item, "expected words somewhere that explain the mark " + quoted_excerpt(mark));
  }
}

}  // namespace portal::accessibility::audit
