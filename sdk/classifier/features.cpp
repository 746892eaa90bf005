// Texts to words, words to features.
#include "sdk/classifier/features.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace portal::classifier {

namespace {

using Word = std::u32string;

// Latin letters with accents, U+00C0–U+017F, as the letter they are written over; '.' where it is another kind of letter.
constexpr std::string_view plain_latin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(plain_latin.size() == 0x180 - 0xC0);

char32_t fold(char32_t sign) {
  if (sign >= U'A' && sign <= U'Z') return sign + 32;
  if (sign >= 0xC0 && sign < 0xC0 + plain_latin.size()) {
    const char plain = plain_latin[sign - 0xC0];
    return plain == '.' ? sign : static_cast<char32_t>(plain);
  }
  if (sign >= 0x410 && sign <= 0x42F) return sign + 0x20;
  if (sign == 0x401 || sign == 0x451) return 0x435;  // Ё, ё → е
  if (sign >= 0x400 && sign <= 0x40F) return sign + 0x50;
  if (sign >= 0x391 && sign <= 0x3A9) return sign + 0x20;
  if (sign == 0x386 || sign == 0x3AC) return 0x3B1;
  if (sign == 0x388 || sign == 0x3AD) return 0x3B5;
  if (sign == 0x389 || sign == 0x3AE) return 0x3B7;
  if (sign == 0x38A || sign == 0x3AF) return 0x3B9;
  if (sign == 0x38C || sign == 0x3CC) return 0x3BF;
  if (sign == 0x38E || sign == 0x3CD) return 0x3C5;
  if (sign == 0x38F || sign == 0x3CE) return 0x3C9;
  if (sign == 0x3C2) return 0x3C3;
  if (sign >= U'4' && sign <= U'9') return U'0';
  return sign;
}

char32_t take(std::string_view& text) {
  const auto byte = static_cast<unsigned char>(text.front());
  const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  char32_t sign = length == 1 ? byte : byte & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i) sign = (sign << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(std::min(length, text.size()));
  return sign;
}

bool is_letter(char32_t sign) {
  if (sign < 0x80) return (sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z') || (sign >= U'0' && sign <= U'9');
  if (sign == 0xAA || sign == 0xBA || sign == 0x2116) return true;  // ª, º, №
  return sign >= 0xC0 && sign != 0xD7 && sign != 0xF7 && !(sign >= 0x2000 && sign <= 0x2BFF) && !(sign >= 0x3000 && sign <= 0x3004) &&
         !(sign >= 0xFE00 && sign <= 0xFE0F) && !(sign >= 0xFF00 && sign <= 0xFF0F) && sign != 0x3001 && sign != 0x3002;
}

// Words in lower case; a capital after a small letter begins one where `camel`, and digits part from letters.
std::vector<Word> words_of(std::string_view text, bool camel, std::size_t most) {
  std::vector<Word> out;
  Word word;
  char32_t before = 0;
  const auto close = [&] {
    if (!word.empty()) out.push_back(word);
    word.clear();
  };
  while (!text.empty() && out.size() < most) {
    const char32_t sign = take(text);
    const bool is_digit = sign >= U'0' && sign <= U'9';
    const bool was_digit = before >= U'0' && before <= U'9';
    const bool is_capital = sign >= U'A' && sign <= U'Z';
    const bool was_small = before >= U'a' && before <= U'z';
    if (!is_letter(sign)) close();
    else {
      if (!word.empty() && ((camel && is_capital && was_small) || is_digit != was_digit)) close();
      if (word.size() < 24) word.push_back(fold(sign));
    }
    before = sign;
  }
  close();
  if (out.size() > most) out.resize(most);
  return out;
}

std::string utf8(const Word& word) {
  std::string out;
  for (const char32_t sign : word) {
    if (sign < 0x80) out += static_cast<char>(sign);
    else if (sign < 0x800) (out += static_cast<char>(0xC0 | (sign >> 6))) += static_cast<char>(0x80 | (sign & 0x3F));
    else if (sign < 0x10000)
      ((out += static_cast<char>(0xE0 | (sign >> 12))) += static_cast<char>(0x80 | ((sign >> 6) & 0x3F))) += static_cast<char>(0x80 | (sign & 0x3F));
    else
      (((out += static_cast<char>(0xF0 | (sign >> 18))) += static_cast<char>(0x80 | ((sign >> 12) & 0x3F))) +=
       static_cast<char>(0x80 | ((sign >> 6) & 0x3F))) += static_cast<char>(0x80 | (sign & 0x3F));
  }
  return out;
}

class Hash {
 public:
  explicit Hash(std::uint32_t kind) { mix(kind); }
  Hash& mix(std::uint32_t value) {
    state_ = (state_ ^ value) * 0x01000193U;
    state_ ^= state_ >> 15;
    return *this;
  }
  Hash& mix(std::u32string_view text) {
    for (const char32_t sign : text) mix(static_cast<std::uint32_t>(sign));
    return *this;
  }
  std::uint32_t bucket() const {
    std::uint32_t mixed = state_ * 0x9E3779B1U;
    mixed ^= mixed >> 16;
    return mixed & ((1U << bucket_bits) - 1);
  }

 private:
  std::uint32_t state_ = 0x811C9DC5U;
};

// Kinds of features; a number is for ever once a model is trained.
enum Kind : std::uint32_t {
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
  same_before,
  called_with_section
};

class Writer {
 public:
  Writer(Features& out) : out_(out) {}  // NOLINT(google-explicit-constructor)

  std::uint32_t origin(Source source, std::string text) {
    out_.origins.push_back({source, std::move(text)});
    return static_cast<std::uint32_t>(out_.origins.size() - 1);
  }
  void add(const Hash& hash, std::uint32_t origin) { out_.features.push_back({hash.bucket(), origin}); }

  void parts(Kind kind, const Word& word, std::uint32_t from) {
    const Word edged = U"<" + word + U">";
    for (std::size_t size = 3; size <= 5; ++size) {
      for (std::size_t at = 0; at + size <= edged.size(); ++at)
        add(Hash(kind).mix(static_cast<std::uint32_t>(size)).mix(std::u32string_view(edged).substr(at, size)), from);
    }
    // Scripts without spaces: pairs of signs say what words say elsewhere.
    for (std::size_t at = 0; at + 2 <= word.size(); ++at)
      if (word[at] > 0x2E80) add(Hash(kind).mix(2).mix(std::u32string_view(word).substr(at, 2)), from);
  }

  // A text that a person reads.
  void text(std::string_view text, Source source, Kind word_kind, Kind part_kind, Kind pair_kind, std::size_t most, bool is_shared) {
    const std::vector<Word> words = words_of(text, false, most);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::uint32_t from = origin(source, utf8(words[i]));
      add(Hash(word_kind).mix(words[i]), from);
      if (is_shared) add(Hash(any_word).mix(words[i]), from);
      if (part_kind != bias) parts(part_kind, words[i], from);
      if (pair_kind != bias && i + 1 < words.size()) add(Hash(pair_kind).mix(words[i]).mix(32).mix(words[i + 1]), from);
    }
  }

  void names(std::string_view name, Kind word_kind) {
    const std::vector<Word> words = words_of(name, true, 8);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::uint32_t from = origin(Source::name, utf8(words[i]));
      add(Hash(word_kind).mix(words[i]), from);
      add(Hash(name_word).mix(words[i]), from);
      parts(name_part, words[i], from);
      if (i + 1 < words.size()) add(Hash(name_pair).mix(words[i]).mix(words[i + 1]), from);
    }
    if (words.empty()) return;
    Word all;
    for (const Word& word : words) all += word;
    const std::uint32_t from = origin(Source::name, std::string(name.substr(0, 40)));
    add(Hash(name_all).mix(all), from);
    add(Hash(sure_word).mix(words.back()), from);
  }

