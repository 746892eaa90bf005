#pragma once
// Why a service came out as it did, criterion by criterion, and what would change it. As data; sentences are the catalogue's own.

#include <string>
#include <vector>

#include "sdk/catalogue/decisions.h"

namespace portal::catalogue {

enum class ReasonCode : unsigned char {
  holds,         // every criterion holds
  fails,         // at least one does not
  missing,       // it hangs on facts that are not known
  conflict,      // criteria that are open cannot hold together
  not_in_force,  // its own dates do not hold today
  unconditional  // it asks for nothing
};
std::string_view name_of(ReasonCode code);

struct CriterionReason {
  std::uint32_t criterion = 0;
  rules::Truth truth = rules::Truth::unknown;
  std::vector<std::string> missing;  // paths, where unknown
};

struct Reasons {
  ReasonCode code = ReasonCode::missing;
  std::vector<CriterionReason> criteria;  // those in force, in the catalogue's order
};
Reasons reasons(const Decisions& decisions, std::size_t service);

// The sentence that the catalogue has for it.
std::string_view sentence(const Catalogue& catalogue, const CriterionReason& reason, std::string_view locale);

struct Change {
  std::string fact;
  json::Value from;  // null where not known
  bool was_known = false;
  json::Value to;
};

// The smallest change that makes a "yes" of what is no "yes", or a "no" of a "yes". Tried are the values that the rules tell apart
// (constants of the rules, dates they compute, neighbours, a concept's choices) of facts that may change, and a later `today`; one
// fact, then two, then three; among as many, an answer before a change of what is known, that before waiting, then the nearest.
// Every change that is given was applied and gave `becomes`. None may be found: then `changes` is empty; `bounded` says that not
// all was tried.
struct NearestChange {
  rules::Truth becomes = rules::Truth::yes;
  std::vector<Change> changes;
  bool bounded = false;
};
NearestChange nearest_change(const Decisions& decisions, std::size_t service);

// All of it as JSON: {"service","version","truth","reason","criteria":[{…,"legal"}],"missing":[…],"change":[…]}; same facts, catalogue
// and day give the same bytes.
json::Value explanation_json(const Decisions& decisions, std::size_t service, std::string_view locale);

// The values of one fact that a list of rules tells apart, in ascending order of distance from what is known: for questions, too.
json::Array telling_values(const Decisions& decisions, const std::string& fact, const std::vector<std::uint32_t>& criteria);

}  // namespace portal::catalogue
