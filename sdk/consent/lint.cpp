// Sentences of folded words, and questions to them.
#include "sdk/consent/lint.h"

#include <algorithm>

#include "sdk/text/port.h"

namespace portal::consent {

namespace {

constexpr std::string_view names[] = {
#define CODE(name, clause, ru, en) #name,
#include "sdk/consent/lint_codes.def"
};
constexpr std::string_view clauses[] = {
#define CODE(name, clause, ru, en) clause,
#include "sdk/consent/lint_codes.def"
};
constexpr std::string_view advices[][2] = {
#define CODE(name, clause, ru, en) {ru, en},
#include "sdk/consent/lint_codes.def"
};

using Stems = std::vector<std::string_view>;

const Stems operators = {"администрац",
                         "министерств",
                         "департамент",
                         "управлен",
                         "учрежден",
                         "обществ",
                         "ооо",
                         "пао",
                         "акционерн",
                         "комитет",
                         "служб",
                         "фонд",
                         "университет",
                         "школ",
                         "больниц",
                         "поликлин",
                         "индивидуальный предприниматель"};
const Stems streets = {"ул.", "улиц", "проспект", "пр-т", "пр.", "площад", "переул", "шоссе", "бульвар", "набережн", "д. ", "дом "};
const Stems data_nouns = {"фамил",   "имя", "имен", "отчеств", "дата рожд", "дату рожд",  "даты рожд",    "адрес",     "телефон",     "снилс",
                          "паспорт", "инн", "почт", "семейн",  "доход",     "сведения о", "свидетельств", "изображен", "место работы"};
const Stems law_actions = {"сбор",    "запис",       "систематизац", "накоплен",    "хранен",     "уточнен", "извлечен", "использован",
                           "передач", "распростран", "предоставлен", "обезличиван", "блокирован", "удален",  "уничтожен"};
const Stems ways = {"кнопк", "раздел", "страниц", "кабинет", "заявлен", "письм", "обраще", "телефон", "мфц", "почт", "нажав", "нажм"};
const Stems ends_of_term = {"до отзыв", "до достижен", "течение", "год", "лет", "месяц", "дней", "дня", "до "};
const Stems open_words = {"и иные", "и иных",   "и ины",    "и другие",   "и других",   "и т. д",           "и т.д",         "и т. п",
                          "и т.п",  "и прочие", "и прочих", "любые данн", "любых данн", "не ограничиваясь", "в любых целях", "в иных целях"};
const Stems unlimited = {"бессрочн", "неограниченн", "без ограничения срок", "не ограничен"};
const Stems mixed = {"пользовательского соглаш", "пользовательским соглаш", "условия использ", "условиями использ",
                     "условиями обслуж",         "публичной оферт",         "оферту",          "настоящий договор",
                     "заключая договор",         "принимаю политик",        "принимаю услов",  "отправляя форм",
                     "отправляя заявк",          "отправляя заявлен",       "заполняя форм",   "регистрируясь"};
const Stems others = {"рассыл", "реклам", "маркетинг", "проактивн"};
const Stems silent = {"по умолчан", "отсутствие возраж", "не возраж", "продолжая", "бездейств", "молчан", "отметка уже стоит", "предустановленн"};

// Text as it is compared: folded, ё as е, white space as one plain space.
std::string folded(std::string_view text) {
  std::string out;
  bool is_space = false;
  const std::string lower = text::fold_case(text);
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const bool is_no_break = lower.compare(i, 2, "\xC2\xA0") == 0;
    if (is_no_break || lower[i] == ' ' || lower[i] == '\n' || lower[i] == '\t' || lower[i] == '\r') {
      if (!is_space) out += ' ';
      is_space = true;
      i += is_no_break ? 1 : 0;
      continue;
    }
    is_space = false;
    if (lower.compare(i, 2, "ё") == 0) {
      out += "е";
      ++i;
    } else {
      out += lower[i];
    }
  }
  return out;
}

// Sentences end at a full stop, sign or line that a space and no lower-case abbreviation follows; good enough for finding.
std::vector<std::string> sentences(std::string_view text) {
  std::vector<std::string> out;
  std::string sentence;
  const auto close = [&] {
    const std::string plain = folded(sentence);
    if (plain.find_first_not_of(' ') != std::string::npos) out.push_back(plain);
    sentence.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    sentence += text[i];
    const bool is_end = text[i] == '!' || text[i] == '?' || text[i] == '\n' || text[i] == ';';
    // A full stop after a short word («ул.», «г.», «д.») ends nothing.
    const std::size_t word = sentence.find_last_of(" \n(", sentence.size() - 2);
    const std::size_t length = sentence.size() - 1 - (word == std::string::npos ? 0 : word + 1);
    if (is_end || (text[i] == '.' && length > 6 && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n'))) close();
  }
  close();
  return out;
}

// A letter of either script: no word begins after it.
bool is_in_word(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte >= 0x80) return !(at > 0 && (text.substr(at - 1, 2) == "\xC2\xAB" || text.substr(at - 1, 2) == "\xC2\xBB"));  // quotes
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

// A stem at the beginning of a word.
std::size_t place_of(std::string_view text, std::string_view stem) {
  for (std::size_t at = text.find(stem); at != std::string_view::npos; at = text.find(stem, at + 1))
    if (at == 0 || !is_in_word(text, at - 1)) return at;
  return std::string_view::npos;
}

bool has(std::string_view text, std::string_view stem) { return place_of(text, stem) != std::string_view::npos; }

std::size_t count(std::string_view text, const Stems& stems) {
  return static_cast<std::size_t>(std::count_if(stems.begin(), stems.end(), [&](std::string_view stem) { return has(text, stem); }));
}

std::string_view first_of(std::string_view text, const Stems& stems) {
  for (const std::string_view stem : stems)
    if (has(text, stem)) return stem;
  return {};
}

bool has_postal_code(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') ++digits;
    else if (digits == 6) return true;
    else digits = 0;
  }
  return digits == 6;
}

bool has_number(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Linter {
 public:
  explicit Linter(std::string_view text) : sentences_(sentences(text)), whole_(folded(text)) {}

  void mandatory(bool is_personal_data) {
    if (!any([](const std::string& s) { return has(s, "оператор") && count(s, operators) > 0; })) add(FindingCode::no_operator_name);
    if (!any([](const std::string& s) { return has_postal_code(s) && count(s, streets) > 0; })) add(FindingCode::no_operator_address);
    if (!any([](const std::string& s) { return has(s, "цел") && std::count(s.begin(), s.end(), ' ') >= 3; })) add(FindingCode::no_purpose);
    if (is_personal_data) {
      if (!any([](const std::string& s) { return has(s, "данн") && count(s, data_nouns) > 0; })) add(FindingCode::no_personal_data);
      if (!any([](const std::string& s) { return count(s, law_actions) >= 2; })) add(FindingCode::no_actions);
    }
    term();
    withdrawal();
  }

  void forbidden(bool is_personal_data) {
    about(FindingCode::open_list, open_words);
    about(FindingCode::not_separate, mixed);
    if (is_personal_data) second_consent();
    about(FindingCode::not_expressed, silent);
  }

  // What the entry says must be said in the text, too: words may be inflected, their order stays.
  bool says(const std::string& phrase) const {
    const std::string wanted = folded(phrase);
    std::size_t from = 0;
    std::size_t found = 0;
    std::size_t asked = 0;
    for (std::size_t at = 0; at < wanted.size();) {
      const std::size_t end = std::min(wanted.find_first_of(" ,.()", at), wanted.size());
      const std::string_view word = std::string_view(wanted).substr(at, end - at);
      at = end + 1;
      if (word.size() < 6) continue;  // three letters
      ++asked;
      // Two letters of an ending may differ, four of a long word.
      const std::string_view stem = word.substr(0, word.size() - (word.size() > 12 ? 6 : 2));
      const std::size_t place = place_of(std::string_view(whole_).substr(from), stem);
      if (place == std::string_view::npos) continue;
      from += place + stem.size();
      ++found;
    }
    return asked == found;
  }

  void add(FindingCode code, std::string excerpt = {}) { found_.push_back({code, std::move(excerpt)}); }

  std::vector<Finding> take() {
    std::stable_sort(found_.begin(), found_.end(), [](const Finding& a, const Finding& b) { return a.code < b.code; });
    return std::move(found_);
  }

 private:
  template <class Question>
  bool any(Question question) const {
    return std::any_of(sentences_.begin(), sentences_.end(), question);
  }

  void about(FindingCode code, const Stems& stems) {
    for (const std::string& sentence : sentences_)
      if (!first_of(sentence, stems).empty()) return add(code, sentence.substr(sentence.find_first_not_of(' ')));
  }

  void term() {
    const bool is_unlimited = !first_of(whole_, unlimited).empty();
    if (is_unlimited) about(FindingCode::unlimited_term, unlimited);
    const auto is_term = [](const std::string& s) {
      return (has(s, "срок") || has(s, "действует")) &&
             (has(s, "до отзыв") || has(s, "до достижен") || (has_number(s) && count(s, ends_of_term) > 0));
    };
    if (!is_unlimited && !any(is_term)) add(FindingCode::no_term);
  }

  void withdrawal() {
    bool is_said = false;
    bool has_way = false;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      if (!has(sentences_[i], "отозва") && !has(sentences_[i], "отзыв")) continue;
      // «действует до отзыва» alone says nothing of how.
      is_said = is_said || has(sentences_[i], "отозва") || count(sentences_[i], ways) > 0;
      has_way = has_way || count(sentences_[i], ways) > 0 ||
                (i + 1 < sentences_.size() && has(sentences_[i], "отозва") && count(sentences_[i + 1], ways) > 0);
    }
    if (!is_said) add(FindingCode::no_withdrawal);
    else if (!has_way) add(FindingCode::no_way_to_withdraw);
  }

  // «согласие на получение рассылки» besides the one to processing.
  void second_consent() {
    for (const std::string& sentence : sentences_)
      if (has(sentence, "согла") && !first_of(sentence, others).empty() && !has(sentence, "не "))
        return add(FindingCode::second_consent, sentence.substr(sentence.find_first_not_of(' ')));
  }

  std::vector<std::string> sentences_;
  std::string whole_;
  std::vector<Finding> found_;
};

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

void compare(const Process& process, bool is_personal_data, Linter& linter) {
  const auto must_say = [&](const std::string& phrase) {
    if (!phrase.empty() && !linter.says(phrase)) linter.add(FindingCode::differs_from_process, phrase);
  };
  must_say(process.controller.name);
  must_say(process.controller.address);
  must_say(process.purpose);
  if (is_personal_data) {
    for (const std::string& item : process.personal_data) must_say(item);
    for (const std::string& item : process.actions) must_say(item);
  }
  for (const std::string& recipient : process.recipients)
    if (!linter.says(recipient)) linter.add(FindingCode::unnamed_recipient, recipient);
}

}  // namespace

std::string_view name_of(FindingCode code) { return names[static_cast<std::size_t>(code)]; }
std::string_view clause_of(FindingCode code) { return clauses[static_cast<std::size_t>(code)]; }
std::string_view advice(FindingCode code, std::string_view language) { return advices[static_cast<std::size_t>(code)][language == "en" ? 1 : 0]; }

std::vector<Finding> lint_words(std::string_view text) {
  Linter linter(text);
  linter.mandatory(true);
  linter.forbidden(true);
  return linter.take();
}

std::vector<Finding> lint(const Text& text) {
  const Wording& wording = text.in("ru");
  const bool is_personal_data = text.kind == Kind::personal_data;
  Linter linter(whole(wording));
  if (wording.language != "ru") {
    linter.add(FindingCode::no_russian);
    return linter.take();
  }
  linter.mandatory(is_personal_data);
  linter.forbidden(is_personal_data);
  compare(wording.process, is_personal_data, linter);
  std::string plain = wording.plain;
  std::replace(plain.begin(), plain.end(), ';', ',');  // parts of one sentence
  if (characters(plain) > 250 || sentences(plain).size() != 1) linter.add(FindingCode::no_plain_sentence, wording.plain);
  return linter.take();
}

}  // namespace portal::consent
