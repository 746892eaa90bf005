// Lines of text and lines of CSV.
#include "tools/portal/ratings_print.h"

#include <cstdio>

#include "sdk/json/json.h"

namespace portal::tools {

namespace {

const std::string empty;

const std::string& text_of(const json::Value& value, const char* key) {
  const json::Value* member = value.find(key);
  return member != nullptr && member->is_string() ? member->text() : empty;
}

std::string number_of(const json::Value& value, const char* key) {
  const json::Value* member = value.find(key);
  return member != nullptr && member->is_number() ? json::write(*member) : std::string();
}

const json::Array& items_of(const json::Value& value, const char* key) {
  static const json::Array none;
  const json::Value* member = value.find(key);
  return member != nullptr && member->is_array() ? member->array() : none;
}

std::string grouped(std::size_t number) {
  const std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

std::string cell_text(const json::Value& cell) {
  if (const std::string& hidden = text_of(cell, "hidden"); !hidden.empty())
    return hidden == "small" ? "hidden: too few answers" : "hidden: it would give a small number away";
  if (cell.find("score") == nullptr) return "no answer";
  return number_of(cell, "score") + "  (" + number_of(cell, "low") + " to " + number_of(cell, "high") + "),  n " + number_of(cell, "n") +
         (cell.find("few") != nullptr ? ", few answers" : "") +
         (cell.find("pooled") != nullptr ? ", " + number_of(cell, "pooled") + " channels pooled as they came" : "");
}

void tell(const std::string& name, const std::string& what, std::string& out) {
  out += "  " + name;
  out.append(name.size() < 28 ? 28 - name.size() : 1, ' ');
  out += what + "\n";
}

void tell_group(const json::Value& group, std::string& out) {
  out += text_of(group, "target") + ", " + text_of(group, "question") + " by " + text_of(group, "formula") + " (" + text_of(group, "unit") +
         "), method " + text_of(group, "methodology") + "\n";
  tell("all", cell_text(*group.find("total")), out);
  for (const json::Value& channel : items_of(group, "channels")) tell("on " + text_of(channel, "channel"), cell_text(channel), out);
  for (const json::Value& row : items_of(group, "rows")) tell("in " + text_of(row, "row"), cell_text(row), out);
  if (const json::Value* change = group.find("change"))
    tell("change to " + text_of(*change, "to"),
         number_of(*change, "value") + "  (" + number_of(*change, "low") + " to " + number_of(*change, "high") + ") against " +
             text_of(*change, "from"),
         out);
  if (const json::Value* response = group.find("response"))
    tell("answered", number_of(*response, "answered") + " of " + number_of(*response, "offered") + " asked, " + number_of(*response, "score") + " %",
         out);
  for (const char* list : {"obstacles", "praises"})
    for (const json::Value& reason : items_of(group, list))
      tell((list[0] == 'o' ? "obstacle: " : "praise: ") + text_of(reason, "reason"),
           reason.find("n") == nullptr ? "hidden: too few" : number_of(reason, "n"), out);
  if (const json::Value* offsets = group.find("offsets"))
    for (const json::Value& channel : items_of(*offsets, "channels"))
      tell("offset of " + text_of(channel, "channel"),
           number_of(channel, "value") + "  (" + number_of(channel, "low") + " to " + number_of(channel, "high") + ") on the logit scale; as on " +
               text_of(*offsets, "reference") + " it would be " + number_of(channel, "score"),
           out);
  out += "\n";
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void csv_line(const json::Value& group, const std::string& row, const std::string& channel, const json::Value& cell, std::string& out) {
  for (const char* key : {"methodology", "target", "question", "formula"}) out += quoted(text_of(group, key)) + ",";
  out += quoted(row) + "," + quoted(channel);
  for (const char* key : {"n", "score", "low", "high"}) out += "," + number_of(cell, key);
  out += "," + text_of(cell, "hidden") + "\r\n";
}

}  // namespace

std::string reading_text(const ReadCounts& counts) {
  std::string out = grouped(counts.lines) + " lines: " + grouped(counts.ratings) + " ratings, " + grouped(counts.duplicates) + " met before";
  if (counts.offers > 0) out += ", " + grouped(counts.offers) + " offers";
  if (counts.other_types > 0) out += ", " + grouped(counts.other_types) + " of other kinds";
  if (counts.unknown_methods > 0) out += ", " + grouped(counts.unknown_methods) + " by methods that were not given";
  if (counts.bad > 0) {
    out += ", " + grouped(counts.bad) + " that are no rating (lines";
    for (const std::size_t line : counts.bad_lines) out += " " + std::to_string(line);
    out += counts.bad > counts.bad_lines.size() ? " …)" : ")";
  }
  return out + "\n";
}

std::string aggregate_text(const json::Value& aggregate) {
  std::string out;
  for (const json::Value& group : items_of(aggregate, "groups")) tell_group(group, out);
  for (const json::Value& refusal : items_of(aggregate, "refusals")) {
    out += "not comparable, " + text_of(refusal, "construct") + ": " + text_of(refusal, "a") + " and " + text_of(refusal, "b") + ":";
    for (const json::Value& reason : items_of(refusal, "reasons")) out += " " + (reason.is_string() ? reason.text() : json::write(reason)) + ";";
    out += "\n";
  }
  for (const json::Value& pain : items_of(aggregate, "pains"))
    out += "pain: " + text_of(pain, "reason") + " at " + text_of(pain, "target") + ": " + number_of(pain, "n") + " people, " +
           number_of(pain, "share") + " % (" + number_of(pain, "low") + " to " + number_of(pain, "high") + "), at least " +
           number_of(pain, "affected") + " people\n";
  return out;
}

std::string aggregate_csv(const json::Value& aggregate) {
  std::string out = "methodology,target,question,formula,row,channel,n,score,low,high,hidden\r\n";
  for (const json::Value& group : items_of(aggregate, "groups")) {
    csv_line(group, "", "", *group.find("total"), out);
    for (const json::Value& channel : items_of(group, "channels")) csv_line(group, "", text_of(channel, "channel"), channel, out);
    for (const json::Value& row : items_of(group, "rows")) {
      csv_line(group, text_of(row, "row"), "", row, out);
      for (const json::Value& channel : items_of(row, "channels")) csv_line(group, text_of(row, "row"), text_of(channel, "channel"), channel, out);
    }
  }
  return out;
}

}  // namespace portal::tools
