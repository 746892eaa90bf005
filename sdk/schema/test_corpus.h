#pragma once
// For tests: third-party data where PORTAL_CORPUS_DIR says, and the metaschemas that stand beside the tests.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "sdk/json/json.h"

namespace portal::schema {

inline std::filesystem::path corpus_dir() {
  const char* named = std::getenv("PORTAL_CORPUS_DIR");
  return named != nullptr ? std::filesystem::path(named) : std::filesystem::path(PORTAL_SOURCE_DIR) / "../shared/corpus";
}

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Result<json::Value> read_json(const std::filesystem::path& path) { return json::parse(text_of(path)); }

// URI → document: the metaschemas of the three dialects.
inline json::Object metaschemas() {
  return read_json(std::filesystem::path(PORTAL_SOURCE_DIR) / "sdk/schema/test_data/metaschemas.json").value().object();
}

}  // namespace portal::schema
