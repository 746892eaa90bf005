#pragma once
// How far two colours are apart: WCAG 2.2 relative luminance and contrast ratio, and OKLCH, in which equal steps look equal.
//
// A ratio is of the colours as a screen shows them, eight bits a channel: what is measured is what is seen.

#include "sdk/ui/theme.h"

namespace portal::accessibility {

inline constexpr double text_contrast = 7;  // WCAG 2.2, 1.4.6 Contrast (Enhanced), text of any size
inline constexpr double part_contrast = 3;  // 1.4.11 Non-text Contrast, 2.4.13 Focus Appearance

double luminance(ui::Colour colour);          // 0 black … 1 white
double contrast(ui::Colour a, ui::Colour b);  // 1 … 21
// Whether black or white reaches text_contrast on it; 59 of the 256 greys let neither.
bool carries_text(ui::Colour ground);

// Björn Ottosson, "A perceptual color space for image processing" (2020), as in CSS Color 4, 9.2–9.4.
struct Lch {
  double lightness = 0;  // 0 black … 1 white
  double chroma = 0;     // 0 grey … about 0.32
  double hue = 0;        // radians
};

Lch lch_of(ui::Colour colour);
// Of a colour that no screen shows, the nearest of the same lightness and hue.
ui::Colour colour_of(const Lch& lch);

}  // namespace portal::accessibility
