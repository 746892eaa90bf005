// Gradients of the chain, steps of FTRL, and the bytes at the end.
#include "tools/autofill/train.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "sdk/classifier/chain.h"
#include "sdk/classifier/classifier.h"

namespace portal::autofill {

namespace {

constexpr std::size_t buckets = std::size_t{1} << classifier::bucket_bits;
constexpr float negligible = 1e-4F;  // of a gradient
constexpr int weight_limit = 127;

// What a field says, as numbers of the vocabulary, and by which sources (a bit for each).
struct Said {
  std::uint32_t feature = 0;
  std::uint32_t sources = 0;
};

// One form: its fields' features, and what they are.
struct Sequence {
  std::vector<std::vector<Said>> features;
  std::vector<std::size_t> labels;
  float weight = 1;
};

// The features that are learnt: those of more than one page.
struct Vocabulary {
  std::vector<std::uint32_t> buckets;  // of each feature, sorted
  std::vector<float> pages;            // on how many each is
  std::size_t size() const { return buckets.size(); }
};

std::vector<std::string> name_classes(const std::vector<Page>& pages, int least) {
  std::map<std::string, int> count;
  for (const Page& page : pages)
    for (const std::string& label : page.labels) ++count[label];
  std::vector<std::string> out{std::string(classifier::none)};
  for (const auto& [label, fields] : count)
    if (label != classifier::none && fields >= least) out.push_back(label);
  return out;
}

// The features of a field, each once, in the order of their buckets.
std::vector<Said> said_by(const classifier::FeatureReader& reader, std::size_t field) {
  std::vector<classifier::Feature> features;
  reader.read(field, features);
  std::sort(features.begin(), features.end(), [](const classifier::Feature& a, const classifier::Feature& b) { return a.bucket < b.bucket; });
  std::vector<Said> out;
  for (const classifier::Feature& feature : features) {
    if (out.empty() || out.back().feature != feature.bucket) out.push_back({feature.bucket, 0});
    out.back().sources |= 1U << static_cast<unsigned>(feature.source);
  }
  return out;
}

// The forms of all pages; features on fewer than `least_pages` pages are left out, the others get their number in the vocabulary.
std::vector<Sequence> sequences_of(const std::vector<Page>& pages, const std::vector<std::string>& classes, int least_pages, Vocabulary& vocabulary) {
  std::vector<Sequence> out;
  std::vector<int> seen(buckets);
  for (const Page& page : pages) {
    const classifier::FeatureReader reader(page.fields);
    std::set<std::uint32_t> here;
    for (std::size_t i = 0; i < page.fields.size(); ++i) {
      if (i == 0 || page.fields[i].form != page.fields[i - 1].form) out.emplace_back().weight = static_cast<float>(page.weight);
      out.back().features.push_back(said_by(reader, i));
      for (const Said& said : out.back().features.back()) here.insert(said.feature);
      const auto found = std::find(classes.begin(), classes.end(), page.labels[i]);
      out.back().labels.push_back(found == classes.end() ? 0 : static_cast<std::size_t>(found - classes.begin()));
    }
    for (const std::uint32_t bucket : here) ++seen[bucket];
  }
  std::vector<std::uint32_t> numbers(buckets);
  for (std::uint32_t bucket = 0; bucket < buckets; ++bucket) {
    if (seen[bucket] < least_pages) continue;
    numbers[bucket] = static_cast<std::uint32_t>(vocabulary.size());
    vocabulary.buckets.push_back(bucket);
    vocabulary.pages.push_back(static_cast<float>(seen[bucket]));
  }
  for (Sequence& sequence : out) {
    for (std::vector<Said>& list : sequence.features) {
      list.erase(std::remove_if(list.begin(), list.end(), [&](const Said& said) { return seen[said.feature] < least_pages; }), list.end());
      for (Said& said : list) said.feature = numbers[said.feature];
    }
  }
  return out;
}

// Weights that remember their gradients.
class Table {
 public:
  Table(std::size_t size, const TrainingOptions& options, float sparseness)
      : z_(size), n_(size), w_(size), options_(options), sparseness_(sparseness) {}

  float at(std::size_t place) const { return w_[place]; }
  const std::vector<float>& all() const { return w_; }

