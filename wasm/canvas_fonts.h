#pragma once
// The letters that canvas.wasm brings along: parts of Debian's free fonts, made while building (CMakeLists.txt says which letters).

#include "sdk/surface/imgui/fonts.h"

namespace portal::wasm {

#define PORTAL_FONT(name)                    \
  extern const unsigned char name##_bytes[]; \
  extern const unsigned long name##_size;
PORTAL_FONT(regular)
PORTAL_FONT(bold)
PORTAL_FONT(others)
#undef PORTAL_FONT

inline surface::imgui::FontFiles canvas_fonts() {
  const auto text = [](const unsigned char* bytes, unsigned long size) { return std::string(reinterpret_cast<const char*>(bytes), size); };
  return {text(regular_bytes, regular_size), text(bold_bytes, bold_size), text(others_bytes, others_size)};
}

}  // namespace portal::wasm
