#pragma once
// Signs as they are compared: out of UTF-8, in lower case, without accents; which of them make a word.

namespace portal::classifier {

char32_t fold_sign(char32_t sign);  // ё is е, é is e, the digits from 4 on are 0
bool is_word_sign(char32_t sign);   // letters and digits of any script

}  // namespace portal::classifier
