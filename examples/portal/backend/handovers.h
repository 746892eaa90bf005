#pragma once
// Answers taken to another device by a code: kept for a week under the code's hash, opened by whoever knows it, guesses counted.
//
//   POST /api/handovers       {"form","version","content"} → 201 {"code":"4821-9935-0176-2284","until"}
//   POST /api/handovers/open  {"form","code"}              → 200 {"form","version","content","savedAt"}
//
// A code is sixteen digits: read aloud, typed on any keyboard. It is asked for in a body, so that no address and no log holds it. A new one of the
// same person and form takes the place of the former. What is kept is a hash of many rounds; the content itself is kept as drafts are.

#include <deque>
#include <map>
#include <mutex>
#include <string>

#include "examples/portal/backend/api.h"

namespace portal::demo {

class Handovers {
 public:
  static constexpr std::int64_t kept = 7 * 86400;    // seconds
  static constexpr std::int64_t window = 10 * 60;    // seconds, in which …
  static constexpr std::size_t most_wrong = 10;      // … a person may guess wrong, and …
  static constexpr std::size_t most_together = 200;  // … all together

  Handovers(Storage& storage, FormService& forms, Clock clock) : storage_(storage), forms_(forms), clock_(clock) {}

  Response make(const Request& request, const Visit& visit);
  Response open(const Request& request, const Visit& visit);

 private:
  bool may_try(const std::string& person);  // and forgets what is past the window
  void count_wrong(const std::string& person);

  Storage& storage_;
  FormService& forms_;
  const Clock clock_;
  std::mutex guard_;
  std::map<std::string, std::deque<std::int64_t>> wrong_;  // by person, "" all together: when
};

// The digits of what somebody typed, with any spaces and hyphens; "" where they are not sixteen.
std::string handover_digits(std::string_view typed);
// What is kept of a code.
std::string handover_hash(std::string_view digits);

}  // namespace portal::demo
