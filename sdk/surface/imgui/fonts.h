#pragma once
// The letters that surfaces draw with: rasterised at the size that is asked for, for the letters that are asked for.
//
//   PORTAL_TRY(FontFiles files, installed_fonts());   // PT Sans of Debian's fonts-paratype; in a page the caller has the bytes
//   Fonts fonts(std::move(files));
//
// Latin, Cyrillic with the letters of Kazakh, Tatar, Bashkir and others, digits and signs are there from the start; any other letter
// comes with the first text that has it. Sizes are CSS pixels times `density`, the device's pixels in one of them.

#include <memory>
#include <string>
#include <string_view>

#include "sdk/base/result.h"

namespace portal::surface::imgui {

struct FontFiles {  // TrueType, as bytes
  std::string regular;
  std::string bold;
  std::string others;  // for what the first two lack: arrows, rare scripts; may be empty
};

// Errors: storage_failed, with the path of the file that could not be read.
Result<FontFiles> installed_fonts();

struct Face {
  bool bold = false;
  float size = 18;  // CSS pixels
  friend bool operator==(const Face&, const Face&) = default;
};

class Fonts {
 public:
  explicit Fonts(FontFiles files, float density = 1);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  float density() const { return density_; }
  void set_density(float density);

  void need(std::string_view text);  // before it is measured or drawn; free where nothing is new
  void need(Face face);
  float advance(Face face, char32_t letter);      // CSS pixels; of a letter that no file has, those of «□»
  bool has(char32_t letter);                      // whether a file has it
  int generation() const { return generation_; }  // grows when the picture of the letters is a new one

  struct Atlas;  // of this room alone
  Atlas& atlas();

 private:
  FontFiles files_;
  float density_;
  int generation_ = 0;
  std::unique_ptr<Atlas> atlas_;
};

}  // namespace portal::surface::imgui
