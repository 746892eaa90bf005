// Decided again from the facts that the log holds, only where the widget did so too: the inspector works nothing out on its own.
#include "widgets/suggestions/why.h"

#include <utility>

#include "sdk/catalogue/explain.h"
#include "sdk/json/json.h"
#include "sdk/profile/facts.h"

namespace portal::suggestions {

namespace {

constexpr int deepest = 12;

std::string value_text(const json::Value& value) { return value.is_string() ? value.text() : json::write(value); }

session::Why rule_of(const rules::Explanation& explanation, int depth) {
  session::Why out;
  const bool is_fact = !explanation.fact.empty();
  out.code = is_fact ? (explanation.missing ? "rule.missing" : "rule.fact") : "rule.operation";
  out.arguments = {{"operation", std::string(explanation.operation)},
                   {"truth", std::string(rules::name_of(explanation.truth))},
                   {"fact", explanation.fact},
                   {"value", explanation.has_value ? value_text(explanation.value) : std::string()}};
  if (explanation.operation == "constant") out.code = "rule.constant";
  if (is_fact || depth >= deepest) return out;
  for (const rules::Explanation& operand : explanation.operands) out.because.push_back(rule_of(operand, depth + 1));
  return out;
}

session::Why criterion_of(const catalogue::Decisions& decisions, const catalogue::CriterionReason& reason, const std::string& locale) {
  const catalogue::Criterion& criterion = decisions.catalogue().criteria[reason.criterion];
  session::Why out;
  out.subject = criterion.id;
  out.code = "suggestions.criterion";
  out.arguments = {{"truth", std::string(rules::name_of(reason.truth))},
                   {"text", std::string(catalogue::sentence(decisions.catalogue(), reason, locale))}};
  rules::Options options;
  options.evaluation = rules::Evaluation::three_valued;
  options.explain = true;
  options.domains = &decisions.catalogue().domains;
  const auto outcome = rules::evaluate(criterion.rule, decisions.facts(), options);
  if (outcome.ok() && outcome.value().explanation != nullptr) out.because.push_back(rule_of(*outcome.value().explanation, 0));
  return out;
}

struct Known {
  json::Value facts = json::Object();
  bool is_decided = false;
};

Known known_of(session::Replay& replay) {
  Known out;
  const json::Value state = replay.session().widget().state();
  const auto take = [&](const json::Value& reply) {
    auto facts = profile::Facts::read(reply);
    if (!facts.ok()) return;
    for (const profile::Fact& fact : facts.value().all())
      if (catalogue::find_fact(out.facts, fact.path) == nullptr) catalogue::put_fact(out.facts, fact.path, fact.value);
    out.is_decided = true;
  };
  for (std::size_t i = 0; i < replay.position(); ++i) {
    const ui::Event& event = replay.log().steps[i].event;
    const session::AskedRequest* asked = event.type == ui::EventType::reply && event.flag ? replay.request(event.request) : nullptr;
    if (asked == nullptr) continue;
    if (asked->kind == "profile.load") take(event.value);
    if (asked->kind == "clock.now") out.facts.object().set("today", event.value.text_at("now").substr(0, 10));
  }
  const json::Value* answers = state.find("answers");
  if (answers != nullptr && answers->is_object())
    for (const json::Member& answer : answers->object()) catalogue::put_fact(out.facts, answer.key, answer.value);
  return out;
}

}  // namespace

std::vector<session::Why> why(session::Replay& replay) {
  const json::Value* properties = replay.log().options.find("properties");
  const json::Value* source = properties == nullptr ? nullptr : properties->find("catalogue");
  Known known = known_of(replay);
  if (source == nullptr || !known.is_decided) return {};
  auto read = catalogue::Catalogue::read(*source);
  if (!read.ok()) return {};
  catalogue::Decisions decisions(std::move(read).value());
  decisions.set_facts(std::move(known.facts));
  const json::Value* strings = replay.log().options.find("strings");
  const std::string locale = strings == nullptr ? std::string("ru") : strings->text_at("locale");
  std::vector<session::Why> out;
  for (std::size_t i = 0; i < decisions.catalogue().services.size(); ++i) {
    const catalogue::Reasons reasons = catalogue::reasons(decisions, i);
    session::Why entry;
    entry.subject = std::string(decisions.catalogue().services[i].name.in(locale));
    entry.code = "suggestions." + std::string(catalogue::name_of(reasons.code));
    for (const catalogue::CriterionReason& reason : reasons.criteria) entry.because.push_back(criterion_of(decisions, reason, locale));
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace portal::suggestions
