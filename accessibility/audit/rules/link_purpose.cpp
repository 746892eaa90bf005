// WCAG 2.2, 2.4.4 Link Purpose (In Context) and 2.4.9: "here" leads anywhere.
#include <algorithm>

#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

namespace {

constexpr std::string_view nowhere[] = {"here",         "click here", "more",   "read more", "link",      "this",         "details",
                                        "go",           "тут",        "здесь",  "сюда",      "подробнее", "подробно",     "далее",
                                        "читать далее", "ещё",        "ссылка", "перейти",   "по ссылке", "нажмите здесь"};

}  // namespace

void link_purpose(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    if (item->role != ui::Role::link) continue;
    const std::string_view name = item->text(ui::Attribute::name);
    const std::string plain = folded(name);
    const bool is_address = plain.substr(0, 4) == "http" || plain.substr(0, 4) == "www.";
    if (is_address || std::find(std::begin(nowhere), std::end(nowhere), plain) != std::end(nowhere))
      inspection.report(*item, "expected words that say where the link leads; got " + quoted_excerpt(name));
  }
}

}  // namespace portal::accessibility::audit
