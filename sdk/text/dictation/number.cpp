// Numbers: whole, with a fraction in tenths or after a comma, negative, digit by digit.
#include "sdk/text/dictation/hear.h"

namespace portal::text::dictation {
namespace {

bool is_point(const Token& token) { return is_one_of(token.text, "точка запятая point . ,"); }

// «пять десятых», «двадцать пять сотых»: how many places.
std::size_t places_of(std::string_view word) {
  if (is_one_of(word, "десятая десятых десятые десятой десятую")) return 1;
  if (is_one_of(word, "сотая сотых сотые сотой сотую")) return 2;
  if (is_one_of(word, "тысячная тысячных тысячные тысячной тысячную")) return 3;
  return 0;
}

// The number itself without what follows, since «пять десятых» would read on into an ordinal.
bool whole_at(const Tokens& tokens, std::size_t at, Numeral& numeral) { return read_numeral(tokens, at, numeral) && numeral.is_whole(); }

bool tenths(const Tokens& tokens, std::size_t& at, std::string& fraction) {
  if (at >= tokens.size() || !is_one_of(tokens[at].text, "целая целых целые целой целую")) return false;
  std::size_t next = at + 1;
  if (next < tokens.size() && tokens[next].text == "и") ++next;
  Numeral numeral;
  if (!whole_at(tokens, next, numeral) || numeral.next >= tokens.size()) return false;
  const std::size_t places = places_of(tokens[numeral.next].text);
  fraction = std::to_string(numeral.value());
  if (places == 0 || fraction.size() > places) return false;
  fraction.insert(0, places - fraction.size(), '0');
  at = numeral.next + 1;
  return true;
}

bool after_point(const Tokens& tokens, std::size_t& at, std::string& fraction) {
  if (at + 1 >= tokens.size() || !is_point(tokens[at])) return false;
  if (tokens[at].kind == TokenKind::sign && !tokens[at].glued && at > 0) return false;
  std::size_t next = at + 1;
  Group group;
  while (read_group(tokens, next, group)) fraction += group.joined;
  if (fraction.empty()) return false;
  at = next;
  return true;
}

// "1 250 000", "1,250,000": groups of three that belong to the digits before.
void take_thousands(const Tokens& tokens, std::size_t& at, std::string& digits, bool with_commas) {
  if (digits.size() > 3) return;
  while (at < tokens.size()) {
    const bool comma = with_commas && tokens[at].text == "," && at + 1 < tokens.size() && tokens[at + 1].glued;
    const std::size_t next = comma ? at + 1 : at;
    if (tokens[next].kind != TokenKind::digits || tokens[next].text.size() != 3 || tokens[next].ordinal) return;
    digits += tokens[next].text;
    at = next + 1;
  }
}

void trim(std::string& fraction) {
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
}

bool read_written(const Tokens& tokens, std::size_t& at, std::string& amount, const Listening& listening) {
  if (tokens[at].kind != TokenKind::digits) return false;
  std::size_t next = at + 1;
  std::string digits = tokens[at].text;
  take_thousands(tokens, next, digits, !listening.locale.starts_with("ru"));
  const bool has_groups = next > at + 1;
  std::string fraction;
  after_point(tokens, next, fraction);
  if (!has_groups && fraction.empty()) return false;
  // "1,5 млн"
  Tokens rest{tokens.begin() + static_cast<std::ptrdiff_t>(next), tokens.end()};
  const NumberWord scale = rest.empty() || rest[0].kind != TokenKind::word ? NumberWord{} : number_word(rest[0].text);
  if (scale.role == Role::scale && fraction.size() <= 3 && digits.size() <= 6) {
    std::int64_t thousandths = std::stoll(digits + (fraction + "000").substr(0, 3));
    amount = decimal_text(thousandths * scale.value);
    at = next + 1;
    return true;
  }
  trim(fraction);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  amount = fraction.empty() ? digits : digits + "." + fraction;
  at = next;
  return true;
}

// Several groups of digits in a row are one number, said digit by digit.
bool read_row(const Tokens& tokens, std::size_t& at, std::string& amount) {
  std::size_t next = at, groups = 0;
  std::string digits;
  for (Group group; read_group(tokens, next, group); ++groups) {
    if (group.joined.size() > 1 && group.parts[0] != group.joined) return false;
    if (group.joined.size() > 1 && group.joined.find_first_not_of(group.joined[0]) != std::string::npos) return false;
    digits += group.joined;
  }
  if (groups < (digits.size() > groups ? 1U : 2U) || digits.size() > 15) return false;
  if (next < tokens.size() && number_word(tokens[next].text).role != Role::none) return false;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  amount = digits;
  at = next;
  return true;
}

}  // namespace

bool read_amount(const Tokens& tokens, std::size_t& at, std::string& amount, const Listening& listening) {
  if (at >= tokens.size()) return false;
  if (read_written(tokens, at, amount, listening)) return true;
  if (tokens[at].text == "point" && after_point(tokens, at, amount)) {
    amount.insert(0, "0.");
    return true;
  }
  if (number_word(tokens[at].text).role != Role::none && read_row(tokens, at, amount)) return true;
  Numeral numeral;
  if (!read_numeral(tokens, at, numeral)) return false;
  std::size_t next = numeral.next;
  std::string fraction;
  if (numeral.is_whole() && number_word(tokens[at].text).role != Role::lump && next < tokens.size() && tokens[next].text == "quarters") {
    amount = decimal_text(numeral.value() * 250);
    at = next + 1;
    return true;
  }
  if (numeral.is_whole() && (tenths(tokens, next, fraction) || after_point(tokens, next, fraction))) {
    trim(fraction);
    amount = decimal_text(numeral.thousandths) + (fraction.empty() ? "" : "." + fraction);
  } else {
    amount = decimal_text(numeral.thousandths);
  }
  at = next;
  return true;
}

Heard hear_number(const Tokens& tokens, const Listening& listening) {
  Heard heard;
  std::size_t first = 0, at = 0;
  std::string amount;
  for (; first < tokens.size(); ++first) {
    at = first;
    if (tokens[first].text == "a" && !is_one_of(first + 1 < tokens.size() ? tokens[first + 1].text : "", "hundred thousand million")) continue;
    if (read_amount(tokens, at, amount, listening)) break;
  }
  if (first == tokens.size()) return heard;
  // A temperature: «тридцать шесть и шесть».
  if (amount.find('.') == std::string::npos && at + 1 < tokens.size() && tokens[at].text == "и") {
    Numeral tenth;
    if (read_numeral(tokens, at + 1, tenth) && tenth.value() < 10 && tenth.next == tokens.size() && tenth.is_whole()) {
      heard.doubt_by(Doubt::ambiguous);
      amount += "." + std::to_string(tenth.value());
      at = tenth.next;
    }
  }
  const bool negative = first > 0 && is_one_of(tokens[first - 1].text, "минус minus negative -");
  heard.values.push_back(negative && amount != "0" ? "-" + amount : amount);
  doubt_words(tokens, 0, negative ? first - 1 : first, heard);
  // What is counted may follow: one or two nouns, whatever they are.
  for (std::size_t i = at; i < tokens.size(); ++i) {
    if (tokens[i].kind == TokenKind::digits || number_word(tokens[i].text).role != Role::none) heard.doubt_by(Doubt::ambiguous);
    if (is_one_of(tokens[i].text, "не нет или либо минус not no or")) heard.doubt_by(Doubt::words);
  }
  if (at + 3 < tokens.size()) heard.doubt_by(Doubt::words);
  return heard;
}

}  // namespace portal::text::dictation
