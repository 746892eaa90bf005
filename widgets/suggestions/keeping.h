#pragma once
// What the person put away: the record `offers` of the device's store.
//
//   {"version":1,"quiet":false,"hidden":[{"service":"kindergarten-queue","until":"2026-12-24"},{"service":"land"}]}
//
// Without `until` it is for good. It holds what a person said, nothing that was worked out about them.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::suggestions {

inline constexpr char store_name[] = "offers";

struct Hidden {
  std::string service;
  std::string until;  // the first civil day on which it may be shown again; empty: never
};

struct Keeping {
  bool is_quiet = false;  // nothing is offered unasked
  std::vector<Hidden> hidden;

  bool hides(std::string_view service, std::string_view today) const;
  void hide(const std::string& service, std::string until);
};

// null: nothing is kept. Errors: those of json::Reader; unknown_name (version).
Result<Keeping> read_keeping(const json::Value& value);
json::Value write_keeping(const Keeping& keeping);

}  // namespace portal::suggestions
