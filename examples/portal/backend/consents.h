#pragma once
// Consents over the API: recorded event by event, listed, given back as receipts, never deleted; and what the portal may write to a person.

#include "examples/portal/backend/api.h"
#include "examples/portal/backend/consent_storage.h"

namespace portal::demo {

class Consents {
 public:
  Consents(ConsentStorage& storage, Clock clock) : storage_(storage), clock_(clock) {}

  Response list(const Request& request, const Visit& visit);
  Response record(const Request& request, const Visit& visit);   // POST: the event that the Idempotency-Key names
  Response receipt(const Request& request, const Visit& visit);  // the record with its DPV form
  Response notifications(const Request& request, const Visit& visit);
  Response put_notifications(const Request& request, const Visit& visit);

 private:
  ConsentStorage& storage_;
  const Clock clock_;
};

}  // namespace portal::demo
