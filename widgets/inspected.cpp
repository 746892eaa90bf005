// What the inspector is given of all other widgets: their kinds, their reasons, and the linters of their definitions.
#include <utility>

#include "sdk/catalogue/lint.h"
#include "sdk/consent/lint.h"
#include "widgets/autofill/why.h"
#include "widgets/form/why.h"
#include "widgets/inspector/family.h"
#include "widgets/kinds.h"
#include "widgets/suggestions/why.h"
#include "widgets/tracker/lint.h"

namespace portal::inspector {

namespace {

constexpr std::string_view long_ago = "2026-01-01";  // a linter needs a day; any will do where the developer names none

Flaw flaw_of(const Error& error) { return {error.path, std::string(name_of(error.code)), error.text()}; }

bool has(const json::Value& file, const char* key) { return file.find(key) != nullptr; }

Definition form_of(const json::Value& file) {
  Definition out{"form", "form", json::Object{{"definition", file}}, {}};
  const session::WidgetKind* kind = find_widget_kind("form");
  // It reads, or says where it does not: the widget itself is the linter.
  json::Object options{{"strings", json::Object{{"locale", "ru"}, {"messages", json::Object()}}}, {"properties", out.properties}};
  if (auto made = session::Session::create(*kind, options); !made.ok()) out.flaws.push_back(flaw_of(made.error()));
  return out;
}

Definition scenario_of(const json::Value& file, std::string_view language) {
  Definition out{"scenario", "tracker", json::Object{{"scenario", file}}, {}};
  for (const tracker::Finding& one : tracker::lint(file))
    out.flaws.push_back({one.path, std::string(tracker::name_of(one.code)),
                         std::string(tracker::advice(one.code, language)) + (one.excerpt.empty() ? "" : ": " + one.excerpt)});
  return out;
}

Definition catalogue_of(const json::Value& file, std::string_view today) {
  Definition out{"catalogue", "suggestions", json::Object{{"catalogue", file}}, {}};
  auto read = catalogue::Catalogue::read(file);
  if (!read.ok()) {
    out.flaws.push_back(flaw_of(read.error()));
    return out;
  }
  for (const catalogue::LintFinding& one : catalogue::lint(*read.value(), file, today.empty() ? long_ago : today))
    out.flaws.push_back({one.place, std::string(catalogue::name_of(one.code)), one.about});
  return out;
}

Definition consents_of(const json::Value& file, std::string_view language) {
  const json::Value* texts = file.find("texts");
  const json::Array one{file};
  Definition out{"consent", texts != nullptr ? "consent" : "", json::Object{{"definition", file}}, {}};
  for (const json::Value& item : texts != nullptr && texts->is_array() ? texts->array() : one) {
    const auto text = consent::read_text(item, "");
    if (!text.ok()) {
      out.flaws.push_back(flaw_of(text.error()));
      continue;
    }
    for (const consent::Finding& finding : consent::lint(text.value()))
      out.flaws.push_back({text.value().id, std::string(consent::name_of(finding.code)),
                           std::string(consent::advice(finding.code, language)) + (finding.excerpt.empty() ? "" : ": " + finding.excerpt)});
  }
  return out;
}

Definition recognise(const json::Value& file, std::string_view language, std::string_view today) {
  if (has(file, "schema")) return form_of(file);
  if (has(file, "stages")) return scenario_of(file, language);
  if (has(file, "services")) return catalogue_of(file, today);
  if (has(file, "texts") || has(file, "wording")) return consents_of(file, language);
  return {};
}

std::vector<session::Why> why(session::Replay& replay) {
  const std::string& kind = replay.log().kind;
  if (kind == "form") return form::why(replay);
#ifndef PORTAL_WITHOUT_CLASSIFIER
  if (kind == "autofill") return autofill::why(replay);
#endif
  if (kind == "suggestions") return suggestions::why(replay);
  return {};
}

std::vector<session::Why> told(std::string_view kind, const json::Value& reasons) {
  return kind == "autofill" ? autofill::why_told(reasons) : std::vector<session::Why>();
}

}  // namespace

const Family& family() {
  static const Family all{widget_kinds(), &recognise, &why, &told};
  return all;
}

}  // namespace portal::inspector
