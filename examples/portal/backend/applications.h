#pragma once
// Accepting applications exactly once (IETF draft-ietf-httpapi-idempotency-key-header-07): what the API and the form
// without JavaScript both do.
//
// A key is bound when an application is accepted and stays bound for good. A refused application leaves its key free, so
// that a person can correct the errors and send again. A sender who got no answer and wants to send something else settles the
// key first: the application comes back that was accepted with it, or the key is closed and what still comes with it is refused.

#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "examples/portal/backend/clock.h"
#include "examples/portal/backend/form_service.h"
#include "examples/portal/backend/storage.h"

namespace portal::demo {

struct Submission {
  std::string person;
  std::string key;
  std::string form;
  std::string version;
  json::Value data;
  json::Value warnings = json::Array();  // as Application has it
};

struct SubmissionOutcome {
  enum class Kind : unsigned char { accepted, invalid, key_reused, key_closed, key_in_use, form_unknown, version_outdated, failed } kind;
  Application application;                // of accepted, now or before with the same key
  std::vector<schema::Problem> problems;  // of invalid
  std::string present_version;            // of version_outdated
};

class Applications {
 public:
  Applications(Storage& storage, FormService& forms, Clock clock) : storage_(storage), forms_(forms), clock_(clock) {}

  SubmissionOutcome submit(const Submission& submission);
  // accepted, with the application; key_closed; key_in_use: that cannot be said yet; failed.
  SubmissionOutcome settle(const std::string& person, const std::string& key);

 private:
  template <class Work>
  SubmissionOutcome alone(const std::string& person, const std::string& key, Work work);
  SubmissionOutcome submit_alone(const Submission& submission);

  Storage& storage_;
  FormService& forms_;
  Clock clock_;
  std::mutex mutex_;
  std::set<std::pair<std::string, std::string>> in_use_;  // person and key of what is being worked on now
};

// 1 to 128 printable ASCII characters; the quotes of a structured string (RFC 8941, 3.3.3) are taken off. Empty where it is none.
std::string idempotency_key(std::string_view header);

// Whether this is a list of warnings. Errors: those of json::Reader; path as it stands in the body.
Result<void> check_warnings(const json::Value& warnings, const std::string& path);

json::Object receipt_json(const Application& application);                // {"number","receivedAt","form"}
json::Array problems_json(const std::vector<schema::Problem>& problems);  // [{"pointer","keyword","parameters"}]

}  // namespace portal::demo
