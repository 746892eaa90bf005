// Reads an update that starts from nothing (sdk/ui/update.h) on standard input and prints the HTML of its tree.
//   surface_parity [prefix [lang [action]]] < update.json
#include <cstdio>
#include <string>

#include "sdk/json/json.h"
#include "sdk/surface/html/html.h"
#include "sdk/ui/wire_tree.h"

namespace {

using namespace portal;

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
  ui::Replica replica;
  if (const auto applied = replica.apply(update.value()); !applied.ok())
    return fail("an update that starts from nothing is expected at " + applied.error().path);
  const auto root = ui::tree_of(replica);
  if (!root.ok()) return fail("cannot build " + root.error().got);
  surface::HtmlOptions options;
  if (count > 1) options.prefix = arguments[1];
  if (count > 2) options.lang = arguments[2];
  if (count > 3) options.action = arguments[3];
  const std::string html = surface::to_html(root.value(), options);
  std::fwrite(html.data(), 1, html.size(), stdout);
  return 0;
}
