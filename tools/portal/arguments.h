#pragma once
// What a command of the portal command line is given, and how it is found: one file a command, one row in commands.def.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"

namespace portal::tools {

// --name value, --name=value and plain words, in any order; "--" ends the options. A flag is an option without a value.
class Arguments {
 public:
  // `flags`: names of options that take no value. An option that is last or followed by another has the value "".
  Arguments(std::span<const std::string_view> words, std::span<const std::string_view> flags = {});

  const std::vector<std::string>& plain() const { return plain_; }
  bool has(std::string_view option) const;
  // The last value given; `otherwise` where the option is absent.
  std::string get(std::string_view option, std::string_view otherwise = {}) const;
  std::vector<std::string> all(std::string_view option) const;
  // Options that are not among `known`: a command refuses them.
  std::vector<std::string> strangers(std::span<const std::string_view> known) const;

 private:
  struct Option {
    std::string name;
    std::string value;
  };
  std::vector<std::string> plain_;
  std::vector<Option> options_;
};

// A command does its work on standard output, says what is wrong on standard error, and returns the exit status:
// 0 done, 1 something was found or failed, 2 called wrongly.
using Command = int (*)(std::span<const std::string_view> words);

struct CommandEntry {
  std::string_view name;
  std::string_view summary;
  Command run;
};

// In the order of commands.def.
std::span<const CommandEntry> commands();

// Says what is wrong with a call and how it is made; returns 2.
int refuse(std::string_view command, std::string_view why, std::string_view usage);
// Says what is wrong with a file; returns 1.
int fail(std::string_view command, const std::string& file, const Error& error);

}  // namespace portal::tools
