#pragma once
// What a layout comes to: marks to be drawn in order, places where focus can be, and where each node lies. Content coordinates: CSS pixels
// from the top left corner of the content, before it is scrolled.

#include <map>
#include <string>
#include <vector>

#include "sdk/surface/imgui/fonts.h"
#include "sdk/surface/imgui/surface.h"

namespace portal::surface::imgui {

enum class Shape : unsigned char { text, fill, frame, dashed, disc, circle, tick, triangle_right, triangle_down, polyline };

struct Mark {
  Shape shape = Shape::fill;
  Box box{};
  ui::Colour colour{};
  float width = 0;   // of a line
  float radius = 0;  // of corners
  std::string text{};
  Face face{};
  float letter_spacing = 0;
  float word_spacing = 0;
  bool underline = false;
  std::vector<float> points{};  // of a polyline: x, y, x, y …
};

// What a stop does when it is pressed.
enum class Part : unsigned char { text, area, choice, check, select, file, button, link, summary, local_summary };

struct FrameStop {
  std::string node;
  int option = -1;
  Part part = Part::button;
  Box target{};   // what is pressed
  Box control{};  // what the ring is round
  bool by_tab = true;
  std::size_t place = 0;  // in the order of the tree

  bool is_text() const { return part == Part::text || part == Part::area; }
};

struct Placed {
  Box box{};
  Box control{};
  Box ring{};  // where focus on the node itself shows
  std::size_t place = 0;
};

struct Frame {
  std::vector<Mark> marks;
  std::vector<FrameStop> stops;
  std::map<std::string, Placed, std::less<>> nodes;
  float height = 0;
};

}  // namespace portal::surface::imgui
