// Walks JSON eight bytes at a time where a text has nothing to look at.
#include "tools/portal/event_lines.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "sdk/json/json.h"

namespace portal::tools {

namespace {

constexpr int deepest = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The highest bit of each byte that is a quote, a backslash, a control character or not ASCII; bits above the lowest one may be wrong.
std::uint64_t eventful(std::uint64_t bytes) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t highs = 0x8080808080808080U;
  const auto has_zero = [](std::uint64_t v) { return (v - ones) & ~v; };
  return (has_zero(bytes ^ (ones * '"')) | has_zero(bytes ^ (ones * '\\')) | (bytes - ones * 0x20) | bytes) & highs;
}

}  // namespace

std::string Slot::string() const {
  if (kind != SlotKind::escaped_text) return std::string(text);
  auto parsed = json::parse('"' + std::string(text) + '"');
  return parsed.ok() && parsed.value().is_string() ? parsed.value().text() : std::string(text);
}

bool LineScanner::scan(std::string_view line) {
  for (Slot& slot : slots_) slot.kind = SlotKind::absent;
  JsonWalk walk(line);
  if (!walk.value(wanted_, &slots_, 0, nullptr)) return false;
  walk.space();
  return walk.at_end();
}

bool JsonWalk::value(std::span<const Want> wanted, std::vector<Slot>* slots, int depth, Slot* out) {
  space();
  if (at_ == end_ || depth > deepest) return false;
  const char* from = at_;
  SlotKind kind = SlotKind::literal;
  bool good = false;
  switch (*at_) {
    case '"': {
      ++at_;
      Slot found;
      if (!text(found)) return false;
      if (out != nullptr) *out = found;
      return true;
    }
    case '{': ++at_, kind = SlotKind::object, good = object(wanted, slots, depth); break;
    case '[': ++at_, kind = SlotKind::array, good = array(depth); break;
    case 't': good = literal("true"); break;
    case 'f': good = literal("false"); break;
    case 'n': good = literal("null"); break;
    default: kind = SlotKind::number, good = number();
  }
  if (good && out != nullptr) *out = {kind, std::string_view(from, static_cast<std::size_t>(at_ - from))};
  return good;
}

bool JsonWalk::object(std::span<const Want> wanted, std::vector<Slot>* slots, int depth) {
  if (take('}')) return true;
  do {
    if (!member(wanted, slots, depth)) return false;
  } while (take(','));
  return take('}');
}

bool JsonWalk::member(std::span<const Want> wanted, std::vector<Slot>* slots, int depth) {
  Slot key;
  if (!take('"') || !text(key) || !take(':')) return false;
  for (const Want& want : wanted) {
    if (want.key != key.text) continue;
    Slot* slot = want.slot < 0 ? nullptr : &(*slots)[static_cast<std::size_t>(want.slot)];
    if (slot != nullptr && slot->kind != SlotKind::absent) return false;
    return value(want.inside, slots, depth + 1, slot);
  }
  return value({}, nullptr, depth + 1, nullptr);
}

bool JsonWalk::array(int depth) {
  if (take(']')) return true;
  do {
    if (!value({}, nullptr, depth + 1, nullptr)) return false;
  } while (take(','));
  return take(']');
}

bool JsonWalk::text(Slot& out) {
  const char* from = at_;
  bool escaped = false;
  while (true) {
    std::uint64_t bytes = 0;
    while (end_ - at_ >= 8) {
      std::memcpy(&bytes, at_, 8);
      const std::uint64_t events = eventful(bytes);
      if (events != 0) {
        at_ += std::countr_zero(events) / 8;  // the first byte is the lowest: little-endian, as WebAssembly and all our servers are
        break;
      }
      at_ += 8;
    }
    if (at_ == end_) return false;
    const auto c = static_cast<unsigned char>(*at_);
    if (c == '"') break;
    if (c < 0x20) return false;
    if (c == '\\') {
      escaped = true;
      if (!escape()) return false;
    } else if (c >= 0x80) {
      if (!utf8()) return false;
    } else {
      ++at_;
    }
  }
  out = {escaped ? SlotKind::escaped_text : SlotKind::text, std::string_view(from, static_cast<std::size_t>(at_ - from))};
  ++at_;
  return true;
}

bool JsonWalk::escape() {
  if (end_ - at_ < 2) return false;
  const char c = at_[1];
  if (c != 'u') {
    at_ += 2;
    return std::strchr("\"\\/bfnrt", c) != nullptr && c != '\0';
  }
  if (end_ - at_ < 6) return false;
  for (int i = 2; i < 6; ++i) {
    const char digit = at_[i];
    if (!is_digit(digit) && !(digit >= 'a' && digit <= 'f') && !(digit >= 'A' && digit <= 'F')) return false;
  }
  at_ += 6;
  return true;
}

// Unicode 15, table 3-7. Letters of two bytes, one after another, are the common case.
bool JsonWalk::utf8() {
  const auto byte = [this](int i) { return end_ - at_ > i ? static_cast<unsigned char>(at_[i]) : 0U; };
  const auto is_next = [](unsigned b) { return (b & 0xC0U) == 0x80; };
  while (byte(0) >= 0xC2 && byte(0) <= 0xDF) {
    if (!is_next(byte(1))) return false;
    at_ += 2;
  }
  const unsigned lead = byte(0);
  if (lead < 0x80) return true;
  if (lead < 0xE0 || lead > 0xF4) return false;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  const int length = lead < 0xF0 ? 3 : 4;
  if (byte(1) < low || byte(1) > high || !is_next(byte(2)) || (length == 4 && !is_next(byte(3)))) return false;
  at_ += length;
  return true;
}

bool JsonWalk::number() {
  const auto digits = [this] {
    const char* from = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ != from;
  };
  if (at_ != end_ && *at_ == '-') ++at_;
  if (at_ != end_ && *at_ == '0') ++at_;
  else if (!digits()) return false;
  if (at_ != end_ && *at_ == '.') {
    ++at_;
    if (!digits()) return false;
  }
  if (at_ == end_ || (*at_ != 'e' && *at_ != 'E')) return true;
  ++at_;
  if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
  return digits();
}

bool JsonWalk::literal(std::string_view word) {
  if (static_cast<std::size_t>(end_ - at_) < word.size() || std::string_view(at_, word.size()) != word) return false;
  at_ += word.size();
  return true;
}

}  // namespace portal::tools
