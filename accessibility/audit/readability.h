#pragma once
// How hard a text is to read (WCAG 2.2, 3.1.5 Reading Level): sentences, words, syllables, and the reading ease made of them.
//
//   English  206.835 − 1.015 × words a sentence − 84.6 × syllables a word    R. Flesch, 1948
//   Russian  206.835 − 1.3   × words a sentence − 60.1 × syllables a word    I. V. Oborneva, 2006: Flesch's formula for Russian, whose words
//                                                                            are longer at the same difficulty
//
// Ease is a rough measure: it knows nothing of meaning, and of short texts it says nothing at all. So it is asked of a hundred words or more;
// the length of a sentence is asked of every one. 100 is a text for a child of ten, 60 is plain language, 30 is a statute.
//
// What we demand, and why so much: texts of public services are read by everyone, often in worry. Longest sentence 25 words: plain-language guides
// of the UK government and of Russian editors agree on it. Mean 12: the project's own rule. Ease of a widget's own messages at least 50 in Russian
// and 55 in English: names of documents and authorities ("certificate", «свидетельство») are long and cannot be replaced; below that, it is our own
// words that are hard. Of a whole tree ten less: it also carries what a law demands to be said word for word («обработка персональных данных»).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace portal::accessibility::audit {

struct Readability {
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t syllables = 0;
  std::size_t longest = 0;  // words of the longest sentence
  std::string longest_sentence;

  void add(std::string_view text);
  double words_a_sentence() const;           // 0 without words
  double ease(std::string_view lang) const;  // 100 without words
};

inline constexpr std::size_t longest_sentence = 25;  // words
inline constexpr double mean_sentence = 12;          // words
inline constexpr std::size_t enough_words = 100;     // for the ease to mean anything
double least_ease(std::string_view lang);            // of a widget's own messages
double least_tree_ease(std::string_view lang);       // of a tree, with what others have written

// Sentences end at . ! ? … ; : and at line ends, but not inside numbers, nor after one letter («п. 9», "e.g. this").
std::vector<std::string_view> sentences(std::string_view text);

}  // namespace portal::accessibility::audit
