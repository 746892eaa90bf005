#pragma once
// From a few wished colours to a whole theme in which everything can be read, and what had to be changed for it.
//
//   Wish wish;  wish.accent = *ui::colour_from_hex("#0b57d0");
//   Solved solved = solve(wish);
//   solved.theme[ui::Token::text] …;  for (const Change& change : solved.changes) say(change);
//
// Held for every theme that comes out, whatever was wished (contrast_pairs() is the list, theme_solver_test.cpp the proof): text at
// least 7:1 on each ground it stands on, borders and the focus ring at least 3:1. Where a ground carries no text at all, neither black
// nor white, it moves by as little lightness as is enough; otherwise it stays and what stands on it moves. States never hang on hue:
// lightness_steps() says how far their colours are apart in lightness, and borders, signs and words part what little of it is left.

#include <optional>
#include <span>
#include <vector>

#include "accessibility/contrast.h"

namespace portal::accessibility {

struct Wish {
  std::optional<ui::Colour> ground;  // absent: white, or nearly black where is_dark
  std::optional<ui::Colour> text;
  std::optional<ui::Colour> accent;
  std::optional<ui::Colour> danger;
  std::optional<ui::Colour> success;
  std::optional<ui::Colour> attention;
  bool is_dark = false;  // counts only where no ground is wished
};

enum class Reason : unsigned char {
  ground_carries_no_text,  // black and white alike would be under 7:1 on it
  too_faint,               // what was wished would be under 7:1 on its grounds
};

// A wish that could not be kept as it was. Ratios are the least over the grounds it stands on; of a ground, the most that any text can have.
struct Change {
  ui::Token token = ui::Token::ground;
  Reason reason = Reason::too_faint;
  ui::Colour from;
  ui::Colour to;
  double ratio_before = 0;
  double ratio_after = 0;
};

struct Solved {
  ui::Theme theme;
  std::vector<Change> changes;
};

Solved solve(const Wish& wish);

// `over` stands on `under` somewhere in the look of a widget, and must differ from it by at least `ratio`.
struct ContrastPair {
  ui::Token over;
  ui::Token under;
  double ratio;
};
std::span<const ContrastPair> contrast_pairs();

// Two states and how far apart in lightness (OKLCH, 0–1) their colours are: without hue this and the second sign tell them apart.
struct LightnessStep {
  ui::Token one;
  ui::Token other;
  const char* second_sign;  // what tells them apart besides colour
  double step;
};
std::vector<LightnessStep> lightness_steps(const ui::Theme& theme);

}  // namespace portal::accessibility
