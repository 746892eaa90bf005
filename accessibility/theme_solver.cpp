// The solver: ground, text on it, surfaces that leave the text readable, then tones on the surfaces.
#include "accessibility/theme_solver.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace portal::accessibility {

namespace {

using ui::Colour;
using ui::Theme;
using ui::Token;

constexpr Colour black{0, 0, 0};
constexpr Colour white{255, 255, 255};
constexpr double surface_step = 0.035;  // lightness from the ground to a surface
constexpr double hover_step = 0.09;     // from a tone to the tone under the pointer
constexpr double fine_step = 1.0 / 512;

double least_contrast(Colour over, std::initializer_list<Colour> grounds) {
  double least = 21;
  for (const Colour ground : grounds) least = std::min(least, contrast(over, ground));
  return least;
}

Colour with_lightness(Lch lch, double lightness) {
  lch.lightness = lightness;
  return colour_of(lch);
}

// The nearest ground in lightness that carries text, looked for on both sides at once.
Colour carrying(Colour wanted) {
  const Lch lch = lch_of(wanted);
  for (double away = 0; away <= 1; away += fine_step)
    for (const double lightness : {lch.lightness - away, lch.lightness + away})
      if (const Colour found = with_lightness(lch, lightness); carries_text(found)) return found;
  return contrast(wanted, black) > contrast(wanted, white) ? white : black;
}

// `wanted`, or the nearest of its hue that has the ratio on all grounds; these all lie on one side, so one direction leads there.
Colour reaching(Colour wanted, double ratio, std::initializer_list<Colour> grounds, bool is_dark) {
  if (least_contrast(wanted, grounds) >= ratio) return wanted;
  const Lch lch = lch_of(wanted);
  const double ground = lch_of(*grounds.begin()).lightness;
  double fails = is_dark ? std::max(lch.lightness, ground) : std::min(lch.lightness, ground);
  double holds = is_dark ? 1 : 0;
  for (int i = 0; i < 9; ++i) {
    const double middle = (fails + holds) / 2;
    (least_contrast(with_lightness(lch, middle), grounds) >= ratio ? holds : fails) = middle;
  }
  const Colour found = with_lightness(lch, holds);
  if (least_contrast(found, grounds) >= ratio) return found;
  return is_dark ? white : black;
}

// A tinted step from the ground: towards the text where that leaves the text its 7:1, else away from it, the larger step first.
Colour surface_on(const Theme& theme, double chroma, double hue) {
  const Lch ground = lch_of(theme[Token::ground]);
  const double towards = theme.is_dark ? 1 : -1;
  for (int part = 5; part > 0; --part)
    for (const double direction : {towards, -towards}) {
      const double lightness = ground.lightness + direction * surface_step * part / 5;
      if (lightness < 0 || lightness > 1) continue;
      const double strength = std::max(chroma, ground.chroma);
      const Colour found = colour_of({lightness, strength, ground.chroma > chroma ? ground.hue : hue});
      if (contrast(theme[Token::text], found) >= text_contrast) return found;
    }
  return theme[Token::ground];
}

struct Tone {
  double hue;
  double chroma;
};
// Radians in OKLCH: blue, red, green, amber, as in web/portal.css.
constexpr Tone accent_tone{4.53, 0.15};
constexpr Tone danger_tone{0.44, 0.15};
constexpr Tone success_tone{2.66, 0.10};
constexpr Tone attention_tone{1.31, 0.09};

// Never brighter than the text: in a dim theme nothing shines.
Colour usual(const Tone& tone, const Theme& theme) {
  if (!theme.is_dark) return colour_of({0.39, tone.chroma, tone.hue});
  return colour_of({std::min(0.83, lch_of(theme[Token::text]).lightness), tone.chroma * 0.6, tone.hue});
}

// One solving: what was wished is kept, and repairs of it are noted.
class Solver {
 public:
  explicit Solver(const Wish& wish) : wish_(wish) {}

  Solved run() {
    ground_and_text();
    surfaces();
    quiet_parts();
    tone(Token::accent, wish_.accent, accent_tone, Token::accent_surface);
    tone(Token::danger, wish_.danger, danger_tone, Token::danger_surface);
    tone(Token::success, wish_.success, success_tone, Token::success_surface);
    tone(Token::attention, wish_.attention, attention_tone, Token::attention_surface);
    hover(Token::accent, Token::accent_hover);
    hover(Token::danger, Token::danger_hover);
    theme()[Token::on_accent] = theme()[Token::on_danger] = theme()[Token::focus_gap] = theme()[Token::ground];
    theme()[Token::focus] = theme()[Token::text];
    return std::move(solved_);
  }

 private:
  Theme& theme() { return solved_.theme; }
  Colour at(Token token) const { return solved_.theme[token]; }

  void note(Token token, Reason reason, Colour from, Colour to, double before, double after) {
    if (from != to) solved_.changes.push_back({token, reason, from, to, before, after});
  }

