#pragma once
// For tests: the catalogue of the demo portal, put together from its files, and texts read strictly.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "sdk/catalogue/catalogue.h"
#include "sdk/json/json.h"

namespace portal::catalogue {

inline json::Value parse(std::string_view text) {
  auto parsed = json::parse(text);
  EXPECT_TRUE(parsed.ok()) << text;
  return parsed.ok() ? std::move(parsed).value() : json::Value();
}

inline json::Value read_file(const std::string& path) {
  std::ifstream file(std::string(PORTAL_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(file.good()) << path;
  return parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

inline json::Value demo_document() {
  const std::string folder = "examples/portal/content/catalogue/";
  const json::Value root = read_file(folder + "catalogue.json");
  std::vector<json::Value> parts;
  for (const json::Value& name : root.find("parts")->array()) parts.push_back(read_file(folder + name.text()));
  auto whole = merge(root, parts);
  EXPECT_TRUE(whole.ok());
  return std::move(whole).value();
}

inline std::shared_ptr<const Catalogue> read_catalogue(const json::Value& document) {
  auto read = Catalogue::read(document);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().text());
  return read.ok() ? std::move(read).value() : nullptr;
}

}  // namespace portal::catalogue
