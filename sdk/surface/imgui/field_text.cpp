// Where the letters of a field stand, and its caret.
#include <algorithm>
#include <cmath>

#include "sdk/surface/imgui/surface_state.h"
#include "sdk/text/code_points.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

Face Surface::State::field_face() const { return {false, std::round(options.medium * 1.125F * static_cast<float>(theme.text_percent) / 100)}; }

float Surface::State::field_line() const { return std::round(field_face().size * static_cast<float>(theme.line_percent) / 100); }

Box Surface::State::field_room(const FrameStop& stop) const {
  const float em = field_face().size;
  const float side = std::round(em * .5556F) + 2;
  const Box& box = stop.control;
  const float above = stop.part == Part::area ? std::round(em * .3333F) + 2 : std::round((box.height - field_line()) / 2);
  return {box.x + side, box.y + above, box.width - 2 * side, box.height - 2 * above};
}

std::vector<Line> Surface::State::field_lines(const FrameStop& stop, const std::string& text) {
  const bool is_area = stop.part == Part::area;
  return wrap(fonts, field_face(), text, is_area ? field_room(stop).width : 1e9F, {}, true);
}

std::size_t Surface::State::letter_at(const FrameStop& stop, float x, float y) {
  const Face face = field_face();
  const Box room = on_screen(field_room(stop));
  const std::string text = editor.text();
  const std::vector<Line> lines = field_lines(stop, text);
  const float height = field_line();
  const float row = std::clamp(std::floor((y - room.y + field_scroll_y) / height), 0.F, static_cast<float>(lines.size() - 1));
  const Line& line = lines[static_cast<std::size_t>(row)];
  std::size_t letter = ui::characters(std::string_view(text).substr(0, line.from));
  float at = room.x - field_scroll_x;
  std::string_view rest = std::string_view(text).substr(line.from, line.to - line.from);
  while (!rest.empty()) {
    const float width = fonts.advance(face, text::take_code_point(rest));
    if (x < at + width / 2) break;
    at += width;
    ++letter;
  }
  return letter;
}

void Surface::State::keep_caret_in_view() {
  const FrameStop* stop = focused_stop();
  if (stop == nullptr || !stop->is_text()) return;
  const Face face = field_face();
  const Box room = field_room(*stop);
  const std::string text = editor.text();
  fonts.need(text);
  const std::u32string letters = text::code_points(text);
  if (stop->part == Part::text) {
    const float at = width_of(fonts, face, text::utf8(std::u32string_view(letters).substr(0, editor.caret())));
    field_scroll_x = std::clamp(field_scroll_x, at - room.width + 3, std::max(at - 1, 0.F));
    field_scroll_x = std::max(field_scroll_x, 0.F);
    return;
  }
  const float height = field_line();
  float row = 0;
  for (const Line& line : field_lines(*stop, text))
    if (line.from > 0 && ui::characters(std::string_view(text).substr(0, line.from)) <= editor.caret()) ++row;
  field_scroll_y = std::clamp(field_scroll_y, std::max((row + 1) * height - room.height, 0.F), std::max(row * height, 0.F));
}

}  // namespace portal::surface::imgui
