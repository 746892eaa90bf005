// Breaking lines.
#include "sdk/surface/imgui/lines.h"

#include "sdk/text/code_points.h"

namespace portal::surface::imgui {

namespace {

bool is_breaking_space(char32_t letter) { return letter == U' ' || letter == U'\t'; }

float advance_of(Fonts& fonts, Face face, char32_t letter, Spacing spacing) {
  const bool is_space = letter == U' ' || letter == 0xA0;
  return fonts.advance(face, letter) + spacing.letter + (is_space ? spacing.word : 0);
}

// Where the present line could end: its last byte, its width to there, and where the next one would begin.
struct Chance {
  std::size_t to = 0;
  std::size_t next = 0;
  float width = 0;
  float width_to_next = 0;
  bool is_there = false;
};

}  // namespace

float width_of(Fonts& fonts, Face face, std::string_view text, Spacing spacing) {
  float width = 0;
  while (!text.empty()) width += advance_of(fonts, face, text::take_code_point(text), spacing);
  return width;
}

std::vector<Line> wrap(Fonts& fonts, Face face, std::string_view text, float width, Spacing spacing, bool keep_spaces) {
  std::vector<Line> lines;
  Line line;
  Chance chance;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t at = text.size() - rest.size();
    const char32_t letter = text::take_code_point(rest);
    const std::size_t after = text.size() - rest.size();
    if (letter == U'\n') {
      line.to = at;
      lines.push_back(line);
      line = Line{after, after, 0};
      chance = {};
      continue;
    }
    const float advance = advance_of(fonts, face, letter, spacing);
    if (is_breaking_space(letter)) {
      const bool follows_space = chance.is_there && chance.next == at;
      chance = {keep_spaces ? after : (follows_space ? chance.to : at), after,
                keep_spaces ? line.width + advance : (follows_space ? chance.width : line.width), line.width + advance, true};
    } else if (line.width + advance > width && at > line.from) {
      if (chance.is_there && chance.next > line.from) {
        lines.push_back(Line{line.from, chance.to, chance.width});
        line = Line{chance.next, chance.next, line.width - chance.width_to_next};
      } else {
        lines.push_back(Line{line.from, at, line.width});
        line = Line{at, at, 0};
      }
      chance = {};
    }
    line.width += advance;
    line.to = after;
    if (letter == U'-' || letter == U'/' || letter == 0x2014) chance = {after, after, line.width, line.width, true};
  }
  if (!keep_spaces && chance.is_there && chance.next == text.size() && chance.to < chance.next) line.to = chance.to, line.width = chance.width;
  lines.push_back(line);
  return lines;
}

}  // namespace portal::surface::imgui
