#pragma once
// A text as sentences, Russian and English: the rules of Unicode's UAX 29 that such texts need, and what those rules do not know:
// abbreviations and initials end no sentence («п. 9», «ст. 7.3», «ул. Ленина», «А. С. Пушкин»). The same as web/sentences.js, which has
// Intl.Segmenter for the rules; web/test/text_parity.test.mjs holds the two together on made-up texts.

#include <string_view>
#include <vector>

namespace portal::text {

// Every byte belongs to one sentence; blanks behind it are its own. Empty for an empty text. Linear in the text's length.
std::vector<std::string_view> sentences(std::string_view text);

}  // namespace portal::text
