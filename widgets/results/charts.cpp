// Series and summaries.
#include "widgets/results/charts.h"

#include <algorithm>
#include <cmath>

namespace portal::results {

namespace {

ui::ChartScale scale_of(const Group& group, const Words& words) {
  const double low = group.unit == "points" ? 1 : group.unit == "balance" ? -100 : 0;
  const double high = group.unit == "points" ? static_cast<double>(group.points) : 100;
  return {low, words.number(low), high, words.number(high)};
}

ui::ChartPoint point_of(const Group& group, const std::string& label, const Cell& cell, const Words& words) {
  ui::ChartPoint point{label, words.cell(group, cell), {}, {}, false};
  if (cell.hidden.empty() && cell.has_score) {
    point.value = cell.score;
    point.interval = std::pair(cell.low, cell.high);
  }
  return point;
}

bool is_shown(const NamedCell& named) { return named.cell.hidden.empty() && named.cell.has_score; }

// How many cells are hidden, as a sentence; "" where none is.
std::string hidden_sentence(const std::vector<const NamedCell*>& cells, const Words& words) {
  const auto hidden = std::count_if(cells.begin(), cells.end(), [](const NamedCell* named) { return !named->cell.hidden.empty(); });
  return hidden == 0 ? std::string() : " " + words.say("results.some_hidden", {{"count", hidden}});
}

std::string channels_sentence(const Group& group, const Words& words) {
  std::vector<const NamedCell*> all;
  std::vector<const NamedCell*> shown;
  for (const NamedCell& named : group.channels) {
    all.push_back(&named);
    if (is_shown(named)) shown.push_back(&named);
  }
  if (shown.empty()) return words.say("results.channels.none") + hidden_sentence(all, words);
  const auto [least, most] =
      std::minmax_element(shown.begin(), shown.end(), [](const NamedCell* a, const NamedCell* b) { return a->cell.score < b->cell.score; });
  if (shown.size() == 1)
    return words.say("results.channels.one", {{"channel", words.channel(shown[0]->name)}, {"score", words.score(group, shown[0]->cell.score)}}) +
           hidden_sentence(all, words);
  const bool apart = (*most)->cell.low > (*least)->cell.high;
  return words.say("results.channels.sentence", {{"best", words.channel((*most)->name)},
                                                 {"high", words.score(group, (*most)->cell.score)},
                                                 {"worst", words.channel((*least)->name)},
                                                 {"low", words.score(group, (*least)->cell.score)},
                                                 {"apart", apart ? "yes" : "no"}}) +
         hidden_sentence(all, words);
}

struct Row {
  const Group* group;
  const NamedCell* named;
};

std::vector<Row> rows_of(const SameQuestion& groups) {
  std::vector<Row> rows;
  for (const Group* group : groups)
    for (const NamedCell& named : group->rows) rows.push_back({group, &named});
  // Versions come in their order within a method; months are put in order across methods.
  const bool months = std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.named->name.size() == 7 && row.named->name[4] == '-'; });
  if (months) std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.named->name < b.named->name; });
  return rows;
}

std::string rows_sentence(const std::vector<Row>& rows, const Words& words) {
  std::vector<const NamedCell*> all;
  const Row* first = nullptr;
  const Row* last = nullptr;
  const Row* changed = nullptr;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    all.push_back(rows[i].named);
    if (i > 0 && rows[i].group != rows[i - 1].group) changed = &rows[i], first = nullptr;
    if (!is_shown(*rows[i].named)) continue;
    if (first == nullptr) first = &rows[i];
    last = &rows[i];
  }
  std::string out;
  if (changed != nullptr) out = words.say("results.rows.changed", {{"row", words.row(changed->named->name)}}) + " ";
  if (first == nullptr) return out + words.say("results.rows.none") + hidden_sentence(all, words);
  if (first == last)
    return out +
           words.say("results.rows.one", {{"row", words.row(last->named->name)}, {"score", words.score(*last->group, last->named->cell.score)}}) +
           hidden_sentence(all, words);
  const Cell& before = first->named->cell;
  const Cell& after = last->named->cell;
  const char* how = after.low > before.high ? "up" : after.high < before.low ? "down" : "same";
  return out +
         words.say("results.rows.sentence", {{"from", words.row(first->named->name)},
                                             {"to", words.row(last->named->name)},
                                             {"first", words.number(before.score)},
                                             {"last", words.score(*last->group, after.score)},
                                             {"how", how}}) +
         hidden_sentence(all, words);
}

}  // namespace

