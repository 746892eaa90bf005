#pragma once
// A draft of an earlier version of its form, brought to the present one by what the definition declares.
//
//   "migrations": [{"from": "1", "to": "2", "moved": {"/name": "/applicant/name"}}]
//
// A moved name takes all below it along. Versions follow one another: from "1" over "2" to "3". What moves onto a name that the draft
// already has, and what has no field in the end, is kept as lost, to be shown with its value (Fields::take_content).

#include <string>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::filling {

// Errors with paths below `path`: wrong_type, missing_key, unknown_key, dangling_reference (a name without its slash).
Result<void> check_migrations(const json::Value& migrations, const std::string& path);

// `migrations` as checked, or null. A version that nothing is declared for changes nothing.
void migrate(json::Object& content, std::string version, const std::string& present, const json::Value& migrations);

}  // namespace portal::filling
