// Typed text to data and back.
#include "widgets/form/input.h"

#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/text/writing/fold.h"

namespace portal::form {

namespace {

constexpr std::string_view no_break_spaces[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (bool more = true; more;) {
    more = false;
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    for (const std::string_view space : no_break_spaces) {
      if (text.size() >= space.size() && text.substr(0, space.size()) == space) {
        text.remove_prefix(space.size());
        more = true;
      }
      if (text.size() >= space.size() && text.substr(text.size() - space.size()) == space) {
        text.remove_suffix(space.size());
        more = true;
      }
    }
  }
  return text;
}

std::string two_digits(int number) { return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)}; }

int days_of(int year, int month) {
  constexpr unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

const Choice* find_choice(const FieldDefinition& field, std::string_view wire) {
  for (const Choice& choice : field.choices)
    if (choice.wire == wire) return &choice;
  return nullptr;
}

Reading read_identifier(const profile::Identifier& identifier, std::string_view text) {
  profile::Reading reading = profile::read(identifier, text);
  if (reading.problem.ok()) return {std::move(reading.canonical), {}};
  json::Object parameters{{"identifier", identifier.name},        {"kind", profile::name_of(reading.problem.kind)},
                          {"expected", reading.problem.expected}, {"otherwise", reading.problem.or_expected},
                          {"got", reading.problem.got},           {"position", reading.problem.position}};
  return {nullptr, {"identifier", std::move(parameters)}};
}

Reading read_list(const FieldDefinition& field, const json::Array& typed) {
  json::Array values;
  for (const json::Value& item : typed) {
    if (item.is_object()) {  // a file: what its host calls it once it is there, its name where no host takes it
      const std::string state = item.text_at("state");
      if (!state.empty() && state != "done") return {nullptr, {"file-unfinished", {{"name", item.text_at("name")}}}};
      values.emplace_back(item.text_at(state.empty() ? "name" : "file"));
      continue;
    }
    const Choice* choice = field.choices.empty() ? nullptr : find_choice(field, item.text());
    values.push_back(choice != nullptr ? choice->constant : item);
  }
  if (values.empty()) return {};
  if (!field.is_list) return {values.front(), {}};
  return {std::move(values), {}};
}

// Of three boxes the first that is empty, by its name.
Reading read_date_parts(std::string_view text) {
  std::string_view rest = text;
  for (const char* part : {"no-day", "no-month", "no-year"}) {
    const std::size_t point = rest.find('.');
    if (trimmed(rest.substr(0, point)).empty()) return {nullptr, {"typed-date", {{"kind", part}}}};
    rest = point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
  }
  return read_date(text);
}

Reading read_text(const FieldDefinition& field, std::string_view text) {
  if (!field.choices.empty()) {
    const Choice* choice = find_choice(field, text);
    if (choice == nullptr && field.role == ui::Role::combobox) return {nullptr, {"not-offered", {}}};
    return {choice != nullptr ? choice->constant : json::Value(), {}};
  }
  if (field.identifier != nullptr) return read_identifier(*field.identifier, text);
  if (field.role == ui::Role::date_parts && text.find('.') != std::string_view::npos) return read_date_parts(text);
  if (is_date(field)) return read_date(text);
  if (const int decimals = decimals_of(field); decimals >= 0) return read_money(text, decimals, field.is_integer);
  if (field.role == ui::Role::number_field) {
    json::Value number = decimal_number(text);
    if (number.is_null()) return {nullptr, {"typed-number", {}}};
    return {std::move(number), {}};
  }
  return {std::string(text), {}};
}

}  // namespace

bool accepts(const FieldDefinition& field, const json::Value& typed) {
  if (field.kind == FieldDefinition::Kind::list) return are_item_keys(typed);
  switch (field.role) {
    case ui::Role::checkbox: return typed.is_boolean();
    case ui::Role::file_field:
      return typed.is_array() && std::all_of(typed.array().begin(), typed.array().end(),
                                             [](const json::Value& item) { return item.is_string() || !item.text_at("name").empty(); });
    case ui::Role::checkbox_group:
      return typed.is_array() && std::all_of(typed.array().begin(), typed.array().end(), [&field](const json::Value& item) {
               return item.is_string() && (field.choices.empty() || find_choice(field, item.text()) != nullptr);
             });
    case ui::Role::combobox:
      if (typed.is_array())
        return typed.array().size() == 1 && typed.array()[0].is_string() && find_choice(field, typed.array()[0].text()) != nullptr;
      return typed.is_string();
    case ui::Role::select:
    case ui::Role::radio_group: return typed.is_string() && (typed.text().empty() || find_choice(field, typed.text()) != nullptr);
    default: return typed.is_string();
  }
}

