// A frame on a canvas, with what only now is: letters in fields, caret, focus, the scroll bar.
#include <algorithm>
#include <cmath>

#include "sdk/surface/imgui/canvas.h"
#include "sdk/surface/imgui/surface_state.h"
#include "sdk/text/code_points.h"
#include "sdk/ui/shown.h"

namespace portal::surface::imgui {

using ui::Token;

void Surface::State::draw(Canvas& canvas) {
  canvas.clip(area);
  canvas.fill(area, theme[options.is_bar ? Token::surface : Token::ground]);
  if (options.is_bar) canvas.fill({area.x, area.bottom() - 2, area.width, 2}, theme[Token::border]);
  const float dx = area.x, dy = area.y - scroll;
  for (const Mark& mark : frame.marks)
    if (mark.box.bottom() >= scroll - 8 && mark.box.y <= scroll + area.height + 8) canvas.draw(mark, dx, dy);
  draw_fields(canvas);
  draw_focus(canvas);
  if (options.show_order) draw_order(canvas);
  if (const auto placed = frame.nodes.find(marked); placed != frame.nodes.end()) {
    const Box box = on_screen(placed->second.box);
    canvas.frame({box.x - 5, box.y - 5, box.width + 10, box.height + 10}, theme[Token::attention], 3, 4);
  }
  draw_scroll_bar(canvas);
  if (!list_of.empty()) draw_list(canvas);
  canvas.unclip();
}

void Surface::State::draw_fields(Canvas& canvas) {
  const Face face = field_face();
  const float height = field_line();
  for (const FrameStop& stop : frame.stops) {
    if (!stop.is_text()) continue;
    const Box room = on_screen(field_room(stop));
    if (room.bottom() < area.y || room.y > area.bottom()) continue;
    const bool is_here = stop.node == focused && stop.option == focused_option;
    const std::string text = is_here ? editor.text() : person.text(*find(stop.node), stop.option);
    const std::size_t from = is_here ? std::min(editor.caret(), editor.anchor()) : 0;
    const std::size_t to = is_here ? std::max(editor.caret(), editor.anchor()) : 0;
    canvas.clip({room.x - 2, on_screen(stop.control).y + 2, room.width + 4, stop.control.height - 4});
    float y = room.y - (is_here ? field_scroll_y : 0);
    std::size_t letter = 0;  // number of the line's first
    const std::vector<Line> lines = field_lines(stop, text);
    for (std::size_t i = 0; i < lines.size(); ++i, y += height) {
      const std::string_view words = std::string_view(text).substr(lines[i].from, lines[i].to - lines[i].from);
      const float x = room.x - (is_here ? field_scroll_x : 0);
      letter = ui::characters(std::string_view(text).substr(0, lines[i].from));
      const std::u32string letters = text::code_points(words);
      const auto x_of = [&](std::size_t place) {
        const std::size_t within = std::min(place < letter ? 0 : place - letter, letters.size());
        return x + width_of(fonts, face, text::utf8(std::u32string_view(letters).substr(0, within)));
      };
      if (from != to && to > letter && from < letter + letters.size() + 1)
        canvas.fill({x_of(from), y + 2, std::max(x_of(to) - x_of(from), 3.F), height - 4}, theme[Token::accent]);
      canvas.text(words, face, theme[Token::text], x, y, height);
      if (from != to && to > letter && from < letter + letters.size()) {
        const std::size_t first = from < letter ? 0 : from - letter;
        const std::size_t count = std::min(to - letter, letters.size()) - first;
        canvas.text(text::utf8(std::u32string_view(letters).substr(first, count)), face, theme[Token::on_accent], x_of(letter + first), y, height);
      }
      const bool is_last = i + 1 == lines.size();
      const bool caret_here =
          is_here && editor.caret() >= letter &&
          (editor.caret() < letter + letters.size() || (editor.caret() == letter + letters.size() && (is_last || lines[i + 1].from > lines[i].to)));
      if (caret_here) canvas.fill({x_of(editor.caret()) - 1, y + 3, 2, height - 6}, theme[Token::text]);
    }
    canvas.unclip();
  }
}

// A ring and a gap in two tones, one of which shows on any ground.
void Surface::State::draw_focus(Canvas& canvas) {
  const auto placed = frame.nodes.find(focused);
  if (placed == frame.nodes.end()) return;
  const FrameStop* stop = focused_stop();
  Box box = on_screen(stop != nullptr ? stop->control : placed->second.ring);
  const float room = 2;
  const float radius = stop != nullptr && stop->part == Part::choice && find(stop->node)->role() == ui::Role::radio_group ? box.width : 5;
  box = {box.x - room, box.y - room, box.width + 2 * room, box.height + 2 * room};
  canvas.frame(box, theme[Token::focus_gap], 2, radius);
  canvas.frame({box.x - 3, box.y - 3, box.width + 6, box.height + 6}, theme[Token::focus], 3, radius + 3);
}

void Surface::State::draw_order(Canvas& canvas) {
  const Face face{true, std::round(options.medium * .875F)};
  fonts.need(face);
  const float size = face.size * 1.7F;
  float before_x = 0, before_y = 0;
  int number = 0;
  const auto is_numbered = [this](const FrameStop& stop) { return stop.by_tab && stop.node.rfind(options.order_below, 0) == 0; };
  for (const FrameStop& stop : frame.stops) {
    if (!is_numbered(stop)) continue;
    const Box box = on_screen(stop.control);
    const float x = box.x + size * .2F, y = box.y;
    if (number++ > 0) canvas.line(before_x, before_y, x, y, theme[Token::attention], 2);
    before_x = x, before_y = y;
  }
  number = 0;
  for (const FrameStop& stop : frame.stops) {
    if (!is_numbered(stop)) continue;
    const Box box = on_screen(stop.control);
    const std::string digits = std::to_string(++number);
    const float width = std::max(size, width_of(fonts, face, digits) + size * .6F);
    const Box badge{box.x + size * .2F - width / 2, box.y - size / 2, width, size};
    canvas.fill(badge, theme[Token::attention], size / 2);
    canvas.text(digits, face, theme[Token::ground], badge.x + (width - width_of(fonts, face, digits)) / 2, badge.y, size);
  }
}

void Surface::State::draw_scroll_bar(Canvas& canvas) {
  if (frame.height <= area.height + 1) return;
  const float length = std::max(area.height * area.height / frame.height, 32.F);
  const float at = scroll / (frame.height - area.height) * (area.height - length);
  canvas.fill({area.right() - 8, area.y + at + 2, 5, length - 4}, theme[Token::border], 2);
}

}  // namespace portal::surface::imgui