ui::NodePtr channels_chart(const std::string& id, const Group& group, const Words& words) {
  if (group.channels.empty()) return nullptr;
  std::vector<ui::ChartPoint> points;
  for (const NamedCell& named : group.channels) points.push_back(point_of(group, words.channel(named.name), named.cell, words));
  return ui::Chart::bars(id, ui::Name(words.say("results.channels")), ui::Name(channels_sentence(group, words)),
                         ui::Name(words.say("results.head.channel")), ui::Name(words.say("results.head.score")), scale_of(group, words), points)
      .build();
}

ui::NodePtr answers_chart(const std::string& id, const Group& group, const Words& words) {
  const std::vector<std::int64_t>& counts = group.total.counts;
  if (counts.empty() || group.total.n == 0) return nullptr;
  std::vector<ui::ChartPoint> points;
  std::size_t most = 0;
  const auto percent = [&](std::size_t i) { return 100 * static_cast<double>(counts[i]) / static_cast<double>(group.total.n); };
  for (std::size_t i = counts.size(); i-- > 0;) {
    points.push_back(
        {words.anchor(group, i), words.say("results.answers.cell", {{"percent", std::round(percent(i))}, {"n", counts[i]}}), percent(i), {}, false});
    if (counts[i] > counts[most]) most = i;
  }
  const std::string sentence = words.say("results.answers.sentence", {{"answer", words.anchor(group, most)}, {"percent", std::round(percent(most))}});
  return ui::Chart::bars(id, ui::Name(words.say("results.answers")), ui::Name(sentence), ui::Name(words.say("results.head.answer")),
                         ui::Name(words.say("results.head.share")), {0, "0 %", 100, "100 %"}, points)
      .build();
}

ui::NodePtr reasons_chart(const std::string& id, const Group& group, const std::vector<ReasonCount>& reasons, const char* kind, const Words& words) {
  if (reasons.empty()) return nullptr;
  std::vector<ui::ChartPoint> points;
  std::int64_t most = 1;
  for (const ReasonCount& reason : reasons) {
    ui::ChartPoint point{words.reason(group, reason.reason, kind), words.say("results.reasons.hidden"), {}, {}, false};
    if (!reason.hidden) {
      point.text = words.say("results.reasons.cell", {{"n", reason.n}});
      point.value = static_cast<double>(reason.n);
      most = std::max(most, reason.n);
    }
    points.push_back(std::move(point));
  }
  const ReasonCount& first = reasons.front();  // the commonest comes first
  const std::string sentence = first.hidden
                                   ? words.say("results.reasons.none")
                                   : words.say("results.reasons.sentence", {{"reason", words.reason(group, first.reason, kind)}, {"n", first.n}});
  return ui::Chart::bars(id, ui::Name(words.say("results.reasons", {{"kind", kind}})), ui::Name(sentence), ui::Name(words.say("results.head.reason")),
                         ui::Name(words.say("results.head.people")),
                         {0, words.number(0), static_cast<double>(most), words.number(static_cast<double>(most))}, points)
      .build();
}

ui::NodePtr rows_chart(const std::string& id, const SameQuestion& groups, bool by_version, const Words& words) {
  const std::vector<Row> rows = rows_of(groups);
  if (rows.size() < 2) return nullptr;
  std::vector<ui::ChartPoint> points;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    points.push_back(point_of(*rows[i].group, words.row(rows[i].named->name), rows[i].named->cell, words));
    if (i == 0 || rows[i].group == rows[i - 1].group) continue;
    points.back().apart = true;
    points.back().text += words.say("results.cell.other_method");
  }
  const ui::Name title(words.say("results.rows", {{"by", by_version ? "version" : "month"}}));
  const ui::Name sentence(rows_sentence(rows, words));
  const ui::Name head(words.say("results.head.row", {{"by", by_version ? "version" : "month"}}));
  const ui::Name score(words.say("results.head.score"));
  const ui::ChartScale scale = scale_of(*groups.back(), words);
  if (by_version) return ui::Chart::bars(id, title, sentence, head, score, scale, points).build();
  return ui::Chart::line(id, title, sentence, head, score, scale, points, ui::Name(words.say("results.table"))).build();
}

}  // namespace portal::results