Reading read_typed(const FieldDefinition& field, const json::Value& typed) {
  if (is_blank(typed) || field.kind == FieldDefinition::Kind::list) return {};
  if (typed.is_boolean()) return {true, {}};
  if (typed.is_array()) return read_list(field, typed.array());
  return read_text(field, trimmed(typed.text()));
}

json::Value show_value(const FieldDefinition& field, const json::Value& value) {
  if (field.role == ui::Role::checkbox) return value.is_boolean() && value.boolean();
  const bool listed = field.role == ui::Role::checkbox_group || field.role == ui::Role::file_field || field.kind == FieldDefinition::Kind::list;
  if (listed) {
    json::Array shown;
    const json::Array one{value};
    for (const json::Value& item : value.is_array() ? value.array() : one)
      if (!item.is_null()) shown.emplace_back(item.is_string() ? item.text() : json::write(item));
    return shown;
  }
  if (value.is_null()) return "";
  if (!field.choices.empty()) {
    for (const Choice& choice : field.choices)
      if (choice.constant == value) return field.role == ui::Role::combobox ? json::Value(json::Array{choice.wire}) : json::Value(choice.wire);
    return "";
  }
  if (const int decimals = decimals_of(field); decimals >= 0 && value.is_number()) return show_money(value, decimals, field.is_integer);
  if (!value.is_string()) return json::write(value);
  if (field.identifier != nullptr) return profile::format(*field.identifier, value.text());
  if (is_date(field) && value.text().size() == 10 && !read_date(value.text()).value.is_null())
    return value.text().substr(8, 2) + "." + value.text().substr(5, 2) + "." + value.text().substr(0, 4);
  return value;
}

namespace {

// 1 to 12 by the beginning of its name, Russian or English, as search_fold writes it; 0: no month's.
int month_named(std::string_view word) {
  constexpr std::string_view names[] = {"янвjan", "февfeb", "марmar", "апрapr", "маяmay", "июнjun",
                                        "июлjul", "авгaug", "сенsep", "октoct", "нояnov", "декdec"};
  if (word == "маи") return 5;  // «май», folded
  for (int month = 0; month < 12; ++month)
    if (word.rfind(names[month].substr(0, 6), 0) == 0 || word.rfind(names[month].substr(6), 0) == 0) return month + 1;
  return 0;
}

// «5 марта 1987 года», "March 5, 1987" → "5.3.1987"; "" where no month is named.
std::string date_in_figures(std::string_view typed) {
  std::string day, month, year;
  const std::string folded = text::search_fold(typed);
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t space = rest.find(' ');
    const std::string_view word = rest.substr(0, space);
    rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    if (digits > 0) {
      std::string& part = digits == 4 ? year : day;
      if (!part.empty()) return {};
      part = word.substr(0, digits);  // "5th" is 5
    } else if (const int named = month_named(word); named != 0) {
      if (!month.empty()) return {};
      month = std::to_string(named);
    } else if (word != "года" && word != "год" && word != "г" && word != "of" && word != "the") {
      return {};
    }
  }
  return month.empty() ? std::string() : day + "." + month + "." + year;
}

}  // namespace

Reading read_date(std::string_view typed) {
  if (const std::string figures = date_in_figures(typed); !figures.empty()) return read_date(figures);
  const auto wrong = [](json::Object about) { return Reading{nullptr, {"typed-date", std::move(about)}}; };
  int parts[3] = {0, 0, 0};
  int digits[3] = {0, 0, 0};
  int part = 0;
  for (const char c : trimmed(typed)) {
    if (c >= '0' && c <= '9') {
      if (part > 2 || ++digits[part] > 4) return wrong({});
      parts[part] = parts[part] * 10 + (c - '0');
    } else if (c == '.' || c == '/' || c == '-' || c == ' ' || c == ',') {
      if (digits[part > 2 ? 2 : part] != 0) ++part;
    } else {
      return wrong({});
    }
  }
  const bool year_first = digits[0] == 4;
  const int year = year_first ? parts[0] : parts[2];
  const int month = parts[1];
  const int day = year_first ? parts[2] : parts[0];
  if (digits[year_first ? 0 : 2] != 4 || digits[1] > 2 || digits[year_first ? 2 : 0] > 2) return wrong({});
  if (year < 1000 || year > 2999 || month < 1 || day < 1) return wrong({});
  if (month > 12) return wrong({{"kind", "month"}});
  const int days = days_of(year, month);
  if (day > days) return wrong({{"kind", "day"}, {"month", month}, {"year", year}, {"days", days}});
  return {two_digits(year / 100) + two_digits(year % 100) + "-" + two_digits(month) + "-" + two_digits(day), {}};
}

