// Scenarios of the tracker: what would leave a person stuck, misled or burdened.
#include <cstdio>

#include "sdk/json/json.h"
#include "tools/portal/lint.h"
#include "tools/portal/named_examples.h"
#include "widgets/tracker/lint.h"

namespace portal::tools {

int lint_scenario(const Arguments& arguments, const std::string& file) {
  const auto value = read_json_file(file);
  if (!value.ok()) {
    std::fprintf(stderr, "portal lint: %s\n", value.error().text().c_str());
    return -1;
  }
  const std::string language = arguments.get("lang", "en");
  const std::vector<tracker::Finding> found = tracker::lint(value.value());
  for (const tracker::Finding& finding : found) {
    const std::string code(tracker::name_of(finding.code));
    const std::string advice(tracker::advice(finding.code, language));
    if (arguments.has("json")) {
      const json::Object line{{"file", file},     {"path", finding.path},      {"code", code}, {"requirement", tracker::requirement_of(finding.code)},
                              {"advice", advice}, {"excerpt", finding.excerpt}};
      std::printf("%s\n", json::write(line).c_str());
      continue;
    }
    std::printf("%s#%s: %s: %s%s%s\n", file.c_str(), finding.path.c_str(), code.c_str(), advice.c_str(), finding.excerpt.empty() ? "" : ": ",
                finding.excerpt.c_str());
  }
  return static_cast<int>(found.size());
}

}  // namespace portal::tools
