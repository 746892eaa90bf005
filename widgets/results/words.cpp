// What the described methods say, and our own words where they say nothing.
#include "widgets/results/words.h"

#include <cmath>

#include "sdk/text/port.h"

namespace portal::results {

namespace {

const json::Value* entry_with_id(const json::Value* list, const std::string& id) {
  if (list == nullptr || !list->is_array()) return nullptr;
  for (const json::Value& entry : list->array())
    if (const json::Value* own = entry.find("id"); own != nullptr && own->is_string() && own->text() == id) return &entry;
  return nullptr;
}

double one_decimal(double value) { return std::round(value * 10) / 10; }

bool is_month(const std::string& row) { return row.size() == 7 && row[4] == '-'; }

}  // namespace

std::string Words::number(double value) const { return text::format_number(strings_.locale(), one_decimal(value)); }

std::string Words::score(const Group& group, double value) const {
  return say("results.score", {{"unit", group.unit}, {"score", one_decimal(value)}, {"points", group.points}});
}

std::string Words::cell(const Group& group, const Cell& cell) const {
  if (!cell.hidden.empty()) return say("results.hidden", {{"why", cell.hidden}, {"minimum", report_.minimum}});
  if (!cell.has_score) return say("results.no_answer");
  const std::string text =
      say("results.cell", {{"score", score(group, cell.score)}, {"low", one_decimal(cell.low)}, {"high", one_decimal(cell.high)}, {"n", cell.n}});
  return cell.few ? text + say("results.cell.few") : text;
}

std::string Words::channel(const std::string& name) const { return say("results.channel", {{"channel", name}}); }

std::string Words::row(const std::string& name) const {
  if (report_.by == "version") return say("results.version", {{"version", name}});
  return is_month(name) ? say("results.month", {{"month", name.substr(5)}, {"year", name.substr(0, 4)}}) : name;
}

const json::Value* Words::question_of(const Group& group) const {
  const json::Value* method = report_.methodology(group.methodology);
  return method == nullptr ? nullptr : entry_with_id(method->find("questions"), group.question);
}

std::string Words::question(const Group& group) const {
  const json::Value* asked = question_of(group);
  const std::string construct = asked == nullptr ? group.question : asked->text_at("construct");
  return say("results.construct", {{"construct", construct}, {"question", group.question}});
}

std::string Words::wording(const Group& group) const {
  const json::Value* asked = question_of(group);
  const json::Value* wording = asked == nullptr ? nullptr : asked->find("wording");
  if (wording == nullptr || !wording->is_object()) return {};
  const json::Value* texts = wording->find(group.target.substr(0, group.target.find('/')));
  return Report::text_in(texts == nullptr ? wording->find("any") : texts, language());
}

std::string Words::anchor(const Group& group, std::size_t point) const {
  const json::Value* asked = question_of(group);
  const json::Value* anchors = asked == nullptr ? nullptr : asked->find("anchors");
  std::string text = anchors != nullptr && anchors->is_array() && point < anchors->array().size()
                         ? Report::text_in(&anchors->array()[point], language())
                         : std::string();
  return text.empty() ? std::to_string(point + 1) : text;
}

std::string Words::reason(const Group& group, const std::string& id, const char* kind) const {
  const json::Value* method = report_.methodology(group.methodology);
  const json::Value* entry = method == nullptr ? nullptr : entry_with_id(method->find("reasons"), id);
  std::string text = entry == nullptr ? std::string() : Report::text_in(entry->find(kind), language());
  return text.empty() ? id : text;
}

std::string Words::method(const std::string& hash) const {
  const json::Value* method = report_.methodology(hash);
  if (method == nullptr) return say("results.method.unknown", {{"hash", hash.substr(0, 12)}});
  return say("results.method", {{"title", Report::text_in(method->find("title"), language())}, {"version", method->text_at("version")}});
}

}  // namespace portal::results
