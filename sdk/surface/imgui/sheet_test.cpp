// A surface for a page: what is asked comes back once, what a twin holds is drawn, and a request that is wrong changes nothing.
#include "sdk/surface/imgui/sheet.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/ui/theme.h"

namespace portal::surface::imgui {
namespace {

json::Value colours() {
  json::Object out;
  for (std::size_t i = 0; i < ui::token_count; ++i) out.set(ui::name_of(static_cast<ui::Token>(i)), "#102030");
  return out;
}

json::Object request() { return {{"width", 600}, {"density", 1000}, {"medium", 16}, {"look", json::Object{{"colours", colours()}}}}; }

json::Value tree() {
  return json::parse(R"({"base":0,"version":1,"root":"f","nodes":[{"id":"f","role":"group","name":"Форма","children":["a","b"]},
    {"id":"a","role":"text_field","name":"А","value":"раз"},{"id":"b","role":"checkbox","name":"Б"}]})")
      .value();
}

class InAPage : public ::testing::Test {
 protected:
  json::Value show(json::Object asked) {
    auto reply = sheet.show(json::write(json::Value(std::move(asked))));
    EXPECT_TRUE(reply.ok()) << (reply.ok() ? "" : reply.error().text());
    return reply.ok() ? json::parse(reply.value()).value() : json::Value();
  }
  Error refused(json::Object asked) {
    const auto reply = sheet.show(json::write(json::Value(std::move(asked))));
    EXPECT_FALSE(reply.ok());
    return reply.ok() ? Error{ErrorCode::wrong_type, "", "", ""} : reply.error();
  }
  static json::Object with(const char* key, json::Value value) {
    json::Object asked = request();
    asked.set(key, std::move(value));
    return asked;
  }

  Sheet sheet{installed_fonts().value()};
};

TEST_F(InAPage, places_and_lists_come_once_and_nothing_where_nothing_has_changed) {
  const json::Value first = show(with("update", tree()));
  ASSERT_NE(first.find("layout"), nullptr);
  ASSERT_NE(first.find("picture"), nullptr);
  const json::Array& nodes = first.find("layout")->find("nodes")->array();
  ASSERT_EQ(nodes.size(), 3U);
  EXPECT_EQ(nodes[1].text_at("role"), "text_field");
  EXPECT_EQ(nodes[1].text_at("name"), "А");
  EXPECT_EQ(nodes[1].text_at("value"), "раз");
  EXPECT_GT(first.find("picture")->find("corner_bytes")->integer(), 0);
  EXPECT_EQ(json::write(show(request())), "{}");
}

TEST_F(InAPage, what_the_twin_holds_is_drawn_and_where_it_has_focus) {
  show(with("update", tree()));
  const json::Value typed = json::parse(R"({"values":{"a":"раз-два"},"focused":"a","text":"раз-два","anchor":7,"caret":7})").value();
  const json::Value after = show(with("twin", typed));
  EXPECT_EQ(after.find("layout")->find("nodes")->array()[1].text_at("value"), "раз-два");
  EXPECT_NE(after.find("picture"), nullptr);
  EXPECT_EQ(json::write(show(with("twin", typed))), "{}");
  const json::Value moved = json::parse(R"({"values":{"a":"раз-два"},"focused":"a","text":"раз-два","anchor":0,"caret":3})").value();
  const json::Value selected = show(with("twin", moved));
  EXPECT_EQ(selected.find("layout"), nullptr);
  EXPECT_NE(selected.find("picture"), nullptr);
}

TEST_F(InAPage, a_request_that_is_wrong_is_refused_with_its_place) {
  EXPECT_EQ(refused(with("colour", 1)).path, "/colour");
  EXPECT_EQ(refused(with("look", json::Object{{"colours", json::Object{{"ground", "white"}}}})).path, "/look/colours/ground");
  EXPECT_EQ(refused(with("twin", json::Object{{"caret", "1"}})).path, "/twin/caret");
  json::Object narrow = request();
  narrow.erase("width");
  EXPECT_EQ(refused(std::move(narrow)).path, "/width");
}

}  // namespace
}  // namespace portal::surface::imgui
