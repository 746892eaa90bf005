// Formats: dates, addresses, identifiers of the net.
#include "sdk/schema/formats.h"

#include <iterator>

#include "sdk/schema/hostname.h"
#include "sdk/schema/uri.h"
#include "sdk/text/port.h"

namespace portal::schema {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool contains(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

// Reads a text from the left.
struct Scanner {
  std::string_view rest;

  bool take(char c) {
    if (rest.empty() || rest[0] != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  // Exactly `count` digits; -1 where there are fewer.
  int number(std::size_t count) {
    int value = 0;
    for (; count > 0; --count) {
      if (rest.empty() || !is_digit(rest[0])) return -1;
      value = value * 10 + (rest[0] - '0');
      rest.remove_prefix(1);
    }
    return value;
  }
  std::size_t skip_digits() {
    std::size_t count = 0;
    while (count < rest.size() && is_digit(rest[count])) ++count;
    rest.remove_prefix(count);
    return count;
  }
};

bool take_date(Scanner& text) {
  static constexpr char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = text.number(4);
  if (year < 0 || !text.take('-')) return false;
  const int month = text.number(2);
  if (month < 1 || month > 12 || !text.take('-')) return false;
  const int day = text.number(2);
  const bool leap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day >= 1 && day <= days[month - 1] + (leap ? 1 : 0);
}

bool take_time(Scanner& text) {
  const int hour = text.number(2);
  if (hour < 0 || hour > 23 || !text.take(':')) return false;
  const int minute = text.number(2);
  if (minute < 0 || minute > 59 || !text.take(':')) return false;
  const int second = text.number(2);
  if (second < 0 || second > 60) return false;
  if (text.take('.') && text.skip_digits() == 0) return false;
  int offset = 0;
  if (!text.take('Z') && !text.take('z')) {
    const bool east = text.take('+');
    if (!east && !text.take('-')) return false;
    const int hours = text.number(2);
    if (hours < 0 || hours > 23 || !text.take(':')) return false;
    const int minutes = text.number(2);
    if (minutes < 0 || minutes > 59) return false;
    offset = (hours * 60 + minutes) * (east ? 1 : -1);
  }
  constexpr int day = 24 * 60;
  return second < 60 || (hour * 60 + minute - offset + day) % day == day - 1;
}

// Counts with neighbouring units, like "1Y2M" of "YMD"; how many, or -1.
int take_units(Scanner& text, std::string_view units) {
  int count = 0;
  while (!text.rest.empty() && is_digit(text.rest[0])) {
    text.skip_digits();
    const std::size_t at = text.rest.empty() ? std::string_view::npos : units.find(text.rest[0]);
    if (at == std::string_view::npos || (count > 0 && at != 0)) return -1;
    text.rest.remove_prefix(1);
    units.remove_prefix(at + 1);
    ++count;
  }
  return count;
}

// RFC 3339 appendix A: a date, a time after T, or both; or weeks alone.
bool is_duration(std::string_view source) {
  Scanner text{source};
  if (!text.take('P')) return false;
  if (Scanner weeks = text; weeks.skip_digits() > 0 && weeks.take('W')) return weeks.rest.empty();
  const int date = take_units(text, "YMD");
  const bool timed = text.take('T');
  const int time = timed ? take_units(text, "HMS") : 0;
  return date >= 0 && time >= (timed || date == 0 ? 1 : 0) && text.rest.empty();
}

bool is_ipv4(std::string_view source) {
  Scanner text{source};
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && !text.take('.')) return false;
    const std::string_view before = text.rest;
    const std::size_t digits = text.skip_digits();
    if (digits == 0 || digits > 3 || (digits > 1 && before[0] == '0')) return false;
    if (Scanner{before}.number(digits) > 255) return false;
  }
  return text.rest.empty();
}

bool is_ipv6(std::string_view text) {
  int groups = 0;
  bool gap = text.substr(0, 2) == "::";
  if (gap) text.remove_prefix(2);
  while (!text.empty()) {
    const std::string_view group = text.substr(0, text.find(':'));
    if (contains(group, '.')) {
      groups += 2;
      text.remove_prefix(group.size());
      if (!is_ipv4(group) || !text.empty()) return false;
      break;
    }
    if (group.empty() || group.size() > 4) return false;
    for (const char c : group)
      if (hex_digit(c) < 0) return false;
    ++groups;
    text.remove_prefix(group.size());
    if (text.empty()) break;
    text.remove_prefix(1);
    if (text.empty()) return false;
    if (text[0] == ':') {
      if (gap) return false;
      gap = true;
      text.remove_prefix(1);
    }
  }
  return gap ? groups < 8 : groups == 8;
}

// Every character in RFC 3986's sets or `also`, percent signs in triplets; beyond ASCII only in an IRI.
bool is_uri_text(std::string_view text, std::string_view also, bool international) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || hex_digit(text[i + 1]) < 0 || hex_digit(text[i + 2]) < 0) return false;
    } else if (!is_letter(c) && !is_digit(c) && !contains("-._~!$&'()*+,;=", c) && !contains(also, c) && !(international && is_beyond_ascii(c))) {
      return false;
    }
  }
  return true;
}