  void ground_and_text() {
    const Colour wanted = wish_.ground.value_or(wish_.is_dark ? Colour{0x12, 0x16, 0x1c} : white);
    const auto best = [](Colour ground) { return std::max(contrast(ground, black), contrast(ground, white)); };
    const Colour ground = carrying(wanted);
    note(Token::ground, Reason::ground_carries_no_text, wanted, ground, best(wanted), best(ground));
    theme()[Token::ground] = ground;
    theme().is_dark = contrast(ground, white) > contrast(ground, black);
    const bool is_dark = theme().is_dark;
    const Colour usual_text = is_dark ? Colour{0xf1, 0xf4, 0xf8} : Colour{0x10, 0x15, 0x1c};
    const Colour text = wish_.text.value_or(usual_text);
    const Colour repaired = reaching(text, text_contrast, {ground}, is_dark);
    if (wish_.text) note(Token::text, Reason::too_faint, text, repaired, contrast(text, ground), contrast(repaired, ground));
    theme()[Token::text] = repaired;
  }

  void surfaces() {
    theme()[Token::surface] = surface_on(theme(), 0.004, 4.5);
    theme()[Token::accent_surface] = surface_on(theme(), 0.015, wish_.accent ? lch_of(*wish_.accent).hue : accent_tone.hue);
    theme()[Token::danger_surface] = surface_on(theme(), 0.015, danger_tone.hue);
    theme()[Token::success_surface] = surface_on(theme(), 0.015, success_tone.hue);
    theme()[Token::attention_surface] = surface_on(theme(), 0.02, attention_tone.hue);
  }

  // Of a colour that may stand on any of them.
  Colour on_all(Colour wanted, double ratio) const {
    return reaching(wanted, ratio,
                    {at(Token::ground), at(Token::surface), at(Token::accent_surface), at(Token::danger_surface), at(Token::success_surface),
                     at(Token::attention_surface)},
                    solved_.theme.is_dark);
  }

  void quiet_parts() {
    Lch between = lch_of(at(Token::text));
    const double ground = lch_of(at(Token::ground)).lightness;
    const double text = between.lightness;
    const auto part_of_way = [&](double part) { return with_lightness(between, text + (ground - text) * part); };
    theme()[Token::quiet_text] = on_all(part_of_way(0.25), text_contrast);
    theme()[Token::border] = on_all(part_of_way(0.45), part_contrast);
    theme()[Token::rule] = part_of_way(0.8);
  }

  void tone(Token token, const std::optional<Colour>& wished, const Tone& otherwise, Token surface) {
    const Colour wanted = wished.value_or(usual(otherwise, theme()));
    const Colour repaired = on_all(wanted, text_contrast);
    theme()[token] = repaired;
    if (!wished) return;
    const auto least = [&](Colour colour) { return least_contrast(colour, {at(Token::ground), at(Token::surface), at(surface)}); };
    note(token, Reason::too_faint, wanted, repaired, least(wanted), least(repaired));
  }

  // Further from the ground; where the tone is at the end already, back towards it as far as 7:1 lets.
  void hover(Token token, Token hovered) {
    const Lch lch = lch_of(at(token));
    const double away = theme().is_dark ? hover_step : -hover_step;
    const double end = theme().is_dark ? lch_of(at(Token::text)).lightness : 0.1;
    const bool has_room = theme().is_dark ? lch.lightness + away <= end : lch.lightness + away >= end;
    theme()[hovered] = on_all(with_lightness(lch, lch.lightness + (has_room ? away : -away)), text_contrast);
  }

  const Wish& wish_;
  Solved solved_;
};

}  // namespace

Solved solve(const Wish& wish) { return Solver(wish).run(); }

std::span<const ContrastPair> contrast_pairs() {
  static constexpr Token grounds[] = {Token::ground,         Token::surface,         Token::accent_surface,
                                      Token::danger_surface, Token::success_surface, Token::attention_surface};
  static constexpr Token texts[] = {Token::text,   Token::quiet_text,   Token::accent,  Token::accent_hover,
                                    Token::danger, Token::danger_hover, Token::success, Token::attention};
  static const std::vector<ContrastPair> pairs = [] {
    std::vector<ContrastPair> out;
    for (const Token under : grounds) {
      for (const Token over : texts) out.push_back({over, under, text_contrast});
      out.push_back({Token::border, under, part_contrast});
      out.push_back({Token::focus, under, part_contrast});
    }
    for (const Token under : {Token::accent, Token::accent_hover}) out.push_back({Token::on_accent, under, text_contrast});
    for (const Token under : {Token::danger, Token::danger_hover}) out.push_back({Token::on_danger, under, text_contrast});
    for (const Token under : {Token::accent, Token::danger, Token::focus}) out.push_back({Token::focus_gap, under, part_contrast});
    return out;
  }();
  return pairs;
}

std::vector<LightnessStep> lightness_steps(const ui::Theme& theme) {
  std::vector<LightnessStep> out = {
      {Token::ground, Token::surface, "a dashed border", 0},
      {Token::ground, Token::accent_surface, "a bar and a sign", 0},
      {Token::ground, Token::danger_surface, "a bar, a sign and bold words", 0},
      {Token::ground, Token::success_surface, "a bar and a sign", 0},
      {Token::ground, Token::attention_surface, "a bar and a sign", 0},
      {Token::accent, Token::accent_hover, "an underline", 0},
      {Token::danger, Token::danger_hover, "an underline", 0},
      {Token::border, Token::danger, "a wider border and a sentence", 0},
      {Token::text, Token::accent, "an underline or a frame", 0},
  };
  for (LightnessStep& each : out) each.step = std::abs(lch_of(theme[each.one]).lightness - lch_of(theme[each.other]).lightness);
  return out;
}

}  // namespace portal::accessibility
