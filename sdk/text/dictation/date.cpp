// Days by their date: in words, in figures, mixed; what fits two days is asked about.
#include "sdk/text/dictation/dates.h"

namespace portal::text::dictation {
namespace {

using calendar::CivilDate;

struct Year {
  std::int64_t value = 0;
  bool guessed = false;  // two digits
  std::size_t items = 0;
};

// A year that begins at `at`: "1987", «восемьдесят седьмого», "nineteen eighty-seven".
bool read_year(const Items& items, std::size_t at, const CivilDate& today, Year& year) {
  if (at >= items.size() || items[at].kind != ItemKind::number) return false;
  const Item& first = items[at];
  if (first.value >= 1000 || first.written > 2) {
    year = {first.value, false, 1};
    return first.value >= 1000 && first.value <= 9999;
  }
  const bool is_pair = at + 1 < items.size() && items[at + 1].kind == ItemKind::number && items[at + 1].value < 100 &&
                       (items[at + 1].value >= 10 || items[at + 1].written == 2);
  if (is_pair && first.value >= 10 && first.value <= 29 && !first.ordinal && first.written == 0) {
    year = {first.value * 100 + items[at + 1].value, false, 2};
    return true;
  }
  if (first.value > 99 || (first.value < 10 && first.written != 2 && !first.ordinal)) return false;
  const std::int64_t now = today.year == 0 ? 2000 : today.year;
  year = {now - now % 100 + first.value, true, 1};
  if (year.value > now) year.value -= 100;
  return true;
}

struct Parts {
  std::int64_t day = 0, month = 0;
  Year year;
  bool has_year = false;
};

bool is_day(const Item& item) { return item.kind == ItemKind::number && item.value >= 1 && item.value <= 31 && item.written <= 2; }

void put(const Parts& parts, Heard& heard) {
  if (!is_date(parts.year.value, parts.month, parts.day)) return;
  heard.values.push_back(date_value(parts.year.value, parts.month, parts.day));
  if (!parts.year.guessed) return;
  heard.doubt_by(Doubt::century);
  if (is_date(parts.year.value + 100, parts.month, parts.day)) heard.values.push_back(date_value(parts.year.value + 100, parts.month, parts.day));
}

std::size_t skip_words(const Items& items, std::size_t at, std::string_view words) {
  while (at < items.size() && items[at].kind == ItemKind::word && is_one_of(items[at].word, words)) ++at;
  return at;
}

void use(Items& items, std::size_t at, std::size_t count) {
  for (; count > 0; --count) items[at++].used = true;
}

// «следующего года», "last year": +1, -1, 0 for «этого».
bool year_of_words(Items& items, const CivilDate& today, Year& year) {
  for (std::size_t i = 0; i + 1 < items.size(); ++i) {
    if (!is_one_of(items[i + 1].word, "года году год year")) continue;
    const std::string& word = items[i].word;
    const int by = is_one_of(word, "следующего следующем будущего next") ? 1
                   : is_one_of(word, "прошлого прошлом last")            ? -1
                   : is_one_of(word, "этого этом текущего текущем this") ? 0
                                                                         : 2;
    if (by == 2 || today.year == 0) continue;
    year = {today.year + by, false, 0};
    use(items, i, 2);
    return true;
  }
  return false;
}

// A day and a month without a year: the nearest to come, the last one as another.
void nearest(const Parts& parts, const CivilDate& today, Heard& heard) {
  if (today.year == 0) return;
  heard.doubt_by(Doubt::year);
  const std::string now = calendar::date_text(today);
  for (int by = 0; by <= 8 && heard.values.size() < 1; ++by)
    if (is_date(today.year + by, parts.month, parts.day) && date_value(today.year + by, parts.month, parts.day) >= now)
      heard.values.push_back(date_value(today.year + by, parts.month, parts.day));
  for (int by = 0; by <= 8 && heard.values.size() == 1; ++by)
    if (is_date(today.year - by, parts.month, parts.day) && date_value(today.year - by, parts.month, parts.day) < now)
      heard.values.push_back(date_value(today.year - by, parts.month, parts.day));
}

bool with_month(Items& items, std::size_t month, const CivilDate& today, Heard& heard) {
  Parts parts;
  parts.month = items[month].value;
  items[month].used = true;
  std::size_t after = month + 1;
  std::size_t before = month;  // the number right before, if any
  while (before > 0 && items[before - 1].kind == ItemKind::word && is_one_of(items[before - 1].word, "of число числа")) --before;
  if (before > 0 && is_day(items[before - 1])) {
    parts.day = items[before - 1].value;
    use(items, before - 1, 1);
  } else {
    after = skip_words(items, after, "the");
    if (after >= items.size() || !is_day(items[after])) return false;
    parts.day = items[after].value;
    use(items, after++, 1);
  }
  after = skip_words(items, after, "of in в");
  parts.has_year = read_year(items, after, today, parts.year);
  if (parts.has_year) use(items, after, parts.year.items);
  for (std::size_t i = 0; !parts.has_year && i < month; ++i) {  // «в тысяча девятьсот девяностом году пятого июня»
    if (items[i].used || items[i].value < 1000 || !read_year(items, i, today, parts.year)) continue;
    parts.has_year = true;
    use(items, i, 1);
  }
  if (!parts.has_year) parts.has_year = year_of_words(items, today, parts.year);
  if (parts.has_year) put(parts, heard);
  else nearest(parts, today, heard);
  return true;
}

// Eight figures without anything between: day first, else year first.
bool eight_figures(Items& items, std::size_t at, Heard& heard) {
  if (items[at].written != 8) return false;
  const std::int64_t value = items[at].value;
  items[at].used = true;
  const Parts day_first{value / 1000000, value / 10000 % 100, {value % 10000, false, 1}, true};
  const Parts year_first{value % 100, value / 100 % 100, {value / 10000, false, 1}, true};
  if (day_first.year.value >= 1800) put(day_first, heard);
  if (year_first.year.value >= 1800 && year_first.year.value < 2200) put(year_first, heard);
  if (heard.values.size() > 1) heard.doubt_by(Doubt::ambiguous);
  return true;
}

bool in_figures(Items& items, const Tokens& tokens, const Listening& listening, Heard& heard) {
  std::size_t at = 0;
  while (at < items.size() && items[at].kind != ItemKind::number) ++at;
  if (at == items.size()) return false;
  if (eight_figures(items, at, heard)) return true;
  std::size_t second = skip_words(items, at + 1, "of the числа");
  if (second >= items.size() || items[second].kind != ItemKind::number) return false;
  Year year;
  if (items[at].written == 4 || items[at].value >= 1000) {
    if (second + 1 >= items.size() || items[second + 1].kind != ItemKind::number || !read_year(items, at, listening.today, year)) return false;
    put({items[second + 1].value, items[second].value, year, true}, heard);
    use(items, at, 1);
    use(items, second, 2);
    return true;
  }
  if (items[at].value > 31 || !read_year(items, second + 1, listening.today, year)) return false;
  const bool month_first = !listening.locale.starts_with("ru") && !items[at].ordinal;
  const Parts usual{items[at].value, items[second].value, year, true};
  const Parts american{items[second].value, items[at].value, year, true};
  bool slashes = false;
  for (const Token& token : tokens) slashes = slashes || token.text == "/";
  put(month_first && slashes ? american : usual, heard);
  if (month_first && items[at].value != items[second].value) {
    const std::size_t before = heard.values.size();
    put(slashes ? usual : american, heard);
    if (before > 0 && heard.values.size() > before) heard.doubt_by(Doubt::ambiguous);
  }
  use(items, at, 1);
  use(items, second, 1 + year.items);
  return true;
}

// «пятого числа следующего месяца», "the fifth of next month", «последний день месяца».
bool in_month(Items& items, const CivilDate& today, Heard& heard) {
  if (today.year == 0) return false;
  std::int64_t day = 0;
  int by = 0;
  bool names_month = false, names_day = false, says_which = false;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string& word = items[i].word;
    if (is_day(items[i]) && day == 0) {
      day = items[i].value;
      items[i].used = true;
    }
    if (is_one_of(word, "последний последнего last") && i + 1 < items.size() && is_one_of(items[i + 1].word, "день дня day")) day = 99;
    if (is_one_of(word, "конце конец end")) day = 99;
    names_day = names_day || is_one_of(word, "числа число");
    if (!is_one_of(word, "месяца month")) continue;
    names_month = true;
    const std::string_view which = i > 0 ? std::string_view(items[i - 1].word) : "";
    says_which = !which.empty() && is_one_of(which, "следующего будущего next прошлого last этого текущего this");
    by = is_one_of(which, "следующего будущего next") ? 1 : is_one_of(which, "прошлого last") ? -1 : 0;
  }
  if (day == 0 || (!names_month && !names_day)) return false;
  CivilDate found{today.year, today.month, 1};
  if (by != 0) calendar::add_duration(found, by > 0 ? "P1M" : "-P1M");
  if (day != 99 && !says_which && by == 0 && day < today.day) {  // «пятого числа» that has passed
    heard.doubt_by(Doubt::year);
    calendar::add_duration(found, "P1M");
  }
  if (day == 99) {
    calendar::add_duration(found, "P1M");
    found = calendar::date_of(calendar::day_number(found) - 1);
    day = found.day;
  }
  if (is_date(found.year, found.month, day)) heard.values.push_back(date_value(found.year, found.month, day));
  for (Item& item : items)
    item.used =
        item.used || is_one_of(item.word, "последний последнего last день day конце конец end следующего будущего next прошлого этого текущего this");
  return true;
}

void doubt_leftovers(const Items& items, Heard& heard) {
  for (const Item& item : items) {
    if (item.used) continue;
    if (item.kind != ItemKind::word) heard.doubt_by(Doubt::ambiguous);
    else if (is_approximate(item.word)) heard.doubt_by(Doubt::approximate);
    else if (!is_filler(item.word)) heard.doubt_by(Doubt::words);
  }
}

}  // namespace

Heard hear_date(const Tokens& tokens, const Listening& listening) {
  Heard heard;
  Items items = items_of(tokens);
  std::size_t month = 0;
  while (month < items.size() && items[month].kind != ItemKind::month) ++month;
  const bool found = (month < items.size() && with_month(items, month, listening.today, heard)) || in_figures(items, tokens, listening, heard) ||
                     hear_relative(items, listening.today, heard) || in_month(items, listening.today, heard);
  if (!found) return heard;
  doubt_leftovers(items, heard);
  return heard;
}

}  // namespace portal::text::dictation
