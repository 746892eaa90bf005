// The index: stems to where they stand, and the words of a query against it.
#include "sdk/catalogue/search.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "sdk/text/writing/fold.h"

namespace portal::catalogue {

namespace {

constexpr std::uint8_t in_name = 8, in_keywords = 4, in_situation = 2, in_description = 1;
constexpr std::size_t most_words = 8;
constexpr std::size_t most_prefixed = 400;

std::u16string letters_of(std::string_view text) {
  std::u16string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    std::uint32_t code = length == 1 ? byte : byte & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    out += static_cast<char16_t>(code);
    i += length;
  }
  return out;
}

std::uint64_t bits_of(std::u16string_view letters) {
  std::uint64_t bits = 0;
  for (const char16_t letter : letters) bits |= std::uint64_t{1} << (letter & 63U);
  return bits;
}

// Each slip can bring one letter in and take one out: a bound that costs nothing, before the table is filled.
bool may_be_near(std::uint64_t a, std::uint64_t b, std::uint32_t most) {
  return static_cast<std::uint32_t>(std::popcount(a & ~b)) <= most && static_cast<std::uint32_t>(std::popcount(b & ~a)) <= most;
}

// One text of the catalogue: whose it is, and where it stands there.
struct Line {
  std::uint32_t entry;
  std::uint8_t place;
};

using Stems = std::vector<std::pair<std::string, Line>>;

// In all languages.
void add_stems(const Text& text, std::uint32_t entry, std::uint8_t place, Stems& out) {
  for (const json::Member& member : text.by_language)
    for (const std::string& word : words_of(member.value.text())) out.emplace_back(stem_of(word), Line{entry, place});
}

Stems stems_of(const Catalogue& all) {
  Stems out;
  for (std::uint32_t i = 0; i < all.services.size(); ++i) {
    const Service& service = all.services[i];
    add_stems(service.name, i, in_name, out);
    add_stems(service.keywords, i, in_keywords, out);
    add_stems(service.description, i, in_description, out);
    for (const std::uint32_t event : service.events) {
      add_stems(all.events[event].name, i, in_situation, out);
      add_stems(all.events[event].keywords, i, in_situation, out);
    }
  }
  for (std::uint32_t i = 0; i < all.events.size(); ++i) {
    const auto entry = static_cast<std::uint32_t>(all.services.size() + i);
    add_stems(all.events[i].name, entry, in_name, out);
    add_stems(all.events[i].keywords, entry, in_keywords, out);
  }
  return out;
}

}  // namespace

SearchIndex::SearchIndex(std::shared_ptr<const Catalogue> catalogue) : catalogue_(std::move(catalogue)) {
  auto stems = stems_of(*catalogue_);
  std::sort(stems.begin(), stems.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.entry, a.second.place) < std::tie(b.first, b.second.entry, b.second.place);
  });
  postings_.reserve(stems.size());
  for (auto& [stem, line] : stems) {
    if (words_.empty() || words_.back().stem != stem) {
      std::u16string letters = letters_of(stem);
      const std::uint64_t has = bits_of(letters);
      words_.push_back({stem, std::move(letters), has, static_cast<std::uint32_t>(postings_.size()), 0});
    }
    Word& word = words_.back();
    if (word.count > 0 && postings_.back().entry == line.entry) {
      postings_.back().place |= line.place;
      continue;
    }
    postings_.push_back({line.entry, line.place});
    ++word.count;
  }
}

// Words of the vocabulary within one slip (from four letters) or two (from eight).
void SearchIndex::near(std::string_view stem, Match& match) const {
  const std::u16string letters = letters_of(stem);
  if (letters.size() < 4) return;
  std::uint32_t most = letters.size() < 8 ? 1 : 2;
  const std::uint64_t has = bits_of(letters);
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (!may_be_near(has, words_[i].has, most)) continue;
    const std::uint32_t slips = slips_between(letters, words_[i].letters, most);
    if (slips > most) continue;
    if (slips < most) match.words.clear();  // the nearest only
    most = slips;
    match.words.push_back(i);
  }
  match.slip = true;
}

