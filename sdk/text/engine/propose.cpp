// One function for each kind of answer, put together from dictation and writing.
#include "sdk/text/engine/propose.h"

#include <algorithm>

#include "sdk/text/code_points.h"
#include "sdk/text/writing/names.h"
#include "sdk/text/writing/transliterate.h"

namespace portal::text {
namespace {

Proposed one(std::string value, std::string_view reason) {
  if (value.empty()) return {};
  return {{std::move(value)}, reason};
}

// 3/4/2026: by slashes people write both orders, with full stops only one.
bool is_of_two_orders(std::string_view text) {
  return std::count(text.begin(), text.end(), '/') == 2 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == '/' || (c >= '0' && c <= '9'); });
}

Proposed date(std::string_view text, const Listening& listening) {
  Listening both = listening;
  both.locale = is_of_two_orders(text) ? "en" : listening.locale;
  Heard heard = hear(Kind::date, text, both);
  const bool ordered = heard.doubt == Doubt::ambiguous && heard.values.size() == 2 && is_of_two_orders(text);
  if (!ordered) return {std::move(heard.values), "words"};
  if (!listening.locale.starts_with("en")) std::swap(heard.values[0], heard.values[1]);  // the day is first in most of the world
  return {std::move(heard.values), "order"};
}

bool is_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('.', at) == std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

Proposed email(std::string_view text, const Listening& listening) {
  if (std::string all = other_layout(text); is_address(all)) return one(std::move(all), "layout");
  std::string parts;  // «фттф@yandex.ru»: only a part of it
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('@', begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    std::string other = mixes_alphabets(part) ? repaired_name(part) : other_layout(part);
    const bool latin = std::all_of(part.begin(), part.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    parts += latin || other.empty() ? std::string(part) : other;
    if (end < text.size()) parts += '@';
    begin = end + 1;
  }
  if (is_address(parts)) return one(std::move(parts), mixes_alphabets(text.substr(0, text.find('@'))) ? "alphabets" : "layout");
  Heard heard = hear(Kind::email, text, listening);
  return {std::move(heard.values), "words"};
}

Proposed name(std::string_view text) {
  if (std::string meant = layout_correction(text); !meant.empty()) return one(normalised_name(meant), "layout");
  const std::string normalised = normalised_name(text);
  if (std::string repaired = repaired_name(normalised); !repaired.empty()) return one(std::move(repaired), "alphabets");
  return normalised == text ? Proposed{} : one(normalised, "spaces");
}

// Word by word: a text may hold both alphabets, a word hardly, unless it has digits («5A»).
Proposed free_text(std::string_view text) {
  if (std::string meant = layout_correction(text); !meant.empty()) return one(std::move(meant), "layout");
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    const std::string_view word = text.substr(begin, end - begin);
    const bool with_digits = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    std::string repaired = !with_digits && mixes_alphabets(word) ? repaired_name(word) : std::string();
    out += repaired.empty() ? std::string(word) : repaired;
    if (end < text.size()) out += text[end];
    begin = end + 1;
  }
  return out == text ? Proposed{} : one(std::move(out), "alphabets");
}

}  // namespace

Proposed propose(Kind kind, std::string_view text, const Listening& listening) {
  if (text.empty() || text.size() > 8000) return {};
  Proposed proposed;
  switch (kind) {
    case Kind::date: proposed = date(text, listening); break;
    case Kind::email: proposed = email(text, listening); break;
    case Kind::name: proposed = name(text); break;
    case Kind::text: proposed = free_text(text); break;
    default: proposed = {hear(kind, text, listening).values, "words"}; break;
  }
  if (proposed.values.empty()) proposed.reason = {};
  return proposed;
}

}  // namespace portal::text
