// Reading contracts from a source tree, and running their examples.
#include "tools/portal/named_examples.h"

#include <fstream>
#include <iterator>

#include "sdk/json/json.h"

namespace portal::tools {

namespace {

Error at(const std::string& file, Error error) {
  error.path = file + error.path;
  return error;
}

Result<json::Value> with_files(const json::Value& value, const std::string& folder) {
  if (const json::Value* file = value.find("$file"); file != nullptr && file->is_string()) return read_json_file(folder + "/" + file->text());
  if (value.is_array()) {
    json::Array out;
    for (const json::Value& item : value.array()) {
      PORTAL_TRY(json::Value made, with_files(item, folder));
      out.push_back(std::move(made));
    }
    return json::Value(std::move(out));
  }
  if (!value.is_object()) return value;
  json::Object out;
  for (const json::Member& member : value.object()) {
    PORTAL_TRY(json::Value made, with_files(member.value, folder));
    out.set(member.key, std::move(made));
  }
  return json::Value(std::move(out));
}

// Contracts are held to their schema by a test, so members are there.
Result<NamedExample> read_example(const json::Value& entry, const json::Value& strings) {
  const json::Value* host = entry.find("host");
  NamedExample out;
  out.name = entry.find("name")->text();
  out.doc = entry.find("doc")->text();
  out.options = json::Object{{"strings", strings},
                             {"properties", *entry.find("properties")},
                             {"zone", "Asia/Krasnoyarsk"},
                             {"host", host != nullptr ? *host : json::Value(json::Array())}};
  for (const json::Value& wire : entry.find("events")->array()) {
    auto event = ui::read_event(wire);
    if (!event.ok()) return at(" example " + out.name, std::move(event).error());
    out.events.push_back(std::move(event).value());
  }
  return out;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.good()) return Error{ErrorCode::storage_failed, path, "a file that can be read", std::string("none")};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<json::Value> read_json_file(const std::string& path) {
  PORTAL_TRY(const std::string text, read_file(path));
  auto parsed = json::parse(text);
  if (!parsed.ok()) return at(path, std::move(parsed).error());
  return std::move(parsed).value();
}

Result<std::vector<NamedExample>> read_named_examples(const std::string& sources, std::string_view widget, const json::Value& strings) {
  const std::string folder = sources + "/widgets/" + std::string(widget);
  PORTAL_TRY(const json::Value contract, read_json_file(folder + "/" + std::string(widget) + ".json"));
  std::vector<NamedExample> out;
  for (const json::Value& source : contract.find("examples")->array()) {
    PORTAL_TRY(const json::Value entry, with_files(source, folder));
    auto example = read_example(entry, strings);
    if (!example.ok()) return at(folder, std::move(example).error());
    out.push_back(std::move(example).value());
  }
  return out;
}

Result<std::unique_ptr<session::Session>> run_example(const session::WidgetKind& kind, const NamedExample& example) {
  PORTAL_TRY(auto session, session::Session::create(kind, example.options));
  (void)session->first_update();
  for (const ui::Event& event : example.events) {
    PORTAL_TRY(const std::string update, session->dispatch(event));
    (void)update;
  }
  return session;
}

}  // namespace portal::tools
