#pragma once
// Answers taken to another device by a code: kept for a week under the code's hash, opened by whoever knows it, guesses counted.
//
//   POST /api/handovers       {"form","version","content"} → 201 {"code":"4821-9935-0176-2284","until"}
//   POST /api/handovers/open  {"form","code"}              → 200 {"form","version","content","savedAt"}
//
// The pages for people without JavaScript do the same (site.h). Guesses are counted in the database: a restart forgives none.
// A code is sixteen digits: read aloud, typed on any keyboard. It is asked for in a body, so that no address and no log holds it. A new one of the
// same person and form takes the place of the former. What is kept is a hash of many rounds; the content itself is kept as drafts are.

#include <optional>
#include <string>

#include "examples/portal/backend/api.h"
#include "examples/portal/backend/problem.h"

namespace portal::demo {

class Handovers {
 public:
  static constexpr std::int64_t kept = 7 * 86400;     // seconds
  static constexpr std::int64_t window = 10 * 60;     // seconds, in which …
  static constexpr std::int64_t most_wrong = 10;      // … a person may guess wrong, and …
  static constexpr std::int64_t most_together = 200;  // … all together

  Handovers(Storage& storage, FormService& forms, Clock clock) : storage_(storage), forms_(forms), clock_(clock) {}

  Response make(const Request& request, const Visit& visit);
  Response open(const Request& request, const Visit& visit);

  struct Made {
    std::optional<ProblemKind> wrong;
    std::string code;  // "4821-9935-0176-2284"
    std::int64_t until = 0;
  };
  Made make(Handover handover);  // of which form, version, content and person are given

  struct Opened {
    std::optional<ProblemKind> wrong;  // handover_not_found, too_many_guesses, storage_failed
    Handover handover;
  };
  Opened open(const std::string& person, const std::string& form, std::string_view code);

 private:
  Storage& storage_;
  FormService& forms_;
  const Clock clock_;
};

// The digits of what somebody typed, with any spaces and hyphens; "" where they are not sixteen.
std::string handover_digits(std::string_view typed);
// What is kept of a code.
std::string handover_hash(std::string_view digits);

}  // namespace portal::demo
