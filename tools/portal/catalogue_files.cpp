// Root and parts to one document.
#include "tools/portal/catalogue_files.h"

#include "tools/portal/named_examples.h"

namespace portal::tools {

Result<json::Value> read_catalogue_document(const std::string& place) {
  const bool is_file = place.size() > 5 && place.compare(place.size() - 5, 5, ".json") == 0;
  const std::string file = is_file ? place : place + "/catalogue.json";
  const std::string folder = file.substr(0, file.rfind('/') == std::string::npos ? 0 : file.rfind('/') + 1);
  PORTAL_TRY(json::Value root, read_json_file(file));
  const json::Value* names = root.find("parts");
  if (names == nullptr) return root;
  std::vector<json::Value> parts;
  for (const json::Value& name : names->is_array() ? names->array() : json::Array()) {
    if (!name.is_string()) return Error{ErrorCode::wrong_type, file + " /parts", "names of files", "something else"};
    PORTAL_TRY(json::Value part, read_json_file(folder + name.text()));
    parts.push_back(std::move(part));
  }
  return catalogue::merge(root, parts);
}

}  // namespace portal::tools
