#pragma once
// Cases over the API: opening one, their events as a batch and as a stream, and what a person does. openapi.yaml has the contract.

#include <optional>
#include <string>

#include "examples/portal/backend/api.h"
#include "examples/portal/backend/authority.h"
#include "examples/portal/backend/case_storage.h"
#include "examples/portal/backend/event_hub.h"
#include "examples/portal/backend/problem.h"

namespace portal::demo {

class Cases {
 public:
  Cases(std::string content, CaseStorage& storage, Authority& authority, EventHub& hub, Clock clock)
      : content_(std::move(content)), storage_(storage), authority_(authority), hub_(hub), clock_(clock) {}

  struct Opened {
    enum class Kind : unsigned char { opened, scenario_unknown, key_reused, failed } kind;
    Case opened_case;
  };
  // Begins a scenario once for each key.
  Opened begin(const std::string& person, const std::string& scenario, const std::string& key);

  Response list(const Request& request, const Visit& visit);
  Response open(const Request& request, const Visit& visit);
  Response events(const Request& request, const Visit& visit);  // a CloudEvents batch, behind ?after=
  Response stream(const Request& request, const Visit& visit);  // the same as Server-Sent Events, behind Last-Event-ID
  Response act(const Request& request, const Visit& visit);
  Response consult(const Request& request, const Visit& visit);
  Response scenario(const Request& request, const Visit& visit);  // a definition; one version never changes

 private:
  std::optional<Response> find(const Visit& visit, Case& in);  // the person's case that the path names, or the problem to answer with

  const std::string content_;
  CaseStorage& storage_;
  Authority& authority_;
  EventHub& hub_;
  const Clock clock_;
};

ProblemKind problem_of(Cases::Opened::Kind kind);

}  // namespace portal::demo
