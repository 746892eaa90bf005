// Groups to the published format.
#include "sdk/statistics/aggregate.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "sdk/statistics/suppression.h"

namespace portal::statistics {

namespace {

double rounded(double number) { return std::round(number * 100) / 100; }

std::int64_t sum(const Counts& counts) {
  std::int64_t n = 0;
  for (const std::int64_t count : counts) n += count;
  return n;
}

void add(Counts& to, const Counts& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) to[i] += counts[i];
}

std::string_view word(Hidden hidden) { return hidden == Hidden::small ? "small" : "complementary"; }

// Digits by their number, so that version 1.10 comes after 1.9 and months stay in order.
bool natural_less(const std::string& a, const std::string& b) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (!is_digit(a[i]) || !is_digit(b[j])) {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i, ++j;
      continue;
    }
    const auto number = [&](const std::string& text, std::size_t& at) {
      while (at < text.size() && text[at] == '0') ++at;
      const std::size_t from = at;
      while (at < text.size() && is_digit(text[at])) ++at;
      return std::string_view(text).substr(from, at - from);
    };
    const std::string_view of_a = number(a, i);
    const std::string_view of_b = number(b, j);
    if (of_a.size() != of_b.size()) return of_a.size() < of_b.size();
    if (of_a != of_b) return of_a < of_b;
  }
  return a.size() - i < b.size() - j;
}

// One group laid out as the table that is published.
struct Layout {
  std::vector<std::string> rows;
  std::vector<std::string> channels;
  std::vector<Counts> cells;  // row by row
  Table table;

  explicit Layout(const Group& group) {
    std::set<std::string> names;
    for (const auto& [row, by_channel] : group.cells) {
      rows.push_back(row);
      for (const auto& [channel, counts] : by_channel) names.insert(channel);
    }
    channels.assign(names.begin(), names.end());
    std::sort(rows.begin(), rows.end(), natural_less);
    table = {rows.size(), channels.size(), {}};
    for (const std::string& row : rows)
      for (const std::string& channel : channels) {
        const auto& by_channel = group.cells.at(row);
        const auto found = by_channel.find(channel);
        cells.push_back(found == by_channel.end() ? Counts(group.points, 0) : found->second);
        table.cells.push_back(sum(cells.back()));
      }
  }

  const Counts& cell(std::size_t row, std::size_t channel) const { return cells[row * channels.size() + channel]; }
  Counts of_row(std::size_t row, std::size_t points) const {
    Counts counts(points, 0);
    for (std::size_t c = 0; c < channels.size(); ++c) add(counts, cell(row, c));
    return counts;
  }
  Counts of_channel(std::size_t channel, std::size_t points) const {
    Counts counts(points, 0);
    for (std::size_t r = 0; r < rows.size(); ++r) add(counts, cell(r, channel));
    return counts;
  }
};

class Writer {
 public:
  Writer(const Group& group, const AggregateOptions& options)
      : group_(group), options_(options), layout_(group), hidden_(suppress(layout_.table, options.rules.minimum)) {}

  void write(json::Object& out) const {
    Counts all(group_.points, 0);
    for (std::size_t r = 0; r < layout_.rows.size(); ++r) add(all, layout_.of_row(r, group_.points));
    json::Object total = cell(hidden_.total(), all);
    if (layout_.channels.size() > 1) total.set("pooled", layout_.channels.size());
    out.set("total", std::move(total));
    json::Array channels;
    for (std::size_t c = 0; c < layout_.channels.size(); ++c)
      channels.emplace_back(named("channel", layout_.channels[c], part(hidden_.column_total(c), layout_.of_channel(c, group_.points))));
    out.set("channels", std::move(channels));
    json::Array rows;
    for (std::size_t r = 0; r < layout_.rows.size(); ++r) rows.emplace_back(row(r));
    out.set("rows", std::move(rows));
    if (options_.by == "version") write_change(out);
    write_reasons("obstacles", group_.obstacles, out);
    write_reasons("praises", group_.praises, out);
    write_response(out, sum(all));
  }

  void write_pains(const GroupKey& key, std::vector<json::Object>& out) const {
    if (hidden_.total() != Hidden::no) return;
    std::int64_t n = 0;
    for (const std::int64_t count : layout_.table.cells) n += count;
    for (const auto& [reason, times] : group_.obstacles) {
      if (times == 0 || is_small(times) || times > n) continue;
      const Interval share = wilson(times, n, options_.rules.confidence);
      const auto served = static_cast<double>(std::max(group_.volumes.served, n));
      out.push_back({{"target", key.target},
                     {"methodology", key.methodology},
                     {"question", key.question},
                     {"reason", reason},
                     {"n", times},
                     {"share", rounded(100 * static_cast<double>(times) / static_cast<double>(n))},
                     {"low", rounded(100 * share.low)},
                     {"high", rounded(100 * share.high)},
                     {"affected", std::floor(share.low * served)}});
    }
  }

