// One program for all targets: PORTAL_FUZZ_TARGET names the one that libFuzzer's bytes go to.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const portal::fuzz::Target* target = [] {
    const char* name = std::getenv("PORTAL_FUZZ_TARGET");
    for (const portal::fuzz::Target& each : portal::fuzz::targets())
      if (name != nullptr && each.name == name) return &each;
    std::fprintf(stderr, "PORTAL_FUZZ_TARGET names none of the targets\n");
    std::exit(2);
  }();
  target->run(std::string_view(reinterpret_cast<const char*>(bytes), size));
  return 0;
}
