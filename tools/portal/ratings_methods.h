#pragma once
// The methodologies that events name, as the reader of events needs them, and which of them may be compared.

#include <string>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "tools/portal/rating_events.h"

namespace portal::tools {

class MethodLibrary {
 public:
  // Errors: of reading the files; out_of_range where a formula does not fit its scale, with the file before the path.
  static Result<MethodLibrary> read(const std::vector<std::string>& paths);

  const RatingMethods& methods() const { return methods_; }

  // Adds what the methods are to an aggregate, and which of those in it can be compared: "methodologies": [{"hash", "name"}],
  // "comparable": [[hash, …], …], "refusals": [{"a", "b", "reasons": […]}].
  void describe(json::Value& aggregate) const;

 private:
  RatingMethods methods_;
};

}  // namespace portal::tools
