// Methods as their readers need them, beside the numbers.
#include "sdk/methodology/describe.h"

#include <map>
#include <set>

#include "sdk/methodology/comparable.h"

namespace portal::methodology {

namespace {

json::Object json_of(const Texts& texts) {
  json::Object out;
  for (const auto& [language, text] : texts.all()) out.set(language, text);
  return out;
}

json::Object question_json(const Question& question) {
  json::Object wording;
  for (const auto& [kind, texts] : question.wording) wording.set(kind, json_of(texts));
  json::Array anchors;
  for (const Point& point : question.points) anchors.emplace_back(json_of(point.anchor));
  return {{"id", question.id}, {"construct", name_of(question.construct)}, {"wording", std::move(wording)}, {"anchors", std::move(anchors)}};
}

json::Array reasons_json(const Methodology& method) {
  std::map<std::string, json::Object> by_id;
  for (const Reasons& reasons : method.reasons)
    for (const Reason& reason : reasons.options) {
      json::Object& entry = by_id[reason.id];
      entry.set("id", reason.id);
      entry.set(is_obstacle(method, static_cast<std::size_t>(reasons.from) - 1) ? "obstacle" : "praise", json_of(reason.label));
    }
  json::Array out;
  for (auto& [id, entry] : by_id) out.emplace_back(std::move(entry));
  return out;
}

json::Object method_json(const Methodology& method) {
  json::Array questions;
  for (const Question& question : method.questions) questions.emplace_back(question_json(question));
  return {{"hash", method.hash()},
          {"id", method.id},
          {"version", method.version},
          {"title", json_of(method.title)},
          {"questions", std::move(questions)},
          {"reasons", reasons_json(method)}};
}

// Of each construct that both ask about.
void add_refusals(const Methodology& a, const Methodology& b, json::Array& out) {
  std::set<Construct> both;
  for (const Question& of_a : a.questions)
    for (const Question& of_b : b.questions)
      if (of_a.construct == of_b.construct) both.insert(of_a.construct);
  for (const Construct construct : both) {
    const Comparison verdict = compare(a, b, construct);
    if (verdict.answers && verdict.scores) continue;
    json::Array reasons;
    for (const Difference& difference : verdict.differences)
      if (blocks_of(difference.code) != Blocks::nothing) reasons.emplace_back(name_of(difference.code));
    out.emplace_back(json::Object{
        {"a", a.hash()}, {"b", b.hash()}, {"construct", name_of(construct)}, {"answers", verdict.answers}, {"reasons", std::move(reasons)}});
  }
}

}  // namespace

bool is_obstacle(const Methodology& method, std::size_t point) {
  const Reasons* of_worst = method.reasons_after(0);
  const Reasons* of_point = method.reasons_after(point);
  if (of_worst != nullptr && of_point != nullptr) return of_worst == of_point;
  return 2 * point + 1 < method.main().points.size();
}

void describe(json::Value& aggregate, const std::vector<Methodology>& methods) {
  std::set<std::string> used;
  for (const json::Value& group : aggregate.find("groups")->array()) used.insert(group.find("methodology")->text());
  json::Array described;
  json::Array refusals;
  for (std::size_t i = 0; i < methods.size(); ++i) {
    if (used.count(methods[i].hash()) == 0) continue;
    described.emplace_back(method_json(methods[i]));
    for (std::size_t j = i + 1; j < methods.size(); ++j)
      if (used.count(methods[j].hash()) != 0 && methods[j].hash() != methods[i].hash()) add_refusals(methods[i], methods[j], refusals);
  }
  aggregate.object().set("methodologies", std::move(described));
  aggregate.object().set("refusals", std::move(refusals));
}

}  // namespace portal::methodology
