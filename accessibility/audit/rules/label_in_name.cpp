// WCAG 2.2, 2.5.3 Label in Name: who speaks to a computer says what they see. Here label and name are one text, so only what
// cannot be seen in it can part them.
#include <algorithm>

#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"
#include "sdk/text/code_points.h"

namespace portal::accessibility::audit {

void label_in_name(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    const std::string_view name = item->text(ui::Attribute::name);
    if (name.empty()) continue;
    const auto points = text::code_points(name);
    if (std::any_of(points.begin(), points.end(), is_invisible))
      inspection.report(*item, "expected a name without invisible characters; got " + quoted_excerpt(name));
    if (name.front() == ' ' || name.back() == ' ')
      inspection.report(*item, "expected a name without spaces at its ends; got " + quoted_excerpt(name));
    // The mark is drawn beside the label; in the label too, it would be read twice.
    const std::string_view mark = item->text(ui::Attribute::mark);
    if (!mark.empty() && !has_letter_or_digit(mark) && name.find(mark) != std::string_view::npos)
      inspection.report(*item, "expected the mark beside the name only; got " + quoted_excerpt(name));
  }
}

}  // namespace portal::accessibility::audit
