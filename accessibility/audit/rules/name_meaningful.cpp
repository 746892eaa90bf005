// WCAG 2.2, 2.4.6 Headings and Labels: a name that only repeats the role tells nothing.
#include <algorithm>

#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

namespace {

constexpr std::string_view empty_words[] = {"button",   "field",  "input",  "label",  "checkbox",     "form",      "select",  "list",
                                            "untitled", "todo",   "кнопка", "поле",   "ввод",         "метка",     "флажок",  "форма",
                                            "список",   "группа", "group",  "раздел", "без названия", "заголовок", "heading", "section"};

}  // namespace

void name_meaningful(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    const std::string_view name = item->role == ui::Role::heading ? item->text(ui::Attribute::text) : item->text(ui::Attribute::name);
    const std::string plain = folded(name);
    if (std::find(std::begin(empty_words), std::end(empty_words), plain) != std::end(empty_words))
      inspection.report(*item, "expected a name that says what it is for; got " + quoted_excerpt(name));
  }
}

}  // namespace portal::accessibility::audit
