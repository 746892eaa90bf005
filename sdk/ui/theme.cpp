// Colours and tokens as they are written.
#include "sdk/ui/theme.h"

namespace portal::ui {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string hex_of(Colour colour) {
  std::string out = "#";
  for (const unsigned part : {colour.red, colour.green, colour.blue}) {
    out += hex_digits[part >> 4U];
    out += hex_digits[part & 0xFU];
  }
  return out;
}

std::optional<Colour> colour_from_hex(std::string_view written) {
  if ((written.size() != 4 && written.size() != 7) || written.front() != '#') return std::nullopt;
  const std::size_t digits = written.size() == 7 ? 2 : 1;
  std::uint8_t parts[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = hex_value(written[1 + i * digits]);
    const int low = hex_value(written[i * digits + digits]);
    if (high < 0 || low < 0) return std::nullopt;
    parts[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Colour{parts[0], parts[1], parts[2]};
}

std::string_view name_of(Token token) {
  static constexpr std::string_view names[] = {
#define TOKEN(name, meaning) #name,
#include "sdk/ui/theme_tokens.def"
#undef TOKEN
  };
  return names[static_cast<std::size_t>(token)];
}

std::string css_name_of(Token token) {
  std::string out = "--pw-";
  for (const char c : name_of(token)) out += c == '_' ? '-' : c;
  return out;
}

}  // namespace portal::ui
