#pragma once
// Inside sdk/text/dictation: one function for each kind, and what they share.

#include "sdk/text/dictation/dictation.h"
#include "sdk/text/dictation/numerals.h"
#include "sdk/text/dictation/tokens.h"

namespace portal::text::dictation {

Heard hear_number(const Tokens& tokens, const Listening& listening);
Heard hear_date(const Tokens& tokens, const Listening& listening);
Heard hear_phone(const Tokens& tokens);
Heard hear_snils(const Tokens& tokens);
Heard hear_passport(const Tokens& tokens);
Heard hear_digits(const Tokens& tokens, std::size_t length);
Heard hear_money(const Tokens& tokens, const Listening& listening);
Heard hear_email(const Tokens& tokens);
Heard hear_yes_no(const Tokens& tokens);
Heard hear_choice(const Tokens& tokens, std::span<const std::string> options);
Heard hear_house(const Tokens& tokens);
Heard hear_text(const Tokens& tokens);
Heard hear_name(const Tokens& tokens);

// Words that say nothing about the value: «ну», «мой», "please".
bool is_filler(std::string_view word);
// Words after which a value is about right only: «примерно».
bool is_approximate(std::string_view word);
// What remains around a value is looked at word by word: fillers say nothing, anything else is a doubt.
void doubt_words(const Tokens& tokens, std::size_t first, std::size_t last, Heard& heard);

// A number with its fraction in words or digits, at `at`: moves it. False where there is none.
bool read_amount(const Tokens& tokens, std::size_t& at, std::string& amount, const Listening& listening);

}  // namespace portal::text::dictation
