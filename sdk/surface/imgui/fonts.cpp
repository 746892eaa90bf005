// Rasterising what is asked for.
#include "sdk/surface/imgui/fonts.h"

#include <cmath>
#include <cstdio>

#include "imgui_internal.h"
#include "sdk/surface/imgui/fonts_atlas.h"
#include "sdk/text/code_points.h"

namespace portal::surface::imgui {

namespace {

constexpr char installed_regular[] = "/usr/share/fonts/truetype/paratype/PTS55F.ttf";
constexpr char installed_bold[] = "/usr/share/fonts/truetype/paratype/PTS75F.ttf";
constexpr char installed_others[] = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

// First and last of what is there from the start: Latin, Cyrillic with all letters of the languages of Russia and Kazakhstan, punctuation,
// signs of money and number, arrows, signs of comparison, and the square for what is missing.
constexpr char32_t common[][2] = {{0x20, 0x7E},     {0xA0, 0x17F},    {0x400, 0x4FF},   {0x2010, 0x2027}, {0x202F, 0x203A}, {0x20AC, 0x20AC},
                                  {0x20BD, 0x20BD}, {0x2116, 0x2116}, {0x2190, 0x2193}, {0x2212, 0x2212}, {0x2260, 0x2265}, {0x25A1, 0x25A1}};

Result<std::string> read_file(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return Error{ErrorCode::storage_failed, path, "a font that can be read", "none"};
  std::string bytes;
  char buffer[65536];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, file)) bytes.append(buffer, got);
  std::fclose(file);
  return bytes;
}

unsigned number_at(const std::string& bytes, std::size_t at, int size) {
  unsigned number = 0;
  for (int i = 0; i < size; ++i) number = number << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
  return number;
}

std::size_t table_of(const std::string& file, const char* name) {
  const unsigned count = number_at(file, 4, 2);
  for (unsigned i = 0; i < count; ++i)
    if (file.compare(12 + 16 * i, 4, name) == 0) return number_at(file, 12 + 16 * i + 8, 4);
  return 0;
}

// Dear ImGui's size of a font is from its highest to its lowest; ours, as in CSS, is that of its em.
float height_of_em(const std::string& file) {
  const std::size_t head = table_of(file, "head");
  const std::size_t hhea = table_of(file, "hhea");
  if (head == 0 || hhea == 0) return 1;
  const auto ascent = static_cast<std::int16_t>(number_at(file, hhea + 4, 2));
  const auto descent = static_cast<std::int16_t>(number_at(file, hhea + 6, 2));
  const unsigned units = number_at(file, head + 18, 2);
  return units == 0 ? 1 : static_cast<float>(ascent - descent) / static_cast<float>(units);
}

void add_file(ImFontAtlas& picture, const std::string& file, float em, const ImWchar* ranges, bool merge) {
  if (file.empty()) return;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;  // the caller keeps the bytes
  config.MergeMode = merge;
  config.OversampleH = em < 30 ? 2 : 1;
  config.OversampleV = 1;
  const float size = std::round(em * height_of_em(file));
  picture.AddFontFromMemoryTTF(const_cast<char*>(file.data()), static_cast<int>(file.size()), size, &config, ranges);
}

}  // namespace

Result<FontFiles> installed_fonts() {
  FontFiles files;
  PORTAL_TRY(files.regular, read_file(installed_regular));
  PORTAL_TRY(files.bold, read_file(installed_bold));
  auto others = read_file(installed_others);
  if (others.ok()) files.others = std::move(others).value();
  return files;
}

ImFont* Fonts::Atlas::font(Face face) {
  for (std::size_t i = 0; i < faces.size(); ++i)
    if (faces[i] == face) return i < fonts.size() ? fonts[i] : nullptr;
  return nullptr;
}

Fonts::Fonts(FontFiles files, float density) : files_(std::move(files)), density_(density), atlas_(std::make_unique<Atlas>()) {
  for (const auto& [first, last] : common)
    for (char32_t letter = first; letter <= last; ++letter) atlas_->letters.insert(letter);
}

Fonts::~Fonts() = default;

void Fonts::set_density(float density) {
  if (density == density_) return;
  density_ = density;
  atlas_->is_outdated = true;
}

void Fonts::need(std::string_view text) {
  while (!text.empty()) {
    const char32_t letter = text::take_code_point(text);
    if (letter > 0x20 && atlas_->letters.insert(letter).second) atlas_->is_outdated = true;
  }
}

void Fonts::need(Face face) {
  for (const Face& known : atlas_->faces)
    if (known == face) return;
  atlas_->faces.push_back(face);
  atlas_->is_outdated = true;
}

Fonts::Atlas& Fonts::atlas() {
  Atlas& a = *atlas_;
  if (!a.is_outdated && !a.fonts.empty()) return a;
  a.picture.Clear();
  a.fonts.clear();
  a.ranges.clear();
  for (const char32_t letter : a.letters) {
    if (!a.ranges.empty() && a.ranges.back() + 1 == letter) {
      a.ranges.back() = letter;
    } else {
      a.ranges.push_back(letter);
      a.ranges.push_back(letter);
    }
  }
  a.ranges.push_back(0);
  if (a.faces.empty()) a.faces.push_back({});
  for (const Face& face : a.faces) {
    const float em = face.size * density_;
    add_file(a.picture, face.bold ? files_.bold : files_.regular, em, a.ranges.data(), false);
    a.fonts.push_back(a.picture.Fonts.back());
    add_file(a.picture, files_.others, em, a.ranges.data(), true);
  }
  a.picture.Flags |= ImFontAtlasFlags_NoMouseCursors;
  a.picture.TexDesiredWidth = 2048;
  // Not Build(), which brings a font of its own for the case that there is none.
  ImFontAtlasGetBuilderForStbTruetype()->FontBuilder_Build(&a.picture);
  for (ImFont* font : a.fonts)
    if (const ImFontGlyph* square = font->FindGlyphNoFallback(0x25A1)) font->FallbackGlyph = square, font->FallbackAdvanceX = square->AdvanceX;
  a.is_outdated = false;
  ++generation_;
  return a;
}

float Fonts::advance(Face face, char32_t letter) {
  Atlas& a = atlas();
  ImFont* font = a.font(face);
  if (font == nullptr) {
    need(face);
    font = atlas().font(face);
  }
  return font->GetCharAdvance(letter) / density_;
}

bool Fonts::has(char32_t letter) {
  std::string text;
  text::append_code_point(text, letter);
  need(text);
  return atlas().fonts.front()->FindGlyphNoFallback(letter) != nullptr;
}

}  // namespace portal::surface::imgui
