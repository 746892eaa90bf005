// portal theme: the tokens of a portal's brand, as the block of CSS that it puts into its own sheet, and what had to be changed in it.
#include <cstdio>
#include <optional>

#include "accessibility/theme_solver.h"
#include "tools/portal/arguments.h"

namespace portal::tools {

namespace {

using accessibility::Change;
using accessibility::Reason;
using accessibility::Solved;
using accessibility::Wish;
using ui::Token;

constexpr std::string_view usage =
    "usage: portal theme --brand #0b57d0 [--danger #…] [--success #…] [--attention #…] [--ground #…] [--text #…] [--pairs]\n"
    "Writes the tokens --pw-… for light and dark to standard output. With --ground or --text there is one block for both.\n"
    "What was changed, so that text has 7:1 and borders 3:1, goes to standard error; --pairs lists every ratio there too.";

struct Option {
  const char* name;
  std::optional<ui::Colour> Wish::*colour;
};
constexpr Option options[] = {{"brand", &Wish::accent},        {"danger", &Wish::danger}, {"success", &Wish::success},
                              {"attention", &Wish::attention}, {"ground", &Wish::ground}, {"text", &Wish::text}};

void print_block(const ui::Theme& theme, const char* indent) {
  std::printf("%s.pw-root {\n", indent);
  for (std::size_t i = 0; i < ui::token_count; ++i)
    std::printf("%s  %s: %s;\n", indent, ui::css_name_of(static_cast<Token>(i)).c_str(), ui::hex_of(theme.colours[i]).c_str());
}

// "accent #4d90fe became #0052b0: it was too faint, 3.2:1; now 7.0:1"
void tell(const Change& change, const char* where) {
  const char* why = change.reason == Reason::ground_carries_no_text ? "neither black nor white text can be read on it" : "it was too faint";
  std::fprintf(stderr, "%s: %.*s %s became %s: %s, %.1f:1; now %.1f:1\n", where, static_cast<int>(ui::name_of(change.token).size()),
               ui::name_of(change.token).data(), ui::hex_of(change.from).c_str(), ui::hex_of(change.to).c_str(), why, change.ratio_before,
               change.ratio_after);
}

void tell_pairs(const ui::Theme& theme, const char* where) {
  for (const accessibility::ContrastPair& pair : accessibility::contrast_pairs())
    std::fprintf(stderr, "%s: %s on %s %.2f:1, at least %.0f:1\n", where, ui::css_name_of(pair.over).c_str(), ui::css_name_of(pair.under).c_str(),
                 accessibility::contrast(theme[pair.over], theme[pair.under]), pair.ratio);
}

}  // namespace

int theme_command(std::span<const std::string_view> words) {
  static constexpr std::string_view flags[] = {"pairs", "help"};
  static constexpr std::string_view known[] = {"brand", "danger", "success", "attention", "ground", "text", "pairs", "help"};
  const Arguments arguments(words, flags);
  if (const auto strangers = arguments.strangers(known); !strangers.empty()) return refuse("theme", "no option --" + strangers[0], usage);
  if (!arguments.plain().empty()) return refuse("theme", "no plain word is expected", usage);
  Wish wish;
  bool is_wished = false;
  for (const Option& option : options) {
    if (!arguments.has(option.name)) continue;
    const auto colour = ui::colour_from_hex(arguments.get(option.name));
    if (!colour) return refuse("theme", "--" + std::string(option.name) + " is a colour as #rrggbb", usage);
    wish.*option.colour = colour;
    is_wished = true;
  }
  if (!is_wished) return refuse("theme", "expected --brand", usage);
  const bool is_one = wish.ground || wish.text;
  for (const bool is_dark : {false, true}) {
    if (is_one && is_dark) break;
    wish.is_dark = is_dark;
    const Solved solved = accessibility::solve(wish);
    const char* where = is_dark ? "dark" : "light";
    if (is_dark) std::printf("@media screen and (prefers-color-scheme: dark) {\n");
    print_block(solved.theme, is_dark ? "  " : "");
    if (is_one) std::printf("  --pw-color-scheme: %s;\n", solved.theme.is_dark ? "dark" : "light");
    std::printf(is_dark ? "  }\n}\n" : "}\n");
    for (const Change& change : solved.changes) tell(change, where);
    if (arguments.has("pairs")) tell_pairs(solved.theme, where);
  }
  return 0;
}

}  // namespace portal::tools