  void called(const Signals& field) {
    const std::vector<Word> words = words_of(field.called(), false, 12);
    if (words.empty()) return;
    Word all;
    for (const Word& word : words) (all += word) += U' ';
    const std::uint32_t from = origin(Source::label, utf8(all.substr(0, all.size() - 1)));
    add(Hash(called_all).mix(all), from);
    add(Hash(first_word).mix(words.front()), from);
    add(Hash(last_word).mix(words.back()), from);
    add(Hash(word_count).mix(static_cast<std::uint32_t>(std::min<std::size_t>(words.size(), 6))), from);
    for (const Word& word : words) add(Hash(called_word).mix(word), from);
    for (const Word& word : words_of(field.section, false, 4)) add(Hash(called_with_section).mix(word).mix(32).mix(words.front()), from);
  }

  void kind(const Signals& field) {
    const auto say = [&](Kind kind, std::string_view value, std::string shown) {
      Word word;
      while (!value.empty()) word.push_back(fold(take(value)));
      add(Hash(kind).mix(word), origin(Source::kind, std::move(shown)));
    };
    say(tag_type, field.tag + ":" + field.type, field.type.empty() ? field.tag : field.type);
    if (!field.mode.empty()) say(mode_of, field.mode, "inputmode");
    if (!field.pattern.empty()) say(pattern_of, field.pattern.substr(0, 24), "pattern");
    if (field.length > 0) say(length_of, std::to_string(field.length), "maxlength " + std::to_string(field.length));
  }

