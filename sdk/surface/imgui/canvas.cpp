// Marks as corners of Dear ImGui's list.
#include "sdk/surface/imgui/canvas.h"

#include <algorithm>
#include <cmath>

#include "sdk/surface/imgui/fonts_atlas.h"
#include "sdk/text/code_points.h"

namespace portal::surface::imgui {

namespace {

ImU32 ink(ui::Colour colour) { return IM_COL32(colour.red, colour.green, colour.blue, 255); }

}  // namespace

void Canvas::clip(Box box) {
  const float d = fonts_.density();
  list_.PushClipRect({std::floor(box.x * d), std::floor(box.y * d)}, {std::ceil(box.right() * d), std::ceil(box.bottom() * d)}, true);
}

void Canvas::unclip() { list_.PopClipRect(); }

void Canvas::fill(Box box, ui::Colour colour, float radius) {
  const float d = fonts_.density();
  list_.AddRectFilled({std::round(box.x * d), std::round(box.y * d)}, {std::round(box.right() * d), std::round(box.bottom() * d)}, ink(colour),
                      radius * d);
}

// Its width lies inside the box, as a border's.
void Canvas::frame(Box box, ui::Colour colour, float width, float radius) {
  const float d = fonts_.density();
  const float half = width / 2;
  const ImVec2 from{std::round(box.x * d) + half * d, std::round(box.y * d) + half * d};
  const ImVec2 to{std::round(box.right() * d) - half * d, std::round(box.bottom() * d) - half * d};
  // Dear ImGui moves such lines by half a pixel towards the middle.
  list_.AddRect({from.x - .5F, from.y - .5F}, {to.x + .5F, to.y + .5F}, ink(colour), radius * d, 0, width * d);
}

void Canvas::line(float from_x, float from_y, float to_x, float to_y, ui::Colour colour, float width) {
  const float d = fonts_.density();
  list_.AddLine({from_x * d, from_y * d}, {to_x * d, to_y * d}, ink(colour), width * d);
}

void Canvas::dashed(Box box, ui::Colour colour, float width) {
  constexpr float dash = 6, space = 4;
  for (float x = box.x; x < box.right(); x += dash + space) {
    const float length = std::min(dash, box.right() - x);
    fill({x, box.y, length, width}, colour);
    fill({x, box.bottom() - width, length, width}, colour);
  }
  for (float y = box.y; y < box.bottom(); y += dash + space) {
    const float length = std::min(dash, box.bottom() - y);
    fill({box.x, y, width, length}, colour);
    fill({box.right() - width, y, width, length}, colour);
  }
}

float Canvas::text(std::string_view text, const Face& face, ui::Colour colour, float x, float y, float line_height, float letter, float word) {
  const float d = fonts_.density();
  fonts_.need(face);
  ImFont* font = fonts_.atlas().font(face);
  const float start = x;
  const float top = std::floor((y + line_height / 2) * d - font->FontSize / 2);
  while (!text.empty()) {
    const char32_t one = text::take_code_point(text);
    const ImFontGlyph* glyph = font->FindGlyph(one);
    if (glyph == nullptr) continue;
    if (glyph->Visible) {
      const float left = x * d;
      list_.PrimReserve(6, 4);
      list_.PrimRectUV({left + glyph->X0, top + glyph->Y0}, {left + glyph->X1, top + glyph->Y1}, {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1},
                       ink(colour));
    }
    x += glyph->AdvanceX / d + letter + (one == U' ' || one == 0xA0 ? word : 0);
  }
  return x - start;
}

void Canvas::draw(const Mark& mark, float dx, float dy) {
  const float d = fonts_.density();
  const Box box{mark.box.x + dx, mark.box.y + dy, mark.box.width, mark.box.height};
  const ImVec2 middle{(box.x + box.width / 2) * d, (box.y + box.height / 2) * d};
  switch (mark.shape) {
    case Shape::text: {
      text(mark.text, mark.face, mark.colour, box.x, box.y, box.height, mark.letter_spacing, mark.word_spacing);
      const float under = std::round((box.y + box.height / 2 + mark.face.size * .48F) * d) / d;
      if (mark.underline) fill({box.x, under, box.width, std::max(1.F, mark.face.size / 18)}, mark.colour);
      return;
    }
    case Shape::fill: return fill(box, mark.colour, mark.radius);
    case Shape::frame: return frame(box, mark.colour, mark.width, mark.radius);
    case Shape::dashed: return dashed(box, mark.colour, mark.width);
    case Shape::disc: list_.AddCircleFilled(middle, box.width / 2 * d, ink(mark.colour), 0); return;
    case Shape::circle: list_.AddCircle(middle, (box.width - mark.width) / 2 * d, ink(mark.colour), 0, mark.width * d); return;
    case Shape::tick: {
      const ImVec2 points[] = {
          {box.x * d, (box.y + box.height * .55F) * d}, {(box.x + box.width * .38F) * d, box.bottom() * d}, {box.right() * d, box.y * d}};
      list_.AddPolyline(points, 3, ink(mark.colour), 0, mark.width * d);
      return;
    }
    case Shape::triangle_right:
      list_.AddTriangleFilled({(box.x + box.width * .2F) * d, box.y * d}, {box.right() * d, middle.y},
                              {(box.x + box.width * .2F) * d, box.bottom() * d}, ink(mark.colour));
      return;
    case Shape::triangle_down:
      list_.AddTriangleFilled({box.x * d, (box.y + box.height * .2F) * d}, {box.right() * d, (box.y + box.height * .2F) * d},
                              {middle.x, box.bottom() * d}, ink(mark.colour));
      return;
    case Shape::polyline: {
      std::vector<ImVec2> points;
      for (std::size_t i = 0; i + 1 < mark.points.size(); i += 2) points.emplace_back((mark.points[i] + dx) * d, (mark.points[i + 1] + dy) * d);
      list_.AddPolyline(points.data(), static_cast<int>(points.size()), ink(mark.colour), 0, mark.width * d);
      return;
    }
  }
}

}  // namespace portal::surface::imgui
