// Reading a command's words.
#include "tools/portal/arguments.h"

#include <algorithm>
#include <cstdio>

namespace portal::tools {

Arguments::Arguments(std::span<const std::string_view> words, std::span<const std::string_view> flags) {
  bool open = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (open && word == "--") {
      open = false;
    } else if (!open || word.size() < 3 || word.substr(0, 2) != "--") {
      plain_.emplace_back(word);
    } else {
      word.remove_prefix(2);
      const std::size_t mark = word.find('=');
      if (mark != std::string_view::npos) {
        options_.push_back({std::string(word.substr(0, mark)), std::string(word.substr(mark + 1))});
        continue;
      }
      const bool is_flag = std::find(flags.begin(), flags.end(), word) != flags.end();
      const bool has_value = !is_flag && i + 1 < words.size() && words[i + 1].substr(0, 2) != "--";
      options_.push_back({std::string(word), has_value ? std::string(words[++i]) : std::string()});
    }
  }
}

bool Arguments::has(std::string_view option) const {
  return std::any_of(options_.begin(), options_.end(), [option](const Option& one) { return one.name == option; });
}

std::string Arguments::get(std::string_view option, std::string_view otherwise) const {
  std::string out(otherwise);
  for (const Option& one : options_)
    if (one.name == option) out = one.value;
  return out;
}

std::vector<std::string> Arguments::all(std::string_view option) const {
  std::vector<std::string> out;
  for (const Option& one : options_)
    if (one.name == option) out.push_back(one.value);
  return out;
}

std::vector<std::string> Arguments::strangers(std::span<const std::string_view> known) const {
  std::vector<std::string> out;
  for (const Option& one : options_)
    if (std::find(known.begin(), known.end(), one.name) == known.end()) out.push_back(one.name);
  return out;
}

int refuse(std::string_view command, std::string_view why, std::string_view usage) {
  std::fprintf(stderr, "portal %.*s: %.*s\n%.*s\n", static_cast<int>(command.size()), command.data(), static_cast<int>(why.size()), why.data(),
               static_cast<int>(usage.size()), usage.data());
  return 2;
}

int fail(std::string_view command, const std::string& file, const Error& error) {
  std::fprintf(stderr, "portal %.*s: %s: %s\n", static_cast<int>(command.size()), command.data(), file.c_str(), error.text().c_str());
  return 1;
}

}  // namespace portal::tools
