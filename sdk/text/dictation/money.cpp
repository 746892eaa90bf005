// Sums of money: units and hundredths, thousands of them, currencies by their names and signs.
#include <algorithm>

#include "sdk/text/dictation/hear.h"

namespace portal::text::dictation {
namespace {

struct Currency {
  std::string_view code, names, hundredths;
};
constexpr Currency currencies[] = {
    {"RUB",
     "рубль рубля рублю рублем рубле рубли рублей рублям рублями рублях руб р ₽ rub "
     "ruble "
     "rubles "
     "rouble "
     "roubles",
     "копейка копейки копейке копейку копейкой копеек копейкам копейками коп kopeck kopecks kopek kopeks"},
    {"USD", "доллар доллара доллару долларом долларе доллары долларов долларам $ usd dollar dollars bucks", "цент цента центов центы cent cents"},
    {"EUR", "евро € eur euro euros", "евроцент евроцента евроцентов"},
};

const Currency* currency_of(std::string_view word) {
  for (const Currency& currency : currencies)
    if (is_one_of(word, currency.names)) return &currency;
  return nullptr;
}

const Currency* hundredths_of(std::string_view word) {
  for (const Currency& currency : currencies)
    if (is_one_of(word, currency.hundredths)) return &currency;
  return nullptr;
}

std::string text_at(const Tokens& tokens, std::size_t at) { return at < tokens.size() ? tokens[at].text : ""; }

// Money has two places or none.
bool with_places(std::string& amount) {
  const std::size_t point = amount.find('.');
  if (point == std::string::npos) return true;
  if (amount.size() - point > 3) return false;
  amount.append(3 - (amount.size() - point), '0');
  return true;
}

struct Sum {
  std::string whole, hundredths;
  const Currency* currency = nullptr;
  std::size_t next = 0;
};

void take_hundredths(const Tokens& tokens, const Listening& listening, Sum& sum) {
  std::size_t at = sum.next;
  if (is_one_of(text_at(tokens, at), "и and")) ++at;
  std::string part;
  if (!read_amount(tokens, at, part, listening) || part.size() > 2) return;
  const Currency* named = hundredths_of(text_at(tokens, at));
  // «рубль двадцать»: nothing else follows.
  if (named == nullptr && (at != tokens.size() || part.size() != 2)) return;
  sum.hundredths = part.size() == 1 ? "0" + part : part;
  sum.next = named == nullptr ? at : at + 1;
  if (sum.next < tokens.size() && tokens[sum.next].text == ".") ++sum.next;
}

bool read_sum(const Tokens& tokens, std::size_t first, const Listening& listening, Sum& sum) {
  std::size_t at = first;
  sum = {};
  sum.currency = currency_of(text_at(tokens, at));
  if (sum.currency != nullptr && !read_amount(tokens, ++at, sum.whole, listening)) {
    if (tokens[first].kind == TokenKind::sign) return false;
    sum.whole = "1";
    sum.next = at;
    take_hundredths(tokens, listening, sum);
    return true;
  }
  if (sum.currency == nullptr) {
    if (!read_amount(tokens, at, sum.whole, listening)) return false;
    if (const Currency* only = hundredths_of(text_at(tokens, at)); only != nullptr && sum.whole.size() <= 2) {
      sum.currency = only;
      sum.hundredths = sum.whole.size() == 1 ? "0" + sum.whole : sum.whole;
      sum.whole = "0";
      sum.next = at + 1;
      return true;
    }
    sum.currency = currency_of(text_at(tokens, at));
    if (sum.currency != nullptr) ++at;
  } else if (sum.next == 0 && tokens[first].kind == TokenKind::word) {  // «рубль двадцать»
    sum.hundredths = sum.whole;
    sum.whole = "1";
    sum.next = at;
    if (hundredths_of(text_at(tokens, at)) != nullptr) ++sum.next;
    return sum.hundredths.size() == 2;
  }
  sum.next = at;
  if (sum.next < tokens.size() && tokens[sum.next].text == ".") ++sum.next;
  if (sum.currency != nullptr && sum.whole.find('.') == std::string::npos) take_hundredths(tokens, listening, sum);
  return true;
}

}  // namespace

Heard hear_money(const Tokens& tokens, const Listening& listening) {
  Heard heard;
  Sum sum;
  std::size_t first = 0;
  for (; first < tokens.size(); ++first) {
    if (tokens[first].text == "a" && number_word(text_at(tokens, first + 1)).role == Role::none) continue;
    if (read_sum(tokens, first, listening, sum)) break;
  }
  if (first == tokens.size()) return heard;
  if (!sum.hundredths.empty()) sum.whole += "." + sum.hundredths;
  if (sum.whole.ends_with(".00")) sum.whole.resize(sum.whole.size() - 3);
  if (!with_places(sum.whole)) heard.doubt_by(Doubt::ambiguous);
  if (first > 0 && is_one_of(tokens[first - 1].text, "минус minus -")) heard.doubt_by(Doubt::words);
  heard.values.push_back(sum.whole + " " + std::string(sum.currency == nullptr ? "RUB" : sum.currency->code));
  doubt_words(tokens, 0, first, heard);
  doubt_words(tokens, sum.next, tokens.size(), heard);
  return heard;
}

}  // namespace portal::text::dictation
