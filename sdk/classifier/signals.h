#pragma once
// What a page says about a field, as web/signals.js writes it, read into the classifier's words.
//
//   {"tag":"input","type":"text","name":"fam","label":"Фамилия","before":"…","options":["…"],"choices":3,"length":14,"form":0}
//
// Only "tag" is required; an unknown key is an error. Many fields come as one text instead, which is read several times as fast: the cells of one
// field after the other in the order of `Signals`, each parted from the next by U+007F, options from each other by a line feed.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::classifier {

struct Signals {
  std::string tag;
  std::string type;
  std::string name;
  std::string id;
  std::string autocomplete;
  std::string fact;
  std::string label;
  std::string aria;
  std::string description;
  std::string placeholder;
  std::string own;
  std::string before;
  std::string after;
  std::string head;
  std::string section;
  std::string pattern;
  std::string mode;
  std::string marks;  // words
  std::vector<std::string> options;
  std::int64_t choices = 0;
  std::int64_t length = 0;
  std::int64_t form = 0;

  // The first that there is: label, aria, head, placeholder, own, before. What a person would call the field.
  const std::string& called() const;
};

// A list of fields in their order. Errors: those of json::Reader, and too_large over 2,000 fields.
Result<std::vector<Signals>> read_signals(const json::Value& list, const std::string& path);

// The same as one text. Errors: out_of_range where its cells are no whole fields, or a number is none; too_large over 2,000 fields.
Result<std::vector<Signals>> signals_of_text(std::string_view text, const std::string& path);

}  // namespace portal::classifier
