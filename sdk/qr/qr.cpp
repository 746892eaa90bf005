// Codewords, places, masks. Numbers in brackets are clauses of ISO/IEC 18004:2015.
#include "sdk/qr/qr.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace portal::qr {

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr int most_versions = 20;
// Level L, by version from 1 (7.5.1, table 9).
constexpr int correction_per_block[] = {7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28};
constexpr int block_count[] = {1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8};

int all_codewords(int version) {
  int modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const int alignments = version / 7 + 2;
    modules -= (25 * alignments - 10) * alignments - 55;
    if (version >= 7) modules -= 36;
  }
  return modules / 8;
}

int data_codewords(int version) { return all_codewords(version) - correction_per_block[version - 1] * block_count[version - 1]; }

// Arithmetic of GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1 (7.5.2).
std::uint8_t times(unsigned a, unsigned b) {
  unsigned out = 0;
  for (int i = 7; i >= 0; --i) {
    out = (out << 1U) ^ ((out >> 7U) * 0x11DU);
    out ^= ((b >> static_cast<unsigned>(i)) & 1U) * a;
  }
  return static_cast<std::uint8_t>(out);
}

Bytes generator(int degree) {
  Bytes out(static_cast<std::size_t>(degree));
  out.back() = 1;
  unsigned root = 1;
  for (int i = 0; i < degree; ++i) {
    for (std::size_t j = 0; j < out.size(); ++j) {
      out[j] = times(out[j], root);
      if (j + 1 < out.size()) out[j] ^= out[j + 1];
    }
    root = times(root, 2);
  }
  return out;
}

Bytes correction(const Bytes& data, const Bytes& divisor) {
  Bytes out(divisor.size());
  for (const std::uint8_t byte : data) {
    const std::uint8_t factor = static_cast<std::uint8_t>(byte ^ out.front());
    out.erase(out.begin());
    out.push_back(0);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] ^= times(divisor[i], factor);
  }
  return out;
}

// Mode 4 (bytes), the count, the bytes, the terminator, and pads (7.4).
Bytes data_of(std::string_view text, int version) {
  std::vector<bool> bits;
  const auto put = [&](unsigned value, int count) {
    for (int i = count - 1; i >= 0; --i) bits.push_back(((value >> static_cast<unsigned>(i)) & 1U) != 0);
  };
  put(4, 4);
  put(static_cast<unsigned>(text.size()), version < 10 ? 8 : 16);
  for (const char c : text) put(static_cast<unsigned char>(c), 8);
  const std::size_t capacity = static_cast<std::size_t>(data_codewords(version)) * 8;
  put(0, static_cast<int>(std::min<std::size_t>(4, capacity - bits.size())));
  while (bits.size() % 8 != 0) bits.push_back(false);
  Bytes out(bits.size() / 8);
  for (std::size_t i = 0; i < bits.size(); ++i) out[i / 8] = static_cast<std::uint8_t>(out[i / 8] << 1U | (bits[i] ? 1U : 0U));
  for (std::uint8_t pad = 0xEC; out.size() < capacity / 8; pad ^= 0xEC ^ 0x11) out.push_back(pad);
  return out;
}

// Blocks with their correction, interleaved (7.6).
Bytes codewords_of(const Bytes& data, int version) {
  const int blocks = block_count[version - 1];
  const int per_block = correction_per_block[version - 1];
  const int total = all_codewords(version);
  const int shorter = blocks - total % blocks;
  const int short_data = total / blocks - per_block;
  const Bytes divisor = generator(per_block);
  std::vector<Bytes> parts;
  std::vector<Bytes> corrections;
  std::size_t at = 0;
  for (int i = 0; i < blocks; ++i) {
    const std::size_t length = static_cast<std::size_t>(short_data + (i < shorter ? 0 : 1));
    parts.emplace_back(data.begin() + static_cast<std::ptrdiff_t>(at), data.begin() + static_cast<std::ptrdiff_t>(at + length));
    corrections.push_back(correction(parts.back(), divisor));
    at += length;
  }
  Bytes out;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(short_data); ++i)
    for (const Bytes& part : parts)
      if (i < part.size()) out.push_back(part[i]);
  for (std::size_t i = 0; i < static_cast<std::size_t>(per_block); ++i)
    for (const Bytes& part : corrections) out.push_back(part[i]);
  return out;
}

