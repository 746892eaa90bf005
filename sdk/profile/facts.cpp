// Facts with provenance: the strict reader of a profile reply, lookup and narrowing.
#include "sdk/profile/facts.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::profile {
namespace {

constexpr std::size_t most_facts = 10000;
constexpr std::size_t longest_path = 200;
constexpr std::string_view trust_names[] = {"", "low", "substantial", "high"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

std::string_view take_segment(std::string_view& path) {
  const std::string_view segment = path.substr(0, path.find('.'));
  path.remove_prefix(std::min(path.size(), segment.size() + 1));
  return segment;
}

bool is_index(std::string_view segment) {
  return !segment.empty() && segment.size() <= 3 && std::all_of(segment.begin(), segment.end(), is_digit) &&
         (segment.size() == 1 || segment[0] != '0');
}

bool is_name(std::string_view segment) {
  return !segment.empty() && is_lower(segment[0]) &&
         std::all_of(segment.begin(), segment.end(), [](char c) { return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

bool is_fact_path(std::string_view path) {
  if (path.empty() || path.size() > longest_path || path.back() == '.' || !is_name(take_segment(path))) return false;
  while (!path.empty()) {
    const std::string_view segment = take_segment(path);
    if (!is_name(segment) && !is_index(segment)) return false;
  }
  return true;
}

bool matches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = take_segment(pattern);
    const std::string_view segment = take_segment(path);
    if (wanted == "*" ? !is_index(segment) : wanted != segment) return false;
  }
  return pattern.empty() && path.empty();
}

bool is_civil_date(std::string_view text) {
  if (text.size() != 10) return false;
  unsigned parts[3] = {};
  std::size_t part = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      if (text[i] != '-') return false;
      ++part;
    } else {
      if (!is_digit(text[i])) return false;
      parts[part] = parts[part] * 10 + (text[i] - unsigned{'0'});
    }
  }
  const auto [year, month, day] = parts;
  if (month < 1 || month > 12) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const unsigned days = month == 2 ? (leap ? 29 : 28) : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  return day >= 1 && day <= days;
}

// One place that makes the texts of errors, for size.
void fail(json::Reader& read, ErrorCode code, const char* key, const char* expected, std::string_view got) { read.fail(code, key, expected, got); }

void read_trust(json::Reader& read, Trust& out) {
  std::string name;
  read.optional("trust", name);
  std::size_t level = 0;
  while (level < std::size(trust_names) && name != trust_names[level]) ++level;
  if (level == std::size(trust_names)) fail(read, ErrorCode::unknown_name, "trust", "one of: low, substantial, high", quoted_excerpt(name));
  out = static_cast<Trust>(level);
}

Result<void> read_names(const json::Value& names, const std::string& path, json::Object& out) {
  json::Reader read(names, path);
  for (const json::Member& member : names.object()) {
    std::string text;
    read.required(member.key.c_str(), text);
    if (text.empty() || member.key.empty()) fail(read, ErrorCode::missing_key, member.key.c_str(), "a language tag and a name", "empty text");
    out.set(member.key, std::move(text));
  }
  if (out.empty()) return Error{ErrorCode::missing_key, path, "a name in some language", "nothing"};
  return read.finish();
}

Result<void> read_source(const json::Value& value, const std::string& path, Source& out) {
  json::Reader read(value, path);
  read.required("id", out.id);
  if (out.id.empty()) fail(read, ErrorCode::missing_key, "id", "text", "empty text");
  const json::Value* name = read.any("name");
  const bool untagged = name != nullptr && name->is_string();
  if (!untagged) name = read.required("name", json::Kind::object);
  else if (name->text().empty()) fail(read, ErrorCode::missing_key, "name", "a name in words", "empty text");
  PORTAL_CHECK(read.finish());
  if (!untagged) return read_names(*name, read.path_of("name"), out.names);
  out.names.set("", *name);
  return {};
}

Result<void> read_fact(const json::Value& item, const std::string& path, Fact& out) {
  json::Reader read(item, path);
  read.required("path", out.path);
  if (!is_fact_path(out.path))
    fail(read, ErrorCode::invalid_expression, "path", "names and list indices between dots, like children.0.name.family", quoted_excerpt(out.path));
  const json::Value* value = read.any("value");
  if (value == nullptr) fail(read, ErrorCode::missing_key, "value", "one value", "nothing");
  else if (value->is_array() || value->is_object())
    fail(read, ErrorCode::wrong_type, "value", "text, a number, a boolean or null", json::describe(*value));
  const json::Value* source = read.required("source", json::Kind::object);
  const json::Value* verified = read.required("verified", json::Kind::boolean);
  read.required("asOf", out.as_of);
  if (!is_civil_date(out.as_of)) fail(read, ErrorCode::out_of_range, "asOf", "a civil date, YYYY-MM-DD", quoted_excerpt(out.as_of));
  read_trust(read, out.trust);
  read.optional("locked", out.locked);
  read.optional("scope", out.scope);
  PORTAL_CHECK(read.finish());
  out.value = *value;
  out.verified = verified->boolean();
  return read_source(*source, read.path_of("source"), out.source);
}

// Order of facts_: by path, then best first.
bool before(const Fact& a, const Fact& b) {
  if (a.path != b.path) return a.path < b.path;
  if (a.verified != b.verified) return a.verified;
  return a.as_of > b.as_of;
}

json::Value json_of(const Fact& fact) {
  const json::Value* untagged = fact.source.names.find("");
  json::Object source;
  source.set("id", fact.source.id);
  source.set("name", untagged != nullptr ? *untagged : json::Value(fact.source.names));
  json::Object out;
  out.set("path", fact.path);
  out.set("value", fact.value);
  out.set("source", std::move(source));
  out.set("verified", fact.verified);
  out.set("asOf", fact.as_of);
  if (fact.trust != Trust::unstated) out.set("trust", trust_names[static_cast<std::size_t>(fact.trust)]);
  if (fact.locked) out.set("locked", true);
  if (!fact.scope.empty()) out.set("scope", fact.scope);
  return out;
}

}  // namespace

