#pragma once
// What neither the reader nor the schema can see in a catalogue: for its authors, not for pages.

#include <string>
#include <vector>

#include "sdk/catalogue/catalogue.h"

namespace portal::catalogue {

enum class LintCode : unsigned char {
  unsatisfiable,    // no facts make it hold
  always_true,      // no facts make it fail
  unknown_fact,     // no concept says what it is
  unused,           // nothing refers to it
  missing_text,     // a text lacks a language that the catalogue's name has
  no_requirement,   // a service that asks for nothing and belongs to no situation
  no_law,           // neither the service nor a criterion of its names a law
  unanswerable,     // a fact that is neither asked nor derived, nor of the profile's vocabulary
  changed_in_place  // another content under the same version
};
std::string_view name_of(LintCode code);

struct LintFinding {
  LintCode code = LintCode::unused;
  std::string place;  // "criteria/sixty", "services/pension"
  std::string about;  // the fact, the language, the criterion
};

// `zone`-free: decided for the day `today`, since rules speak of it.
std::vector<LintFinding> lint(const Catalogue& catalogue, const json::Value& document, std::string_view today);

// Versions never change: services and criteria of `document` that differ from those of `older` under the same version, and the
// whole under its own.
std::vector<LintFinding> lint_versions(const json::Value& document, const json::Value& older);

}  // namespace portal::catalogue