  // Channels of which nothing is hidden, for offsets.
  const Layout& layout() const { return layout_; }
  bool is_shown(std::size_t channel) const { return hidden_.column_total(channel) == Hidden::no; }

 private:
  bool is_small(std::int64_t n) const { return n > 0 && n < options_.rules.minimum; }

  static json::Object named(const char* key, const std::string& name, json::Object rest) {
    json::Object out{{key, name}};
    for (json::Member& member : rest) out.set(member.key, std::move(member.value));
    return out;
  }

  json::Object cell(Hidden hidden, const Counts& counts) const {
    if (hidden != Hidden::no) return json::Object{{"hidden", word(hidden)}};
    return cell_json(group_.formula, counts, options_.rules);
  }

  // Point by point the totals would say more than the promise: where one channel alone has answers of a point, all of them.
  json::Object part(Hidden hidden, const Counts& counts) const {
    json::Object out = cell(hidden, counts);
    if (hidden_.any()) out.erase("counts");
    return out;
  }

  json::Object row(std::size_t r) const {
    json::Object out = named("row", layout_.rows[r], part(hidden_.row_total(r), layout_.of_row(r, group_.points)));
    json::Array channels;
    for (std::size_t c = 0; c < layout_.channels.size(); ++c)
      channels.emplace_back(named("channel", layout_.channels[c], part(hidden_.cell(r, c), layout_.cell(r, c))));
    out.set("channels", std::move(channels));
    return out;
  }

  // The last version against the one before it, where both are shown.
  void write_change(json::Object& out) const {
    const std::size_t rows = layout_.rows.size();
    if (rows < 2 || hidden_.row_total(rows - 1) != Hidden::no || hidden_.row_total(rows - 2) != Hidden::no) return;
    const auto change =
        difference(group_.formula, layout_.of_row(rows - 2, group_.points), layout_.of_row(rows - 1, group_.points), options_.rules.confidence);
    if (!change.ok()) return;
    const Estimate& found = change.value();
    out.set("change", json::Object{{"from", layout_.rows[rows - 2]},
                                   {"to", layout_.rows[rows - 1]},
                                   {"n", found.n},
                                   {"value", rounded(found.value)},
                                   {"low", rounded(found.interval.low)},
                                   {"high", rounded(found.interval.high)}});
  }

  // People tick as many as they like, so reasons add up to nothing: a small one is hidden alone. The commonest first; the order of
  // hidden ones is that of their names and tells nothing.
  void write_reasons(const char* key, const std::map<std::string, std::int64_t>& reasons, json::Object& out) const {
    if (reasons.empty() || hidden_.total() != Hidden::no) return;
    std::vector<std::pair<std::string, std::int64_t>> sorted(reasons.begin(), reasons.end());
    const auto shown = [&](std::int64_t n) { return is_small(n) ? 0 : n; };
    std::stable_sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return shown(a.second) > shown(b.second); });
    json::Array written;
    for (const auto& [reason, n] : sorted) {
      json::Object entry{{"reason", reason}};
      if (is_small(n)) entry.set("hidden", "small");
      else entry.set("n", n);
      written.emplace_back(std::move(entry));
    }
    out.set(key, std::move(written));
  }

  void write_response(json::Object& out, std::int64_t answered) const {
    if (group_.volumes.offered == 0 || hidden_.total() != Hidden::no) return;
    json::Object response;
    if (group_.volumes.served > 0) response.set("served", group_.volumes.served);
    response.set("offered", group_.volumes.offered);
    response.set("answered", answered);
    const auto rate = response_rate(answered, group_.volumes.offered, options_.rules.confidence);
    if (rate.ok()) {
      response.set("score", rounded(rate.value().value));
      response.set("low", rounded(rate.value().interval.low));
      response.set("high", rounded(rate.value().interval.high));
    }
    out.set("response", std::move(response));
  }

  const Group& group_;
  const AggregateOptions& options_;
  Layout layout_;
  Suppression hidden_;
};

double score_of(Formula formula, const std::vector<double>& shares) {
  const std::vector<double> values = values_of(formula, shares.size()).value();
  double score = 0;
  for (std::size_t i = 0; i < values.size(); ++i) score += values[i] * shares[i];
  return rounded(score);
}

// Offsets are of channels and come from all services of one method and question together.
class Offsets {
 public:
  Offsets(const Groups& groups, const GroupKey& like, const AggregateOptions& options) : options_(options) {
    channels_.push_back(options.offset_reference);
    std::size_t service = 0;
    for (const auto& [key, group] : groups) {
      if (key.methodology != like.methodology || key.question != like.question) continue;
      const Writer writer(group, options);
      const Layout& layout = writer.layout();
      for (std::size_t c = 0; c < layout.channels.size(); ++c)
        if (writer.is_shown(c)) cells_.push_back({service, number_of(layout.channels[c]), layout.of_channel(c, group.points)});
      ++service;
    }
    if (auto fit = mode_offsets(cells_, channels_.size(), service, options.rules.confidence); fit.ok()) offsets_ = std::move(fit).value().offsets;
  }

