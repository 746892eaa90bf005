// Yes or no, and one of several options: by its number, its place or its words.
#include <algorithm>

#include "sdk/text/code_points.h"
#include "sdk/text/dictation/hear.h"

namespace portal::text::dictation {
namespace {

std::string sentence(const Tokens& tokens) {
  std::string out = " ";
  for (const Token& token : tokens)
    if (token.kind != TokenKind::sign) out += token.text + " ";
  return out;
}

bool holds(const std::string& said, std::initializer_list<std::string_view> phrases) {
  for (const std::string_view phrase : phrases)
    if (said.find(" " + std::string(phrase) + " ") != std::string::npos) return true;
  return false;
}

constexpr std::string_view yes_words =
    "да ага угу верно правильно точно именно согласен согласна согласны подтверждаю хорошо ладно давайте окей ок есть имеется был была были было "
    "хочу нужно надо yes yeah yep "
    "yup sure correct right exactly agree confirm okay ok fine do";
constexpr std::string_view no_words =
    "нет неа не нету ни неверно неправильно никогда отказываюсь против no nope not don't didn't never wrong incorrect disagree doesn't isn't";
constexpr std::string_view emphasis =
    "конечно разумеется безусловно совсем так это все я и ну же is of course absolutely that's that it i way thanks thank you at all за что в коем "
    "случае спасибо";

}  // namespace

Heard hear_yes_no(const Tokens& tokens) {
  Heard heard;
  const std::string said = sentence(tokens);
  if (holds(said, {"не знаю", "не уверен", "не уверена", "может", "наверное", "возможно", "затрудняюсь", "don't know", "not sure", "maybe", "perhaps",
                   "не помню"}))
    return heard;
  if (holds(said, {"не возражаю", "не против", "почему бы и нет", "don't mind", "no problem", "why not", "не отказываюсь"})) {
    heard.values = {"yes"};
    return heard;
  }
  bool yes = false, no = false, plain_yes = false, stressed = false, strange = false;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::sign) continue;
    const bool is_yes = is_one_of(token.text, yes_words);
    yes = yes || is_yes;
    plain_yes = plain_yes || is_one_of(token.text, "да yes yeah yep");
    no = no || is_one_of(token.text, no_words);
    stressed = stressed || is_one_of(token.text, "конечно разумеется безусловно course absolutely так");
    strange = strange || (!is_yes && !is_one_of(token.text, no_words) && !is_one_of(token.text, emphasis));
  }
  if (plain_yes && no) return heard;
  if (!yes && !no && !stressed) return heard;
  if (strange && !yes && !no) return heard;
  heard.values = {no ? "no" : "yes"};
  if (strange && !(no && said.starts_with(" не "))) heard.doubt_by(Doubt::words);
  return heard;
}

namespace {

bool is_small_word(std::string_view word) { return is_one_of(word, "в во на по с со и к о у за из для the a an in on of by to my it i am i'm"); }
bool is_negation(std::string_view word) { return is_one_of(word, "не без нет not no without"); }

// How much of the longer word both begin with: endings differ, stems do not.
double likeness(const std::string& a, const std::string& b) {
  const std::u32string first = code_points(a), second = code_points(b);
  std::size_t same = 0;
  while (same < first.size() && same < second.size() && first[same] == second[same]) ++same;
  const std::size_t longer = std::max(first.size(), second.size());
  if (same == longer) return 1;
  if (same < 3) return 0;
  const double part = static_cast<double>(same) / static_cast<double>(longer);
  return part < 0.42 ? 0 : part;
}

struct Match {
  double score = 0;
  double weakest = 1;  // of the words that count
  bool whole = true;   // every word of the phrase has its counterpart
};

Match match(const Tokens& said, const Tokens& option) {
  Match found;
  bool negated = false, option_negated = false;
  for (const Token& word : option) option_negated = option_negated || is_negation(word.text);
  for (const Token& word : said) {
    if (word.kind == TokenKind::sign) continue;
    if (is_negation(word.text)) negated = true;
    double best = 0;
    for (const Token& other : option) best = std::max(best, likeness(word.text, other.text));
    found.score += is_small_word(word.text) ? best / 10 : best;
    if (is_small_word(word.text)) continue;
    if (best > 0) found.weakest = std::min(found.weakest, best);
    else if (!is_filler(word.text)) found.whole = false;
  }
  if (negated != option_negated) found.score -= 1;
  // Of two that match, the one with less unsaid.
  found.score -= static_cast<double>(std::min<std::size_t>(option.size(), 20)) / 1000;
  return found;
}

Heard by_words(const Tokens& tokens, std::span<const std::string> options) {
  Heard heard;
  std::size_t best = 0;
  double score = 0, second = 0;
  Match match_of_best;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Match found = match(tokens, tokens_of(options[i]));
    if (found.score > score) {
      second = score;
      score = found.score;
      best = i;
      match_of_best = found;
    } else {
      second = std::max(second, found.score);
    }
  }
  if (score < 0.35 || score - second < 0.15) return heard;
  heard.values = {std::to_string(best + 1)};
  if (!match_of_best.whole || match_of_best.weakest < 0.6) heard.doubt_by(Doubt::words);
  if (second > 0.35 && score - second < 0.4) heard.doubt_by(Doubt::ambiguous);
  return heard;
}

