// WCAG 2.2, 3.1.1 Language of Page and 3.1.2 Language of Parts: a Russian sentence read by English rules is noise.
#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

namespace {

constexpr std::size_t enough = 4;  // words; less may be a name

struct Scripts {
  std::size_t cyrillic = 0;
  std::size_t latin = 0;
};

Scripts scripts_of(std::string_view text) {
  Scripts out;
  for (const auto& word : words(text)) {
    if (is_cyrillic(word.front())) ++out.cyrillic;
    else if (is_latin(word.front())) ++out.latin;
  }
  return out;
}

}  // namespace

void language(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    const std::string lang = inspection.lang_of(*item).substr(0, 2);
    if (lang != "ru" && lang != "en") continue;
    for (const ui::Attribute attribute :
         {ui::Attribute::name, ui::Attribute::text, ui::Attribute::hint, ui::Attribute::error, ui::Attribute::unavailable}) {
      const std::string_view text = item->text(attribute);
      const Scripts found = scripts_of(text);
      const std::size_t own = lang == "ru" ? found.cyrillic : found.latin;
      const std::size_t strange = lang == "ru" ? found.latin : found.cyrillic;
      if (strange >= enough && strange > 2 * own)
        inspection.report(*item, "expected text in \"" + lang + "\" or a lang of its own; got " + quoted_excerpt(text));
    }
  }
}

}  // namespace portal::accessibility::audit
