// From the kind's name to its reader; the words that all of them pass over.
#include "sdk/text/dictation/dictation.h"

#include <iterator>

#include "sdk/text/dictation/hear.h"

namespace portal::text {
namespace {

constexpr std::string_view kind_names[] = {"number", "date",   "phone",  "email", "snils", "passport", "digits",
                                           "money",  "yes_no", "choice", "house", "text",  "name"};
constexpr std::string_view doubt_names[] = {"none", "words", "ambiguous", "century", "year", "length", "check", "spelling", "approximate"};

}  // namespace

bool kind_named(std::string_view name, Kind& kind) {
  for (std::size_t i = 0; i < std::size(kind_names); ++i) {
    if (kind_names[i] != name) continue;
    kind = static_cast<Kind>(i);
    return true;
  }
  return false;
}

std::string_view name_of(Doubt doubt) { return doubt_names[static_cast<std::size_t>(doubt)]; }

namespace {

Heard hear_tokens(Kind kind, const dictation::Tokens& tokens, const Listening& listening) {
  using namespace dictation;
  switch (kind) {
    case Kind::number: return hear_number(tokens, listening);
    case Kind::date: return hear_date(tokens, listening);
    case Kind::phone: return hear_phone(tokens);
    case Kind::email: return hear_email(tokens);
    case Kind::snils: return hear_snils(tokens);
    case Kind::passport: return hear_passport(tokens);
    case Kind::digits: return hear_digits(tokens, listening.length);
    case Kind::money: return hear_money(tokens, listening);
    case Kind::yes_no: return hear_yes_no(tokens);
    case Kind::choice: return hear_choice(tokens, listening.options);
    case Kind::house: return hear_house(tokens);
    case Kind::text: return hear_text(tokens);
    case Kind::name: return hear_name(tokens);
  }
  return {};
}

}  // namespace

Heard hear(Kind kind, std::string_view phrase, const Listening& listening) {
  const dictation::Tokens tokens = dictation::tokens_of(phrase);
  if (tokens.empty()) return {};
  Heard heard = hear_tokens(kind, tokens, listening);
  if (heard.values.empty()) heard.doubt = Doubt::none;
  return heard;
}

}  // namespace portal::text

namespace portal::text::dictation {

bool is_filler(std::string_view word) {
  return is_one_of(
      word,
      "ну вот так это эта этот мой моя мое мои у меня мне нас их нам я значит давайте пусть будет пожалуйста запишите пишите поставьте номер телефон "
      "телефона "
      "дата рождения родился родилась был была было выдан выдана индекс код снилс паспорт серия в во на от с числа число числу г год года году "
      "годов почта почтовый электронная адрес ровно всего сумма доход зарплата количестве площадь около где-то где то примерно где наверное скажем "
      "месяц месяца штук человек детей лет метров the a an of on in my is it i was were born am number phone passport series please well so "
      "email mail address date birth people years old about approximately around rub and и по");
}

bool is_approximate(std::string_view word) {
  return is_one_of(word, "около примерно где приблизительно наверное about approximately around roughly");
}

void doubt_words(const Tokens& tokens, std::size_t first, std::size_t last, Heard& heard) {
  for (std::size_t i = first; i < last && i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::digits || number_word(token.text).role != Role::none) heard.doubt_by(Doubt::ambiguous);
    else if (is_approximate(token.text)) heard.doubt_by(Doubt::approximate);
    else if (token.kind == TokenKind::word && !is_filler(token.text)) heard.doubt_by(Doubt::words);
  }
}

}  // namespace portal::text::dictation
