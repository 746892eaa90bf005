// Words of a text, and the distance between two of them.
#include <algorithm>

#include "sdk/catalogue/search.h"
#include "sdk/text/port.h"

namespace portal::catalogue {

namespace {

// Letters and digits; of what is not ASCII only general punctuation, signs and blanks part words.
bool is_letter(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
  return byte >= 0xC3 && byte != 0xE2;  // C2: no-break space, « »; E2: dashes, quotes, №
}

std::size_t length_of(unsigned char byte) { return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4; }

}  // namespace

std::vector<std::string> words_of(std::string_view text) { return folded_words(text::fold_case(text)); }

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = std::min(length_of(static_cast<unsigned char>(text[i])), text.size() - i);
    if (is_letter(text, i)) {
      const std::string_view letter = text.substr(i, length);
      word += letter == "\xD1\x91" ? std::string_view("\xD0\xB5") : letter;  // ё, е
    } else if (!word.empty()) {
      out.push_back(std::move(word));
      word.clear();
    }
    i += length;
  }
  if (!word.empty()) out.push_back(std::move(word));
  return out;
}

std::uint32_t slips_between(std::u16string_view a, std::u16string_view b, std::uint32_t most) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > most || longer > 40) return most + 1;
  std::uint32_t rows[3][41];
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::uint32_t* const row = rows[i % 3];
    const std::uint32_t* const above = rows[(i - 1) % 3];
    std::uint32_t least = row[0] = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], rows[(i - 2) % 3][j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], most + 1);
}

}  // namespace portal::catalogue
