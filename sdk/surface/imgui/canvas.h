#pragma once
// Drawing marks: the one place where shapes become corners. Coordinates are CSS pixels of the screen.

#include "sdk/surface/imgui/frame.h"

struct ImDrawList;

namespace portal::surface::imgui {

class Canvas {
 public:
  Canvas(ImDrawList& list, Fonts& fonts) : list_(list), fonts_(fonts) {}

  void clip(Box box);  // until unclip()
  void unclip();
  void draw(const Mark& mark, float dx, float dy);
  void fill(Box box, ui::Colour colour, float radius = 0);
  void frame(Box box, ui::Colour colour, float width, float radius = 0);
  void line(float from_x, float from_y, float to_x, float to_y, ui::Colour colour, float width);
  float text(std::string_view text, const Face& face, ui::Colour colour, float x, float y, float line_height, float letter = 0,
             float word = 0);  // its width
  Fonts& fonts() { return fonts_; }

 private:
  void dashed(Box box, ui::Colour colour, float width);

  ImDrawList& list_;
  Fonts& fonts_;
};

}  // namespace portal::surface::imgui
