// Counting sentences, words and syllables.
#include "accessibility/audit/readability.h"

#include <algorithm>

#include "accessibility/audit/characters.h"
#include "sdk/text/sentences.h"

namespace portal::accessibility::audit {

namespace {

// A syllable has one vowel in Russian; in English a silent "e" at the end and vowels that stand together count once.
std::size_t syllables_of(const std::vector<std::uint32_t>& word) {
  std::size_t count = 0;
  bool after_vowel = false;
  for (const std::uint32_t point : word) {
    const bool vowel = is_vowel(point);
    if (vowel && !(after_vowel && is_latin(point))) ++count;
    after_vowel = vowel;
  }
  const bool silent = word.size() > 2 && (word.back() == 'e' || word.back() == 'E') && !is_vowel(word[word.size() - 2]);
  if (silent && count > 1) --count;
  return std::max<std::size_t>(count, 1);
}

}  // namespace

// Of a sentence its parts at semicolons and colons: what has to be kept in mind at once.
std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> out;
  const auto add = [&](std::string_view part) {
    if (!words(part).empty()) out.push_back(part);
  };
  for (const std::string_view sentence : text::sentences(text)) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const bool parts =
          sentence[i] == ';' || (sentence[i] == ':' && (i + 1 == sentence.size() || sentence[i + 1] == ' ' || sentence[i + 1] == '\n'));
      if (!parts) continue;
      add(sentence.substr(begin, i - begin));
      begin = i + 1;
    }
    add(sentence.substr(begin));
  }
  return out;
}

void Readability::add(std::string_view text) {
  for (const std::string_view sentence : audit::sentences(text)) {
    const auto found = audit::words(sentence);
    sentences += 1;
    words += found.size();
    for (const auto& word : found) syllables += syllables_of(word);
    if (found.size() <= longest) continue;
    longest = found.size();
    longest_sentence = sentence;
  }
}

double Readability::words_a_sentence() const { return sentences == 0 ? 0 : static_cast<double>(words) / static_cast<double>(sentences); }

double Readability::ease(std::string_view lang) const {
  if (words == 0) return 100;
  const double a_word = static_cast<double>(syllables) / static_cast<double>(words);
  return lang.substr(0, 2) == "ru" ? 206.835 - 1.3 * words_a_sentence() - 60.1 * a_word : 206.835 - 1.015 * words_a_sentence() - 84.6 * a_word;
}

double least_ease(std::string_view lang) { return lang.substr(0, 2) == "ru" ? 50 : 55; }

double least_tree_ease(std::string_view lang) { return least_ease(lang) - 10; }

}  // namespace portal::accessibility::audit
