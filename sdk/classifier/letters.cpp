// Tables of letters.
#include "sdk/classifier/letters.h"

#include <string_view>

namespace portal::classifier {

namespace {

// Latin letters with accents, U+00C0–U+017F, as the letter they are written over; '.' where it is another kind of letter.
constexpr std::string_view plain_latin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(plain_latin.size() == 0x180 - 0xC0);

}  // namespace

char32_t fold_sign(char32_t sign) {
  if (sign < 0x80) {
    if (sign >= U'A' && sign <= U'Z') return sign + 32;
    return sign >= U'4' && sign <= U'9' ? U'0' : sign;
  }
  if (sign >= 0xC0 && sign < 0xC0 + plain_latin.size()) {
    const char plain = plain_latin[sign - 0xC0];
    return plain == '.' ? sign : static_cast<char32_t>(plain);
  }
  if (sign >= 0x410 && sign <= 0x42F) return sign + 0x20;
  if (sign == 0x401 || sign == 0x451) return 0x435;  // Ё, ё → е
  if (sign >= 0x400 && sign <= 0x40F) return sign + 0x50;
  if (sign >= 0x391 && sign <= 0x3A9) return sign + 0x20;
  if (sign == 0x386 || sign == 0x3AC) return 0x3B1;
  if (sign == 0x388 || sign == 0x3AD) return 0x3B5;
  if (sign == 0x389 || sign == 0x3AE) return 0x3B7;
  if (sign == 0x38A || sign == 0x3AF) return 0x3B9;
  if (sign == 0x38C || sign == 0x3CC) return 0x3BF;
  if (sign == 0x38E || sign == 0x3CD) return 0x3C5;
  if (sign == 0x38F || sign == 0x3CE) return 0x3C9;
  if (sign == 0x3C2) return 0x3C3;
  return sign;
}

bool is_word_sign(char32_t sign) {
  if (sign < 0x80) return (sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z') || (sign >= U'0' && sign <= U'9');
  if (sign == 0xAA || sign == 0xBA || sign == 0x2116) return true;  // ª, º, №
  return sign >= 0xC0 && sign != 0xD7 && sign != 0xF7 && !(sign >= 0x2000 && sign <= 0x2BFF) && !(sign >= 0x3000 && sign <= 0x3004) &&
         !(sign >= 0xFE00 && sign <= 0xFE0F) && !(sign >= 0xFF00 && sign <= 0xFF0F) && sign != 0x3001 && sign != 0x3002;
}

}  // namespace portal::classifier
