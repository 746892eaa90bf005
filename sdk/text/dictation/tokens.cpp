// Letters, digits and signs apart; endings of ordinals ("25-го") taken into their digits.
#include "sdk/text/dictation/tokens.h"

#include "sdk/text/code_points.h"

namespace portal::text::dictation {
namespace {

char32_t folded(char32_t letter) {
  letter = lower(letter);
  if (letter == U'ё') return U'е';
  if (letter >= 0xFF10 && letter <= 0xFF19) return letter - 0xFF10 + U'0';
  if (letter == 0x2019 || letter == 0x2BC) return U'\'';
  if (letter == 0x2010 || letter == 0x2011 || letter == 0x2012 || letter == 0x2013 || letter == 0x2014 || letter == 0x2212) return U'-';
  return letter;
}

bool is_letter(char32_t letter) { return is_cyrillic(letter) || is_latin(letter) || letter == U'\''; }

// A combining breve or diaeresis after its letter, an accent that marks stress.
bool joins(std::u32string& word, char32_t mark) {
  if (mark == 0x301 || mark == 0x300) return true;
  if (word.empty()) return false;
  if (mark == 0x306 && word.back() == U'и') word.back() = U'й';
  return mark == 0x306 || mark == 0x308;
}

constexpr std::string_view ordinal_endings = "е го ое ого й ый ий я ая му ому ья ье ьего st nd rd th";

void take_ordinal_ending(Tokens& tokens) {
  const std::size_t count = tokens.size();
  if (count < 2 || !tokens[count - 1].glued || !is_one_of(tokens[count - 1].text, ordinal_endings)) return;
  std::size_t digits = count - 2;
  if (tokens[digits].text == "-" && tokens[digits].glued && digits > 0) --digits;
  if (tokens[digits].kind != TokenKind::digits) return;
  tokens.resize(digits + 1);
  tokens[digits].ordinal = true;
}

}  // namespace

bool is_one_of(std::string_view word, std::string_view words) {
  if (word.empty()) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

bool says(const Tokens& tokens, std::size_t at, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (at >= tokens.size() || tokens[at++].text != word) return false;
  return true;
}

Tokens tokens_of(std::string_view phrase) {
  Tokens tokens;
  if (phrase.size() > longest_phrase * 4) return tokens;
  const std::u32string symbols = code_points(phrase);
  if (symbols.size() > longest_phrase) return tokens;
  bool glued = false;
  std::u32string word, raw;
  TokenKind kind = TokenKind::word;
  const auto finish = [&] {
    if (raw.empty()) return;
    tokens.push_back({kind, utf8(word), utf8(raw), glued});
    if (kind == TokenKind::word) take_ordinal_ending(tokens);
    word.clear();
    raw.clear();
    glued = true;
  };
  for (const char32_t symbol : symbols) {
    if (is_invisible(symbol) || (kind == TokenKind::word && joins(word, symbol))) continue;
    if (is_space(symbol)) {
      finish();
      glued = false;
      continue;
    }
    const char32_t letter = folded(symbol);
    const TokenKind next = is_letter(letter) ? TokenKind::word : is_digit(letter) ? TokenKind::digits : TokenKind::sign;
    if (next != kind || next == TokenKind::sign) finish();
    kind = next;
    word += letter;
    raw += symbol;
  }
  finish();
  return tokens;
}

}  // namespace portal::text::dictation
