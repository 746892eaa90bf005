// Read, decided, written.
#include "widgets/autofill/question.h"

#include <cmath>

#include "sdk/json/reader.h"

namespace portal::autofill {

namespace {

double rounded(float value) { return std::round(static_cast<double>(value) * 1000) / 1000; }

json::Value write_decision(const classifier::Decision& decision, bool with_reasons) {
  json::Object out;
  out.reserve(5);
  out.set("token", decision.token);
  out.set("confidence", rounded(decision.confidence));
  out.set("stated", decision.is_stated);
  out.set("fact", decision.fact);
  if (!with_reasons) return out;
  json::Array reasons;
  for (const classifier::Reason& reason : decision.reasons)
    reasons.push_back(
        json::Object{{"source", std::string(classifier::name_of(reason.source))}, {"text", reason.text}, {"weight", rounded(reason.weight)}});
  out.set("reasons", std::move(reasons));
  return out;
}

}  // namespace

Result<Question> read_question(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  Question out;
  const json::Value* text = read.optional("text", json::Kind::string);
  const json::Value* fields = text != nullptr ? nullptr : read.required("fields", json::Kind::array);
  read.optional("reasons", out.with_reasons);
  PORTAL_CHECK(read.finish());
  if (text != nullptr) {
    PORTAL_TRY(out.fields, classifier::signals_of_text(text->text(), path + "/text"));
  } else {
    PORTAL_TRY(out.fields, classifier::read_signals(*fields, path + "/fields"));
  }
  return out;
}

json::Object answer_to(const Question& question) {
  json::Array fields;
  fields.reserve(question.fields.size());
  const auto reasons = question.with_reasons ? classifier::Reasons::yes : classifier::Reasons::no;
  for (const classifier::Decision& decision : classifier::classify(classifier::own_model(), question.fields, reasons))
    fields.push_back(write_decision(decision, question.with_reasons));
  return {{"fields", std::move(fields)}};
}

}  // namespace portal::autofill
