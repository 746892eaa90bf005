#pragma once
// Text as it is searched: what people leave out or mistype stands on both sides alike.

#include <string>
#include <string_view>

namespace portal::text {

// Small letters; ё as е, й as и; letters of Latin, Greek and Cyrillic without their marks (é as e), ß as ss, æ as ae, ø as o, ł as l;
// combining marks, invisible characters and apostrophes dropped; other punctuation and spaces one blank between words, none at the ends.
// Idempotent. «Ёлкин-Палкин, Й.» and "елкин палкин и" fold alike.
std::string search_fold(std::string_view text);

// The same with й as it is: for whoever takes the endings off words (sdk/text/stemming), which know «-ий» and not «-ии»; what is left of a
// word is folded afterwards.
std::string stemming_fold(std::string_view text);

}  // namespace portal::text
