// portal render: a named example as the HTML that a server would send, or as the tree that goldens hold.
#include <cstdio>

#include "sdk/surface/html/html.h"
#include "sdk/ui/update.h"
#include "tools/portal/arguments.h"
#include "tools/portal/named_examples.h"
#include "widgets/kinds.h"

namespace portal::tools {

namespace {

constexpr std::string_view usage =
    "usage: portal render WIDGET [EXAMPLE] [--lang ru] [--tree] [--sources .] [--strings build/native/strings]\n"
    "Without EXAMPLE it lists the named examples.";

int fail(const Error& error) {
  std::fprintf(stderr, "portal render: %s\n", error.text().c_str());
  return 1;
}

int show(const session::WidgetKind& kind, const NamedExample& example, const std::string& lang, bool as_tree) {
  auto session = run_example(kind, example);
  if (!session.ok()) return fail(session.error());
  const ui::NodePtr& tree = session.value()->tree();
  const std::string out = as_tree ? ui::tree_text(tree) : surface::to_html(tree, {.lang = lang}) + "\n";
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}

}  // namespace

int render_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"tree", "help"};
  static constexpr std::string_view known[] = {"lang", "tree", "sources", "strings", "help"};
  const Arguments arguments(words, flags);
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("render", "no option --" + strangers[0], usage);
  if (arguments.plain().empty() || arguments.plain().size() > 2) return refuse("render", "expected a widget", usage);
  const session::WidgetKind* kind = find_widget_kind(arguments.plain()[0]);
  if (kind == nullptr) return refuse("render", "no widget " + arguments.plain()[0], usage);
  const std::string lang = arguments.get("lang", "ru");
  auto strings = read_json_file(arguments.get("strings", "build/native/strings") + "/" + lang + ".json");
  if (!strings.ok()) return fail(strings.error());
  auto examples = read_named_examples(arguments.get("sources", "."), kind->name, strings.value());
  if (!examples.ok()) return fail(examples.error());
  for (const NamedExample& example : examples.value()) {
    if (arguments.plain().size() == 1) std::printf("%-24s %s\n", example.name.c_str(), example.doc.c_str());
    else if (example.name == arguments.plain()[1]) return show(*kind, example, lang, arguments.has("tree"));
  }
  return arguments.plain().size() == 1 ? 0 : refuse("render", "no example " + arguments.plain()[1], usage);
}

}  // namespace portal::tools