  void step(std::size_t place, float gradient) {
    const float n = n_[place] + gradient * gradient;
    const float sigma = (std::sqrt(n) - std::sqrt(n_[place])) / options_.rate;
    z_[place] += gradient - sigma * w_[place];
    n_[place] = n;
    const float z = z_[place];
    const float size = std::abs(z) - sparseness_;
    w_[place] = size <= 0 ? 0.0F : (z > 0 ? -size : size) / ((1.0F + std::sqrt(n)) / options_.rate + options_.shrinking);
  }

 private:
  std::vector<float> z_;
  std::vector<float> n_;
  std::vector<float> w_;
  const TrainingOptions& options_;
  float sparseness_;
};

// A small generator (xorshift64*): std::shuffle differs between libraries.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed | 1) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1DULL) >> 33) % limit;
  }

 private:
  std::uint64_t state_;
};

// Sources that a form goes without for once: a site that nobody has seen may have no labels, or names that say nothing.
std::uint32_t drop_sources(Dice& dice, float share) {
  const auto bit = [](classifier::Source source) { return 1U << static_cast<unsigned>(source); };
  using classifier::Source;
  static const std::uint32_t choices[] = {bit(Source::name), bit(Source::label), bit(Source::neighbour),
                                          bit(Source::placeholder) | bit(Source::around), bit(Source::name) | bit(Source::neighbour)};
  const std::size_t thrown = dice.below(1000);
  if (static_cast<float>(thrown) >= share * 1000) return 0;
  return choices[dice.below(std::size(choices))];
}

class Trainer {
 public:
  Trainer(std::size_t classes, std::size_t features, const TrainingOptions& options)
      : k_(classes), features_(features * classes, options, options.sparseness), steps_((classes + 1) * classes, options, 0.0F) {}

  void learn(const Sequence& sequence, std::uint32_t dropped) {
    const std::size_t n = sequence.labels.size();
    std::vector<float> scores(n * k_);
    std::vector<std::vector<std::uint32_t>> heard(n);
    for (std::size_t i = 0; i < n; ++i)
      for (const Said& said : sequence.features[i]) {
        if ((said.sources & ~dropped) == 0) continue;
        heard[i].push_back(said.feature);
        const float* row = &features_.all()[said.feature * k_];
        for (std::size_t j = 0; j < k_; ++j) scores[i * k_ + j] += row[j];
      }
    classifier::Chain chain{k_, {}, {}};
    for (std::size_t i = 0; i < (k_ + 1) * k_; ++i) (i < k_ * k_ ? chain.transitions : chain.first).push_back(std::exp(steps_.at(i)));
    classifier::Marginals found = classifier::marginals(chain, scores, true);
    for (std::size_t i = 0; i < n; ++i) {
      float* row = &found.single[i * k_];
      if (i == 0) step_row(k_ * k_, row, sequence.labels[0], sequence.weight);
      row[sequence.labels[i]] -= 1;
      std::vector<std::size_t> moved;
      for (std::size_t j = 0; j < k_; ++j)
        if (std::abs(row[j]) >= negligible) moved.push_back(j);
      for (const std::uint32_t feature : heard[i])
        for (const std::size_t j : moved) features_.step(feature * k_ + j, row[j] * sequence.weight);
    }
    if (n < 2) return;
    for (std::size_t i = 1; i < n; ++i) found.pairs[sequence.labels[i - 1] * k_ + sequence.labels[i]] -= 1;
    for (std::size_t i = 0; i < k_ * k_; ++i)
      if (std::abs(found.pairs[i]) > negligible) steps_.step(i, found.pairs[i] * sequence.weight);
  }

  void add_to(std::vector<float>& features, std::vector<float>& steps) const {
    for (std::size_t i = 0; i < features.size(); ++i) features[i] += features_.all()[i];
    for (std::size_t i = 0; i < steps.size(); ++i) steps[i] += steps_.all()[i];
  }

 private:
  void step_row(std::size_t at, const float* row, std::size_t label, float weight) {
    for (std::size_t j = 0; j < k_; ++j) steps_.step(at + j, (row[j] - (j == label ? 1.0F : 0.0F)) * weight);
  }

  std::size_t k_;
  Table features_;
  Table steps_;
};

// What several trainings came to together: the mean of their weights.
struct Learnt {
  std::vector<std::string> classes;
  Vocabulary vocabulary;
  std::vector<float> features;
  std::vector<float> steps;
};

