// One rule a kind; what each is made of stands in one place, for asking and for searching.
#include "sdk/profile/derived.h"

#include <algorithm>
#include <span>

#include "sdk/calendar/civil_date.h"
#include "sdk/text/code_points.h"
#include "sdk/text/writing/transliterate.h"

namespace portal::profile {

namespace {

constexpr int deepest = 3;                // latin ← part ← full name
constexpr std::size_t most_related = 12;  // facts of one search

struct Rule {
  std::string_view how;
  std::string_view end;         // of the path
  std::string_view sources[6];  // in its place; a mark ? before one says that it may be unknown
};

constexpr Rule rules[] = {
    {"latin", ".name.latin.family", {".name.family"}},
    {"latin", ".name.latin.given", {".name.given"}},
    {"latin", ".name.latin.patronymic", {".name.patronymic"}},
    {"full-name", ".name.full", {".name.family", ".name.given", ".name.patronymic"}},
    {"name-part", ".name.family", {".name.full"}},
    {"name-part", ".name.given", {".name.full"}},
    {"name-part", ".name.patronymic", {".name.full"}},
    {"age", ".age", {".birthDate"}},
    {"document", ".passport.full", {".passport.series", ".passport.number"}},
    {"document", ".passport.series", {".passport.full"}},
    {"document", ".passport.number", {".passport.full"}},
    {"address",
     ".registration.full",
     {"?.registration.postalCode", "?.registration.region", ".registration.city", ".registration.street", ".registration.house",
      "?.registration.apartment"}},
    {"address",
     ".residence.full",
     {"?.residence.postalCode", "?.residence.region", ".residence.city", ".residence.street", ".residence.house", "?.residence.apartment"}},
};

std::span<const std::string_view> sources_in(const Rule& rule) {
  std::size_t count = 0;
  while (count < std::size(rule.sources) && !rule.sources[count].empty()) ++count;
  return {rule.sources, count};
}

const Rule* rule_for(std::string_view path) {
  for (const Rule& rule : rules)
    if (path.ends_with(rule.end)) return &rule;
  return nullptr;
}

bool is_optional(std::string_view source) { return source.front() == '?'; }

std::string source_path(std::string_view path, const Rule& rule, std::string_view source) {
  return std::string(path.substr(0, path.size() - rule.end.size())) + std::string(is_optional(source) ? source.substr(1) : source);
}

bool is_number(const std::string& text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

// The value, from those of its sources in their order; null where they do not give one.
json::Value made(std::string_view path, const Rule& rule, const std::vector<std::string>& from, std::string_view today) {
  if (rule.how == "latin") return text::passport_latin(from[0]);
  if (rule.how == "age") {
    calendar::CivilDate birth;
    calendar::CivilDate now;
    if (!calendar::parse_date(from[0], birth) || !calendar::parse_date(today, now)) return nullptr;
    const int years = calendar::completed_years(birth, now);
    return years >= 0 ? json::Value(years) : json::Value();
  }
  if (rule.how == "name-part") {  // in the order of registers; a name of more or fewer words is not cut up
    const std::vector<std::string_view> words = text::split_words(from[0]);
    const std::size_t which = path.ends_with(".family") ? 0 : path.ends_with(".given") ? 1 : 2;
    return (words.size() == 2 || words.size() == 3) && which < words.size() ? json::Value(words[which]) : json::Value();
  }
  if (rule.how == "document" && from.size() == 1)
    return from[0].size() == 10 ? json::Value(path.ends_with(".series") ? from[0].substr(0, 4) : from[0].substr(4)) : json::Value();
  std::string out;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i].empty()) continue;
    if (!out.empty() && rule.how != "document") out += rule.how == "address" ? ", " : " ";
    if (rule.how == "address" && is_number(from[i])) out += i == 4 ? "д. " : i == 5 ? "кв. " : "";
    out += from[i];
  }
  return out;
}