namespace {

// The digits of a number with a point, "" where it is none.
std::string plain_number(std::string_view typed) {
  std::string plain;
  typed = trimmed(typed);
  bool point = false;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    const bool follows_digit = !plain.empty() && plain.back() >= '0' && plain.back() <= '9';
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if (c == '-' && plain.empty()) {
      plain += c;
    } else if ((c == ',' || c == '.') && !point && follows_digit) {
      plain += '.';
      point = true;
    } else if (c == ' ' && follows_digit && !point) {
      continue;
    } else {
      bool skipped = false;
      for (const std::string_view space : no_break_spaces) {
        if (typed.substr(i, space.size()) != space || !follows_digit) continue;
        i += space.size() - 1;
        skipped = true;
        break;
      }
      if (typed.substr(i, 3) == "\xE2\x88\x92" && plain.empty()) {  // U+2212 MINUS SIGN
        plain += '-';
        i += 2;
        skipped = true;
      }
      if (!skipped) return {};
    }
  }
  const std::size_t first = plain.rfind('-') == 0 ? 1 : 0;
  std::size_t zeros = first;  // JSON has no leading zeros
  while (zeros + 1 < plain.size() && plain[zeros] == '0' && plain[zeros + 1] != '.') ++zeros;
  plain.erase(first, zeros - first);
  if (plain.size() > 40 || plain.empty() || plain.back() == '.' || plain.back() == '-') return {};
  return plain;
}

json::Value number_of(const std::string& plain) {
  auto parsed = plain.empty() ? Result<json::Value>(json::Value()) : json::parse(plain);
  return parsed.ok() ? std::move(parsed).value() : json::Value();
}

}  // namespace

json::Value decimal_number(std::string_view typed) { return number_of(plain_number(typed)); }

Reading read_money(std::string_view typed, int decimals, bool in_minor_units) {
  std::string text(trimmed(typed));
  for (const std::string_view sign : {"\xE2\x82\xBD", "руб.", "руб", "р."})  // written behind the sum, it is no mistake
    if (text.size() > sign.size() && std::string_view(text).substr(text.size() - sign.size()) == sign) text.resize(text.size() - sign.size());
  if (const std::size_t point = text.rfind('.'); point != std::string::npos && text.find(',') < point)  // "1,200.50"
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  std::string plain = plain_number(text);
  if (plain.empty()) return {nullptr, {"typed-money", {}}};
  const std::size_t point = std::min(plain.find('.'), plain.size());
  const std::size_t behind = point == plain.size() ? 0 : plain.size() - point - 1;
  if (behind > static_cast<std::size_t>(decimals)) return {nullptr, {"typed-money", {{"kind", "decimals"}, {"decimals", decimals}}}};
  if (in_minor_units) {
    if (point < plain.size()) plain.erase(point, 1);
    plain.append(static_cast<std::size_t>(decimals) - behind, '0');
    plain.erase(0, std::min(plain.find_first_not_of('0'), plain.size() - 1));
  }
  return {number_of(plain), {}};
}

std::string show_money(const json::Value& value, int decimals, bool in_minor_units) {
  std::string digits = json::write(value);
  const bool negative = digits[0] == '-';
  if (negative) digits.erase(0, 1);
  if (digits.find_first_of("eE") != std::string::npos) return json::write(value);
  std::string whole = digits.substr(0, digits.find('.'));
  std::string behind = digits.find('.') == std::string::npos ? std::string() : digits.substr(digits.find('.') + 1);
  if (in_minor_units) {
    const auto places = static_cast<std::size_t>(decimals);
    if (whole.size() <= places) whole.insert(0, places + 1 - whole.size(), '0');
    behind = whole.substr(whole.size() - places);
    whole.resize(whole.size() - places);
  }
  for (std::size_t at = whole.size(); at > 3;) whole.insert(at -= 3, "\xC2\xA0");
  if (behind.find_first_not_of('0') == std::string::npos) return (negative ? "-" : "") + whole;
  if (behind.size() < static_cast<std::size_t>(decimals)) behind.append(static_cast<std::size_t>(decimals) - behind.size(), '0');
  return (negative ? "-" : "") + whole + "," + behind;
}

}  // namespace portal::form