bool is_place_word(std::string_view word) {
  return is_one_of(word, "вариант пункт номер выбираю пусть будет самый ответ the one option number choose answer please пожалуйста i");
}

// The place that was named, from 1; 0 where none or more was said.
std::size_t place(const Tokens& tokens, std::size_t count) {
  std::size_t found = 0;
  if (says(tokens, 0, {"second", "to", "last"})) return count > 1 ? count - 1 : 0;
  for (std::size_t at = 0; at < tokens.size();) {
    const std::string& word = tokens[at].text;
    Numeral numeral;
    std::size_t here = 0;
    if (is_one_of(word, "последний последнее последняя последнюю last")) here = count;
    else if (is_one_of(word, "предпоследний предпоследнее предпоследняя предпоследнюю penultimate")) here = count - 1;
    if (here != 0) ++at;
    else if (found != 0 && word == "one") ++at;
    else if (read_numeral(tokens, at, numeral) && numeral.is_whole()) {
      here = static_cast<std::size_t>(numeral.value());
      at = numeral.next;
      if (here == 0 || here > count) return 0;
    } else if (tokens[at].kind == TokenKind::sign || is_place_word(word)) ++at;
    else return 0;
    if (here != 0 && found != 0) return 0;
    found = std::max(found, here);
  }
  return found;
}

}  // namespace

Heard hear_choice(const Tokens& tokens, std::span<const std::string> options) {
  if (options.empty() || options.size() > 2000) return {};
  Heard words = by_words(tokens, options);
  const std::size_t named = place(tokens, options.size());
  if (named == 0) return words;
  const std::string number = std::to_string(named);
  Heard heard{{number}, Doubt::none};
  if (!words.values.empty() && words.values[0] != number) {
    heard.values.push_back(words.values[0]);
    heard.doubt_by(Doubt::ambiguous);
  }
  return heard;
}

Heard hear_house(const Tokens& tokens) {
  Heard heard;
  std::string out;
  std::string_view part;  // what is said before the next number or letter
  for (std::size_t at = 0; at < tokens.size();) {
    const std::string& word = tokens[at].text;
    Numeral numeral;
    if (is_one_of(word, "дробь / слэш slash")) part = "/";
    else if (is_one_of(word, "корпус корп к building block")) part = " корпус ";
    else if (is_one_of(word, "строение стр")) part = " строение ";
    else if (is_one_of(word, "литера литер буква letter")) part = "";
    else if (read_numeral(tokens, at, numeral) && numeral.is_whole()) {
      if (!out.empty() && part.empty()) heard.doubt_by(Doubt::ambiguous);
      if (!out.empty()) out += part;
      out += std::to_string(numeral.value());
      part = "";
      at = numeral.next;
      continue;
    } else if (!out.empty() && code_points(word).size() == 1 && tokens[at].kind == TokenKind::word) {
      out += part;
      std::string_view letter = word;
      append_code_point(out, upper(take_code_point(letter)));
      part = "";
    } else if (tokens[at].kind == TokenKind::word && !is_one_of(word, "дом дома доме владение номер д house") && !is_filler(word)) {
      heard.doubt_by(Doubt::words);
    }
    ++at;
  }
  if (!out.empty()) heard.values = {out};
  return heard;
}

}  // namespace portal::text::dictation
