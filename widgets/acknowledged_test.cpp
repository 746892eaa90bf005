// Nothing happens silently: in every named example of every widget, every action is answered within its update by an announcement, a move
// of focus or a visible change; an action that asks the host, at the latest when the host has refused. [R 58]
#include <gtest/gtest.h>

#include <algorithm>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/kinds.h"

namespace portal {
namespace {

bool has(const json::Value& update, const char* list) {
  const json::Value* found = update.find(list);
  return found != nullptr && !found->array().empty();
}

bool is_acknowledged(const json::Value& update) {
  return has(update, "announce") || update.find("focus") != nullptr || has(update, "nodes") || has(update, "removed");
}

// What a person can do at a node; nothing where it cannot be operated now.
std::vector<ui::Event> actions_at(const ui::Node& node) {
  ui::Event event;
  event.node = node.id();
  if (!node.text(ui::Attribute::unavailable).empty() || node.flag(ui::Attribute::read_only)) return {};  // the surface says the reason
  if (node.role() == ui::Role::button) {
    event.type = ui::EventType::press;
    return {event};
  }
  if (node.role() == ui::Role::disclosure) {
    event.type = ui::EventType::toggle;
    event.flag = !node.flag(ui::Attribute::open);
    return {event};
  }
  event.type = ui::EventType::input;
  if (node.role() == ui::Role::checkbox) {
    event.value = !node.flag(ui::Attribute::checked);
    return {event};
  }
  const json::Value* options = node.find(ui::Attribute::options);
  if (options == nullptr || node.role() == ui::Role::checkbox_group) return {};  // what is typed is seen in its own field
  std::vector<ui::Event> out;
  for (const json::Value& option : options->array()) {
    event.value = *option.find("value");
    const json::Value* now = node.find(ui::Attribute::value);
    if (now == nullptr || *now != event.value) out.push_back(event);
  }
  return out;
}

// The sentence of a failure; empty where the action was answered.
std::string silence(const session::WidgetKind& kind, const testing::Example& example, const ui::Event& action) {
  testing::Driver driver(kind, example.options);
  for (const ui::Event& event : example.events) driver.send(event);
  const auto sent = driver.try_send(action);
  const std::string what = example.name + ": " + json::write(ui::write_event(action));
  if (!sent.ok()) return what + " is refused: " + sent.error().text();
  const json::Value update = json::parse(sent.value()).value();
  if (is_acknowledged(update)) return {};
  if (!has(update, "requests")) return what + " is silent";
  const json::Value problem = json::Object{{"type", "about:blank"}, {"title", "The host has failed"}};
  for (const json::Value& request : update.find("requests")->array())
    if (is_acknowledged(driver.reply(request.find("id")->integer(), problem, false))) return {};
  return what + " is silent, also when the host refuses";
}

TEST(Acknowledgement, every_action_in_every_named_example_is_answered) {
  std::size_t count = 0;
  for (const session::WidgetKind& kind : widget_kinds())
    for (const testing::Example& example : testing::examples(std::string(kind.name))) {
      testing::Driver driver(kind, example.options);
      for (const ui::Event& event : example.events) driver.send(event);
      std::vector<const ui::Node*> nodes;
      ui::flatten(driver.session().tree(), nodes);
      for (const ui::Node* node : nodes)
        for (const ui::Event& action : actions_at(*node)) {
          ++count;
          EXPECT_EQ(silence(kind, example, action), "") << kind.name;
        }
    }
  std::printf("acknowledgement: %zu actions answered or reported\n", count);
  EXPECT_GT(count, 500U);
}

}  // namespace
}  // namespace portal
