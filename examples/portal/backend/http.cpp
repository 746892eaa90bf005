// Parsing of untrusted headers, queries and forms.

#include "examples/portal/backend/http.h"

#include <algorithm>
#include <cstdint>

namespace portal::demo {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// A quality of RFC 9110, 12.4.2, in thousandths; what cannot be read counts as 0.
int quality_of(std::string_view parameters) {
  for (std::string_view part : split_list(parameters, ';')) {
    if (part.size() < 3 || (part[0] != 'q' && part[0] != 'Q') || part[1] != '=') continue;
    int value = 0;
    int scale = 1000;
    for (char c : part.substr(2)) {
      if (c == '.') continue;
      if (c < '0' || c > '9' || scale == 0) return 0;
      value += (c - '0') * scale;
      scale /= 10;
    }
    return std::min(value, 1000);
  }
  return 1000;
}

// Length of the UTF-8 sequence that begins here, 0 where there is none (RFC 3629, 4).
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!tail(1) || !tail(2) || (first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!tail(1) || !tail(2) || !tail(3) || (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return 0;
    return 4;
  }
  return 0;
}

}  // namespace

std::string_view tag_of(Language language) { return language == Language::kk ? "kk" : language == Language::en ? "en" : "ru"; }

std::optional<Language> language_tagged(std::string_view tag) {
  for (const Language language : languages)
    if (tag == tag_of(language)) return language;
  return std::nullopt;
}

const std::string* find(const Fields& fields, std::string_view name) {
  for (const Field& field : fields) {
    if (field.name == name) return &field.value;
  }
  return nullptr;
}

std::string_view Request::header(std::string_view lower_case_name) const {
  const std::string* value = find(headers, lower_case_name);
  return value ? std::string_view(*value) : std::string_view();
}

bool Request::has_header(std::string_view lower_case_name) const { return find(headers, lower_case_name) != nullptr; }

std::string_view Request::cookie(std::string_view name) const {
  for (std::string_view pair : split_list(header("cookie"), ';')) {
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
  }
  return {};
}

std::string Request::media_type() const {
  const std::string_view type = header("content-type");
  return lower_ascii(trim(type.substr(0, type.find(';'))));
}

Response& Response::set(std::string_view name, std::string value) {
  std::erase_if(headers, [&](const Field& field) { return lower_ascii(field.name) == lower_ascii(name); });
  return add(name, std::move(value));
}

Response& Response::add(std::string_view name, std::string value) {
  headers.push_back({std::string(name), std::move(value)});
  return *this;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '+' && plus_is_space) c = ' ';
    if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_digit(text[i + 1]);
      const int low = hex_digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    if (c == '\0') return std::nullopt;
    decoded += c;
  }
  if (!is_utf8(decoded)) return std::nullopt;
  return decoded;
}

std::optional<Fields> parse_form(std::string_view text) {
  constexpr std::size_t most_fields = 2000;
  Fields fields;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value || fields.size() == most_fields) return std::nullopt;
    fields.push_back({std::move(*name), std::move(*value)});
  }
  return fields;
}

std::vector<std::string_view> split_list(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Language accepted_language(std::string_view header) {
  int best = 0;
  Language chosen = Language::ru;
  for (std::string_view range : split_list(header, ',')) {
    const std::size_t end = std::min(range.find(';'), range.size());
    const std::string tag = lower_ascii(trim(range.substr(0, end)));
    const auto language = language_tagged(tag.substr(0, tag.find('-')));
    const int quality = quality_of(range.substr(end));
    if (language && quality > best) {
      best = quality;
      chosen = *language;
    }
  }
  return chosen;
}

bool accepts_coding(std::string_view header, std::string_view coding) {
  bool any = false;
  for (std::string_view part : split_list(header, ',')) {
    const std::size_t end = std::min(part.find(';'), part.size());
    const std::string name = lower_ascii(trim(part.substr(0, end)));
    const bool wanted = quality_of(part.substr(end)) > 0;
    if (name == coding) return wanted;
    if (name == "*") any = wanted;
  }
  return any;
}

bool matches_weakly(std::string_view header, std::string_view etag) {
  for (std::string_view part : split_list(header, ',')) {
    if (part.substr(0, 2) == "W/") part.remove_prefix(2);
    if (part == "*" || part == etag) return true;
  }
  return false;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

bool is_plain_name(std::string_view text) {
  if (text.empty() || text.size() > 64 || text[0] == '.') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

}  // namespace portal::demo
