// Luminance and OKLCH.
#include "accessibility/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace portal::accessibility {

namespace {

struct Linear {
  double red, green, blue;
};

double decoded(unsigned char part) {
  static const std::array<double, 256> table = [] {
    std::array<double, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
      const double value = static_cast<double>(i) / 255;
      out[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    return out;
  }();
  return table[part];
}

unsigned char encoded(double linear) {
  const double value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
  return static_cast<unsigned char>(std::clamp(value * 255 + 0.5, 0.0, 255.0));
}

Linear linear_of(const Lch& lch) {
  const double a = lch.chroma * std::cos(lch.hue);
  const double b = lch.chroma * std::sin(lch.hue);
  const auto cube = [](double x) { return x * x * x; };
  const double l = cube(lch.lightness + 0.3963377774 * a + 0.2158037573 * b);
  const double m = cube(lch.lightness - 0.1055613458 * a - 0.0638541728 * b);
  const double s = cube(lch.lightness - 0.0894841775 * a - 1.2914855480 * b);
  return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool is_shown(const Linear& colour) {
  constexpr double slack = 1e-4;
  for (const double part : {colour.red, colour.green, colour.blue})
    if (part < -slack || part > 1 + slack) return false;
  return true;
}

}  // namespace

double luminance(ui::Colour colour) { return 0.2126 * decoded(colour.red) + 0.7152 * decoded(colour.green) + 0.0722 * decoded(colour.blue); }

double contrast(ui::Colour a, ui::Colour b) {
  const double one = luminance(a);
  const double other = luminance(b);
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

bool carries_text(ui::Colour ground) { return contrast(ground, {0, 0, 0}) >= text_contrast || contrast(ground, {255, 255, 255}) >= text_contrast; }

Lch lch_of(ui::Colour colour) {
  const double red = decoded(colour.red);
  const double green = decoded(colour.green);
  const double blue = decoded(colour.blue);
  const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  const double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
  return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, std::sqrt(a * a + b * b), std::atan2(b, a)};
}

ui::Colour colour_of(const Lch& lch) {
  Lch fitting = lch;
  fitting.lightness = std::clamp(fitting.lightness, 0.0, 1.0);
  Linear linear = linear_of(fitting);
  if (!is_shown(linear)) {
    double least = 0;
    double most = fitting.chroma;
    for (int i = 0; i < 10; ++i) {
      fitting.chroma = (least + most) / 2;
      (is_shown(linear_of(fitting)) ? least : most) = fitting.chroma;
    }
    fitting.chroma = least;
    linear = linear_of(fitting);
  }
  return {encoded(linear.red), encoded(linear.green), encoded(linear.blue)};
}

}  // namespace portal::accessibility
