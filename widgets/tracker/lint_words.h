#pragma once
// The part of the linter that reads words: hard sentences, missing translations, documents that registries have.

#include <string_view>
#include <vector>

#include "widgets/tracker/lint.h"

namespace portal::tracker {

constexpr int status_names = 9;
std::string_view status_name(int index);  // of a stage, as events write it

// Every text in every language: is it there, can it be read.
void lint_texts(const Scenario& scenario, std::vector<Finding>& found);

// The registry that holds such a document, by the stems of its Russian title; "" where none is known.
std::string_view registry_that_has(std::string_view title);

}  // namespace portal::tracker
