// Reading published figures, and telling what was found in them.
#include "tools/portal/published_counts.h"

#include <cmath>
#include <cstdio>
#include <optional>

namespace portal::tools {

namespace {

using statistics::Counts;

constexpr std::string_view figure_type = "user-satisfaction-percent";
constexpr std::string_view count_types[] = {"very-dissatisfied", "dissatisfied", "neither", "satisfied", "very-satisfied"};

struct Month {
  std::optional<double> figure;
  std::optional<std::int64_t> counts[5];
};

using Months = std::map<std::string, std::map<std::string, Month>>;

Result<std::string> text_of(const json::Value& row, const char* key, const std::string& path) {
  const json::Value* member = row.find(key);
  if (member == nullptr) return Error(ErrorCode::missing_key, path, "a member " + std::string(key), "none");
  if (!member->is_string()) return Error(ErrorCode::wrong_type, path + "/" + key, "a string", std::string(json::noun_of(member->kind())));
  return member->text();
}

template <class Number>
Result<void> keep(std::optional<Number>& place, Number number, const std::string& path) {
  if (place && *place != number) return Error(ErrorCode::out_of_range, path, "one number for a month", "two");
  place = number;
  return {};
}

Result<void> read_row(const json::Value& row, const std::string& path, Months& months) {
  PORTAL_TRY(const std::string type, text_of(row, "dataType", path));
  std::size_t point = 0;
  while (point < 5 && type != count_types[point]) ++point;
  if (point == 5 && type != figure_type) return {};
  PORTAL_TRY(const std::string service, text_of(row, "service", path));
  PORTAL_TRY(const std::string channel, text_of(row, "channel", path));
  PORTAL_TRY(const std::string timestamp, text_of(row, "_timestamp", path));
  const json::Value* count = row.find("count");
  if (count == nullptr || !count->is_number()) return Error(ErrorCode::wrong_type, path + "/count", "a number", "something else");
  if (timestamp.size() < 7 || timestamp[4] != '-') return Error(ErrorCode::out_of_range, path + "/_timestamp", "a date", "something else");
  Month& month = months[service + "/" + channel][timestamp.substr(0, 7)];
  if (point == 5) return keep(month.figure, count->number(), path);
  if (!count->is_integer() || count->integer() < 0) return Error(ErrorCode::out_of_range, path + "/count", "a whole number, zero or more", "another");
  return keep(month.counts[point], count->integer(), path);
}

int decimals_of(double figure) {
  int decimals = 0;
  while (decimals < 4 && std::abs(figure * std::pow(10, decimals) - std::round(figure * std::pow(10, decimals))) > 1e-9) ++decimals;
  return decimals;
}

void add(const std::string& name, const Month& month, PublishedSeries& series) {
  if (!month.figure) return;
  Counts counts;
  for (const auto& count : month.counts)
    if (count) counts.push_back(*count);
  if (counts.size() < 5) {
    ++series.without_counts;
    return;
  }
  for (const std::int64_t count : counts) series.ratings += count;
  series.decimals = std::max(series.decimals, decimals_of(*month.figure));
  series.months.push_back({name, std::move(counts), *month.figure});
}

double rounded(double number) { return std::round(number * 100) / 100; }

std::string line(const char* format, auto... values) {
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

const char* c(std::string_view name) { return name.data(); }  // names are literals

void tell_series(const std::string& name, const PublishedSeries& series, std::string& out) {
  const statistics::SeriesFinding found = statistics::find_changes(series.months, series.decimals);
  out += line("%s: %zu months with counts, %lld ratings", name.c_str(), series.months.size(), static_cast<long long>(series.ratings));
  out += series.without_counts > 0 ? line(", %zu months without counts cannot be checked\n", series.without_counts) : "\n";
  for (const auto& segment : found.segments)
    out += line("  %s to %s  %-13s rounded %-8s %zu of %zu months reproduced\n", segment.from.c_str(), segment.to.c_str(),
                c(name_of(segment.candidate)), c(name_of(segment.rounding)), segment.reproduced, segment.months);
  for (const auto& at : found.breaks)
    out += line("  METHOD CHANGED in %s: %s to %s, by itself %+.1f to %+.1f points on the same counts\n", at.month.c_str(), c(name_of(at.before)),
                c(name_of(at.after)), at.least, at.most);
  for (const auto& odd : found.irregular)
    out += odd.other_rounding ? line("  irregular %s: published %g, by the formula %.2f: rounded %s\n", odd.month.c_str(), odd.figure, odd.expected,
                                     c(name_of(odd.rounding)))
                              : line("  irregular %s: published %g, by the formula %.2f: no formula known here gives it\n", odd.month.c_str(),
                                     odd.figure, odd.expected);
}

json::Object series_json(const std::string& name, const PublishedSeries& series) {
  const statistics::SeriesFinding found = statistics::find_changes(series.months, series.decimals);
  json::Array segments;
  for (const auto& segment : found.segments)
    segments.emplace_back(json::Object{{"formula", name_of(segment.candidate)},
                                       {"rounding", name_of(segment.rounding)},
                                       {"from", segment.from},
                                       {"to", segment.to},
                                       {"months", segment.months},
                                       {"reproduced", segment.reproduced}});
  json::Array breaks;
  for (const auto& at : found.breaks)
    breaks.emplace_back(json::Object{
        {"month", at.month}, {"before", name_of(at.before)}, {"after", name_of(at.after)}, {"least", rounded(at.least)}, {"most", rounded(at.most)}});
  json::Array irregular;
  for (const auto& odd : found.irregular) {
    json::Object month{{"month", odd.month}, {"published", odd.figure}, {"expected", rounded(odd.expected)}};
    if (odd.other_rounding) month.set("rounding", name_of(odd.rounding));
    irregular.emplace_back(std::move(month));
  }
  return {{"series", name},
          {"months", series.months.size()},
          {"without_counts", series.without_counts},
          {"ratings", series.ratings},
          {"segments", std::move(segments)},
          {"breaks", std::move(breaks)},
          {"irregular", std::move(irregular)}};
}

}  // namespace

Result<void> read_published(const json::Value& file, Published& out) {
  if (!file.is_array()) return Error(ErrorCode::wrong_type, std::string(), "an array of figures", std::string(json::noun_of(file.kind())));
  Months months;
  for (std::size_t i = 0; i < file.array().size(); ++i) PORTAL_CHECK(read_row(file.array()[i], "/" + std::to_string(i), months));
  for (const auto& [name, by_month] : months)
    for (const auto& [month, found] : by_month) add(month, found, out[name]);
  return {};
}

json::Value findings_json(const Published& published) {
  json::Array all;
  for (const auto& [name, series] : published) all.emplace_back(series_json(name, series));
  return json::Object{{"format", "method-findings-1"}, {"series", std::move(all)}};
}

std::string findings_text(const Published& published) {
  std::string out;
  for (const auto& [name, series] : published) tell_series(name, series, out);
  return out;
}

}  // namespace portal::tools
