#pragma once
// What a person typed, and the data value it means: two different things, and the first is never lost.

#include <string>
#include <string_view>

#include "sdk/filling/fields.h"
#include "sdk/json/value.h"
#include "widgets/form/definition.h"

namespace portal::form {

// Why a value is not accepted: a keyword of JSON Schema, or one of ours ("typed-date", "typed-number", "identifier"), with
// the parameters a sentence needs. Kept in this shape so that it can be said in another language later.
struct Complaint {
  std::string keyword;
  json::Object parameters;
  friend bool operator==(const Complaint& a, const Complaint& b) {
    return a.keyword == b.keyword && json::Value(a.parameters) == json::Value(b.parameters);
  }
};

struct Reading {
  json::Value value;    // null: nothing
  Complaint complaint;  // keyword empty: none
};

// `typed` is what the surface holds: text, a boolean of a checkbox, a list of a checkbox group or of file names.
Reading read_typed(const FieldDefinition& field, const json::Value& typed);

// The way a data value is shown in its field; null gives an empty one.
json::Value show_value(const FieldDefinition& field, const json::Value& value);

// Whether the surface may send this at all for this field: the kinds fit, choices exist.
bool accepts(const FieldDefinition& field, const json::Value& typed);

using filling::is_blank;

inline bool is_date(const FieldDefinition& field) { return field.role == ui::Role::date_field || field.role == ui::Role::date_parts; }
// Digits behind the comma of a sum of money; -1: it is none.
inline int decimals_of(const FieldDefinition& field) { return field.extras == nullptr ? -1 : static_cast<int>(field.extras->decimals); }

// dd.mm.yyyy, d/m/yyyy, yyyy-mm-dd, also with spaces, «5 марта 1987 года», "March 5, 1987" → ISO. A day that its month does not have is the complaint
// "typed-date" of kind "day" with {month, year, days}, a 13th month one of kind "month"; all else is "typed-date" (years 1000–2999).
Reading read_date(std::string_view typed);

// "1 200,50", "1200.5" → a number; null where it is none.
json::Value decimal_number(std::string_view typed);

// «1 200,50 ₽» → 1200.5, or, where sums are whole minor units, 120050. More digits behind the comma than the currency has are the
// complaint "typed-money" of kind "decimals". Shown with spaces between thousands and a comma: «1 200,50».
Reading read_money(std::string_view typed, int decimals, bool in_minor_units);
std::string show_money(const json::Value& value, int decimals, bool in_minor_units);

}  // namespace portal::form
