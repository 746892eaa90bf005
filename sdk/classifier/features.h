#pragma once
// A field's signals as numbered features: words, pairs of words and parts of words, of the field itself and of its neighbours.
//
// A feature is a hash into `buckets` places; nothing of the texts is kept. Where each came from is kept, for the reasons.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sdk/classifier/signals.h"

namespace portal::classifier {

constexpr std::uint32_t bucket_bits = 18;

enum class Source : unsigned char { label, name, placeholder, description, around, section, options, kind, neighbour, order };
std::string_view name_of(Source source);

struct Origin {
  Source source = Source::kind;
  std::string text;  // the word as it was compared: lower case, no accents
};

struct Feature {
  std::uint32_t bucket = 0;
  std::uint32_t origin = 0;  // index into Features::origins
};

struct Features {
  std::vector<Feature> features;
  std::vector<Origin> origins;
};

// Of each field of a page, in order. Fields of another `form` are no neighbours.
std::vector<Features> make_features(std::span<const Signals> fields);

}  // namespace portal::classifier
