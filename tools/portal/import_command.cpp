// portal import: definitions of others as ours. govuk-step-by-step: content items of GOV.UK to scenarios; import_form.h: forms;
// import_methodology.h: methodologies.
#include <cstdio>

#include "sdk/json/json.h"
#include "tools/portal/arguments.h"
#include "tools/portal/import_form.h"
#include "tools/portal/import_methodology.h"
#include "tools/portal/named_examples.h"
#include "widgets/tracker/import_govuk.h"
#include "widgets/tracker/scenario.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal import FILE… [--check]                forms, each of the kind that it looks like\n"
    "       portal import json-schema FILE…             JSON Schema of any dialect, as the VA publishes its forms\n"
    "       portal import digital-form-builder FILE…    the UK's XGov Digital Form Builder, and the housing ministry's\n"
    "       portal import rjsf FILE…                    {\"schema\", \"uiSchema\"} of React JSON Schema Form\n"
    "       portal import govuk-step-by-step FILE… [--check]\n"
    "       portal import touchpoints FILE…            forms of GSA Touchpoints to methodologies\n"
    "       portal import govuk-satisfaction FILE…     published counts to methodologies, one for each formula they follow\n"
    "Writes definitions, scenarios and methodologies, a line each. Of forms it says on standard error what could not be expressed, by path, and\n"
    "counts it; --check says only that, and what became of each file of step by steps.";

int import_step_by_step(const std::string& file, bool only_check) {
  const auto value = read_json_file(file);
  if (!value.ok()) return fail("import", file, value.error());
  const auto imported = tracker::import_govuk(value.value());
  if (!imported.ok()) return fail("import", file, imported.error());
  for (const json::Value& scenario : imported.value().scenarios) {
    const auto read = tracker::Scenario::read(scenario);
    if (!read.ok()) return fail("import", file, read.error());
    if (!only_check) std::printf("%s\n", json::write(scenario).c_str());
    else std::printf("%s: %s, %zu stages\n", file.c_str(), read.value()->id.c_str(), read.value()->stages.size());
  }
  if (imported.value().scenarios.empty())
    std::fprintf(only_check ? stdout : stderr, "%s: nothing: %s\n", file.c_str(), imported.value().note.c_str());
  return 0;
}

struct Importer {
  std::string_view kind;
  int (*run)(const std::string& file, bool only_check);
};
constexpr Importer importers[] = {
    {"digital-form-builder", [](const std::string& file, bool only_check) { return import_form_file(file, "digital-form-builder", only_check); }},
    {"json-schema", [](const std::string& file, bool only_check) { return import_form_file(file, "json-schema", only_check); }},
    {"rjsf", [](const std::string& file, bool only_check) { return import_form_file(file, "rjsf", only_check); }},
    {"govuk-step-by-step", &import_step_by_step},
    {"govuk-satisfaction", [](const std::string& file, bool) { return import_govuk_satisfaction(file); }},
    {"touchpoints", [](const std::string& file, bool) { return import_touchpoints(file); }},
};

}  // namespace

int import_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"check", "help"};
  const Arguments arguments(words, flags);
  if (arguments.has("help")) return std::puts(std::string(usage).c_str()), 0;
  if (const auto strangers = arguments.strangers(flags); !strangers.empty()) return refuse("import", "no option --" + strangers[0], usage);
  if (arguments.plain().empty()) return refuse("import", "expected a file, or a kind and files", usage);
  const std::string& first = arguments.plain()[0];
  int status = 0;
  for (const Importer& one : importers) {
    if (one.kind != first) continue;
    if (arguments.plain().size() < 2) return refuse("import", "expected files of " + first, usage);
    for (std::size_t i = 1; i < arguments.plain().size(); ++i) status |= one.run(arguments.plain()[i], arguments.has("check"));
    return status;
  }
  if (first.find('.') == std::string::npos && first.find('/') == std::string::npos) return refuse("import", "no kind " + first, usage);
  for (const std::string& file : arguments.plain()) status |= import_form_file(file, "", arguments.has("check"));
  return status;
}

}  // namespace portal::tools
