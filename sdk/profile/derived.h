#pragma once
// Facts that follow from other facts: a full name from its parts and back, an age, an address in one line, a name's Latin spelling.
//
//   auto age = derive("children.0.age", facts, "2026-11-25");     // from children.0.birthDate; says "age"
//
// Nothing is guessed: what a fact is made of must be known, and known in one way only.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/profile/facts.h"

namespace portal::profile {

struct Derived {
  Fact fact;             // as old as the oldest that it is made of, verified where all are; the source of the first
  std::string_view how;  // "full-name", "name-part", "latin", "age", "address", "document": for keys of texts
};

// The facts that `path` may be made of; a fact that nothing makes has none.
std::vector<std::string> sources_of(std::string_view path);

// `today` is a civil date, "" where it is not known: then nobody has an age.
std::optional<Derived> derive(std::string_view path, const Facts& facts, std::string_view today);

// The smallest set of facts to ask a person for, of `askable` (their order decides between sets of equal size), so that each of `needed` is
// known or follows. What cannot be reached by any question is left out. The search is exact: facts that have to do with one another are few.
std::vector<std::string> smallest_questions(const std::vector<std::string>& needed, const std::vector<std::string>& known,
                                            const std::vector<std::string>& askable);

}  // namespace portal::profile