std::optional<Derived> derive_within(std::string_view path, const Facts& facts, std::string_view today, int depth) {
  const Rule* rule = rule_for(path);
  if (rule == nullptr || depth == 0) return std::nullopt;
  Derived out;
  out.how = rule->how;
  out.fact.path = path;
  out.fact.verified = true;
  std::vector<std::string> from;
  for (const std::string_view source : sources_in(*rule)) {
    const std::string at = source_path(path, *rule, source);
    const Fact* known = facts.sure(at);
    std::optional<Derived> made_of;
    if (known == nullptr && facts.candidates(at).empty()) made_of = derive_within(at, facts, today, depth - 1);
    if (known == nullptr && made_of) known = &made_of->fact;
    if (known == nullptr && !is_optional(source)) return std::nullopt;
    if (known == nullptr || known->value.is_null()) {  // "known to be none" is an answer
      from.emplace_back();
      continue;
    }
    if (!known->value.is_string()) return std::nullopt;
    from.push_back(known->value.text());
    if (out.fact.source.names.empty()) out.fact.source = known->source;
    out.fact.verified = out.fact.verified && known->verified;
    if (out.fact.as_of.empty() || known->as_of < out.fact.as_of) out.fact.as_of = known->as_of;
  }
  if (from.front().empty() && rule->how != "address") return std::nullopt;
  out.fact.value = made(path, *rule, from, today);
  if (out.fact.value.is_null()) return std::nullopt;
  return out;
}

using Paths = std::vector<std::string>;

bool holds(const Paths& paths, const std::string& path) { return std::find(paths.begin(), paths.end(), path) != paths.end(); }

bool follows(const std::string& path, const Paths& known, int depth) {
  if (holds(known, path)) return true;
  const Rule* rule = rule_for(path);
  if (rule == nullptr || depth == 0) return false;
  const auto sources = sources_in(*rule);
  return std::all_of(sources.begin(), sources.end(),
                     [&](std::string_view source) { return is_optional(source) || follows(source_path(path, *rule, source), known, depth - 1); });
}

// All that has to do with a path: what it is made of, and so on.
void relate(const std::string& path, Paths& out, int depth) {
  if (holds(out, path)) return;
  out.push_back(path);
  if (depth == 0) return;
  for (const std::string& source : sources_of(path)) relate(source, out, depth - 1);
}

// The first of the smallest sets, of at most `size` questions.
bool search(const Paths& needed, const Paths& candidates, std::size_t from, std::size_t left, Paths& known, Paths& asked) {
  if (std::all_of(needed.begin(), needed.end(), [&known](const std::string& path) { return follows(path, known, deepest); })) return true;
  if (left == 0) return false;
  for (std::size_t i = from; i < candidates.size(); ++i) {
    known.push_back(candidates[i]);
    asked.push_back(candidates[i]);
    if (search(needed, candidates, i + 1, left - 1, known, asked)) return true;
    known.pop_back();
    asked.pop_back();
  }
  return false;
}

}  // namespace

std::vector<std::string> sources_of(std::string_view path) {
  std::vector<std::string> out;
  if (const Rule* rule = rule_for(path))
    for (const std::string_view source : sources_in(*rule)) out.push_back(source_path(path, *rule, source));
  return out;
}

std::optional<Derived> derive(std::string_view path, const Facts& facts, std::string_view today) {
  return derive_within(path, facts, today, deepest);
}

std::vector<std::string> smallest_questions(const Paths& needed, const Paths& known, const Paths& askable) {
  Paths out;
  Paths open;
  for (const std::string& path : needed)
    if (!holds(open, path) && !follows(path, known, deepest) && [&] {
          Paths all = known;
          all.insert(all.end(), askable.begin(), askable.end());
          return follows(path, all, deepest);
        }())
      open.push_back(path);
  while (!open.empty()) {
    // Those that share something with the first, directly or by others.
    Paths group{open.front()};
    Paths related;
    relate(group.front(), related, deepest);
    open.erase(open.begin());
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < open.size() && !more; ++i) {
        Paths own;
        relate(open[i], own, deepest);
        if (std::none_of(own.begin(), own.end(), [&related](const std::string& path) { return holds(related, path); })) continue;
        for (const std::string& path : own)
          if (!holds(related, path)) related.push_back(path);
        group.push_back(open[i]);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
        more = true;
      }
    }
    Paths candidates;
    for (const std::string& path : askable)
      if (holds(related, path) && !holds(known, path) && !holds(candidates, path) && candidates.size() < most_related) candidates.push_back(path);
    Paths asked;
    for (std::size_t size = 0; size <= candidates.size(); ++size) {
      Paths now = known;
      asked.clear();
      if (search(group, candidates, 0, size, now, asked)) break;
    }
    out.insert(out.end(), asked.begin(), asked.end());
  }
  return out;
}

}  // namespace portal::profile
