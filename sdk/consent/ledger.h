#pragma once
// What a device keeps of a person's consents: the record `consents` of the store that all widgets of an origin share.
//
//   {"version":1,"subject":"urn:uuid:…","records":[…],"outbox":[{"record_id":"…","event_id":"…"}]}
//
// The outbox names the events that the portal's backend has not confirmed yet. Others than <portal-consent> only read.

#include "sdk/consent/decision.h"

namespace portal::consent {

inline constexpr char store_name[] = "consents";

struct Pending {
  std::string record_id;
  std::string event_id;  // also the Idempotency-Key under which it is sent
};

struct Ledger {
  std::string subject;  // empty until the first consent
  std::vector<Record> records;
  std::vector<Pending> outbox;

  const Record* find(std::string_view record_id) const;
  Record* find(std::string_view record_id);
};

// null: nothing is kept yet. Errors: those of read_record; unknown_name (version).
Result<Ledger> read_ledger(const json::Value& value, const std::string& path);
json::Value write_ledger(const Ledger& ledger);

}  // namespace portal::consent
