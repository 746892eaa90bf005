// Days by their distance from today, and weekdays of this, the next and the last week.
#include "sdk/text/dictation/dates.h"

namespace portal::text::dictation {
namespace {

using calendar::CivilDate;

void put(std::int32_t day, Heard& heard) {
  if (day >= calendar::first_day && day <= calendar::last_day) heard.values.push_back(calendar::date_text(calendar::date_of(day)));
}

std::string all_words(const Items& items) {
  std::string out = " ";
  for (const Item& item : items) out += (item.kind == ItemKind::word || item.kind == ItemKind::weekday ? item.word : std::string("#")) + " ";
  return out;
}

struct Near {
  std::string_view phrase;
  int days;
};
// Longer ones first.
constexpr Near near_days[] = {
    {"the day after tomorrow", 2},
    {"day after tomorrow", 2},
    {"the day before yesterday", -2},
    {"day before yesterday", -2},
    {"послезавтра", 2},
    {"позавчера", -2},
    {"сегодняшнее", 0},
    {"сегодняшний день", 0},
    {"сегодня", 0},
    {"today", 0},
    {"завтрашний день", 1},
    {"завтра", 1},
    {"tomorrow", 1},
    {"вчерашний день", -1},
    {"вчера", -1},
    {"yesterday", -1},
};

void use_words(Items& items, std::string_view words) {
  for (Item& item : items) item.used = item.used || (item.kind == ItemKind::word && is_one_of(item.word, words));
}

bool near_day(Items& items, const std::string& said, int& days) {
  for (const Near& near : near_days) {
    if (said.find(" " + std::string(near.phrase) + " ") == std::string::npos) continue;
    days = near.days;
    use_words(items, near.phrase);
    return true;
  }
  return false;
}

// Days, weeks, months and years that are counted: the letter of their ISO 8601 duration.
char unit_of(std::string_view word) {
  if (is_one_of(word, "день дня дней днем day days сутки суток")) return 'D';
  if (is_one_of(word, "неделю недели недель неделя week weeks")) return 'W';
  if (is_one_of(word, "месяц месяца месяцев month months")) return 'M';
  if (is_one_of(word, "год года лет year years")) return 'Y';
  return 0;
}

struct Distance {
  std::int64_t count = 1;
  char unit = 0;
  bool half = false;
  bool counted = false;
};

bool read_distance(Items& items, Distance& distance) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].word == "полгода") {
      distance = {6, 'M', false, true};
      items[i].used = true;
      return true;
    }
    const char unit = unit_of(items[i].word);
    if (unit == 0 || items[i].kind != ItemKind::word) continue;
    distance.unit = unit;
    items[i].used = true;
    if (i > 0 && items[i - 1].kind == ItemKind::number && !items[i - 1].ordinal) {
      distance.count = items[i - 1].value;
      distance.half = items[i - 1].half;
      distance.counted = true;
      items[i - 1].used = true;
    }
    return true;
  }
  return false;
}

bool add(CivilDate& date, const Distance& distance, bool back) {
  if (distance.count > 10000) return false;
  std::int64_t count = distance.count;
  char unit = distance.unit;
  if (distance.half) {  // «полторы недели», «полтора года»: in the smaller unit, where it has one
    if (unit == 'W') count = count * 7 + 3 + 1;
    else if (unit == 'Y') count = count * 12 + 6;
    else return false;
    unit = unit == 'W' ? 'D' : 'M';
  }
  return calendar::add_duration(date, (back ? "-P" : "P") + std::to_string(count) + unit);
}

bool counted_days(Items& items, const std::string& said, const CivilDate& today, Heard& heard) {
  const bool ahead = said.find(" через ") != std::string::npos || said.find(" in ") != std::string::npos || said.find(" from ") != std::string::npos;
  const bool back = said.find(" назад ") != std::string::npos || said.find(" ago ") != std::string::npos;
  Distance distance;
  if (ahead == back || !read_distance(items, distance)) return false;
  CivilDate date = today;
  int days = 0;
  if (said.find(" from ") != std::string::npos && near_day(items, said, days)) date = calendar::date_of(calendar::day_number(today) + days);
  if (distance.unit == 'D' && !distance.counted && ahead && said.find(" через ") != std::string::npos) {  // «через день» is the day after the next
    put(calendar::day_number(today) + 2, heard);
    put(calendar::day_number(today) + 1, heard);
    heard.doubt_by(Doubt::ambiguous);
  } else if (add(date, distance, back)) {
    put(calendar::day_number(date), heard);
    if (distance.half) heard.doubt_by(Doubt::approximate);
  }
  use_words(items, "через назад тому in ago from now");
  return true;
}

bool weekday(Items& items, const std::string& said, const CivilDate& today, Heard& heard) {
  const Item* named = nullptr;
  for (Item& item : items) {
    if (item.kind != ItemKind::weekday) continue;
    item.used = true;
    named = &item;
  }
  if (named == nullptr) return false;
  const std::int32_t now = calendar::day_number(today);
  const std::int32_t this_monday = now - (now % 7 + 7 + 3) % 7;  // 1970-01-01 was a Thursday
  const auto in_this_week = this_monday + static_cast<std::int32_t>(named->value);
  const auto has = [&](std::string_view words) {
    for (const Item& item : items)
      if (item.kind == ItemKind::word && is_one_of(item.word, words)) return true;
    return false;
  };
  const bool names_week = said.find(" неделе ") != std::string::npos || said.find(" week ") != std::string::npos;
  const std::int32_t upcoming = in_this_week > now ? in_this_week : in_this_week + 7;
  if (has("прошлой прошлую прошлый прошлое last")) {
    put(in_this_week - 7, heard);
    if (!names_week && in_this_week < now) {
      put(in_this_week, heard);
      heard.doubt_by(Doubt::ambiguous);
    }
  } else if (has("следующей следующую следующий следующее next")) {
    put(in_this_week + 7, heard);
    if (!names_week && upcoming != in_this_week + 7) {
      put(upcoming, heard);
      heard.doubt_by(Doubt::ambiguous);
    }
  } else {
    put(upcoming, heard);
    if (in_this_week == now) {
      put(now, heard);
      heard.doubt_by(Doubt::ambiguous);
    }
  }
  use_words(items,
            "в во эту этот это ближайший ближайшую ближайшее следующий следующую следующее следующей прошлый прошлую прошлое прошлой неделе на this "
            "next last week on");
  return true;
}

}  // namespace

bool hear_relative(Items& items, const CivilDate& today, Heard& heard) {
  if (today.year == 0) return false;
  const std::string said = all_words(items);
  if (counted_days(items, said, today, heard) || weekday(items, said, today, heard)) return true;
  int days = 0;
  if (!near_day(items, said, days)) return false;
  put(calendar::day_number(today) + days, heard);
  return true;
}

}  // namespace portal::text::dictation
