// Value to text.
#include <cmath>

#include "sdk/json/json.h"

namespace portal::json {

namespace {

// Length of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), or 0.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0) {
    if (!tail(1) || !tail(2)) return 0;
    if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) >= 0xA0)) return 0;
    return 3;
  }
  if (first >= 0xF0 && first < 0xF5) {
    if (!tail(1) || !tail(2) || !tail(3)) return 0;
    if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) >= 0x90)) return 0;
    return 4;
  }
  return 0;
}

void write_integer(std::int64_t value, std::string& out) {
  char buffer[20];
  char* at = buffer + sizeof buffer;
  auto rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) out += '-';
  out.append(at, buffer + sizeof buffer);
}

void write_escape(unsigned char byte, std::string& out) {
  constexpr char hex[] = "0123456789abcdef";
  switch (byte) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 0xFU];
  }
}

}  // namespace

void write_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t run = 0;  // bytes that go out as they are
  const auto flush = [&] {
    out.append(text.substr(0, run));
    text.remove_prefix(run);
    run = 0;
  };
  while (run < text.size()) {
    const auto byte = static_cast<unsigned char>(text[run]);
    if (byte < 0x20 || byte == '"' || byte == '\\') {
      flush();
      write_escape(byte, out);
      text.remove_prefix(1);
    } else if (const std::size_t length = utf8_length(text.substr(run)); length != 0) {
      run += length;
    } else {
      flush();
      out += "\xEF\xBF\xBD";
      text.remove_prefix(1);
    }
  }
  flush();
  out += '"';
}

void write(const Value& value, std::string& out) {
  switch (value.kind()) {
    case Kind::null: out += "null"; break;
    case Kind::boolean: out += value.boolean() ? "true" : "false"; break;
    case Kind::integer: write_integer(value.integer(), out); break;
    case Kind::number: out += std::isfinite(value.number()) ? number_text(value.number()) : "null"; break;
    case Kind::string: write_string(value.text(), out); break;
    case Kind::array: {
      char before = '[';
      for (const Value& item : value.array()) {
        out += before;
        write(item, out);
        before = ',';
      }
      out += before == '[' ? "[]" : "]";
      break;
    }
    case Kind::object: {
      char before = '{';
      for (const Member& member : value.object()) {
        out += before;
        write_string(member.key, out);
        out += ':';
        write(member.value, out);
        before = ',';
      }
      out += before == '{' ? "{}" : "}";
      break;
    }
  }
}

std::string write(const Value& value) {
  std::string out;
  write(value, out);
  return out;
}

}  // namespace portal::json