class Drawing {
 public:
  explicit Drawing(int version) : version_(version), code_(17 + 4 * version), fixed_(17 + 4 * version) { draw_fixed(); }

  void place(const Bytes& codewords) {  // 7.7.3: two columns at a time, up and down, from the right
    std::size_t bit = 0;
    for (int right = code_.size() - 1; right >= 1; right -= 2) {
      if (right == 6) right = 5;
      for (int step = 0; step < code_.size(); ++step)
        for (int j = 0; j < 2; ++j) {
          const int x = right - j;
          const int y = ((right + 1) & 2) == 0 ? code_.size() - 1 - step : step;
          if (fixed_.is_dark(x, y) || bit >= codewords.size() * 8) continue;
          code_.set(x, y, ((codewords[bit / 8] >> (7 - bit % 8)) & 1U) != 0);
          ++bit;
        }
    }
  }

  Code with_best_mask() {
    int best = 0;
    long least = -1;
    for (int mask = 0; mask < 8; ++mask) {
      apply(mask);
      const long found = penalty();
      if (least < 0 || found < least) {
        least = found;
        best = mask;
      }
      apply(mask);  // twice is not at all
    }
    apply(best);
    return code_;
  }

 private:
  void fix(int x, int y, bool dark) {
    code_.set(x, y, dark);
    fixed_.set(x, y, true);
  }

  void draw_fixed() {
    const int size = code_.size();
    for (int i = 0; i < size; ++i) {
      fix(6, i, i % 2 == 0);
      fix(i, 6, i % 2 == 0);
    }
    draw_finder(3, 3);
    draw_finder(size - 4, 3);
    draw_finder(3, size - 4);
    draw_alignments();
    draw_format(0);
    if (version_ >= 7) draw_version();
  }

  void draw_finder(int x, int y) {
    for (int dy = -4; dy <= 4; ++dy)
      for (int dx = -4; dx <= 4; ++dx) {
        const int distance = std::max(std::abs(dx), std::abs(dy));
        if (x + dx >= 0 && x + dx < code_.size() && y + dy >= 0 && y + dy < code_.size()) fix(x + dx, y + dy, distance != 2 && distance != 4);
      }
  }

  void draw_alignments() {
    if (version_ == 1) return;
    const int count = version_ / 7 + 2;
    const int step = (version_ * 4 + count * 2 + 1) / (count * 2 - 2) * 2;  // table E.1; version 32 alone is another
    std::vector<int> centres(static_cast<std::size_t>(count), 6);
    for (int i = count - 1, place = code_.size() - 7; i >= 1; --i, place -= step) centres[static_cast<std::size_t>(i)] = place;
    for (const int y : centres)
      for (const int x : centres) {
        const bool is_finder = (x == 6 && y == 6) || (x == 6 && y == centres.back()) || (x == centres.back() && y == 6);
        if (is_finder) continue;
        for (int dy = -2; dy <= 2; ++dy)
          for (int dx = -2; dx <= 2; ++dx) fix(x + dx, y + dy, std::max(std::abs(dx), std::abs(dy)) != 1);
      }
  }

  void draw_format(int mask) {  // 7.9: level L is 01
    const unsigned data = 1U << 3U | static_cast<unsigned>(mask);
    unsigned rest = data;
    for (int i = 0; i < 10; ++i) rest = (rest << 1U) ^ ((rest >> 9U) * 0x537U);
    const unsigned bits = (data << 10U | rest) ^ 0x5412U;
    const auto bit = [&](int i) { return ((bits >> static_cast<unsigned>(i)) & 1U) != 0; };
    const int size = code_.size();
    for (int i = 0; i <= 5; ++i) fix(8, i, bit(i));
    fix(8, 7, bit(6));
    fix(8, 8, bit(7));
    fix(7, 8, bit(8));
    for (int i = 9; i < 15; ++i) fix(14 - i, 8, bit(i));
    for (int i = 0; i < 8; ++i) fix(size - 1 - i, 8, bit(i));
    for (int i = 8; i < 15; ++i) fix(8, size - 15 + i, bit(i));
    fix(8, size - 8, true);
  }

