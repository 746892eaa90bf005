// The report by path, and its count as the last line.
#include "tools/portal/import_form.h"

#include <cstdio>

#include "sdk/json/json.h"
#include "tools/portal/arguments.h"
#include "tools/portal/named_examples.h"
#include "widgets/form/definition.h"
#include "widgets/form/importers/import.h"

namespace portal::tools {

namespace {

std::string stem(const std::string& file) {
  const std::string name = file.substr(file.rfind('/') + 1);
  return form::importers::slug(name.substr(0, name.rfind('.')));
}

void say(const std::string& file, const char* what, const std::vector<form::importers::Remark>& remarks) {
  for (const form::importers::Remark& remark : remarks)
    std::fprintf(stderr, "%s: %s: %s: %s\n", file.c_str(), remark.path.empty() ? "/" : remark.path.c_str(), what, remark.what.c_str());
}

}  // namespace

int import_form_file(const std::string& file, std::string_view kind, bool only_check) {
  const auto source = read_json_file(file);
  if (!source.ok()) return fail("import", file, source.error());
  form::importers::Origin origin;
  origin.kind = kind;
  origin.id = stem(file);
  const auto imported = form::importers::import_form(source.value(), origin);
  if (!imported.ok()) return fail("import", file, imported.error());
  const form::importers::Report& report = imported.value().report;
  say(file, "not expressed", report.unsupported);
  say(file, "note", report.notes);
  const auto read = form::Definition::read(imported.value().definition);
  if (!read.ok()) return fail("import", file, read.error());
  if (!only_check) std::printf("%s\n", json::write(imported.value().definition).c_str());
  std::fprintf(stderr, "%s: %zu questions, %zu not expressed, %zu notes\n", file.c_str(), read.value()->fields.size(), report.unsupported.size(),
               report.notes.size());
  return 0;
}

}  // namespace portal::tools
