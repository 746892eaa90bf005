#pragma once
// Text in lines: breaking at spaces and after hyphens, within a word only where a line has no room for it.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/surface/imgui/fonts.h"

namespace portal::surface::imgui {

struct Spacing {  // CSS pixels added
  float letter = 0;
  float word = 0;
};

struct Line {
  std::size_t from = 0;  // bytes of the text; spaces at the break belong to neither line
  std::size_t to = 0;
  float width = 0;
};

float width_of(Fonts& fonts, Face face, std::string_view text, Spacing spacing = {});

// At least one line. "\n" always breaks. `keep_spaces`: of a field, where every character has its place: a line then also holds the
// spaces at its end.
std::vector<Line> wrap(Fonts& fonts, Face face, std::string_view text, float width, Spacing spacing = {}, bool keep_spaces = false);

}  // namespace portal::surface::imgui
