// Reasons by criterion.
#include "sdk/catalogue/explain.h"

namespace portal::catalogue {

using rules::Truth;

namespace {

constexpr std::string_view codes[] = {"holds", "fails", "missing", "conflict", "not_in_force", "unconditional"};

std::vector<std::string> missing_facts(const Decisions& decisions, const Criterion& criterion) {
  rules::Options options;
  options.evaluation = rules::Evaluation::three_valued;
  options.domains = &decisions.catalogue().domains;
  auto outcome = rules::evaluate(criterion.rule, decisions.facts(), options);
  return outcome.ok() ? std::move(outcome.value().missing) : std::vector<std::string>();
}

json::Array legal_json(const std::vector<LegalResource>& legal, std::string_view locale) {
  json::Array out;
  for (const LegalResource& one : legal) {
    json::Object entry{{"name", one.name.in(locale)}};
    if (!one.article.empty()) entry.set("article", one.article);
    if (!one.url.empty()) entry.set("url", one.url);
    out.emplace_back(std::move(entry));
  }
  return out;
}

json::Value criterion_json(const Decisions& decisions, const CriterionReason& reason, std::string_view locale) {
  const Criterion& criterion = decisions.catalogue().criteria[reason.criterion];
  json::Object out;
  if (!criterion.id.empty()) out.set("id", criterion.id);
  if (!criterion.version.empty()) out.set("version", criterion.version);
  out.set("truth", rules::name_of(reason.truth));
  out.set("sentence", sentence(decisions.catalogue(), reason, locale));
  if (decisions.criterion_failed(reason.criterion)) out.set("failed", true);
  if (!criterion.legal.empty()) out.set("legal", legal_json(criterion.legal, locale));
  return out;
}

}  // namespace

std::string_view name_of(ReasonCode code) { return codes[static_cast<std::size_t>(code)]; }

Reasons reasons(const Decisions& decisions, std::size_t index) {
  const Catalogue& all = decisions.catalogue();
  const Service& service = all.services[index];
  Reasons out;
  for (const std::uint32_t one : service.criteria) {
    if (!decisions.in_force(one)) continue;
    CriterionReason reason{one, decisions.criterion(one), {}};
    if (reason.truth == Truth::unknown) reason.missing = missing_facts(decisions, all.criteria[one]);
    out.criteria.push_back(std::move(reason));
  }
  const Truth truth = decisions.service(index);
  if (!service.validity.holds(decisions.today())) out.code = ReasonCode::not_in_force;
  else if (decisions.conflicts(index)) out.code = ReasonCode::conflict;
  else if (truth == Truth::no) out.code = ReasonCode::fails;
  else if (truth == Truth::unknown) out.code = ReasonCode::missing;
  else out.code = out.criteria.empty() ? ReasonCode::unconditional : ReasonCode::holds;
  return out;
}

std::string_view sentence(const Catalogue& catalogue, const CriterionReason& reason, std::string_view locale) {
  const Criterion& criterion = catalogue.criteria[reason.criterion];
  const Text& text = reason.truth == Truth::yes ? criterion.holds : reason.truth == Truth::no ? criterion.fails : criterion.missing;
  return text.in(locale);
}

json::Value explanation_json(const Decisions& decisions, std::size_t index, std::string_view locale) {
  const Catalogue& all = decisions.catalogue();
  const Service& service = all.services[index];
  const Reasons why = reasons(decisions, index);
  json::Object out{{"service", service.id},
                   {"version", service.version},
                   {"catalogue", all.id},
                   {"catalogueVersion", all.version},
                   {"name", service.name.in(locale)},
                   {"today", decisions.today()},
                   {"truth", rules::name_of(decisions.service(index))},
                   {"reason", name_of(why.code)}};
  json::Array criteria;
  for (const CriterionReason& reason : why.criteria) criteria.push_back(criterion_json(decisions, reason, locale));
  out.set("criteria", std::move(criteria));
  if (!service.legal.empty()) out.set("legal", legal_json(service.legal, locale));
  json::Array missing;
  for (std::string& fact : decisions.missing(index)) missing.emplace_back(std::move(fact));
  if (!missing.empty()) out.set("missing", std::move(missing));
  const NearestChange nearest = nearest_change(decisions, index);
  json::Array changes;
  for (const Change& change : nearest.changes) {
    json::Object entry{{"fact", change.fact}};
    if (change.was_known) entry.set("from", change.from);
    entry.set("to", change.to);
    changes.emplace_back(std::move(entry));
  }
  if (!changes.empty()) out.set("change", json::Object{{"becomes", rules::name_of(nearest.becomes)}, {"facts", std::move(changes)}});
  return out;
}

}  // namespace portal::catalogue