void put_word(std::string& out, std::uint32_t value) {
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFF);
}

void put_real(std::string& out, float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  put_word(out, bits);
}

void put_packed(std::string& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(0x80 | (value & 0x7F));
  out += static_cast<char>(value);
}

char quantised(float value, float scale) {
  return static_cast<char>(std::clamp(static_cast<int>(std::lround(value / scale)), -weight_limit, weight_limit));
}

// How much each weight says: its size, and on how many pages it speaks.
std::vector<float> worths_of(const Learnt& learnt, float breadth) {
  std::vector<float> out(learnt.features.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    if (learnt.features[i] != 0) out[i] = std::abs(learnt.features[i]) * std::pow(learnt.vocabulary.pages[i / learnt.classes.size()], breadth);
  return out;
}

// The least that is still among the `at_most` largest.
float cut_off(std::vector<float> worths, std::size_t at_most) {
  worths.erase(std::remove(worths.begin(), worths.end(), 0.0F), worths.end());
  if (worths.size() <= at_most) return 0;
  std::nth_element(worths.begin(), worths.begin() + static_cast<std::ptrdiff_t>(at_most), worths.end(), std::greater<>());
  return worths[at_most];
}

float largest(const std::vector<float>& weights) {
  float out = 1e-6F;
  for (const float weight : weights) out = std::max(out, std::abs(weight));
  return out;
}

std::string write(const Learnt& learnt, const TrainingOptions& options) {
  const std::size_t k = learnt.classes.size();
  std::string out = "PWFC\x02";
  out += static_cast<char>(k);
  for (const std::string& name : learnt.classes) (out += static_cast<char>(name.size())) += name;
  const float scale = largest(learnt.features) / options.levels;  // coarse: few different bytes pack better and say as much
  const float between = largest(learnt.steps) / weight_limit;
  put_real(out, scale);
  put_real(out, between);
  put_real(out, options.threshold);
  for (const float weight : learnt.steps) out += quantised(weight, between);
  const std::vector<float> worths = worths_of(learnt, options.breadth);
  const float least = cut_off(worths, options.at_most);
  std::string steps;
  std::string numbers;
  std::string labels;
  std::string values;
  std::uint32_t last = 0;
  for (std::size_t feature = 0; feature < learnt.vocabulary.size(); ++feature) {
    const std::size_t before = labels.size();
    for (std::size_t j = 0; j < k; ++j) {
      const float weight = learnt.features[feature * k + j];
      const char byte = quantised(weight, scale);
      if (worths[feature * k + j] <= least || byte == 0) continue;
      labels += static_cast<char>(j);
      values += byte;
    }
    if (labels.size() == before) continue;
    const std::uint32_t bucket = learnt.vocabulary.buckets[feature];
    put_packed(steps, bucket - last);
    numbers += static_cast<char>(labels.size() - before);
    last = bucket;
  }
  put_word(out, static_cast<std::uint32_t>(numbers.size()));
  put_word(out, static_cast<std::uint32_t>(labels.size()));
  return out + steps + numbers + labels + values;
}

}  // namespace

std::string train(const std::vector<Page>& pages, const TrainingOptions& options) {
  Learnt learnt;
  learnt.classes = name_classes(pages, options.least_fields);
  std::vector<Sequence> sequences = sequences_of(pages, learnt.classes, options.least_pages, learnt.vocabulary);
  const std::size_t k = learnt.classes.size();
  learnt.features.resize(learnt.vocabulary.size() * k);
  learnt.steps.resize((k + 1) * k);
  for (int round = 0; round < options.rounds; ++round) {
    Trainer trainer(k, learnt.vocabulary.size(), options);
    Dice dice(options.seed + 1000 * static_cast<std::uint64_t>(round));
    for (int epoch = 0; epoch < options.epochs; ++epoch) {
      for (std::size_t i = sequences.size(); i > 1; --i) std::swap(sequences[i - 1], sequences[dice.below(i)]);
      for (const Sequence& sequence : sequences) trainer.learn(sequence, drop_sources(dice, options.dropped));
    }
    trainer.add_to(learnt.features, learnt.steps);
  }
  for (float& weight : learnt.features) weight /= static_cast<float>(options.rounds);
  for (float& weight : learnt.steps) weight /= static_cast<float>(options.rounds);
  return write(learnt, options);
}

}  // namespace portal::autofill
