// The list, and the grammar of an autocomplete attribute.
#include "sdk/classifier/tokens.h"

#include <algorithm>
#include <string>

namespace portal::classifier {

namespace {

constexpr Token list[] = {
#define TOKEN(name, group, fact, care) {name, group, fact, Care::care},
#include "sdk/classifier/tokens.def"
};

// https://html.spec.whatwg.org/#autofill-field, besides those of ours that have the same name.
constexpr std::string_view only_standard[] = {
    "honorific-suffix", "address-level4", "cc-additional-name", "transaction-currency", "transaction-amount", "language", "url", "photo", "impp"};
// From here on the list is our own, and no browser's.
constexpr std::string_view first_of_extension = "patronymic";

bool is_standard(std::string_view name) {
  if (std::find(std::begin(only_standard), std::end(only_standard), name) != std::end(only_standard)) return true;
  for (const Token& token : list) {
    if (token.name == first_of_extension) return false;
    if (token.name == name) return name != "password";
  }
  return false;
}

}  // namespace

std::span<const Token> tokens() { return list; }

const Token* find_token(std::string_view name) {
  const Token* found = std::find_if(std::begin(list), std::end(list), [name](const Token& token) { return token.name == name; });
  return found == std::end(list) ? nullptr : found;
}

const Token* token_for_fact(std::string_view fact) {
  if (fact.empty()) return nullptr;
  const Token* found = std::find_if(std::begin(list), std::end(list), [fact](const Token& token) { return token.fact == fact; });
  return found == std::end(list) ? nullptr : found;
}

std::string_view stated_token(std::string_view autocomplete) {
  std::string_view last;
  while (!autocomplete.empty()) {
    const std::size_t start = autocomplete.find_first_not_of(" \t\n\r\f");
    if (start == std::string_view::npos) break;
    autocomplete.remove_prefix(start);
    const std::string_view word = autocomplete.substr(0, autocomplete.find_first_of(" \t\n\r\f"));
    autocomplete.remove_prefix(word.size());
    if (word != "webauthn") last = word;
  }
  if (last.empty()) return {};
  std::string lower(last);
  for (char& sign : lower) sign = sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
  if (!is_standard(lower)) return {};
  const Token* token = find_token(lower);
  if (token != nullptr) return token->name;
  return *std::find(std::begin(only_standard), std::end(only_standard), lower);
}

}  // namespace portal::classifier
