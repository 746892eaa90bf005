#pragma once
// What each field of a form asks for: a token of tokens.def, how sure that is, and by which words.
//
//   PORTAL_TRY(auto fields, classifier::read_signals(list, "/fields"));
//   for (const Decision& decision : classifier::classify(own_model(), fields)) …    // one for each field, in order
//
// Linear: a decision is a sum of weights of what the field and its neighbours say, then the whole order decides together (chain.h).
// What the page states itself (data-portal-fact, autocomplete) always wins, and helps its neighbours.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/classifier/features.h"
#include "sdk/classifier/model.h"
#include "sdk/classifier/signals.h"
#include "sdk/classifier/tokens.h"

namespace portal::classifier {

struct Reason {
  Source source = Source::kind;
  std::string text;  // the word that speaks for it
  float weight = 0;  // above zero: for it
};

struct Decision {
  std::string_view token;       // empty: none, or not sure enough
  float confidence = 0;         // 0 to 1: of the token's group; of an empty token, of its being none
  bool is_stated = false;       // by the page itself
  std::string fact;             // data-portal-fact as it stands, else the fact of the token; may be empty
  std::vector<Reason> reasons;  // the strongest first, at most three
};

enum class Reasons : bool { no, yes };  // they cost about as much as the decisions themselves

std::vector<Decision> classify(const Model& model, std::span<const Signals> fields, Reasons reasons = Reasons::yes);

constexpr std::string_view none = "none";  // the class of fields that no token names

}  // namespace portal::classifier
