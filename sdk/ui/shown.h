#pragma once
// What a person sees of a node's value: the same on every surface.

#include <string>
#include <string_view>

#include "sdk/ui/node.h"

namespace portal::ui {

std::string text_of(const json::Value* value);                      // text as it stands, a number as text; "" for anything else, and for nullptr
int count_of(const Node& node, Attribute attribute);                // 0 where absent or negative
const json::Array& list_of(const Node& node, Attribute attribute);  // empty where absent
bool is_locked(const Node& node);                                   // read-only or unavailable: to be looked at, not to be changed
std::string shown_value(const Node& node);                          // of a date_field 25.03.1987 where it is an ISO date
std::string file_names(const Node& node);                           // of a file_field, with commas
bool is_chosen(const Node& node, std::string_view option);          // of select, radio_group, checkbox_group
std::string date_part(std::string_view value, std::size_t part);    // day, month, year: of an ISO date, or of what was typed with points between
bool is_iso_date(std::string_view text);                            // by its form alone
std::size_t characters(std::string_view text);                      // code points

// Of a chart's entries
const json::Value* number_of(const json::Value& entry, const char* key);  // nullptr where it is none
bool is_apart(const json::Value& entry);                                  // not joined to the one before

// Where a number lies on a chart's scale, 0 to 1 from its low end to its high one.
class Scale {
 public:
  explicit Scale(const Node& chart);
  double at(const json::Value& number) const;

 private:
  double low_ = 0;
  double high_ = 1;
};

}  // namespace portal::ui