std::string_view Source::name(std::string_view locale) const {
  for (const std::string_view tag : {locale, locale.substr(0, locale.find('-')), std::string_view()}) {
    if (const json::Value* found = names.find(tag)) return found->text();
  }
  return names.begin()->value.text();
}

Result<Facts> Facts::read(const json::Value& reply, std::string path) {
  json::Reader read(reply, path);
  const json::Value* list = read.required("facts", json::Kind::array);
  PORTAL_CHECK(read.finish());
  const json::Array& items = list->array();
  const std::string place = read.path_of("facts");
  if (items.size() > most_facts) return Error{ErrorCode::too_large, place, "at most 10000 facts", std::to_string(items.size()) + " facts"};
  std::vector<Fact> read_facts(items.size());
  // Insertion by binary search: stable, and a fraction of the size of the library's sorts.
  std::vector<std::uint32_t> order(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    PORTAL_CHECK(read_fact(items[i], json::pointer_join(place, i), read_facts[i]));
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(i);
    const auto after = std::upper_bound(order.begin(), end, i, [&](std::size_t a, std::size_t b) { return before(read_facts[a], read_facts[b]); });
    std::copy_backward(after, end, end + 1);
    *after = static_cast<std::uint32_t>(i);
  }
  Facts facts;
  facts.facts_.reserve(items.size());
  for (const std::uint32_t i : order) facts.facts_.push_back(std::move(read_facts[i]));
  return facts;
}

std::span<const Fact> Facts::candidates(std::string_view path) const {
  const auto first =
      std::lower_bound(facts_.begin(), facts_.end(), path, [](const Fact& fact, std::string_view wanted) { return fact.path < wanted; });
  auto last = first;
  while (last != facts_.end() && last->path == path) ++last;
  return {facts_.data() + (first - facts_.begin()), static_cast<std::size_t>(last - first)};
}

const Fact* Facts::best(std::string_view path) const {
  const std::span<const Fact> found = candidates(path);
  return found.empty() ? nullptr : &found.front();
}

const Fact* Facts::sure(std::string_view path) const {
  const std::span<const Fact> found = candidates(path);
  for (const Fact& other : found)
    if (other.value != found.front().value) return nullptr;
  return found.empty() ? nullptr : &found.front();
}

std::size_t Facts::items(std::string_view list) const {
  std::size_t count = 0;
  for (const Fact& fact : facts_) {
    std::string_view rest = fact.path;
    if (rest.size() <= list.size() + 1 || rest.substr(0, list.size()) != list || rest[list.size()] != '.') continue;
    rest.remove_prefix(list.size() + 1);
    const std::string_view segment = take_segment(rest);
    if (!is_index(segment)) continue;
    std::size_t index = 0;
    for (const char c : segment) index = index * 10 + (c - unsigned{'0'});
    count = std::max(count, index + 1);
  }
  return count;
}

Facts Facts::subset(const std::vector<std::string>& paths) const {
  Facts narrowed;
  for (const Fact& fact : facts_) {
    if (std::any_of(paths.begin(), paths.end(), [&](const std::string& pattern) { return matches(pattern, fact.path); }))
      narrowed.facts_.push_back(fact);
  }
  return narrowed;
}

json::Value Facts::to_json() const {
  json::Array list;
  list.reserve(facts_.size());
  for (const Fact& fact : facts_) list.push_back(json_of(fact));
  json::Object out;
  out.set("facts", std::move(list));
  return out;
}

}  // namespace portal::profile
