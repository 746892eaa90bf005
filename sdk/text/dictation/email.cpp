// E-mail as it is said aloud: «иван точка петров собака яндекс точка ру». Names in Cyrillic are spelled in Latin, with a doubt.
#include "sdk/text/code_points.h"
#include "sdk/text/dictation/hear.h"

namespace portal::text::dictation {
namespace {

struct Spoken {
  std::string_view words, written;
};
constexpr Spoken signs[] = {
    {"собака собачка эт at @", "@"},
    {"точка dot .", "."},
    {"дефис тире минус dash hyphen minus -", "-"},
    {"подчеркивание подчерк underscore _", "_"},
    {"плюс plus +", "+"},
};
constexpr Spoken hosts[] = {
    {"яндекс", "yandex"},
    {"мейл мэйл майл маил мэил", "mail"},
    {"джимейл гмейл жмейл гмайл джимэйл гмэйл", "gmail"},
    {"рамблер", "rambler"},
    {"инбокс", "inbox"},
    {"бк", "bk"},
    {"лист", "list"},
    {"аутлук", "outlook"},
    {"хотмейл хотмэйл", "hotmail"},
    {"айклауд", "icloud"},
    {"яху", "yahoo"},
    {"ру", "ru"},
    {"ком", "com"},
    {"нет", "net"},
    {"орг", "org"},
    {"инфо", "info"},
    {"гов", "gov"},
};
constexpr Spoken letter_names[] = {
    {"эй", "a"},   {"би", "b"},  {"си", "c"}, {"ди", "d"}, {"эф", "f"},  {"джи", "g"},       {"эйч", "h"}, {"ай", "i"},
    {"джей", "j"}, {"кей", "k"}, {"эл", "l"}, {"эм", "m"}, {"эн", "n"},  {"оу", "o"},        {"пи", "p"},  {"кью", "q"},
    {"ар", "r"},   {"эс", "s"},  {"ти", "t"}, {"ви", "v"}, {"икс", "x"}, {"игрек уай", "y"}, {"зет", "z"},
};
// As people spell their names in addresses, and as passports do.
constexpr std::string_view plain_latin[] = {"a", "b", "v", "g", "d", "e", "zh", "z",  "i",  "y",   "k", "l", "m", "n", "o",  "p",
                                            "r", "s", "t", "u", "f", "h", "ts", "ch", "sh", "sch", "",  "y", "",  "e", "yu", "ya"};
constexpr std::string_view passport_latin[] = {"a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k",  "l", "m", "n", "o",  "p",
                                               "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "",  "e", "iu", "ia"};

template <std::size_t N>
std::string_view find(const Spoken (&table)[N], std::string_view word) {
  for (const Spoken& row : table)
    if (is_one_of(word, row.words)) return row.written;
  return {};
}

std::string in_latin(std::string_view word, const std::string_view (&letters)[32]) {
  std::string out;
  while (!word.empty()) {
    const char32_t letter = take_code_point(word);
    if (letter >= U'а' && letter <= U'я') out += letters[letter - U'а'];
    else append_code_point(out, letter);
  }
  return out;
}

bool has_cyrillic(std::string_view word) {
  while (!word.empty())
    if (is_cyrillic(take_code_point(word))) return true;
  return false;
}

// One side of the sign, as it comes together in the usual spelling and in that of passports.
struct Side {
  std::string usual, other;
  bool spelled = false;

  void add(std::string_view text) {
    usual += text;
    other += text;
  }
};

void add_word(const Token& token, bool in_domain, bool keeps_cyrillic, Side& side) {
  if (!has_cyrillic(token.text)) return side.add(in_domain ? token.text : token.raw);
  if (keeps_cyrillic) return side.add(token.text);
  if (in_domain) {
    if (const std::string_view host = find(hosts, token.text); !host.empty()) return side.add(host);
  }
  if (const std::string_view letter = find(letter_names, token.text); !letter.empty()) return side.add(letter);
  side.usual += in_latin(token.text, plain_latin);
  side.other += in_latin(token.text, passport_latin);
  side.spelled = true;
}

Side read_side(const Tokens& tokens, std::size_t first, std::size_t last, bool in_domain) {
  Side side;
  const bool keeps_cyrillic = in_domain && last > first && tokens[last - 1].text == "рф";
  const auto end = tokens.begin() + static_cast<std::ptrdiff_t>(last);
  const Tokens part{tokens.begin() + static_cast<std::ptrdiff_t>(first), end};
  for (std::size_t at = 0; at < part.size();) {
    if (const std::string_view sign = find(signs, part[at].text); !sign.empty()) {
      side.add(sign);
      ++at;
      continue;
    }
    if (part[at].text == "нижнее") {
      ++at;
      continue;
    }
    const std::size_t before = at;
    Numeral numeral;
    Group group;
    if (part[at].kind == TokenKind::word && number_word(part[at].text).role != Role::none && part[at].text != "раз" &&
        read_numeral(part, at, numeral) && numeral.has_scale && numeral.is_whole()) {
      side.add(std::to_string(numeral.value()));
      at = numeral.next;
    } else if (read_group(part, at, group) && !(part[before].text == "o")) {
      side.add(group.joined);
    } else {
      at = before;
      add_word(part[at++], in_domain, keeps_cyrillic, side);
    }
  }
  return side;
}

// «собака мейл ру»: nobody says every full stop.
void put_full_stop(const Tokens& tokens, std::size_t first, Side& domain) {
  if (domain.usual.find('.') != std::string::npos || tokens.size() < first + 2) return;
  const std::string& last = tokens.back().text;
  const std::string_view known = find(hosts, last);
  const std::string zone = known.empty() ? last : std::string(known);
  for (std::string* text : {&domain.usual, &domain.other})
    if (text->size() > zone.size() && text->ends_with(zone)) text->insert(text->size() - zone.size(), 1, '.');
}

bool is_address_word(std::string_view word) {
  return is_one_of(word, "моя мой почта электронная адрес емейл имейл email my is address mail e запишите пишите это");
}

}  // namespace

Heard hear_email(const Tokens& tokens) {
  Heard heard;
  std::size_t at = tokens.size();
  for (std::size_t i = tokens.size(); i-- > 0;)
    if (find(signs, tokens[i].text) == "@") at = i;
  if (at == 0 || at + 1 >= tokens.size()) return heard;
  std::size_t first = 0;
  while (first + 1 < at && is_address_word(tokens[first].text) && find(signs, tokens[first + 1].text).empty()) ++first;
  std::size_t last = tokens.size();
  while (last > at + 2 && tokens[last - 1].text == ".") --last;
  const Side local = read_side(tokens, first, at, false);
  Side domain = read_side(tokens, at + 1, last, true);
  put_full_stop(tokens, at + 1, domain);
  if (local.usual.empty() || domain.usual.find('.') == std::string::npos || domain.usual.find('@') != std::string::npos) heard.doubt_by(Doubt::words);
  if (local.spelled || domain.spelled) heard.doubt_by(Doubt::spelling);
  heard.values.push_back(local.usual + "@" + domain.usual);
  if (local.other != local.usual) heard.values.push_back(local.other + "@" + domain.usual);
  return heard;
}

}  // namespace portal::text::dictation
