#pragma once
// Finding services by what a person types, also wrongly: by form of a word («пособия»), ё as е, letters missing, doubled, swapped.
//
//   catalogue::SearchIndex index(catalogue);         // once; some 10 ms for 10,000 services
//   for (const Found& found : index.find("дедский сад", 20)) …
//
// Found is what holds every word; where nothing does, what holds most of them. Order: words found, then as they stand (before those
// with a slip), then where: name, keywords, situation, description; then the catalogue's own order. Works without any fact of a person.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/catalogue/catalogue.h"

namespace portal::catalogue {

struct Found {
  std::uint32_t service = 0;
  std::uint8_t words = 0;    // of the query that were found in it
  std::uint8_t slips = 0;    // words found only by forgiving letters
  std::uint32_t places = 0;  // name 8, keywords 4, situation 2, description 1, over the words
};

class SearchIndex {
 public:
  explicit SearchIndex(std::shared_ptr<const Catalogue> catalogue);

  // At most `limit`; nothing for a query without letters or digits. Words past the eighth are not looked at. The last word may be unfinished.
  std::vector<Found> find(std::string_view query, std::size_t limit) const;

  // Life and business situations whose own words the query names, in the catalogue's order.
  std::vector<std::uint32_t> situations(std::string_view query) const;

  // Both of one look at the query: what a keystroke costs.
  struct Hits {
    std::vector<Found> services;
    std::vector<std::uint32_t> situations;
  };
  Hits look(std::string_view query, std::size_t limit) const;

  std::size_t vocabulary() const { return words_.size(); }

 private:
  struct Posting {
    std::uint32_t entry = 0;  // a service; past them the events
    std::uint8_t place = 0;
  };
  struct Word {
    std::string stem;
    std::u16string letters;
    std::uint64_t has = 0;               // a bit for each letter: two letters may share one
    std::uint32_t first = 0, count = 0;  // postings
  };
  struct Match {
    std::vector<std::uint32_t> words;  // of the vocabulary
    bool slip = false;
  };

  Match match(std::string_view word, bool unfinished) const;
  void near(std::string_view stem, Match& match) const;
  std::vector<Found> all(std::string_view query) const;  // by entry; entries without a word are left out

  std::shared_ptr<const Catalogue> catalogue_;
  std::vector<Word> words_;  // by stem
  std::vector<Posting> postings_;
};

// The words of a text in order, folded as they are searched (sdk/text/writing/fold.h) but for й, which their endings need.
std::vector<std::string> words_of(std::string_view text);
// A word without its ending, folded: what the index knows words by.
std::string stem_of(std::string_view word);

// How many letters were missed, added, changed or swapped with a neighbour (optimal string alignment); `most` + 1 where more than that.
std::uint32_t slips_between(std::u16string_view a, std::u16string_view b, std::uint32_t most);

}  // namespace portal::catalogue
