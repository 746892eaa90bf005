// portal import: definitions of others as ours. govuk-step-by-step: content items of GOV.UK to scenarios; import_methodology.h: methodologies.
#include <cstdio>

#include "sdk/json/json.h"
#include "tools/portal/arguments.h"
#include "tools/portal/import_methodology.h"
#include "tools/portal/named_examples.h"
#include "widgets/tracker/import_govuk.h"
#include "widgets/tracker/scenario.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal import govuk-step-by-step FILE… [--check]\n"
    "       portal import touchpoints FILE…            forms of GSA Touchpoints to methodologies\n"
    "       portal import govuk-satisfaction FILE…     published counts to methodologies, one for each formula they follow\n"
    "Writes scenarios and methodologies, a line each; --check only says what became of each file of step by steps.";

int fail(const std::string& file, const Error& error) {
  std::fprintf(stderr, "portal import: %s: %s\n", file.c_str(), error.text().c_str());
  return 1;
}

int import_step_by_step(const std::string& file, bool only_check) {
  const auto value = read_json_file(file);
  if (!value.ok()) return fail(file, value.error());
  const auto imported = tracker::import_govuk(value.value());
  if (!imported.ok()) return fail(file, imported.error());
  for (const json::Value& scenario : imported.value().scenarios) {
    const auto read = tracker::Scenario::read(scenario);
    if (!read.ok()) return fail(file, read.error());
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
  if (arguments.plain().size() < 2) return refuse("import", "expected a kind and a file", usage);
  for (const Importer& one : importers) {
    if (one.kind != arguments.plain()[0]) continue;
    int status = 0;
    for (std::size_t i = 1; i < arguments.plain().size(); ++i) status |= one.run(arguments.plain()[i], arguments.has("check"));
    return status;
  }
  return refuse("import", "no kind " + arguments.plain()[0], usage);
}

}  // namespace portal::tools
