// Words of a street by their beginnings; what follows a street and begins with a figure is a house.
#include "examples/portal/backend/addresses.h"

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/profiles.h"
#include "sdk/text/code_points.h"
#include "sdk/text/writing/fold.h"

namespace portal::demo {

namespace {

constexpr std::size_t most = 10;

// Whether each word begins a word of the street's name.
bool fits(std::string_view street, const std::vector<std::string_view>& words) {
  for (const std::string_view word : words) {
    std::size_t at = street.find(word);
    while (at != std::string_view::npos && at != 0 && street[at - 1] != ' ') at = street.find(word, at + 1);
    if (at == std::string_view::npos) return false;
  }
  return true;
}

// The house at the end, as it was typed: «Мира, 10а» → «10а»; taken off the words of the street.
std::string take_house(std::vector<std::string_view>& words) {
  if (words.size() < 2 || words.back()[0] < '0' || words.back()[0] > '9') return {};
  const std::string house(words.back());
  words.pop_back();
  return house;
}

}  // namespace

Addresses::Addresses(const std::string& content) {
  const auto text = read_file(content + "/streets.txt");
  for (const std::string_view line : text::split(text ? *text : std::string(), '\n'))
    if (line[0] != '#') streets_.push_back({std::string(line), text::search_fold(line)});
}

Response Addresses::suggest(const Request& request, const Visit& visit) {
  std::string typed;
  if (auto wrong = read_query(request, visit.language, "text", typed)) return *wrong;
  const std::string folded = text::search_fold(typed);
  std::vector<std::string_view> words = text::split_words(folded);
  json::Array found;
  // «25 лет Октября» begins with a figure and is no house: the words as they are first, then with a house at their end.
  for (int with_house = 0; with_house < 2 && !words.empty() && found.empty(); ++with_house) {
    const std::string house = with_house != 0 ? take_house(words) : std::string();
    if (with_house != 0 && house.empty()) break;
    for (const Street& street : streets_) {
      if (found.size() == most) break;
      if (!fits(street.folded, words)) continue;
      json::Object parts{{"city", "Красноярск"}, {"street", street.name}};
      if (!house.empty()) parts.set("house", house);
      found.emplace_back(json::Object{{"label", street.name + (house.empty() ? "" : ", " + house)}, {"parts", std::move(parts)}});
    }
  }
  return answer(200, json::Object{{"suggestions", std::move(found)}});
}

}  // namespace portal::demo
