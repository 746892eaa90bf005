#pragma once
// Names in Latin as passports have them, Cyrillic that a Latin name may have been, and text typed in the other keyboard layout.
//
// Latin: ICAO Doc 9303 part 3, section 6 B, which the Russian passport order in force takes over (Ministry of the Interior order 773 of
// 16.11.2020). It loses letters (е, ё, э are all E), so the way back gives several candidates and never one answer.

#include <string>
#include <string_view>
#include <vector>

namespace portal::text {

// «Щукина Наталья» → "Shchukina Natalia". What is no Cyrillic letter of the table stays as it is; letters after a capital are small
// where the word goes on in small ones ("Shchukina"), capital where it does not ("SHCHUKINA").
std::string passport_latin(std::string_view cyrillic);

// What a Latin spelling may have been, best first, at most `most`: "Yuliya" → «Юлия» …. Words longer than 40 letters give none.
std::vector<std::string> cyrillic_candidates(std::string_view latin, std::size_t most = 5);

// The same keys in the other layout: "ghbdtn" → «привет», «руддщ» → "hello". Both ways for text of one script; "" where it mixes them.
std::string other_layout(std::string_view text);

// What was meant, where the text as it stands is no likely Russian or English and the other layout is; "" where nothing is to be said.
// Offered as a correction, never applied.
std::string layout_correction(std::string_view text);

}  // namespace portal::text
