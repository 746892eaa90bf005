#pragma once
// What the portal keeps of client scenarios under way: the cases of people, and the events of each, in the order they arrived.
//
// Events are CloudEvents 1.0 as they came. Nothing is ever changed or deleted: what a case is now, widgets fold from its events.
// Every method is atomic, safe to call from several threads, and durable when it returns. Errors are storage_failed.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::demo {

struct Case {
  std::string id;
  std::string person;
  std::string scenario;        // name of its definition
  std::int64_t opened_at = 0;  // seconds, UTC
};

struct CaseEvent {
  std::int64_t sequence = 0;  // over all cases, ascending, never given twice
  std::string case_id;
  json::Value event;
};

// A question to a person in an office.
struct Consultation {
  std::string person;
  std::string case_id;
  std::string key;  // Idempotency-Key, unique for the person
  std::string stage;
  std::string question;
  json::Value context;  // what the person agreed to hand over; null: nothing
  std::int64_t asked_at = 0;
};

struct Appended {
  std::int64_t sequence = 0;
  bool is_new = false;  // false: an event of this source and id was there already, and stays as it was
};

class CaseStorage {
 public:
  virtual ~CaseStorage() = default;

  // The person's case that has this key already comes back as it is.
  virtual Result<Case> open_case(const Case& wanted, std::string_view key) = 0;
  virtual Result<std::optional<Case>> find(std::string_view person, std::string_view id) = 0;
  virtual Result<std::vector<Case>> cases(std::string_view person) = 0;  // newest first; of all people where empty

  // The event gets the extension attribute `sequence`, its place in the order of arrival.
  virtual Result<Appended> append(std::string_view case_id, const json::Value& event) = 0;
  // Those behind `after`, ascending, at most `limit`.
  virtual Result<std::vector<CaseEvent>> events(std::string_view case_id, std::int64_t after, int limit) = 0;
  virtual Result<std::vector<CaseEvent>> events_of(std::string_view person, std::int64_t after, int limit) = 0;

  // The consultation's number; the same again for the same key.
  virtual Result<std::string> add_consultation(const Consultation& consultation) = 0;
};

// SQLite: cases.sqlite in the folder.
Result<std::unique_ptr<CaseStorage>> open_case_storage(const std::string& folder);

}  // namespace portal::demo
