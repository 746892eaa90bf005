#pragma once
// Is a scenario wise? What reads (scenario.h) hangs together; here is what would still leave a person stuck, misled or burdened.
//
//   for (const tracker::Finding& finding : tracker::lint(json)) print(finding.path, tracker::advice(finding.code, "ru"), finding.excerpt);
//
// For authors' tools; no page links it. Registries are known by the stems of Russian words and by a document's own "registry" member.

#include <string>
#include <string_view>
#include <vector>

#include "widgets/tracker/scenario.h"

namespace portal::tracker {

enum class FindingCode : unsigned char {
#define CODE(name, requirement, ru, en) name,
#include "widgets/tracker/lint_codes.def"
};

struct Finding {
  FindingCode code;
  std::string path;     // "stages.apply", "documents.rent-contract", or the pointer of an error
  std::string excerpt;  // what it is about
};

std::string_view name_of(FindingCode code);
int requirement_of(FindingCode code);  // 0: none
std::string_view advice(FindingCode code, std::string_view language);

// Never fails: a definition that does not read is a finding.
std::vector<Finding> lint(const json::Value& source);

}  // namespace portal::tracker
