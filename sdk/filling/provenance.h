#pragma once
// Where a filled value came from, kept while it or its origin is of interest.

#include <string>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::filling {

struct Provenance {
  json::Value typed;    // as it was filled in
  json::Object source;  // name by language
  bool verified = false;
  std::string as_of;    // civil date
  std::string derived;  // how it was made of other facts: "age", "full-name" …; empty: it is the fact itself
  bool locked = false;  // the authority vouches for it and takes no other answer: it is disputed there, not corrected here
  std::string fact;     // of whom it is, where another answer says that ("person.birthDate"): of another person it is no answer any more
};

// {"typed","source","verified","asOf","derived"?,"locked"?,"fact"?}
json::Value write_provenance(const Provenance& from);
Result<Provenance> read_provenance(const json::Value& value, const std::string& path);

}  // namespace portal::filling
