// Choosing, and what an event takes of it.
#include "widgets/rating/answers.h"

#include <algorithm>

namespace portal::rating {

using methodology::Methodology;

std::size_t Answers::main_point(const Methodology& method) const {
  const auto found = chosen.find(method.main().id);
  return found == chosen.end() ? method.main().points.size() : method.main().point_with(found->second);
}

bool Answers::choose(const Methodology& method, const std::string& question, const std::string& value) {
  const methodology::Question* asked = method.question(question);
  if (asked == nullptr || asked->point_with(value) == asked->points.size()) return false;
  const methodology::Reasons* before = method.reasons_after(main_point(method));
  chosen[question] = value;
  // One name says the opposite in the other half of the scale: «Долго» is not «Быстро».
  if (method.reasons_after(main_point(method)) != before) reasons.clear();
  return true;
}

bool Answers::choose_reasons(const Methodology& method, const json::Value& list) {
  const methodology::Reasons* offered = method.reasons_after(main_point(method));
  if (!list.is_array() || offered == nullptr) return false;
  std::vector<std::string> out;
  for (const methodology::Reason& one : offered->options)
    if (std::find(list.array().begin(), list.array().end(), json::Value(one.id)) != list.array().end()) out.push_back(one.id);
  if (out.size() != list.array().size()) return false;
  reasons = std::move(out);
  return true;
}

void Answers::write(const Methodology& method, methodology::RatingEvent& event) const {
  event.answers.clear();
  for (const methodology::Question& question : method.questions)
    if (const auto found = chosen.find(question.id); found != chosen.end())
      event.answers.emplace_back(question.id, question.points[question.point_with(found->second)].value);
  event.reasons = reasons;
  event.comment = comment;
}

void Answers::archive(json::Archive& state) {
  json::Object given;
  for (const auto& [question, value] : chosen) given.set(question, value);
  json::Value answers = std::move(given);
  state.value("answers", answers, json::Kind::object);
  state.texts("reasons", reasons);
  state.text("comment", comment);
  if (!state.reads() || !answers.is_object()) return;
  chosen.clear();
  for (const json::Member& answer : answers.object())
    if (answer.value.is_string()) chosen[answer.key] = answer.value.text();
}

}  // namespace portal::rating
