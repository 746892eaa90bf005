// What a methodology is asked once it is read.
#include "sdk/methodology/methodology.h"

#include <algorithm>

#include "sdk/json/json.h"

namespace portal::methodology {

namespace {

bool among(const std::vector<std::string>& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

}  // namespace

std::string_view name_of(Construct construct) {
  static constexpr std::string_view names[] = {
#define X(name, meaning) #name,
#include "sdk/methodology/constructs.def"
#undef X
  };
  return names[static_cast<std::size_t>(construct)];
}

const std::string* Texts::find(std::string_view language) const {
  for (const auto& [tag, text] : texts_)
    if (tag == language) return &text;
  return nullptr;
}

std::string_view Texts::in(std::string_view locale) const {
  if (texts_.empty()) return {};
  if (const std::string* exact = find(locale)) return *exact;
  if (const std::string* language = find(locale.substr(0, locale.find('-')))) return *language;
  return texts_.front().second;
}

std::string wire_of(const Point& point) { return point.value.is_string() ? point.value.text() : json::write(point.value); }

const Texts& Question::wording_for(std::string_view target_kind) const {
  for (const auto& [kind, texts] : wording)
    if (kind == target_kind) return texts;
  return wording.front().second;
}

std::size_t Question::point_with(std::string_view wire) const {
  std::size_t i = 0;
  while (i < points.size() && wire_of(points[i]) != wire) ++i;
  return i;
}

const Question& Methodology::main() const {
  std::size_t i = 0;
  while (!questions[i].required) ++i;  // the reader has seen to it
  return questions[i];
}

const Question* Methodology::question(std::string_view wanted) const {
  for (const Question& one : questions)
    if (one.id == wanted) return &one;
  return nullptr;
}

const Reasons* Methodology::reasons_after(std::size_t point) const {
  const auto number = static_cast<std::int64_t>(point) + 1;
  for (const Reasons& one : reasons)
    if (one.from <= number && number <= one.to) return &one;
  return nullptr;
}

bool Methodology::covers(std::string_view target_kind) const { return among(targets, target_kind); }
bool Methodology::asks_at(std::string_view endpoint) const { return among(endpoints, endpoint); }
bool Methodology::asks(std::string_view client) const { return among(clients, client); }

}  // namespace portal::methodology
