#pragma once
// The catalogue of services as one document, put together from its files (sdk/catalogue): what <portal-suggestions> is given.

#include <string>

#include "examples/portal/backend/api.h"
#include "examples/portal/backend/problem.h"
#include "sdk/base/result.h"

namespace portal::demo {

// The whole catalogue of a folder, read strictly. Errors: those of its files, the file before the path.
Result<json::Value> whole_catalogue(const std::string& folder);

class Catalogues {
 public:
  explicit Catalogues(const std::string& content);  // a catalogue that cannot be read is not found

  Response get(const Request& request, const Visit& visit);

 private:
  std::string text_;
  std::string tag_;
};

}  // namespace portal::demo
