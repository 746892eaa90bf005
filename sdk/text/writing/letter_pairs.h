#pragma once
// Inside sdk/text/writing: the pairs of letters that occur in Russian and English texts, a blank at each end of a word.

namespace portal::text {

// `a` and `b`: small letters of one alphabet (ё as е), or a blank. A pair of other letters, or of two alphabets, is none.
bool is_usual_pair(char32_t a, char32_t b);

}  // namespace portal::text