  void write(const Group& group, json::Object& out) const {
    const Writer writer(group, options_);
    const Layout& layout = writer.layout();
    json::Array channels;
    for (std::size_t c = 0; c < layout.channels.size() && !offsets_.empty(); ++c) {
      const auto number = static_cast<std::size_t>(std::find(channels_.begin(), channels_.end(), layout.channels[c]) - channels_.begin());
      if (number == 0 || number == channels_.size() || !writer.is_shown(c)) continue;
      const ModeOffset& offset = offsets_[number];
      const Counts counts = layout.of_channel(c, group.points);
      channels.emplace_back(json::Object{{"channel", layout.channels[c]},
                                         {"value", rounded(offset.value)},
                                         {"low", rounded(offset.interval.low)},
                                         {"high", rounded(offset.interval.high)},
                                         {"score", score_of(group.formula, as_on_reference(counts, offset.value))},
                                         {"score_low", score_of(group.formula, as_on_reference(counts, offset.interval.high))},
                                         {"score_high", score_of(group.formula, as_on_reference(counts, offset.interval.low))}});
    }
    out.set("offsets", json::Object{{"reference", options_.offset_reference}, {"channels", std::move(channels)}});
  }

 private:
  std::size_t number_of(const std::string& channel) {
    const auto found = std::find(channels_.begin(), channels_.end(), channel);
    if (found != channels_.end()) return static_cast<std::size_t>(found - channels_.begin());
    channels_.push_back(channel);
    return channels_.size() - 1;
  }

  const AggregateOptions& options_;
  std::vector<std::string> channels_;
  std::vector<ModeCell> cells_;
  std::vector<ModeOffset> offsets_;  // empty where they cannot be estimated
};

std::string_view word(Unit unit) { return unit == Unit::points ? "points" : unit == Unit::percent ? "percent" : "balance"; }

Result<void> check_group(const Group& group, std::size_t number) {
  const std::string path = "/groups/" + std::to_string(number);
  if (auto values = values_of(group.formula, group.points); !values.ok())
    return Error(ErrorCode::out_of_range, path, "a scale of the formula's length", values.error().got);
  for (const auto& [row, by_channel] : group.cells)
    for (const auto& [channel, counts] : by_channel)
      if (counts.size() != group.points || std::any_of(counts.begin(), counts.end(), [](std::int64_t count) { return count < 0; }))
        return Error(ErrorCode::out_of_range, path, "counts of zero or more for each point", std::to_string(counts.size()) + " points");
  return {};
}

}  // namespace

void Group::add(const std::string& row, const std::string& channel, std::size_t point, std::int64_t times) {
  Counts& counts = cells[row][channel];
  if (counts.empty()) counts.assign(points, 0);
  counts[point] += times;
}

json::Object cell_json(Formula formula, const Counts& counts, const Rules& rules) {
  json::Object out{{"n", sum(counts)}};
  if (const auto found = estimate(formula, counts, rules.confidence); found.ok()) {
    out.set("score", rounded(found.value().value));
    out.set("low", rounded(found.value().interval.low));
    out.set("high", rounded(found.value().interval.high));
    json::Array by_point;
    for (const std::int64_t count : counts) by_point.emplace_back(count);
    out.set("counts", std::move(by_point));
    if (found.value().n < rules.few) out.set("few", true);
  }
  return out;
}

Result<json::Value> aggregate(const Groups& groups, const AggregateOptions& options) {
  json::Array written;
  std::vector<json::Object> pains;
  for (const auto& [key, group] : groups) {
    PORTAL_CHECK(check_group(group, written.size()));
    json::Object out{{"methodology", key.methodology}, {"target", key.target}, {"question", key.question}, {"formula", name_of(group.formula)}};
    out.set("unit", word(unit_of(group.formula)));
    out.set("points", group.points);
    const Writer writer(group, options);
    writer.write(out);
    writer.write_pains(key, pains);
    if (!options.offset_reference.empty()) Offsets(groups, key, options).write(group, out);
    written.emplace_back(std::move(out));
  }
  std::stable_sort(pains.begin(), pains.end(),
                   [](const json::Object& a, const json::Object& b) { return a.find("affected")->number() > b.find("affected")->number(); });
  json::Object rules{{"minimum", options.rules.minimum}, {"few", options.rules.few}, {"confidence", options.rules.confidence}};
  return json::Value(json::Object{{"format", "ratings-aggregate-1"},
                                  {"as_of", options.as_of},
                                  {"by", options.by},
                                  {"rules", std::move(rules)},
                                  {"groups", std::move(written)},
                                  {"pains", json::Array(pains.begin(), pains.end())}});
}

}  // namespace portal::statistics