bool is_authority(std::string_view text, bool international) {
  const std::size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    if (!is_uri_text(text.substr(0, at), ":", international)) return false;
    text.remove_prefix(at + 1);
  }
  std::size_t host = text.find(':');
  if (!text.empty() && text[0] == '[') {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return false;
    const std::string_view address = text.substr(1, close - 1);
    const bool future = !address.empty() && (address[0] | 0x20) == 'v';  // IPvFuture
    if (future ? !is_uri_text(address, ":", false) : !is_ipv6(address)) return false;
    host = close + 1;
  } else if (!is_uri_text(text.substr(0, host), "", international)) {
    return false;
  }
  Scanner port{text.substr(std::min(host, text.size()))};
  if (port.take(':')) port.skip_digits();
  return port.rest.empty();
}

bool is_uri_of(std::string_view text, bool reference, bool international) {
  const UriParts parts = split_uri(text);
  if (parts.scheme.data() == nullptr) {
    if (!reference || parts.path.substr(0, parts.path.find('/')).find(':') != std::string_view::npos) return false;
  } else {
    if (!is_letter(parts.scheme[0])) return false;
    for (const char c : parts.scheme)
      if (!is_letter(c) && !is_digit(c) && !contains("+-.", c)) return false;
  }
  return (parts.authority.data() == nullptr || is_authority(parts.authority, international)) && is_uri_text(parts.path, ":@/", international) &&
         is_uri_text(parts.query, ":@/?", international) && is_uri_text(parts.fragment, ":@/?", international);
}

bool is_uri(std::string_view text) { return is_uri_of(text, false, false); }
bool is_uri_reference(std::string_view text) { return is_uri_of(text, true, false); }
bool is_iri(std::string_view text) { return is_uri_of(text, false, true); }
bool is_iri_reference(std::string_view text) { return is_uri_of(text, true, true); }

// "a.b" or "\"quoted text\"" (RFC 5321 4.1.2).
bool is_local_part(std::string_view text, bool international) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"' || static_cast<unsigned char>(text[i]) < 0x20 || text[i] == 0x7F) return false;
      if (text[i] == '\\' && ++i == text.size()) return false;
      if (is_beyond_ascii(text[i]) && !international) return false;
    }
    return true;
  }
  char before = '.';
  for (const char c : text) {
    const bool letter = is_letter(c) || is_digit(c) || contains("!#$%&'*+-/=?^_`{|}~", c) || (international && is_beyond_ascii(c));
    if (!letter && (c != '.' || before == '.')) return false;
    before = c;
  }
  return before != '.';
}

bool is_email_of(std::string_view text, bool international) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at > 64 || !is_local_part(text.substr(0, at), international)) return false;
  const std::string_view domain = text.substr(at + 1);
  if (domain.size() > 2 && domain.front() == '[' && domain.back() == ']') {
    const std::string_view address = domain.substr(1, domain.size() - 2);
    return address.substr(0, 5) == "IPv6:" ? is_ipv6(address.substr(5)) : is_ipv4(address);
  }
  return is_domain(domain, international);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : hex_digit(text[i]) < 0) return false;
  }
  return true;
}

bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text[0] != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1'))) return false;
  return true;
}

bool is_relative_json_pointer(std::string_view text) {
  Scanner scanner{text};
  const std::size_t digits = scanner.skip_digits();
  if (digits == 0 || (digits > 1 && text[0] == '0')) return false;
  return scanner.rest == "#" || is_json_pointer(scanner.rest);
}

bool is_regex(std::string_view text) { return text::Pattern::compile(text).ok(); }

constexpr Format formats[] = {{"date", is_date},
                              {"email", is_email},
                              {"time", is_time},
                              {"date-time", is_date_time},
                              {"uri", is_uri},
                              {"uuid", is_uuid},
                              {"hostname", is_hostname},
                              {"ipv4", is_ipv4},
                              {"ipv6", is_ipv6},
                              {"idn-email", is_idn_email},
                              {"uri-reference", is_uri_reference},
                              {"iri", is_iri},
                              {"iri-reference", is_iri_reference},
                              {"regex", is_regex},
                              {"json-pointer", is_json_pointer},
                              {"relative-json-pointer", is_relative_json_pointer},
                              {"duration", is_duration}};

}  // namespace

bool is_date(std::string_view text) {
  Scanner scanner{text};
  return take_date(scanner) && scanner.rest.empty();
}

bool is_time(std::string_view text) {
  Scanner scanner{text};
  return take_time(scanner) && scanner.rest.empty();
}

bool is_date_time(std::string_view text) {
  Scanner scanner{text};
  return take_date(scanner) && (scanner.take('T') || scanner.take('t')) && take_time(scanner) && scanner.rest.empty();
}

bool is_email(std::string_view text) { return is_email_of(text, false); }
bool is_idn_email(std::string_view text) { return is_email_of(text, true); }
bool is_hostname(std::string_view text) { return is_domain(text, false); }

std::uint32_t format_number(std::string_view name, const std::vector<Format>* more) {
  constexpr std::uint32_t own = std::size(formats);
  if (more != nullptr)
    for (std::uint32_t i = 0; i < more->size(); ++i)
      if ((*more)[i].name == name) return own + i;
  for (std::uint32_t i = 0; i < own; ++i)
    if (formats[i].name == name) return i;
  return unknown_format;
}

bool has_format(std::string_view text, std::uint32_t number, const std::vector<Format>* more) {
  constexpr std::uint32_t own = std::size(formats);
  return (number < own ? formats[number] : (*more)[number - own]).check(text);
}

}  // namespace portal::schema
