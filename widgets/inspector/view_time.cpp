// Where in the log we are, and how to go elsewhere.
#include <algorithm>

#include "sdk/json/json.h"
#include "sdk/text/code_points.h"
#include "widgets/inspector/view.h"

namespace portal::inspector {

namespace {

constexpr std::size_t around = 4;  // steps shown before and after the present one

std::string short_name(std::string text, std::size_t most) {
  const std::u32string all = text::code_points(text);
  return all.size() <= most ? text : text::utf8(std::u32string_view(all).substr(0, most - 1)) + "…";
}

std::string what_of(const session::Replay& replay, const ui::Event& event) {
  if (event.type == ui::EventType::set) return event.name;
  if (event.type == ui::EventType::locale) return event.value.text_at("locale");
  if (event.type != ui::EventType::reply) return event.node;
  const session::AskedRequest* asked = replay.request(event.request);
  return (asked == nullptr ? "?" : asked->kind) + " №" + std::to_string(event.request);
}

ui::NodePtr step_item(const session::Replay& replay, std::size_t position, const Words& words) {
  const std::string number = std::to_string(position);
  const bool is_here = position == replay.position();
  ui::Container item = ui::Container::item("step/" + number);
  item.text(step_text(replay, position, words));
  if (is_here) item.current(words.say("time.here"));
  const session::Moment& moment = replay.moment(position);
  if (moment.fault) item.status(words.say("time.refused", {{"why", moment.fault->text()}}), "danger");
  else if (moment.differs) item.status(words.say("time.differs"), "attention");
  if (!is_here)
    item.add(ui::Container::actions("step-actions/" + number).button("go/" + number, words.say("time.go", {{"number", number}}), "quiet").build());
  return item.build();
}

ui::NodePtr button(const char* id, const Words& words, bool can, const char* why) {
  ui::Action action = ui::Action::button(id, ui::Name(words.say(std::string("time.") + id)), "secondary");
  if (!can) action.unavailable(words.say(why));
  return action.build();
}

}  // namespace

std::string short_text(const json::Value& value, std::size_t most) { return short_name(value.is_string() ? value.text() : json::write(value), most); }

std::string step_text(const session::Replay& replay, std::size_t position, const Words& words) {
  if (position == 0) return words.say("time.created");
  const session::LogStep& step = replay.log().steps[position - 1];
  const std::string type = ui::write_event(step.event).text_at("type");
  json::Object arguments{{"number", std::to_string(position)}, {"type", type}, {"what", short_name(what_of(replay, step.event), 80)}};
  arguments.set("at", step.at.size() > 22 ? " " + step.at.substr(11, 12) : std::string());
  return words.say("time.step", arguments);
}

ui::NodePtr time_section(const Model& model, const Words& words) {
  const session::Replay& replay = model.shown();
  const std::size_t here = replay.position();
  const std::size_t last = replay.size();
  ui::Container section = ui::Container::section("time", ui::Name(words.say("time")), 3);
  section.paragraph("time-place", words.say("time.place", {{"here", static_cast<long long>(here)}, {"last", static_cast<long long>(last)}}));
  ui::Container actions = ui::Container::actions("time-actions");
  actions.add(button("first", words, here > 0, "time.at-first")).add(button("back", words, here > 0, "time.at-first"));
  actions.add(button(model.is_playing ? "pause" : "play", words, here < last || model.is_playing, "time.at-last"));
  actions.add(button("forward", words, here < last, "time.at-last")).add(button("last", words, here < last, "time.at-last"));
  section.add(actions.build());
  ui::Container steps = ui::Container::steps("steps", ui::Name(words.say("time.steps")));
  const std::size_t from = here > around ? here - around : 0;
  const std::size_t to = std::min(last, std::max(here + around, from + 2 * around));
  for (std::size_t i = from; i <= to; ++i) steps.add(step_item(replay, i, words));
  return section.add(steps.build()).build();
}

}  // namespace portal::inspector
