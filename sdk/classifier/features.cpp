// Words to features.
#include "sdk/classifier/features.h"

#include <algorithm>
#include <array>

#include "sdk/classifier/hashes.h"
#include "sdk/text/code_points.h"

namespace portal::classifier {

namespace {

using Reader = FeatureReader;

constexpr std::ptrdiff_t window = 4;  // fields before and after whose presence may tell

// Kinds of features; a number is for ever once a model is trained.
enum Kind : std::uint32_t {
  nothing,
  bias,
  any_word,
  any_part,
  any_pair,
  called_all,
  called_word,
  name_word,
  name_part,
  name_pair,
  name_all,
  id_word,
  hint_word,
  hint_part,
  about_word,
  before_word,
  before_pair,
  after_word,
  section_word,
  option_word,
  option_count,
  tag_type,
  mode_of,
  length_of,
  pattern_of,
  first_word,
  last_word,
  word_count,
  edge,
  previous_word,
  previous_name,
  next_word,
  next_name,
  second_previous,
  second_next,
  previous_type,
  next_type,
  sure_word,
  same_called,
  called_with_section,
  own_word,
  after_part,
  form_size,
  place_in_form,
  option_range,
  previous_all,
  next_all,
  window_name,
  window_called,
  mark_of,
  starred,
};

// Features without a word say what they are by a number beyond all words.
constexpr std::uint32_t no_word = 0xFFFFFF00U;
constexpr std::uint32_t shows_type = no_word + 1;
constexpr std::uint32_t shows_mode = no_word + 2;
constexpr std::uint32_t shows_pattern = no_word + 3;
constexpr std::uint32_t shows_length = no_word + 4;

// The features of one field.
class Writer {
 public:
  Writer(const Reader& reader, std::vector<Feature>& out) : reader_(reader), out_(out) {}

  void own(const Signals& field, const Reader::Cut& cut);
  void neighbours(std::size_t at);

 private:
  void add(std::uint32_t state, Source source, std::uint32_t word) { out_.push_back({bucket_of(state), source, word}); }
  void add(Kind kind, std::uint32_t value, Source source, std::uint32_t word = no_word) { add(mix(seed(kind), value), source, word); }
  std::uint32_t hash(std::uint32_t word) const { return reader_.word(word).hash; }

  void parts(Kind kind, std::uint32_t word, Source source);
  void text(const Reader::Text& text, Source source, Kind word_kind, Kind part_kind, Kind pair_kind, bool is_shared);
  void names(const Reader::Text& text, Kind word_kind);
  void called(const Reader::Cut& cut);
  void kind(const Signals& field, const Reader::Cut& cut);
  void options(const Signals& field, const Reader::Cut& cut);
  void words(const Reader::Text& text, Kind kind, std::uint32_t most);
  void neighbour(const Reader::Cut& cut, Kind word_kind, Kind name_kind, Kind type_kind);

