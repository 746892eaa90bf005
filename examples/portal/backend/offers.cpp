// Facts of all parts are handed at once: they are one act.
#include "examples/portal/backend/offers.h"

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/problem.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/profile/facts.h"

namespace portal::demo {

namespace {

// The page of a form; this demo has one.
std::string_view page_of(std::string_view definition) { return definition == "/content/forms/kindergarten.json" ? "/kindergarten" : ""; }

Result<void> read_facts(const json::Value& list, const std::string& path, const std::string& today, json::Array& out) {
  for (std::size_t i = 0; i < list.array().size(); ++i) {
    json::Reader read(list.array()[i], json::pointer_join(path, i));
    std::string fact;
    read.required("path", fact);
    const json::Value* value = read.any("value");
    PORTAL_CHECK(read.finish());
    json::Object source{{"id", "self"}, {"name", json::Object{{"ru", "Вы указали сами"}, {"en", "Entered by you"}}}};
    out.emplace_back(json::Object{
        {"path", fact}, {"value", value == nullptr ? json::Value() : *value}, {"source", std::move(source)}, {"verified", false}, {"asOf", today}});
  }
  return {};
}

}  // namespace

Response Offers::accept(const Request& request, const Visit& visit) {
  json::Value body;
  if (auto wrong = read_body(request, visit.language, body)) return *wrong;
  json::Reader read(body, "");
  const json::Value* parts = read.required("parts", json::Kind::array);
  if (auto all = read.finish(); !all.ok()) return problem(ProblemKind::body_malformed, visit.language, all.error());
  const std::string today = city_day(clock_());
  json::Array facts;
  json::Array pages;
  for (std::size_t i = 0; i < parts->array().size(); ++i) {
    const std::string path = json::pointer_join("/parts", i);
    json::Reader part(parts->array()[i], path);
    std::string service;
    std::string version;
    std::string definition;
    part.required("service", service);
    part.required("version", version);
    part.required("definition", definition);
    const json::Value* handed = part.required("facts", json::Kind::array);
    if (auto all = part.finish(); !all.ok()) return problem(ProblemKind::body_malformed, visit.language, all.error());
    if (page_of(definition).empty()) return problem(ProblemKind::form_not_found, visit.language);
    if (auto all = read_facts(*handed, path + "/facts", today, facts); !all.ok())
      return problem(ProblemKind::body_malformed, visit.language, all.error());
    pages.emplace_back(json::Object{{"service", service}, {"href", std::string(page_of(definition))}});
  }
  // Checked as the widget will read them, so that what is kept can always be read.
  if (auto whole = profile::Facts::read(json::Object{{"facts", facts}}, ""); !whole.ok())
    return problem(ProblemKind::body_malformed, visit.language, whole.error());
  profiles_.hand(visit.person, std::move(facts));
  return answer(200, json::Object{{"parts", std::move(pages)}});
}

}  // namespace portal::demo
