#pragma once
// The named examples of a widget's contract, ready to be run: what galleries, goldens, audits and the screen reader's tests see.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/session/session.h"

namespace portal::tools {

struct NamedExample {
  std::string name;
  std::string doc;
  json::Value options;  // of session::Session::create, words included
  std::vector<ui::Event> events;
};

// Reads <sources>/widgets/<widget>/<widget>.json; {"$file":"…"} inside it is replaced by the JSON file beside the contract.
// `strings` is a compiled locale file. Errors: storage_failed (a file that cannot be read) and those of reading JSON and events, with the file before
// the path.
Result<std::vector<NamedExample>> read_named_examples(const std::string& sources, std::string_view widget, const json::Value& strings);

// The example's session after all its events. Errors: those of the session.
Result<std::unique_ptr<session::Session>> run_example(const session::WidgetKind& kind, const NamedExample& example);

// Files as text and as JSON. Errors: storage_failed, path the file; those of json::parse, with the file before the path.
Result<std::string> read_file(const std::string& path);
Result<json::Value> read_json_file(const std::string& path);

}  // namespace portal::tools
