// Texts of consent: one, or all of the file that <portal-consent> is given.
#include <cstdio>

#include "sdk/consent/lint.h"
#include "sdk/json/json.h"
#include "tools/portal/lint.h"
#include "tools/portal/named_examples.h"

namespace portal::tools {

namespace {

int fail(const std::string& file, const Error& error) {
  std::fprintf(stderr, "portal lint: %s: %s\n", file.c_str(), error.text().c_str());
  return -1;
}

int print(const Arguments& arguments, const std::string& file, const std::string& text, const std::vector<consent::Finding>& findings) {
  const std::string language = arguments.get("lang", "en");
  for (const consent::Finding& finding : findings) {
    const std::string code(consent::name_of(finding.code));
    const std::string clause(consent::clause_of(finding.code));
    const std::string advice(consent::advice(finding.code, language));
    if (arguments.has("json")) {
      const json::Object line{{"file", file}, {"text", text}, {"code", code}, {"clause", clause}, {"advice", advice}, {"excerpt", finding.excerpt}};
      std::printf("%s\n", json::write(line).c_str());
      continue;
    }
    std::printf("%s%s%s: %s (%s): %s\n", file.c_str(), text.empty() ? "" : "#", text.c_str(), code.c_str(), clause.c_str(), advice.c_str());
    if (!finding.excerpt.empty()) std::printf("    %s\n", finding.excerpt.c_str());
  }
  return static_cast<int>(findings.size());
}

}  // namespace

int lint_consent(const Arguments& arguments, const std::string& file) {
  if (file.size() < 5 || file.compare(file.size() - 5, 5, ".json") != 0) {
    const auto text = read_file(file);
    return text.ok() ? print(arguments, file, {}, consent::lint_words(text.value())) : fail(file, text.error());
  }
  const auto value = read_json_file(file);
  if (!value.ok()) return fail(file, value.error());
  const json::Value* texts = value.value().find("texts");
  const json::Array one = {value.value()};
  int found = 0;
  for (const json::Value& item : texts != nullptr && texts->is_array() ? texts->array() : one) {
    const auto text = consent::read_text(item, "");
    if (!text.ok()) return fail(file, text.error());
    found += print(arguments, file, text.value().id, consent::lint(text.value()));
  }
  return found;
}

}  // namespace portal::tools
