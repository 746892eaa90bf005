// Texts to words, each hashed once.
#include <algorithm>

#include "sdk/classifier/features.h"
#include "sdk/classifier/hashes.h"
#include "sdk/classifier/letters.h"
#include "sdk/text/code_points.h"

namespace portal::classifier {

namespace {

constexpr std::size_t longest_word = 24;
constexpr std::ptrdiff_t common = 4;  // fields with the same text
constexpr char32_t left_edge = U'<';
constexpr char32_t right_edge = U'>';

}  // namespace

FeatureReader::FeatureReader(std::span<const Signals> fields) : fields_(fields) {
  std::size_t bytes = 0;
  for (const Signals& field : fields) bytes += 128 + field.label.size() + field.before.size() + field.name.size() + field.id.size();
  signs_.reserve(2 * bytes);
  words_.reserve(bytes / 3);
  cuts_.reserve(fields.size());
  signs_.push_back(left_edge);
  for (const Signals& field : fields) cuts_.push_back(cut_field(field));
  pass_over_common_texts();
  for (std::size_t start = 0; start < fields.size();) {
    std::size_t end = start;
    while (end < fields.size() && fields[end].form == fields[start].form) ++end;
    for (std::size_t i = start; i < end; ++i) {
      cuts_[i].place = static_cast<std::uint32_t>(i - start);
      cuts_[i].fields = static_cast<std::uint32_t>(end - start);
    }
    start = end;
  }
}

// What stands at several fields ("required") names none of them.
void FeatureReader::pass_over_common_texts() {
  std::vector<std::uint32_t> own;
  for (const Cut& cut : cuts_)
    if (cut.own.size() > 0) own.push_back(cut.own.hash);
  std::sort(own.begin(), own.end());
  for (Cut& cut : cuts_) {
    if (cut.before.size() == 0 || cut.called.first != cut.own.first || cut.own.size() == 0) continue;
    const auto [first, last] = std::equal_range(own.begin(), own.end(), cut.own.hash);
    if (last - first >= common) cut.called = cut.before;
  }
}

void FeatureReader::close_word(std::size_t begin) {
  std::uint32_t state = seed(0);
  for (std::size_t i = begin; i < signs_.size(); ++i) state = mix(state, signs_[i]);
  words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(signs_.size()), state});
  signs_.push_back(right_edge);
  signs_.push_back(left_edge);
}

// Words in lower case. Digits part from letters; in a name, a capital after a small letter begins a word.
FeatureReader::Text FeatureReader::cut_text(std::string_view text, bool is_name, std::size_t most) {
  Text out;
  out.first = static_cast<std::uint32_t>(words_.size());
  const std::size_t limit = words_.size() + most;
  std::size_t begin = signs_.size();
  char32_t before = 0;
  const auto close = [&] {
    if (signs_.size() > begin) close_word(begin);
    begin = signs_.size();
  };
  while (!text.empty() && words_.size() < limit) {
    const char32_t sign = text::take_code_point(text);
    const bool is_digit = sign >= U'0' && sign <= U'9';
    const bool was_digit = before >= U'0' && before <= U'9';
    const bool is_capital = sign >= U'A' && sign <= U'Z';
    const bool was_small = before >= U'a' && before <= U'z';
    if (!is_word_sign(sign)) close();
    else {
      if (signs_.size() > begin && ((is_name && is_capital && was_small) || is_digit != was_digit)) close();
      if (words_.size() < limit && signs_.size() - begin < longest_word) signs_.push_back(fold_sign(sign));
    }
    before = sign;
  }
  close();
  out.last = static_cast<std::uint32_t>(words_.size());
  std::uint32_t state = seed(1);
  for (std::uint32_t i = out.first; i < out.last; ++i) state = mix(state, words_[i].hash);
  out.hash = state;
  return out;
}

FeatureReader::Cut FeatureReader::cut_field(const Signals& field) {
  Cut out;
  out.label = cut_text(field.label, false, 12);
  out.aria = cut_text(field.aria, false, 12);
  out.head = cut_text(field.head, false, 12);
  out.placeholder = cut_text(field.placeholder, false, 8);
  out.own = cut_text(field.own, false, 12);
  out.description = cut_text(field.description, false, 8);
  out.before = cut_text(field.before, false, 8);
  out.after = cut_text(field.after, false, 5);
  out.section = cut_text(field.section, false, 6);
  out.name = cut_text(field.name, true, 8);
  out.id = cut_text(field.id, true, 8);
  out.options.first = static_cast<std::uint32_t>(words_.size());
  for (const std::string& option : field.options) cut_text(option, false, 2);
  out.options.last = static_cast<std::uint32_t>(words_.size());
  out.marks = cut_text(field.marks, false, 4);
  for (const std::string* text : {&field.label, &field.own, &field.before, &field.placeholder})
    out.is_starred = out.is_starred || text->find('*') != std::string::npos;
  out.called = out.before;
  for (const Text* text : {&out.own, &out.placeholder, &out.head, &out.aria, &out.label})
    if (text->size() > 0) out.called = *text;
  out.tag_type = mix(hash_of(field.tag), hash_of(field.type));
  return out;
}

}  // namespace portal::classifier