  const Reader& reader_;
  std::vector<Feature>& out_;
  std::array<std::uint32_t, 8> parted_{};  // texts whose parts are in already
  std::size_t parted_count_ = 0;
};

// Three to five signs in a row, the edges among them. Scripts without spaces: pairs of signs say what words say elsewhere.
void Writer::parts(Kind kind, std::uint32_t number, Source source) {
  const Reader::Word& word = reader_.word(number);
  const char32_t* const end = reader_.signs() + word.end + 1;
  for (const char32_t* start = reader_.signs() + word.begin - 1; start + 3 <= end; ++start) {
    std::uint32_t state = mix(mix(mix(seed(kind), start[0]), start[1]), start[2]);
    add(state + 3, source, number);
    if (start + 4 > end) continue;
    state = mix(state, start[3]);
    add(state + 4, source, number);
    if (start + 5 > end) continue;
    add(mix(state, start[4]) + 5, source, number);
  }
  for (const char32_t* sign = reader_.signs() + word.begin; sign + 1 < end; ++sign)
    if (*sign > 0x2E80) add(mix(mix(seed(kind), sign[0]), sign[1]) + 2, source, number);
}

// A text that a person reads.
void Writer::text(const Reader::Text& text, Source source, Kind word_kind, Kind part_kind, Kind pair_kind, bool is_shared) {
  const std::uint32_t mark = mix(text.hash, part_kind);
  const auto known = parted_.begin() + static_cast<std::ptrdiff_t>(parted_count_);
  const bool is_parted = part_kind == nothing || std::find(parted_.begin(), known, mark) != known;
  if (!is_parted && parted_count_ < parted_.size()) parted_[parted_count_++] = mark;
  for (std::uint32_t i = text.first; i < text.last; ++i) {
    add(word_kind, hash(i), source, i);
    if (is_shared) add(any_word, hash(i), source, i);
    if (!is_parted) parts(part_kind, i, source);
    if (pair_kind != nothing && i + 1 < text.last) add(mix(mix(seed(pair_kind), hash(i)), hash(i + 1)), source, i);
  }
}

void Writer::names(const Reader::Text& text, Kind word_kind) {
  if (text.size() == 0) return;
  for (std::uint32_t i = text.first; i < text.last; ++i) {
    add(word_kind, hash(i), Source::name, i);
    if (word_kind != name_word) add(name_word, hash(i), Source::name, i);
    parts(name_part, i, Source::name);
    if (i + 1 < text.last) add(mix(mix(seed(name_pair), hash(i)), hash(i + 1)), Source::name, i);
  }
  add(name_all, text.hash, Source::name, text.last - 1);
  add(sure_word, hash(text.last - 1), Source::name, text.last - 1);
}

void Writer::called(const Reader::Cut& cut) {
  const Reader::Text& text = cut.called;
  if (text.size() == 0) return;
  add(called_all, text.hash, Source::label, text.first);
  add(first_word, hash(text.first), Source::label, text.first);
  add(last_word, hash(text.last - 1), Source::label, text.last - 1);
  add(word_count, std::min<std::uint32_t>(text.size(), 6), Source::label);
  for (std::uint32_t i = text.first; i < text.last; ++i) add(called_word, hash(i), Source::label, i);
  for (std::uint32_t i = cut.section.first; i < std::min(cut.section.last, cut.section.first + 4); ++i)
    add(mix(mix(seed(called_with_section), hash(i)), hash(text.first)), Source::section, i);
}

void Writer::kind(const Signals& field, const Reader::Cut& cut) {
  add(tag_type, cut.tag_type, Source::kind, shows_type);
  if (!field.mode.empty()) add(mode_of, hash_of(field.mode), Source::kind, shows_mode);
  if (!field.pattern.empty()) add(pattern_of, hash_of(field.pattern), Source::kind, shows_pattern);
  if (field.length > 0) add(length_of, static_cast<std::uint32_t>(field.length), Source::kind, shows_length);
  for (std::uint32_t i = cut.marks.first; i < cut.marks.last; ++i) add(mark_of, hash(i), Source::kind, i);
  if (cut.is_starred) add(starred, 1, Source::kind);
  const auto size_class = [](std::uint32_t count) { return count < 4 ? count : count < 7 ? 4U : count < 13 ? 5U : count < 25 ? 6U : 7U; };
  add(form_size, size_class(cut.fields), Source::order);
  add(place_in_form, size_class(cut.place), Source::order);
}

// The kind of numbers that a list's first and last options are: days, months, years, dialling codes.
std::uint32_t range_of(const std::vector<std::string>& options) {
  std::int64_t least = 100'000;
  std::int64_t most = -1;
  std::uint32_t numbers = 0;
  std::uint32_t plus = 0;
  for (const std::string& option : options) {
    std::int64_t number = 0;
    std::uint32_t digits = 0;
    for (const char sign : option)
      if (sign >= '0' && sign <= '9' && ++digits < 6) number = number * 10 + (sign - '0');
    plus += option.find('+') != std::string::npos && digits > 0 ? 1U : 0U;
    if (digits == 0 || digits > 4) continue;
    ++numbers;
    least = std::min(least, number);
    most = std::max(most, number);
  }
  if (2 * plus > options.size()) return 1;
  if (numbers < 3 || 2 * numbers < options.size()) return 0;
  if (most <= 12) return 2;
  if (most <= 31) return 3;
  if (least >= 1900 && most < 2035 && least < 2012) return 4;
  if (least >= 2012 && most < 2080) return 5;
  return least >= 20 && most < 60 ? 6 : 7;
}

void Writer::options(const Signals& field, const Reader::Cut& cut) {
  if (field.choices == 0) return;
  std::uint32_t size = 0;
  for (std::int64_t left = field.choices; left > 1; left /= 2) ++size;
  add(option_count, size, Source::options);
  add(option_count, 1000 + static_cast<std::uint32_t>(std::min<std::int64_t>(field.choices, 400)), Source::options);
  add(option_range, range_of(field.options), Source::options);
  words(cut.options, option_word, 32);
}

void Writer::words(const Reader::Text& text, Kind kind, std::uint32_t most) {
  const Source source = kind == option_word ? Source::options : Source::neighbour;
  for (std::uint32_t i = text.first; i < std::min(text.last, text.first + most); ++i) add(kind, hash(i), source, i);
}

void Writer::own(const Signals& field, const Reader::Cut& cut) {
  out_.push_back({bucket_of(seed(bias)), Source::kind, no_word});
  text(cut.label, Source::label, called_word, any_part, any_pair, true);
  text(cut.aria, Source::label, called_word, any_part, any_pair, true);
  text(cut.head, Source::label, called_word, any_part, any_pair, true);
  text(cut.placeholder, Source::placeholder, hint_word, hint_part, any_pair, true);
  text(cut.description, Source::description, about_word, nothing, nothing, false);
  const bool is_named = cut.label.size() + cut.aria.size() + cut.head.size() > 0;
  text(cut.own, Source::around, own_word, is_named ? nothing : any_part, any_pair, !is_named);
  text(cut.before, Source::around, before_word, is_named ? nothing : any_part, before_pair, !is_named);
  text(cut.after, Source::around, after_word, nothing, nothing, false);
  text(cut.section, Source::section, section_word, nothing, nothing, false);
  called(cut);
  names(cut.name, name_word);
  if (field.id != field.name) names(cut.id, id_word);
  kind(field, cut);
  options(field, cut);
}

void Writer::neighbour(const Reader::Cut& cut, Kind word_kind, Kind name_kind, Kind type_kind) {
  words(cut.called, word_kind, 5);
  if (name_kind == nothing) return;
  words(cut.name.size() > 0 ? cut.name : cut.id, name_kind, 4);
  add(type_kind, cut.tag_type, Source::neighbour);
}

void Writer::neighbours(std::size_t at) {
  const std::span<const Signals> fields = reader_.signals();
  const Reader::Cut& here = reader_.cut(at);
  const auto beside = [&](std::ptrdiff_t step) -> const Reader::Cut* {
    const std::ptrdiff_t there = static_cast<std::ptrdiff_t>(at) + step;
    if (there < 0 || there >= static_cast<std::ptrdiff_t>(fields.size())) return nullptr;
    return fields[static_cast<std::size_t>(there)].form == fields[at].form ? &reader_.cut(static_cast<std::size_t>(there)) : nullptr;
  };
  const auto next_to = [&](const Reader::Cut* cut, std::uint32_t side, Kind word_kind, Kind name_kind, Kind type_kind, Kind all_kind) {
    if (cut == nullptr) return add(edge, side, Source::neighbour);
    neighbour(*cut, word_kind, name_kind, type_kind);
    if (cut->called.size() > 0) add(all_kind, cut->called.hash, Source::neighbour, cut->called.first);
    if (cut->called.hash == here.called.hash) add(same_called, side, Source::neighbour);
  };
  next_to(beside(-1), 1, previous_word, previous_name, previous_type, previous_all);
  next_to(beside(1), 2, next_word, next_name, next_type, next_all);
  if (const Reader::Cut* before = beside(-2)) neighbour(*before, second_previous, nothing, nothing);
  if (const Reader::Cut* after = beside(2)) neighbour(*after, second_next, nothing, nothing);
  for (std::ptrdiff_t step = -window; step <= window; ++step) {
    const Reader::Cut* there = step == 0 ? nullptr : beside(step);
    if (there == nullptr) continue;
    const Reader::Text& name = there->name.size() > 0 ? there->name : there->id;
    if (name.size() > 0) add(window_name, mix(name.size() > 1 ? hash(name.last - 2) : 0, hash(name.last - 1)), Source::neighbour, name.last - 1);
    if (there->called.size() > 0) add(window_called, there->called.hash, Source::neighbour, there->called.first);
  }
}

}  // namespace

std::string_view name_of(Source source) {
  constexpr std::array<std::string_view, 10> names = {"label",   "name",    "placeholder", "description", "around",
                                                      "section", "options", "kind",        "neighbour",   "order"};
  return names[static_cast<std::size_t>(source)];
}

void FeatureReader::read(std::size_t field, std::vector<Feature>& out) const {
  out.clear();
  Writer write(*this, out);
  write.own(fields_[field], cuts_[field]);
  write.neighbours(field);
}

std::string FeatureReader::text_of(std::size_t field, const Feature& feature) const {
  const Signals& signals = fields_[field];
  switch (feature.word) {
    case no_word: return {};
    case shows_type: return signals.type.empty() ? signals.tag : signals.type;
    case shows_mode: return "inputmode";
    case shows_pattern: return "pattern";
    case shows_length: return "maxlength " + std::to_string(signals.length);
    default: {
      const Word& word = words_[feature.word];
      return text::utf8(std::u32string_view(signs_.data() + word.begin, word.end - word.begin));
    }
  }
}

}  // namespace portal::classifier
