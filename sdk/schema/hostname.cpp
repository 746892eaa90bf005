// Host names and Punycode. What IDNA forbids in a label is said in one pattern: the port's engine knows Unicode's properties.
#include "sdk/schema/hostname.h"

#include "sdk/text/port.h"

namespace portal::schema {

namespace {

void append_utf8(std::uint32_t code, std::string& out) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      put(0xE0 | code >> 12);
    } else {
      put(0xF0 | code >> 18);
      put(0x80 | (code >> 12 & 0x3F));
    }
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

// RFC 3492 6.1.
std::uint32_t adapted_bias(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / 700 : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > 455; k += 36) delta /= 35;
  return k + 36 * delta / (delta + 38);
}

// RFC 5891 4.2.3 and RFC 5892 2.6 with appendix A: a mark at the start, hyphens in the third and fourth place, capital letters, characters
// forbidden by exception, and those allowed only between certain others. Viramas (A.1, A.2) are listed, as ECMA-262 has no name for them.
constexpr std::string_view forbidden =
    "^\\p{M}|^..--|\\p{Lu}|[\\u0640\\u07FA\\u302E\\u302F\\u3031-\\u3035\\u303B]"
    "|(?<!l)\\u00B7|\\u00B7(?!l)|\\u0375(?!\\p{Script=Greek})|(?<!\\p{Script=Hebrew})[\\u05F3\\u05F4]"
    "|^(?!.*[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]).*\\u30FB"
    "|[\\u0660-\\u0669].*[\\u06F0-\\u06F9]|[\\u06F0-\\u06F9].*[\\u0660-\\u0669]"
    "|(?<![\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u0E3A\\u0F84\\u1039])(?:\\u200D|(?<![\\p{Script=Arabic}\\p{Script="
    "Syriac}])\\u200C)";

bool is_allowed_label(std::string_view punycode) {
  static const auto* pattern = new Result<text::Pattern>(text::Pattern::compile(forbidden));
  const std::string label = punycode_decoded(punycode);
  return !label.empty() && pattern->ok() && !pattern->value().search(label);
}

bool is_label(std::string_view text, bool international) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  for (const char c : text) {
    const char lower = static_cast<char>(c | 0x20);
    const bool plain = (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z') || c == '-';
    if (!plain && !(international && static_cast<unsigned char>(c) >= 0x80)) return false;
  }
  const bool coded = text.size() > 3 && (text[0] | 0x20) == 'x' && (text[1] | 0x20) == 'n' && text[2] == '-' && text[3] == '-';
  return !coded || is_allowed_label(text.substr(4));
}

}  // namespace

std::string punycode_decoded(std::string_view text) {
  if (text.empty() || text.size() > 63) return {};
  std::uint32_t points[64];
  std::uint32_t count = 0;
  const std::size_t dash = text.rfind('-');
  if (dash != std::string_view::npos) {
    for (const char c : text.substr(0, dash)) points[count++] = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);  // case does not count
    text.remove_prefix(dash + 1);
  }
  std::uint32_t code = 128;
  std::uint32_t bias = 72;
  std::uint32_t at = 0;
  while (!text.empty()) {
    const std::uint32_t before = at;
    std::uint32_t weight = 1;
    for (std::uint32_t k = 36;; k += 36) {
      if (text.empty()) return {};
      const char c = text[0];
      text.remove_prefix(1);
      const int digit = c >= '0' && c <= '9' ? c - '0' + 26 : (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (c | 0x20) - 'a' : -1;
      if (digit < 0 || weight > 0x4000000U) return {};  // more cannot be a code point
      at += static_cast<std::uint32_t>(digit) * weight;
      const std::uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (static_cast<std::uint32_t>(digit) < threshold) break;
      weight *= 36 - threshold;
    }
    ++count;
    bias = adapted_bias(at - before, count, before == 0);
    code += at / count;
    at %= count;
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
    for (std::uint32_t i = count - 1; i > at; --i) points[i] = points[i - 1];
    points[at++] = code;
  }
  std::string out;
  for (std::uint32_t i = 0; i < count; ++i) append_utf8(points[i], out);
  return out;
}

bool is_domain(std::string_view text, bool international) {
  if (text.size() > 253) return false;
  for (;;) {
    const std::size_t dot = text.find('.');
    if (!is_label(text.substr(0, dot), international)) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace portal::schema
