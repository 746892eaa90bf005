// Words of a text, and the distance between two of them.
#include <algorithm>

#include "sdk/catalogue/search.h"
#include "sdk/text/stemming/stem.h"
#include "sdk/text/writing/fold.h"

namespace portal::catalogue {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  const std::string folded = text::stemming_fold(text);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    out.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string stem_of(std::string_view word) { return text::search_fold(text::stem(word)); }

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
