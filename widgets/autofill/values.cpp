// Texts for fields, and whose they are.
#include "widgets/autofill/values.h"

#include <algorithm>
#include <array>

#include "sdk/profile/identifiers.h"

namespace portal::autofill {

namespace {

struct Format {
  std::string_view token;
  std::string_view identifier;
};

constexpr Format formats[] = {{"snils", "ru-snils"},
                              {"passport", "ru-passport"},
                              {"passport-department-code", "ru-passport-issuer"},
                              {"tel", "ru-phone"},
                              {"tel-national", "ru-phone"}};

bool is_date(std::string_view text) { return text.size() == 10 && text[4] == '-' && text[7] == '-'; }

// Stems, in small letters without ё, of a label or heading: what is about them is not about the person.
constexpr std::string_view others[] = {"ребен",    "несовершеннолет", "супруг",    "второго родител", "второй родител", "матер",
                                       "отца",     "умерш",           "доверител", "жених",           "невест",         "руководител",
                                       "директор", "работодател",     "юридическ", "организаци",      "перевозчик",     "ученик",
                                       "учащ",     "child",           "spouse",    "deceased",        "employer",       "company"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    const auto next = i + 1 < out.size() ? static_cast<unsigned char>(out[i + 1]) : 0U;
    if (byte >= 'A' && byte <= 'Z') out[i] = static_cast<char>(byte + 32);
    else if ((byte == 0xD0 && next == 0x81) || (byte == 0xD1 && next == 0x91)) {  // Ё, ё → е
      out[i] = static_cast<char>(0xD0);
      out[i + 1] = static_cast<char>(0xB5);
    } else if (byte == 0xD0 && next >= 0x90 && next <= 0x9F) out[i + 1] = static_cast<char>(next + 0x20);
    else if (byte == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      out[i] = static_cast<char>(0xD1);
      out[i + 1] = static_cast<char>(next - 0x20);
    }
  }
  return out;
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char sign : text)
    if (sign >= '0' && sign <= '9') out += sign;
  return out;
}

}  // namespace

Written written_value(const classifier::Signals& field, std::string_view token, const json::Value& fact) {
  if (fact.is_integer()) return {std::to_string(fact.integer()), {}};
  if (!fact.is_string()) return {};
  Written out{fact.text(), {}};
  if (is_date(out.value) && field.type != "date") out.value = out.value.substr(8, 2) + "." + out.value.substr(5, 2) + "." + out.value.substr(0, 4);
  for (const Format& format : formats) {
    if (format.token != token) continue;
    const std::string shown = profile::format(*profile::find_identifier(format.identifier), out.value);
    const std::string bare = digits_of(out.value);
    // What does not fit with its signs may fit without them.
    const bool fits = field.type != "number" && (field.length == 0 || static_cast<std::int64_t>(shown.size()) <= field.length);
    out.value = fits ? shown : bare;
  }
  if (token == "sex") {
    const bool is_male = out.value == "male";
    if (is_male) out.also = {"m", "м", "муж", "муж.", "мужской", "мужчина"};
    else out.also = {"f", "ж", "жен", "жен.", "женский", "женщина"};
    if (field.tag != "select") out.value = is_male ? "мужской" : "женский";
  }
  if (field.length > 0 &&
      static_cast<std::int64_t>(std::count_if(out.value.begin(), out.value.end(), [](char sign) { return (sign & 0xC0) != 0x80; })) > field.length)
    return {};
  return out;
}

bool is_about_another(const classifier::Signals& field) {
  const std::string text = lower(field.called()) + " " + lower(field.section);
  return std::any_of(std::begin(others), std::end(others), [&text](std::string_view stem) { return text.find(stem) != std::string::npos; });
}

std::string name_of_field(const classifier::Signals& field) {
  std::string out = field.called();
  while (!out.empty() && (out.back() == '*' || out.back() == ':' || out.back() == ' ')) out.pop_back();
  return out.empty() ? field.name : out;
}

}  // namespace portal::autofill
