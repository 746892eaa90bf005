#pragma once
// What is fed hostile bytes: each reader of texts that come from elsewhere, and what must hold whatever they are.
//
// One function a target; it asserts by ending the program, so that libFuzzer, a sanitizer and a plain test all notice.

#include <span>
#include <string_view>

namespace portal::fuzz {

struct Target {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

std::span<const Target> targets();

// Ends the program with the words where `holds` is false.
void must(bool holds, const char* words);

}  // namespace portal::fuzz
