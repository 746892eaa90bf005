// A catalogue of services; with --against FILE also whether its versions still mean what they meant.
#include <cstdio>

#include "sdk/catalogue/lint.h"
#include "sdk/json/json.h"
#include "tools/portal/catalogue_files.h"
#include "tools/portal/lint.h"

namespace portal::tools {

int lint_catalogue(const Arguments& arguments, const std::string& file) {
  const auto fail = [](const std::string& where, const Error& error) {
    std::fprintf(stderr, "portal lint: %s: %s\n", where.c_str(), error.text().c_str());
    return -1;
  };
  const auto document = read_catalogue_document(file);
  if (!document.ok()) return fail(file, document.error());
  const auto read = catalogue::Catalogue::read(document.value());
  if (!read.ok()) return fail(file, read.error());
  std::vector<catalogue::LintFinding> findings = catalogue::lint(*read.value(), document.value(), arguments.get("today", "2026-11-24"));
  if (const std::string older = arguments.get("against"); !older.empty()) {
    const auto before = read_catalogue_document(older);
    if (!before.ok()) return fail(older, before.error());
    for (catalogue::LintFinding& one : catalogue::lint_versions(document.value(), before.value())) findings.push_back(std::move(one));
  }
  for (const catalogue::LintFinding& one : findings) {
    const std::string code(name_of(one.code));
    if (arguments.has("json"))
      std::printf("%s\n", json::write(json::Object{{"file", file}, {"code", code}, {"place", one.place}, {"about", one.about}}).c_str());
    else std::printf("%s: %s: %s%s%s\n", file.c_str(), one.place.c_str(), code.c_str(), one.about.empty() ? "" : " ", one.about.c_str());
  }
  return static_cast<int>(findings.size());
}

}  // namespace portal::tools