SearchIndex::Match SearchIndex::match(std::string_view word, bool unfinished) const {
  const std::string stem = stem_of(word), whole = text::search_fold(word);
  Match match;
  const auto before = [](const Word& entry, std::string_view wanted) { return entry.stem < wanted; };
  const auto exact = std::lower_bound(words_.begin(), words_.end(), stem, before);
  const bool is_there = exact != words_.end() && exact->stem == stem;
  if (is_there) match.words.push_back(static_cast<std::uint32_t>(exact - words_.begin()));
  if (unfinished && word.size() > 1) {
    const std::string_view start = stem.size() < whole.size() ? std::string_view(stem) : std::string_view(whole);
    for (auto at = std::lower_bound(words_.begin(), words_.end(), start, before); at != words_.end() && at->stem.compare(0, start.size(), start) == 0;
         ++at) {
      if (match.words.size() >= most_prefixed) break;
      if (!is_there || at != exact) match.words.push_back(static_cast<std::uint32_t>(at - words_.begin()));
    }
  }
  if (match.words.empty()) near(stem, match);
  return match;
}

std::vector<Found> SearchIndex::all(std::string_view query) const {
  std::vector<std::string> words = words_of(query);
  if (words.size() > most_words) words.resize(most_words);
  const bool unfinished = !query.empty() && query.back() != ' ';
  std::vector<Found> by_entry(catalogue_->services.size() + catalogue_->events.size());
  std::vector<std::uint8_t> places(by_entry.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Match match = this->match(words[i], unfinished && i + 1 == words.size());
    for (const std::uint32_t word : match.words)
      for (std::uint32_t p = words_[word].first; p < words_[word].first + words_[word].count; ++p) {
        Found& found = by_entry[postings_[p].entry];
        if (places[postings_[p].entry] == 0) {
          ++found.words;
          found.slips = static_cast<std::uint8_t>(found.slips + (match.slip ? 1 : 0));
        }
        places[postings_[p].entry] |= postings_[p].place;
      }
    for (std::size_t entry = 0; entry < places.size(); ++entry) {
      by_entry[entry].places += places[entry];
      places[entry] = 0;
    }
  }
  std::vector<Found> out;
  for (std::uint32_t entry = 0; entry < by_entry.size(); ++entry)
    if (by_entry[entry].words > 0) {
      by_entry[entry].service = entry;
      out.push_back(by_entry[entry]);
    }
  return out;
}

std::vector<Found> SearchIndex::find(std::string_view query, std::size_t limit) const { return look(query, limit).services; }

std::vector<std::uint32_t> SearchIndex::situations(std::string_view query) const { return look(query, 0).situations; }

SearchIndex::Hits SearchIndex::look(std::string_view query, std::size_t limit) const {
  std::vector<Found> found = all(query);
  Hits hits;
  const auto services = static_cast<std::uint32_t>(catalogue_->services.size());
  std::uint8_t most = 0;   // words of the query in one service
  std::uint8_t named = 0;  // in one situation
  for (const Found& one : found) {
    std::uint8_t& into = one.service < services ? most : named;
    into = std::max(into, one.words);
  }
  for (const Found& one : found)
    if (one.service >= services && one.words == named) hits.situations.push_back(one.service - services);
  found.erase(std::remove_if(found.begin(), found.end(), [&](const Found& one) { return one.service >= services || one.words < most; }), found.end());
  const auto better = [](const Found& a, const Found& b) {
    return std::make_tuple(a.slips, ~a.places, a.service) < std::make_tuple(b.slips, ~b.places, b.service);
  };
  const std::size_t count = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(), better);
  found.resize(count);
  hits.services = std::move(found);
  return hits;
}

}  // namespace portal::catalogue
