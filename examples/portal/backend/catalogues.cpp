// Files to one document, once; then it is handed out.
#include "examples/portal/backend/catalogues.h"

#include <cstdio>

#include "examples/portal/backend/profiles.h"
#include "examples/portal/backend/static_files.h"
#include "sdk/catalogue/catalogue.h"
#include "sdk/json/json.h"

namespace portal::demo {

namespace {

Result<json::Value> json_file(const std::string& folder, const std::string& name) {
  const auto text = read_file(folder + "/" + name);
  if (!text) return Error{ErrorCode::storage_failed, name, "a file of the catalogue", "none that can be read"};
  auto value = json::parse(*text);
  if (value.ok()) return value;
  Error error = std::move(value).error();
  error.path = name + " " + error.path;
  return error;
}

}  // namespace

Result<json::Value> whole_catalogue(const std::string& folder) {
  PORTAL_TRY(json::Value root, json_file(folder, "catalogue.json"));
  std::vector<json::Value> parts;
  const json::Value* names = root.find("parts");
  for (const json::Value& name : names != nullptr && names->is_array() ? names->array() : json::Array()) {
    if (!name.is_string()) return Error{ErrorCode::wrong_type, "catalogue.json /parts", "names of files", json::write(name)};
    PORTAL_TRY(json::Value part, json_file(folder, name.text()));
    parts.push_back(std::move(part));
  }
  PORTAL_TRY(json::Value whole, catalogue::merge(root, parts));
  PORTAL_TRY(const auto read, catalogue::Catalogue::read(whole));
  (void)read;
  return whole;
}

Catalogues::Catalogues(const std::string& content) {
  const auto whole = whole_catalogue(content + "/catalogue");
  if (!whole.ok()) {
    std::fprintf(stderr, "catalogue: %s\n", whole.error().text().c_str());
    return;
  }
  text_ = json::write(whole.value());
  tag_ = content_tag(text_);
}

Response Catalogues::get(const Request& request, const Visit& visit) {
  if (text_.empty()) return problem(ProblemKind::not_found, visit.language);
  Response response;
  response.set("ETag", tag_).set("Cache-Control", "no-cache").set("Content-Type", "application/json; charset=utf-8");
  if (request.header("if-none-match") == tag_) response.status = 304;
  else response.body = text_;
  return response;
}

}  // namespace portal::demo
