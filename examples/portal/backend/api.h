#pragma once
// The portal's API: openapi.yaml is its contract, a test holds both together. Every answer is JSON, every error a problem.

#include <string>
#include <vector>

#include "examples/portal/backend/applications.h"
#include "examples/portal/backend/http.h"
#include "examples/portal/backend/profiles.h"
#include "examples/portal/backend/storage.h"

namespace portal::demo {

// What every handler gets besides the request.
struct Visit {
  Language language = Language::ru;
  std::string person;                   // who is signed in
  std::vector<std::string> parameters;  // of the path, decoded, in order
  bool is_developer = false;            // asked for the inspector: "?inspector"
};

class Api {
 public:
  Api(Storage& storage, FormService& forms, const Profiles& profiles, Applications& applications, Clock clock)
      : storage_(storage), forms_(forms), profiles_(profiles), applications_(applications), clock_(clock) {}

  Response profile(const Request& request, const Visit& visit);
  Response list_drafts(const Request& request, const Visit& visit);
  Response get_draft(const Request& request, const Visit& visit);
  Response put_draft(const Request& request, const Visit& visit);
  Response delete_draft(const Request& request, const Visit& visit);
  Response submit(const Request& request, const Visit& visit);
  Response settle(const Request& request, const Visit& visit);
  Response list_applications(const Request& request, const Visit& visit);
  Response get_application(const Request& request, const Visit& visit);

 private:
  Storage& storage_;
  FormService& forms_;
  const Profiles& profiles_;
  Applications& applications_;
  Clock clock_;
};

// A refused submission as a problem.
Response submission_problem(const SubmissionOutcome& outcome, Language language);

}  // namespace portal::demo
