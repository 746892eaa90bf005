// One ability of the text engine alone in a module, so that its size can be read off: PORTAL_FEATURE is an expression of `text`.
// For the table of sizes (tools/bench/text_sizes.mjs); no page loads these.
#include <cstdint>
#include <string>
#include <string_view>

#include "sdk/text/engine/propose.h"
#include "sdk/text/writing/fold.h"
#include "sdk/text/writing/names.h"
#include "sdk/text/writing/transliterate.h"

using namespace portal::text;

extern "C" __attribute__((export_name("feature"))) std::size_t feature(const char* begin, std::size_t length) {
  const std::string_view text(begin, length);
  return PORTAL_FEATURE;
}
