#pragma once
// What classify() asks, and its answer: for portal developers, without a person and without a picture.

#include <vector>

#include "sdk/classifier/classifier.h"
#include "sdk/json/value.h"

namespace portal::autofill {

// Fields, as a list or as one text, and whether the reasons are wanted too.
struct Question {
  std::vector<classifier::Signals> fields;
  bool with_reasons = true;
};

Result<Question> read_question(const json::Value& value, const std::string& path);
json::Object answer_to(const Question& question);  // {"fields": [{token, confidence, stated, fact, reasons?}]}

}  // namespace portal::autofill
