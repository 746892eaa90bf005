#pragma once
// Why a rule decided as it did, in a person's words: which facts settled it, or which are missing.

#include <string>

#include "widgets/tracker/words.h"

namespace portal::tracker {

// «Нужны особые условия — нет». "" where the rule looked at no fact.
std::string decisive_facts(const Scenario& scenario, const rules::Rule& rule, const json::Value& facts, const Words& words);
// «Ребёнок прописан в Красноярске», with commas.
std::string missing_facts(const Scenario& scenario, const rules::Rule& rule, const json::Value& facts, const Words& words);

}  // namespace portal::tracker
