#pragma once
// The picture of the letters, as Dear ImGui has it; for this room alone.

#include <set>
#include <vector>

#include "imgui.h"
#include "sdk/surface/imgui/fonts.h"

namespace portal::surface::imgui {

struct Fonts::Atlas {
  ImFontAtlas picture;
  std::vector<Face> faces;
  std::vector<ImFont*> fonts;  // beside faces
  std::set<char32_t> letters;
  std::vector<ImWchar> ranges;  // of `letters`; Dear ImGui keeps the pointer
  bool is_outdated = true;

  ImFont* font(Face face);  // nullptr where it is not in the picture yet
};

}  // namespace portal::surface::imgui
