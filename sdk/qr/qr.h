#pragma once
// A text as a QR code (ISO/IEC 18004:2015, Model 2): bytes, error correction level L, versions 1 to 20, the mask of least penalty.
//
//   if (auto code = qr::encode("https://portal.example/#a")) draw(code->path(), code->side());

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace portal::qr {

inline constexpr std::size_t most_bytes = 858;  // of version 20, level L
inline constexpr int quiet_zone = 4;            // modules of empty ground that a reader needs on each side

class Code {
 public:
  explicit Code(int size) : size_(size), dark_(static_cast<std::size_t>(size * size)) {}

  int size() const { return size_; }                   // modules in a row, without the quiet zone
  int side() const { return size_ + 2 * quiet_zone; }  // with it
  bool is_dark(int column, int row) const { return dark_[static_cast<std::size_t>(row * size_ + column)]; }
  void set(int column, int row, bool dark) { dark_[static_cast<std::size_t>(row * size_ + column)] = dark; }
  std::string path() const;  // of SVG, one module a unit, the quiet zone counted: "M4 4h7v1h-7z…"

 private:
  int size_;
  std::vector<bool> dark_;
};

// Nothing where the text is longer than most_bytes.
std::optional<Code> encode(std::string_view text);

}  // namespace portal::qr
