// WCAG 2.2, 2.4.9 Link Purpose (Link Only) and 3.2.4 Consistent Identification: in a list of links, and said aloud to a computer, two of one name
// cannot be told apart. Buttons of one name in different places may do one thing («Отменить: Имя» at the field and in a list), so only those that
// stand side by side are a fault for sure. Disclosures may share a name («Почему?»): what they belong to is read with them.
#include <map>

#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

void duplicate_actions(Inspection& inspection) {
  std::map<std::string, const Item*> first;
  for (const Item* item : inspection.tree().in_order()) {
    if (item->role != ui::Role::button && item->role != ui::Role::link) continue;
    // Links are compared across the whole tree, buttons among their neighbours.
    const Item* place = item->role == ui::Role::button ? inspection.tree().parent_of(*item) : nullptr;
    const std::string key =
        std::string(ui::name_of(item->role)) + " " + (place != nullptr ? place->id : "") + " " + folded(item->text(ui::Attribute::name));
    const auto [at, is_new] = first.emplace(key, item);
    if (is_new) continue;
    const Item& other = *at->second;
    const bool leads_alike = item->role == ui::Role::link && item->text(ui::Attribute::href) == other.text(ui::Attribute::href) &&
                             item->text(ui::Attribute::target) == other.text(ui::Attribute::target);
    if (!leads_alike)
      inspection.report(*item, "expected a name of its own; " + quoted_excerpt(other.id) +
                                   " is called the same: " + quoted_excerpt(item->text(ui::Attribute::name)));
  }
}

}  // namespace portal::accessibility::audit
