#pragma once
// What fields say of one another: which one an option names, an end before its beginning, an answer that is unlikely but may be right.

#include <string>

#include "widgets/form/model.h"

namespace portal::form {

// Never asked for: it has one value, or none.
inline bool is_unasked(const FieldDefinition& field) {
  return !field.fixed.is_null() || field.is_nothing || (field.extras != nullptr && field.extras->is_hidden);
}

// "house" beside the field, in the same object; "#/properties/house" from the root. size() where there is none.
std::size_t field_beside(const Model& model, const FieldDefinition& field, const std::string& reference);

// How many days a period is long, both ends in it, by the group's element; 0 where it is not known or turned round.
std::int64_t days_of_period(const Model& model, std::size_t element);

// The end of a period before its beginning; keyword empty: nothing is wrong.
Complaint check_order(const Model& model, std::size_t index);

// A date outside its bounds from today ("earliest", "latest"); keyword empty: within them, or today is not known.
Complaint check_bounds(const Model& model, std::size_t index);
inline bool is_of_today(const Complaint& complaint) { return complaint.keyword == "earliest" || complaint.keyword == "latest"; }

// Whether the field's likely days are counted from today.
bool is_likely_from_today(const Extras& extras);

// Asks about a year, a sum or a pair of dates that is possible and unlikely; what was let stand is not asked about again.
void look_unlikely(Model& model, std::size_t index);

}  // namespace portal::form
