// portal lint: what a portal's authors publish, checked before people see it.
#include <cstdio>

#include "tools/portal/lint.h"

namespace portal::tools {

namespace {

struct Linter {
  std::string_view name;
  std::string_view summary;
  int (*check)(const Arguments& arguments, const std::string& file);
};

constexpr Linter linters[] = {
#define LINTER(name, summary) {#name, summary, &lint_##name},
#include "tools/portal/linters.def"
#undef LINTER
};

std::string usage() {
  std::string out = "usage: portal lint KIND FILE… [--lang ru|en] [--json]; status 1 where something was found\n";
  for (const Linter& linter : linters) out += "  " + std::string(linter.name) + ": " + std::string(linter.summary) + "\n";
  return out;
}

}  // namespace

int lint_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"json", "help"};
  static constexpr std::string_view known[] = {"lang", "json", "against", "today", "help"};
  const Arguments arguments(words, flags);
  if (arguments.has("help")) return std::fputs(usage().c_str(), stdout), 0;
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("lint", "no option --" + strangers[0], usage());
  if (arguments.plain().size() < 2) return refuse("lint", "expected a kind and a file", usage());
  for (const Linter& linter : linters) {
    if (linter.name != arguments.plain()[0]) continue;
    int found = 0;
    for (std::size_t i = 1; i < arguments.plain().size(); ++i) {
      const int here = linter.check(arguments, arguments.plain()[i]);
      if (here < 0) return 1;
      found += here;
    }
    if (!arguments.has("json")) std::printf("%d found\n", found);
    return found == 0 ? 0 : 1;
  }
  return refuse("lint", "no kind " + arguments.plain()[0], usage());
}

}  // namespace portal::tools
