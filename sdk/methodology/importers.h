#pragma once
// Methods that others use, as methodologies of ours, so that a comparison can be refused with its reason instead of made by mistake.
//
// What a foreign form does not say (when people are asked, how often) stands in `source` as assumed: our own documents have no such line.

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/statistics/scores.h"

namespace portal::methodology {

// A form of GSA Touchpoints (its API's JSON, or the attributes alone): {"name", "questions": [{"text", "question_type", "answer_field",
// "is_required", "question_options": [{"text", "value"}]}]}. answer_01 is the question: thumbs (two points, shown as pictures), stars, or
// radio buttons with their words; checkboxes of answer_02 are praise, of answer_03 obstacles; a textarea is the comment. Touchpoints keeps
// thumbs and 1–5 in one column, "0,1 or 1..5": here they are two methods that cannot be compared.
// Errors: missing_key (no answer_01), unknown_name (a type of question that has no scale, a text that names no construct).
Result<json::Value> from_touchpoints(const json::Value& form);

// GOV.UK's satisfaction question, whose published figures follow one formula or another: the document with that formula. Formulas that do
// not fit five points are a mistake of the caller's and come out as errors of reading it.
json::Value gov_uk_satisfaction(statistics::Formula formula);

}  // namespace portal::methodology
