// Reading, and saying what was found.
#include "tools/portal/import_methodology.h"

#include <cstdio>
#include <set>

#include "sdk/json/json.h"
#include "sdk/methodology/importers.h"
#include "sdk/methodology/methodology.h"
#include "tools/portal/arguments.h"
#include "tools/portal/named_examples.h"
#include "tools/portal/published_counts.h"

namespace portal::tools {

namespace {

int print(const std::string& file, const json::Value& document) {
  const auto method = methodology::Methodology::read(document);
  if (!method.ok()) return fail("import", file, method.error());
  std::printf("%s\n", json::write(document).c_str());
  std::fprintf(stderr, "%s: %s %s, hash %s\n", file.c_str(), method.value().id.c_str(), method.value().version.c_str(),
               method.value().hash().c_str());
  return 0;
}

}  // namespace

int import_touchpoints(const std::string& file) {
  const auto form = read_json_file(file);
  if (!form.ok()) return fail("import", file, form.error());
  const auto document = methodology::from_touchpoints(form.value());
  if (!document.ok()) return fail("import", file, document.error());
  return print(file, document.value());
}

int import_govuk_satisfaction(const std::string& file) {
  const auto counts = read_json_file(file);
  if (!counts.ok()) return fail("import", file, counts.error());
  Published published;
  if (auto read = read_published(counts.value(), published); !read.ok()) return fail("import", file, read.error());
  std::set<statistics::Formula> formulas;
  for (const auto& [service, series] : published) {
    for (const statistics::Segment& segment : statistics::find_changes(series.months).segments) {
      const auto formula = statistics::formula_named(statistics::name_of(segment.candidate));
      std::fprintf(stderr, "%s: %s to %s: %s\n", service.c_str(), segment.from.c_str(), segment.to.c_str(),
                   std::string(statistics::name_of(segment.candidate)).c_str());
      if (formula) formulas.insert(*formula);
    }
  }
  int status = formulas.empty() ? 1 : 0;
  for (const statistics::Formula formula : formulas) status |= print(file, methodology::gov_uk_satisfaction(formula));
  return status;
}

}  // namespace portal::tools
