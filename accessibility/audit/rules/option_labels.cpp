// WCAG 2.2, 1.3.1 and 4.1.2: a choice without a label is a button nobody can name; two of one label cannot be told apart.
#include <set>

#include "accessibility/audit/audit.h"
#include "accessibility/audit/characters.h"

namespace portal::accessibility::audit {

namespace {

void check_options(Inspection& inspection, const Item& item, const json::Array& options) {
  std::set<std::string> labels;
  std::set<std::string> values;
  for (const json::Value& option : options) {
    const std::string label = option.text_at("label");
    if (!has_letter_or_digit(label)) inspection.report(item, "expected a label for the option " + quoted_excerpt(option.text_at("value")));
    else if (!labels.insert(folded(label)).second) inspection.report(item, "expected each label once; got twice " + quoted_excerpt(label));
    if (!values.insert(option.text_at("value")).second)
      inspection.report(item, "expected each value once; got twice " + quoted_excerpt(option.text_at("value")));
  }
}

}  // namespace

void option_labels(Inspection& inspection) {
  for (const Item* item : inspection.tree().in_order()) {
    if (item->role != ui::Role::select && item->role != ui::Role::radio_group && item->role != ui::Role::checkbox_group) continue;
    const json::Value* options = item->find(ui::Attribute::options);
    if (options == nullptr || !options->is_array() || options->array().empty()) inspection.report(*item, "expected options; got none");
    else check_options(inspection, *item, options->array());
  }
}

}  // namespace portal::accessibility::audit
