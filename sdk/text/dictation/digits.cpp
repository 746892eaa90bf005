// Digits said one by one, in groups or written: phone, СНИЛС, passport, codes. The right length decides what belonged together.
#include <algorithm>

#include "sdk/text/dictation/hear.h"

namespace portal::text::dictation {
namespace {

constexpr std::size_t most_readings = 5;

struct Said {
  std::vector<Group> groups;
  bool plus = false;
  Heard heard;  // doubts by the words between
};

Said listen(const Tokens& tokens) {
  Said said;
  bool begun = false;
  for (std::size_t at = 0; at < tokens.size();) {
    Group group;
    if (read_group(tokens, at, group)) {
      said.groups.push_back(std::move(group));
      begun = true;
      continue;
    }
    const Token& token = tokens[at++];
    if (token.kind == TokenKind::sign) {
      said.plus = said.plus || (token.text == "+" && !begun);
      continue;
    }
    if (is_one_of(token.text, "плюс plus") && !begun) said.plus = true;
    else if (!is_filler(token.text) && !is_one_of(token.text, "тире дефис пробел минус dash hyphen space потом затем далее and then"))
      said.heard.doubt_by(Doubt::words);
  }
  return said;
}

std::string joined(const std::vector<Group>& groups) {
  std::string out;
  for (const Group& group : groups) out += group.joined;
  return out;
}

struct Way {
  std::string digits;
  int cost = 0;
};

// Where a group may be taken apart, before its last word: «восемьсот» «пять» is easily meant, «тридцать» «пять» hardly.
int cost_of(const Group& group) {
  const std::string_view last = group.parts.back();
  if (group.parts.size() < 2 || (last.size() == 2 && last[1] != '0')) return 0;
  return group.parts.size() == 2 && group.parts[0].size() == 3 && last.size() == 1 ? 1 : 2;
}

std::string apart(const Group& group) {
  std::int64_t before = 0;
  for (std::size_t i = 0; i + 1 < group.parts.size(); ++i) before += std::stoll(group.parts[i]);
  return std::to_string(before) + group.parts.back();
}

// Every way to say the groups apart that gives `length` digits: «двадцать» «три» may be 23 or 203.
void ways(const std::vector<Group>& groups, std::size_t index, std::size_t length, const Way& before, std::vector<Way>& found) {
  if (found.size() >= most_readings || before.digits.size() > length || before.cost > 2) return;
  if (index == groups.size()) {
    if (before.digits.size() == length) found.push_back(before);
    return;
  }
  const Group& group = groups[index];
  ways(groups, index + 1, length, {before.digits + group.joined, before.cost}, found);
  if (const int cost = cost_of(group); cost > 0) ways(groups, index + 1, length, {before.digits + apart(group), before.cost + cost}, found);
}

// The digits as they were said, or cut otherwise so that their number is right.
Heard of_length(const Said& said, std::size_t length) {
  Heard heard = said.heard;
  const std::string all = joined(said.groups);
  if (all.empty()) return heard;
  if (said.groups.size() > 64 || all.size() > 64) {
    heard.doubt_by(Doubt::length);
    return heard;
  }
  if (length == 0 || all.size() == length) {
    heard.values.push_back(all);
    return heard;
  }
  std::vector<Way> found;
  ways(said.groups, 0, length, {}, found);
  std::stable_sort(found.begin(), found.end(), [](const Way& a, const Way& b) { return a.cost < b.cost; });
  for (Way& way : found) heard.values.push_back(std::move(way.digits));
  if (!heard.values.empty()) heard.doubt_by(Doubt::ambiguous);
  if (heard.values.empty()) {
    heard.doubt_by(Doubt::length);
    heard.values.push_back(all);
  }
  return heard;
}

bool control_digits_agree(const std::string& snils) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) sum += (snils[i] - '0') * static_cast<int>(9 - i);
  const int control = sum % 101 % 100;
  return snils.compare(0, 9, "001001998") <= 0 || std::stoi(snils.substr(9)) == control;
}

}  // namespace

Heard hear_digits(const Tokens& tokens, std::size_t length) { return of_length(listen(tokens), length); }

Heard hear_passport(const Tokens& tokens) { return of_length(listen(tokens), 10); }

Heard hear_snils(const Tokens& tokens) {
  Heard heard = of_length(listen(tokens), 11);
  if (heard.values.empty() || heard.values[0].size() != 11) return heard;
  // Control digits tell which of several ways was meant.
  for (std::size_t i = 1; i < heard.values.size() && !control_digits_agree(heard.values[0]); ++i) std::swap(heard.values[0], heard.values[i]);
  if (!control_digits_agree(heard.values[0])) heard.doubt_by(Doubt::check);
  return heard;
}

namespace {

bool has_trunk_prefix(const Said& said, const std::string& all) {
  if (said.groups.size() < 2) return false;
  const std::string& first = said.groups[0].joined;
  if (first != "8" && first != "7") return false;
  const char next = said.groups[1].joined[0];
  return said.plus || all.size() > 10 || said.groups[1].joined.size() == 3 || next == '9';
}

}  // namespace

Heard hear_phone(const Tokens& tokens) {
  const Said said = listen(tokens);
  const std::string all = joined(said.groups);
  if (said.plus && !all.starts_with("7")) {  // another country: as it was said
    Heard heard = said.heard;
    if (all.size() < 8 || all.size() > 15) heard.doubt_by(Doubt::length);
    if (!all.empty() && all.size() <= 20) heard.values.push_back("+" + all);
    return heard;
  }
  const bool has_prefix = all.size() == 11 || has_trunk_prefix(said, all);
  Heard heard = of_length(said, has_prefix ? 11 : 10);
  for (std::string& value : heard.values) {
    if (value.size() == 11 && (value[0] == '8' || value[0] == '7')) value.erase(0, 1);
    else if (value.size() == 11) heard.doubt_by(Doubt::length);
    value.insert(0, value.size() == 10 ? "+7" : "");
  }
  return heard;
}

}  // namespace portal::text::dictation
