// What passes through the session: updates, requests and answers, its state, and how long each took.
#include <algorithm>
#include <array>
#include <cmath>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "widgets/inspector/view.h"

namespace portal::inspector {

namespace {

constexpr std::size_t most_leaves = 400;

struct Leaf {
  std::string path;
  std::string text;
};

void leaves_of(const json::Value& value, const std::string& path, std::vector<Leaf>& out) {
  if (out.size() >= most_leaves) return;
  const bool is_bare = (value.is_object() && value.object().empty()) || (value.is_array() && value.array().empty());
  if (value.is_object() && !is_bare) {
    for (const json::Member& member : value.object()) leaves_of(member.value, json::pointer_join(path, member.key), out);
  } else if (value.is_array() && !is_bare) {
    for (std::size_t i = 0; i < value.array().size(); ++i) leaves_of(value.array()[i], json::pointer_join(path, i), out);
  } else {
    out.push_back({path, short_text(value)});
  }
}

std::vector<Leaf> state_at(session::Replay& replay) {
  std::vector<Leaf> out;
  leaves_of(replay.session().widget().state(), "", out);
  return out;
}

bool has_leaf(const std::vector<Leaf>& leaves, const Leaf& leaf) {
  return std::any_of(leaves.begin(), leaves.end(), [&](const Leaf& one) { return one.path == leaf.path && one.text == leaf.text; });
}

void add_list(ui::Container& terms, const json::Value& update, const char* member, const Words& words) {
  const json::Value* list = update.find(member);
  if (list == nullptr || !list->is_array()) return;
  std::string out;
  for (const json::Value& one : list->array()) {
    std::string text = one.is_object() ? one.text_at("id") : short_text(one);
    if (std::string_view(member) == "announce") text = one.text_at("text");
    if (std::string_view(member) == "events" || std::string_view(member) == "requests") text = short_text(one, 300);
    out += (out.empty() ? "" : "; ") + text;
  }
  terms.term(std::string("update/") + member, words.say(std::string("update.") + member), out);
}

const session::LogStep* answer_to(const session::Replay& replay, std::int64_t id) {
  const session::LogStep* found = nullptr;
  for (const session::LogStep& step : replay.log().steps)
    if (step.event.type == ui::EventType::reply && step.event.request == id) found = &step;
  return found;
}

// Upper ends of the histogram's bars, in milliseconds; the last has none.
constexpr std::array<double, 6> bounds{0.5, 1, 2, 5, 10, 50};

}  // namespace

void step_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  const session::Replay& replay = model.shown();
  const session::Moment& moment = replay.moment(replay.position());
  ui::Container terms = ui::Container::terms("update-terms", title);
  terms.term("update/event", words.say("update.event"), step_text(replay, replay.position(), words));
  if (replay.position() > 0) {
    const session::LogStep& step = replay.log().steps[replay.position() - 1];
    if (step.event.type == ui::EventType::input || step.event.type == ui::EventType::set || step.event.type == ui::EventType::reply)
      terms.term("update/value", words.say("update.value"), short_text(step.event.value, 600));
  }
  if (moment.fault) terms.term("update/fault", words.say("update.fault"), moment.fault->text());
  for (const char* member : {"nodes", "removed", "announce", "events", "requests"}) add_list(terms, moment.update, member, words);
  if (const std::string focus = moment.update.text_at("focus"); !focus.empty()) terms.term("update/focus", words.say("update.focus"), focus);
  panel.add(terms.build());
}

void state_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  session::Replay& replay = model.shown();
  const std::vector<Leaf> now = state_at(replay);
  const std::size_t here = replay.position();
  std::vector<Leaf> before = now;
  if (here > 0) {
    replay.go(here - 1);
    before = state_at(replay);
    replay.go(here);
  }
  ui::Container changed = ui::Container::terms("model-changed", ui::Name(words.say("model.changed")));
  ui::Container all = ui::Container::terms("model-all", title);
  std::size_t changes = 0;
  for (const Leaf& leaf : now) {
    const std::string path = leaf.path.empty() ? "/" : leaf.path;
    if (!has_leaf(before, leaf)) {
      ++changes;
      changed.term("changed" + ui::node_id(path), path, leaf.text.empty() ? words.say("empty") : leaf.text);
    }
    all.term("state" + ui::node_id(path), path, leaf.text.empty() ? words.say("empty") : leaf.text);
  }
  if (changes > 0) panel.add(ui::Container::section("model-changes", ui::Name(words.say("model.changed")), 4).add(changed.build()).build());
  panel.add(ui::Container::section("model-whole", ui::Name(words.say("model.whole")), 4).add(all.build()).build());
}

void requests_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  const session::Replay& replay = model.shown();
  if (replay.requests().empty()) {
    panel.paragraph("requests-none", words.say("requests.none"));
    return;
  }
  ui::Container list = ui::Container::list("requests-list", title);
  for (const session::AskedRequest& asked : replay.requests()) {
    const std::string id = "request/" + std::to_string(asked.id);
    const session::LogStep* answer = answer_to(replay, asked.id);
    ui::Container item = ui::Container::item(id);
    item.text(words.say("requests.item", {{"id", std::to_string(asked.id)}, {"kind", asked.kind}, {"step", std::to_string(asked.position)}}));
    if (answer == nullptr) item.status(words.say("requests.open"), "attention");
    else if (!answer->event.flag) item.status(words.say("requests.failed"), "danger");
    else item.status(words.say("requests.answered"), "success");
    item.add(ui::Content::paragraph(id + ".what", words.say("requests.what", {{"what", short_text(asked.what, 300)}})).build());
    if (answer != nullptr)
      item.add(ui::Content::paragraph(id + ".answer", words.say("requests.answer", {{"what", short_text(answer->event.value, 300)}})).build());
    list.add(item.build());
  }
  panel.add(list.build());
}

void timings_panel(ui::Container& panel, const ui::Name&, const Model& model, const Words& words) {
  std::vector<double> times;
  for (const session::LogStep& step : model.shown().log().steps)
    if (step.took >= 0) times.push_back(step.took);
  if (times.empty()) {
    panel.paragraph("timings-none", words.say("timings.none"));
    return;
  }
  std::array<long long, bounds.size() + 1> counts{};
  for (const double time : times)
    ++counts[static_cast<std::size_t>(std::find_if(bounds.begin(), bounds.end(), [&](double bound) { return time < bound; }) - bounds.begin())];
  std::vector<ui::ChartPoint> points;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const bool is_last = i == bounds.size();
    const std::string label = words.say(is_last ? "timings.over" : "timings.under", {{"bound", json::number_text(bounds[is_last ? i - 1 : i])}});
    points.push_back({label, std::to_string(counts[i]), static_cast<double>(counts[i]), std::nullopt, false});
  }
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  const auto rounded = [](double value) { return json::number_text(std::round(value * 100) / 100); };
  const ui::ChartScale scale{0, "0", static_cast<double>(times.size()), std::to_string(times.size())};
  panel.add(ui::Chart::bars(
                "timings-chart", ui::Name(words.say("timings.title")),
                ui::Name(words.say("timings.summary",
                                   {{"count", static_cast<long long>(times.size())}, {"median", rounded(median)}, {"worst", rounded(times.back())}})),
                ui::Name(words.say("timings.time")), ui::Name(words.say("timings.events")), scale, points)
                .build());
}

}  // namespace portal::inspector
