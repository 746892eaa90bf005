// WCAG 2.2, 3.1.5 Reading Level: the words of a public service are read by everyone. Measures and thresholds: readability.h.
#include "accessibility/audit/audit.h"
#include "accessibility/audit/readability.h"

namespace portal::accessibility::audit {

namespace {

std::string tenths(double number) { return std::to_string(static_cast<int>(number)) + "." + std::to_string(static_cast<int>(number * 10) % 10); }

}  // namespace

void reading_level(Inspection& inspection) {
  Readability whole;
  const Item* root = inspection.tree().find(inspection.tree().root());
  for (const Item* item : inspection.tree().in_order()) {
    // What a person or an authority has written is theirs: values are not measured, nor is what stands in another language.
    const bool is_foreign = root != nullptr && inspection.lang_of(*item) != inspection.lang_of(*root);
    for (const ui::Attribute attribute :
         {ui::Attribute::name, ui::Attribute::text, ui::Attribute::hint, ui::Attribute::error, ui::Attribute::unavailable}) {
      Readability own;
      own.add(item->text(attribute));
      if (own.longest > longest_sentence && !is_foreign)
        inspection.report(*item, "expected sentences of " + std::to_string(longest_sentence) + " words at most; got " + std::to_string(own.longest) +
                                     ": " + quoted_excerpt(own.longest_sentence, 120));
      if (attribute == ui::Attribute::text && !is_foreign) whole.add(item->text(attribute));
    }
  }
  if (root == nullptr || whole.words < enough_words) return;
  const std::string lang = inspection.lang_of(*root);
  if (const double ease = whole.ease(lang); ease < least_tree_ease(lang))
    inspection.report(*root, "expected a reading ease of " + tenths(least_tree_ease(lang)) + " or more over " + std::to_string(whole.words) +
                                 " words; got " + tenths(ease));
}

}  // namespace portal::accessibility::audit
