// The parts alone, without a widget around them.
#include "sdk/json/json.h"
#include "sdk/parts/help.h"
#include "sdk/parts/messages.h"

#include <gtest/gtest.h>

#include "tests/support/session_driver.h"

namespace portal::parts {
namespace {

using ui::Event;
using ui::EventType;

text::Strings words() { return text::Strings::read(testing::strings("ru")).value(); }
session::Context context_with(std::vector<std::string> host) {
  session::Context context(words());
  context.host = std::move(host);
  return context;
}
Event input(const char* node, json::Value value) { return {EventType::input, node, {}, std::move(value), false, 0}; }
Event reply(std::int64_t request, const char* value, bool ok = true) { return {EventType::reply, {}, {}, json::parse(value).value(), ok, request}; }
std::string tree(const Messages& messages, const std::vector<Category>& shown) {
  ui::Container root = ui::Container::section("root", ui::Name("root"), 2);
  messages.fill(root, shown, words());
  const ui::NodePtr built = root.build();
  std::vector<const ui::Node*> nodes;
  ui::flatten(built, nodes);
  std::string ids;
  for (const ui::Node* node : nodes) ids += node->id() + " ";
  return ids;
}

// [R 73]
TEST(Messages, nothing_is_chosen_before_the_person_chooses_and_nothing_can_be_chosen_before_it_is_known_what_was) {
  const session::Context context = context_with({"store", "messages"});
  session::Effects effects;
  Messages messages;
  messages.start(context, effects);
  EXPECT_EQ(tree(messages, case_categories(words())), "root messages/loading ");
  EXPECT_FALSE(messages.input(input("messages/channels", json::Array{"push"}), {}, words(), effects).ok());
  messages.take(reply(1, R"({"value":null,"revision":0})"), effects);
  EXPECT_EQ(tree(messages, {}), "root messages/loading ");
  messages.take(reply(2, R"({"type":"about:offline"})", false), effects);
  EXPECT_EQ(messages.settings(), consent::Settings());
  EXPECT_TRUE(messages.settings().channels.empty());
  EXPECT_TRUE(messages.settings().categories.empty());
  EXPECT_EQ(tree(messages, {}), "root messages/channels messages/none ");
}

TEST(Messages, one_widget_keeps_what_another_shows) {
  const session::Context context = context_with({"store"});
  session::Effects effects;
  Messages messages;
  messages.start(context, effects);
  messages.take(
      reply(1, R"({"value":{"version":1,"settings":{"channels":["push"],"frequency":"daily","categories":["city","turn"]},"pending":false}})"),
      effects);
  ASSERT_TRUE(messages.input(input("messages/categories", json::Array{"result"}), case_categories(words()), words(), effects).ok());
  EXPECT_EQ(messages.settings().categories, (std::vector<std::string>{"result", "city"}));
  EXPECT_FALSE(messages.input(input("messages/categories", json::Array{"city"}), case_categories(words()), words(), effects).ok());
}

// [R 67]
TEST(Help, without_a_host_that_answers_there_are_the_telephones_and_without_them_nothing) {
  Help help;
  help.start(context_with({}));
  EXPECT_EQ(help.view({}, words()), nullptr);
  Desk desk;
  desk.phones = {{"Мэрия", "8 (391) 200-00-05"}};
  const ui::NodePtr tree = help.view(desk, words());
  ASSERT_NE(tree, nullptr);
  std::vector<const ui::Node*> nodes;
  ui::flatten(tree, nodes);
  ASSERT_EQ(nodes.size(), 2U);
  EXPECT_EQ(nodes[1]->id(), "help-phone");
}

}  // namespace
}  // namespace portal::parts
