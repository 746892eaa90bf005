#pragma once
// Offers that a person accepted: what they hand over stands in the application, and where the application is.

#include "examples/portal/backend/api.h"
#include "examples/portal/backend/clock.h"
#include "examples/portal/backend/profiles.h"

namespace portal::demo {

class Offers {
 public:
  Offers(Profiles& profiles, Clock clock) : profiles_(profiles), clock_(clock) {}

  // {"parts":[{"service","version","definition","facts":[{"path","value"}]}]} → {"parts":[{"service","href"}]}
  Response accept(const Request& request, const Visit& visit);

 private:
  Profiles& profiles_;
  Clock clock_;
};

}  // namespace portal::demo
