#pragma once
// A field's signals as numbered features: words, pairs of words and parts of words, of the field itself and of its neighbours.
//
//   const FeatureReader reader(fields);        // cuts and hashes every word of a page once
//   reader.read(i, features);                  // of one field; `features` is used again
//   reader.text_of(i, features[0])               // the word it stands for, where somebody asks why
//
// A feature is a hash of bucket_bits bits. One that two texts give stands there twice: a set is made of it by who counts it.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/classifier/signals.h"

namespace portal::classifier {

constexpr std::uint32_t bucket_bits = 20;

enum class Source : unsigned char { label, name, placeholder, description, around, section, options, kind, neighbour, order };
std::string_view name_of(Source source);

struct Feature {
  std::uint32_t bucket = 0;
  Source source = Source::kind;
  std::uint32_t word = 0;  // the reader's
};

class FeatureReader {
 public:
  explicit FeatureReader(std::span<const Signals> fields);

  void read(std::size_t field, std::vector<Feature>& out) const;
  // As it was compared: lower case, no accents; empty where no word stands for it.
  std::string text_of(std::size_t field, const Feature& feature) const;

  // Words of one text, words_[first, last).
  struct Text {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t hash = 0;  // of all of them
    std::uint32_t size() const { return last - first; }
  };
  struct Word {
    std::uint32_t begin = 0;  // signs_[begin, end); the sign before and the one after are its edges
    std::uint32_t end = 0;
    std::uint32_t hash = 0;
  };
  // The texts of one field.
  struct Cut {
    Text label, aria, head, placeholder, own, description, before, after, section, name, id, options, marks;
    Text called;              // one of the above
    bool is_starred = false;  // a text has the star of what must be answered
    std::uint32_t tag_type = 0;
    std::uint32_t place = 0;   // in its form
    std::uint32_t fields = 0;  // of its form
  };

  std::span<const Signals> signals() const { return fields_; }
  const Cut& cut(std::size_t field) const { return cuts_[field]; }
  const Word& word(std::uint32_t number) const { return words_[number]; }
  const char32_t* signs() const { return signs_.data(); }

 private:
  Text cut_text(std::string_view text, bool is_name, std::size_t most);
  void close_word(std::size_t begin);
  Cut cut_field(const Signals& field);
  void pass_over_common_texts();

  std::span<const Signals> fields_;
  std::vector<char32_t> signs_;
  std::vector<Word> words_;
  std::vector<Cut> cuts_;
};

}  // namespace portal::classifier
