// sdk/ui: what cannot be built, what an update carries, what a replica refuses.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/ui/event.h"
#include "sdk/ui/update.h"

namespace portal::ui {
namespace {

std::string code_and_path(const Error& error) { return std::string(name_of(error.code)) + " " + error.path; }

NodePtr field(const std::string& id, const std::string& value) { return Field::make(Role::text_field, id, Name("Имя")).value(value).build(); }

NodePtr form(std::vector<NodePtr> children) {
  Container root = Container::form("form", Name("Заявление"));
  for (NodePtr& child : children) root.add(std::move(child));
  return root.build();
}

std::string update_between(const NodePtr& before, const NodePtr& after) {
  Update update;
  diff(before, after, update);
  return write_update(update);
}

TEST(Vocabulary, every_name_reads_back_and_no_other_does) {
  EXPECT_EQ(role_named("radio_group"), Role::radio_group);
  EXPECT_EQ(role_named("div"), std::nullopt);
  EXPECT_EQ(attribute_named("hint"), Attribute::hint);
  EXPECT_EQ(name_of(*role_named("error_summary")), "error_summary");
}

TEST(Node, ids_are_injective_and_safe_in_markup) {
  EXPECT_EQ(node_id("/child/name"), "/child/name");
  EXPECT_EQ(node_id("a b~c"), "a~20b~7ec");
  EXPECT_EQ(node_id("\"><script>"), "~22~3e~3cscript~3e");
}

// [WCAG 2.4.4]
TEST(Node, a_link_takes_only_schemes_that_lead_somewhere) {
  const auto href = [](std::string_view text) { return std::string(Action::link("l", Name("x"), text).build()->text(Attribute::href)); };
  EXPECT_EQ(href("https://example.ru/a"), "https://example.ru/a");
  EXPECT_EQ(href("/path?x=1"), "/path?x=1");
  EXPECT_EQ(href("javascript:alert(1)"), "");
  EXPECT_EQ(href("JAVASCRIPT:alert(1)"), "");
  EXPECT_EQ(href(" javascript:alert(1)"), "");
  EXPECT_EQ(href("java\nscript:alert(1)"), "");
  EXPECT_EQ(href("data:text/html,x"), "");
  EXPECT_EQ(href("//evil.example"), "");
  EXPECT_EQ(href("/\\evil.example"), "");
}

TEST(Diff, one_value_changes_one_node) {
  const NodePtr other = field("b", "2");
  EXPECT_EQ(update_between(form({field("a", "1"), other}), form({field("a", "3"), other})),
            R"({"base":0,"version":0,"root":"form","nodes":[{"id":"a","role":"text_field","name":"Имя","value":"3"}]})");
}

TEST(Diff, equal_trees_give_an_empty_update_even_when_built_anew) {
  EXPECT_EQ(update_between(form({field("a", "1")}), form({field("a", "1")})), R"({"base":0,"version":0,"root":"form"})");
}

TEST(Diff, a_child_that_goes_is_removed_with_all_below_it_and_its_parent_says_so) {
  const NodePtr group = Container::group("g", Name("Ребёнок")).add(field("a", "1")).build();
  EXPECT_EQ(update_between(form({group, field("b", "2")}), form({field("b", "2")})),
            R"({"base":0,"version":0,"root":"form","nodes":[{"id":"form","role":"form","name":"Заявление","children":["b"]}],"removed":["g","a"]})");
}

TEST(Diff, a_node_that_moves_to_another_parent_is_not_reported_as_gone) {
  const NodePtr before = form({Container::group("g", Name("1")).add(field("a", "1")).build(), Container::group("h", Name("2")).build()});
  const NodePtr after = form({Container::group("g", Name("1")).build(), Container::group("h", Name("2")).add(field("a", "1")).build()});
  Update update;
  diff(before, after, update);
  EXPECT_TRUE(update.removed.empty());
  EXPECT_EQ(update.nodes.size(), 3U);
}

TEST(Replica, follows_updates_and_refuses_a_wrong_base_unchanged) {
  Replica replica;
  Update first;
  const NodePtr tree = form({field("a", "1")});
  diff(nullptr, tree, first);
  first.version = 1;
  ASSERT_TRUE(replica.apply(json::parse(write_update(first)).value()).ok());
  const std::string before = replica.text();
  EXPECT_EQ(before, "form form name=\"Заявление\"\n  text_field a name=\"Имя\" value=\"1\"\n");
  EXPECT_EQ(code_and_path(replica.apply(json::parse(write_update(first)).value()).error()), "wrong_base /base");
  EXPECT_EQ(code_and_path(replica.apply(json::parse(R"({"base":1,"version":2,"root":"form","removed":["zz"]})").value()).error()),
            "dangling_reference /removed");
  EXPECT_EQ(code_and_path(
                replica.apply(json::parse(R"({"base":1,"version":2,"root":"form","nodes":[{"id":"form","role":"form","children":["x"]}]})").value())
                    .error()),
            "dangling_reference /nodes");
  EXPECT_EQ(replica.text(), before);
}

TEST(Event, reads_what_it_writes_and_refuses_the_rest_with_a_path) {
  for (const char* text : {R"({"type":"input","node":"a","value":"x"})", R"({"type":"toggle","node":"a","open":true})",
                           R"({"type":"reply","request":3,"ok":false,"value":{"status":500}})", R"({"type":"set","name":"n","value":[1]})"})
    EXPECT_EQ(json::write(write_event(read_event(json::parse(text).value()).value())), text);
  const auto error = [](const char* text) { return code_and_path(read_event(json::parse(text).value()).error()); };
  EXPECT_EQ(error(R"({"type":"click","node":"a"})"), "unknown_name /type");
  EXPECT_EQ(error(R"({"type":"press"})"), "missing_key /node");
  EXPECT_EQ(error(R"({"type":"press","node":"a","x":1})"), "unknown_key /x");
  EXPECT_EQ(error(R"({"type":"toggle","node":"a","open":"yes"})"), "wrong_type /open");
  EXPECT_EQ(error(R"([1])"), "wrong_type ");
}

}  // namespace
}  // namespace portal::ui