  void options(const Signals& field) {
    if (field.choices == 0) return;
    std::uint32_t size = 0;
    for (std::int64_t left = field.choices; left > 1; left /= 2) ++size;
    const std::uint32_t from = origin(Source::options, std::to_string(field.choices));
    add(Hash(option_count).mix(size), from);
    add(Hash(option_count).mix(1000 + static_cast<std::uint32_t>(std::min<std::int64_t>(field.choices, 400))), from);
    std::size_t count = 0;
    for (const std::string& option : field.options) {
      for (const Word& word : words_of(option, false, 2)) {
        if (++count > 24) return;
        add(Hash(option_word).mix(word), origin(Source::options, utf8(word)));
      }
    }
  }

  void neighbour(const Signals& field, Kind word_kind, Kind name_kind, Kind type_kind) {
    for (const Word& word : words_of(field.called(), false, 5)) add(Hash(word_kind).mix(word), origin(Source::neighbour, utf8(word)));
    if (name_kind == bias) return;
    for (const Word& word : words_of(field.name.empty() ? field.id : field.name, true, 4))
      add(Hash(name_kind).mix(word), origin(Source::neighbour, utf8(word)));
    Word type;
    for (const char sign : field.tag + field.type) type.push_back(static_cast<char32_t>(sign));
    add(Hash(type_kind).mix(type), origin(Source::neighbour, field.type));
  }

 private:
  Features& out_;
};

// What a field says by itself.
void own(const Signals& field, Writer& write) {
  write.add(Hash(bias), write.origin(Source::kind, ""));
  write.text(field.label, Source::label, called_word, any_part, any_pair, 12, true);
  write.text(field.aria, Source::label, called_word, any_part, any_pair, 12, true);
  write.text(field.head, Source::label, called_word, any_part, any_pair, 12, true);
  write.text(field.placeholder, Source::placeholder, hint_word, hint_part, any_pair, 8, true);
  write.text(field.description, Source::description, about_word, bias, bias, 8, false);
  const bool is_named = !field.label.empty() || !field.aria.empty() || !field.head.empty();
  write.text(field.before, Source::around, before_word, is_named ? bias : any_part, before_pair, 8, !is_named);
  write.text(field.after, Source::around, after_word, bias, bias, 5, false);
  write.text(field.section, Source::section, section_word, bias, bias, 6, false);
  write.called(field);
  write.names(field.name, name_word);
  if (field.id != field.name) write.names(field.id, id_word);
  write.kind(field);
  write.options(field);
}

// Features of one field are a set: what two texts both say counts once.
void once(Features& features) {
  std::sort(features.features.begin(), features.features.end(),
            [](const Feature& a, const Feature& b) { return a.bucket != b.bucket ? a.bucket < b.bucket : a.origin < b.origin; });
  features.features.erase(
      std::unique(features.features.begin(), features.features.end(), [](const Feature& a, const Feature& b) { return a.bucket == b.bucket; }),
      features.features.end());
}

}  // namespace

std::string_view name_of(Source source) {
  constexpr std::array<std::string_view, 10> names = {"label",   "name",    "placeholder", "description", "around",
                                                      "section", "options", "kind",        "neighbour",   "order"};
  return names[static_cast<std::size_t>(source)];
}

std::vector<Features> make_features(std::span<const Signals> fields) {
  std::vector<Features> out(fields.size());
  const auto beside = [&](std::size_t i, std::ptrdiff_t step) -> const Signals* {
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + step;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(fields.size()) || fields[static_cast<std::size_t>(at)].form != fields[i].form) return nullptr;
    return &fields[static_cast<std::size_t>(at)];
  };
  for (std::size_t i = 0; i < fields.size(); ++i) {
    out[i].features.reserve(512);
    out[i].origins.reserve(64);
    Writer write(out[i]);
    own(fields[i], write);
    if (const Signals* previous = beside(i, -1)) {
      write.neighbour(*previous, previous_word, previous_name, previous_type);
      if (previous->called() == fields[i].called()) write.add(Hash(same_called).mix(1), write.origin(Source::neighbour, ""));
    } else {
      write.add(Hash(edge).mix(1), write.origin(Source::neighbour, ""));
    }
    if (const Signals* next = beside(i, 1)) {
      write.neighbour(*next, next_word, next_name, next_type);
      if (next->called() == fields[i].called()) write.add(Hash(same_called).mix(2), write.origin(Source::neighbour, ""));
    } else {
      write.add(Hash(edge).mix(2), write.origin(Source::neighbour, ""));
    }
    if (const Signals* before = beside(i, -2)) write.neighbour(*before, second_previous, bias, bias);
    if (const Signals* after = beside(i, 2)) write.neighbour(*after, second_next, bias, bias);
    once(out[i]);
  }
  return out;
}

}  // namespace portal::classifier