  void draw_version() {  // 7.10
    unsigned rest = static_cast<unsigned>(version_);
    for (int i = 0; i < 12; ++i) rest = (rest << 1U) ^ ((rest >> 11U) * 0x1F25U);
    const unsigned bits = static_cast<unsigned>(version_) << 12U | rest;
    for (int i = 0; i < 18; ++i) {
      const bool dark = ((bits >> static_cast<unsigned>(i)) & 1U) != 0;
      const int a = code_.size() - 11 + i % 3;
      fix(a, i / 3, dark);
      fix(i / 3, a, dark);
    }
  }

  static bool masks(int mask, int x, int y) {  // 7.8.2
    switch (mask) {
      case 0: return (x + y) % 2 == 0;
      case 1: return y % 2 == 0;
      case 2: return x % 3 == 0;
      case 3: return (x + y) % 3 == 0;
      case 4: return (x / 3 + y / 2) % 2 == 0;
      case 5: return x * y % 2 + x * y % 3 == 0;
      case 6: return (x * y % 2 + x * y % 3) % 2 == 0;
      default: return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
  }

  void apply(int mask) {
    draw_format(mask);
    for (int y = 0; y < code_.size(); ++y)
      for (int x = 0; x < code_.size(); ++x)
        if (!fixed_.is_dark(x, y) && masks(mask, x, y)) code_.set(x, y, !code_.is_dark(x, y));
  }

  long penalty() const {  // 7.8.3
    const int size = code_.size();
    long out = 0;
    int dark = 0;
    for (int line = 0; line < size; ++line) out += line_penalty(line, true) + line_penalty(line, false);
    for (int y = 0; y < size; ++y)
      for (int x = 0; x < size; ++x) {
        const bool here = code_.is_dark(x, y);
        dark += here ? 1 : 0;
        if (x + 1 < size && y + 1 < size && code_.is_dark(x + 1, y) == here && code_.is_dark(x, y + 1) == here && code_.is_dark(x + 1, y + 1) == here)
          out += 3;
      }
    const int total = size * size;
    const int k = (std::abs(dark * 20 - total * 10) + total - 1) / total - 1;
    return out + k * 10L;
  }

  // Runs of five and more, and patterns that look like a finder: 1:1:3:1:1 with four light modules before or behind.
  long line_penalty(int line, bool is_row) const {
    const int size = code_.size();
    const auto at = [&](int i) { return i >= 0 && i < size && (is_row ? code_.is_dark(i, line) : code_.is_dark(line, i)); };
    long out = 0;
    int run = 1;
    for (int i = 1; i <= size; ++i) {
      if (i < size && at(i) == at(i - 1)) {
        ++run;
        continue;
      }
      if (run >= 5) out += run - 2;
      run = 1;
    }
    for (int i = 0; i + 7 <= size; ++i) {
      if (!(at(i) && !at(i + 1) && at(i + 2) && at(i + 3) && at(i + 4) && !at(i + 5) && at(i + 6))) continue;
      const auto is_light = [&](int from) { return !at(from) && !at(from + 1) && !at(from + 2) && !at(from + 3); };
      if (is_light(i - 4)) out += 40;
      if (is_light(i + 7)) out += 40;
    }
    return out;
  }

  int version_;
  Code code_;
  Code fixed_;  // dark where a module is not data
};

}  // namespace

std::string Code::path() const {
  std::string out;
  for (int y = 0; y < size_; ++y)
    for (int x = 0; x < size_; ++x) {
      if (!is_dark(x, y)) continue;
      const int start = x;
      while (x < size_ && is_dark(x, y)) ++x;
      const std::string length = std::to_string(x - start);
      out += "M" + std::to_string(start + quiet_zone) + " " + std::to_string(y + quiet_zone) + "h" + length + "v1h-" + length + "z";
    }
  return out;
}

std::optional<Code> encode(std::string_view text) {
  for (int version = 1; version <= most_versions; ++version) {
    const std::size_t header = version < 10 ? 12 : 20;
    if (header + text.size() * 8 > static_cast<std::size_t>(data_codewords(version)) * 8) continue;
    Drawing drawing(version);
    drawing.place(codewords_of(data_of(text, version), version));
    return drawing.with_best_mask();
  }
  return std::nullopt;
}

}  // namespace portal::qr
