// Reads an update that starts from nothing (sdk/ui/update.h) on standard input and prints the HTML of its tree.
//   surface_parity [prefix [lang [action]]] < update.json
#include <cstdio>
#include <map>
#include <string>

#include "sdk/json/json.h"
#include "sdk/surface/html/html.h"

namespace {

using namespace portal;

class WireBuilder : public ui::Builder {
 public:
  WireBuilder(std::string_view id, ui::Role role) : Builder(id, role) {}
  using Builder::add_child;
  using Builder::set;
};

using Built = std::map<std::string, ui::NodePtr, std::less<>>;

// Children must be built already; null with a message where the wire says what the vocabulary does not know.
ui::NodePtr build(const json::Value& wire, const Built& built) {
  const auto role = ui::role_named(wire.text_at("role"));
  if (!role) return nullptr;
  WireBuilder builder(wire.text_at("id"), *role);
  for (const json::Member& member : wire.object()) {
    if (member.key == "id" || member.key == "role") continue;
    if (member.key == "children") {
      for (const json::Value& child : member.value.array()) {
        const auto found = built.find(child.text());
        if (found == built.end()) return nullptr;
        builder.add_child(found->second);
      }
    } else if (const auto attribute = ui::attribute_named(member.key)) {
      builder.set(*attribute, member.value);
    } else {
      return nullptr;
    }
  }
  return builder.build();
}

std::string read_all(std::FILE* file) {
  std::string text;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file)) text.append(buffer, got);
  return text;
}

int fail(const std::string& what) {
  std::fprintf(stderr, "surface_parity: %s\n", what.c_str());
  return 1;
}

}  // namespace

int main(int count, char** arguments) {
  auto update = json::parse(read_all(stdin));
  if (!update.ok()) return fail("malformed JSON at " + update.error().path);
  const json::Value* nodes = update.value().find("nodes");
  if (nodes == nullptr || !nodes->is_array()) return fail("an update with nodes is expected");
  Built built;
  for (auto at = nodes->array().rbegin(); at != nodes->array().rend(); ++at) {  // parents come first on the wire
    ui::NodePtr node = build(*at, built);
    if (node == nullptr) return fail("cannot build " + json::write(*at));
    built[node->id()] = node;
  }
  const auto root = built.find(update.value().text_at("root"));
  if (root == built.end()) return fail("the root is not among the nodes");
  surface::HtmlOptions options;
  if (count > 1) options.prefix = arguments[1];
  if (count > 2) options.lang = arguments[2];
  if (count > 3) options.action = arguments[3];
  const std::string html = surface::to_html(root->second, options);
  std::fwrite(html.data(), 1, html.size(), stdout);
  return 0;
}
