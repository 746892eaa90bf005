// portal: the native command line. What a portal's developers do with definitions, journals and pages outside a browser.
#include <cstdio>
#include <string_view>
#include <vector>

#include "tools/portal/arguments.h"

namespace portal::tools {

#define COMMAND(name, summary) int name##_command(std::span<const std::string_view> words);
#include "tools/portal/commands.def"
#undef COMMAND

std::span<const CommandEntry> commands() {
  static constexpr CommandEntry all[] = {
#define COMMAND(name, summary) {#name, summary, &name##_command},
#include "tools/portal/commands.def"
#undef COMMAND
  };
  return all;
}

namespace {

int help(std::FILE* out) {
  std::fputs("usage: portal COMMAND …; portal COMMAND --help says how\n", out);
  for (const CommandEntry& entry : commands())
    std::fprintf(out, "  %-14.*s %.*s\n", static_cast<int>(entry.name.size()), entry.name.data(), static_cast<int>(entry.summary.size()),
                 entry.summary.data());
  return out == stdout ? 0 : 2;
}

}  // namespace
}  // namespace portal::tools

int main(int count, char** texts) {
  using namespace portal::tools;
  const std::vector<std::string_view> words(texts + 1, texts + count);
  if (words.empty()) return help(stderr);
  if (words[0] == "help" || words[0] == "--help") return help(stdout);
  for (const CommandEntry& entry : commands())
    if (entry.name == words[0]) return entry.run(std::span(words).subspan(1));
  std::fprintf(stderr, "portal: expected a command; got %.*s\n", static_cast<int>(words[0].size()), words[0].data());
  return help(stderr);
}
