#pragma once
// What the portal keeps of people's consents: records and the events of each, only ever added to; and what it may write to them.
//
// Every method is atomic, safe to call from several threads, and durable when it returns. Errors are storage_failed.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/consent/record.h"

namespace portal::demo {

enum class ConsentOutcome : unsigned char {
  added,      // the event is new
  repeated,   // the same event was there
  different,  // another event of this id, or another record of this id, is there and stays
};

class ConsentStorage {
 public:
  virtual ~ConsentStorage() = default;

  // Adds the one event of the record that has this id; the record itself where it is new. What a record was given for never changes.
  virtual Result<ConsentOutcome> add(std::string_view person, const consent::Record& record, std::string_view event_id, std::int64_t received_at) = 0;
  // Newest first, events in the order they arrived.
  virtual Result<std::vector<consent::Record>> records(std::string_view person) = 0;
  virtual Result<std::optional<consent::Record>> record(std::string_view person, std::string_view record_id) = 0;

  virtual Result<std::optional<json::Value>> notifications(std::string_view person) = 0;
  virtual Result<void> put_notifications(std::string_view person, const json::Value& settings) = 0;
};

// SQLite: consents.sqlite in the folder.
Result<std::unique_ptr<ConsentStorage>> open_consent_storage(const std::string& folder);

}  // namespace portal::demo
