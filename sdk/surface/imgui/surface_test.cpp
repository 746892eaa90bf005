// The surface without a display: patterns of keys, the order of events, updates that do not hang together.
#include "sdk/surface/imgui/surface.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/surface/imgui/screen.h"

namespace portal::surface::imgui {
namespace {

Fonts& fonts() {
  static Fonts shared(installed_fonts().value());
  return shared;
}

json::Value first(const std::string& children, const std::string& nodes) {
  return json::parse(R"({"base":0,"version":1,"root":"f","nodes":[{"id":"f","role":"form","name":"Форма","children":[)" + children + "]}," + nodes +
                     "]}")
      .value();
}

const char* two_fields = R"({"id":"a","role":"text_field","name":"А"},{"id":"b","role":"text_field","name":"Б","value":"раз"},
  {"id":"submit","role":"button","name":"Отправить","emphasis":"primary"})";

class Drawn : public ::testing::Test {
 protected:
  Drawn() : surface(fonts()) { surface.set_area({0, 0, 600, 800}); }

  void show(const std::string& children, const std::string& nodes) {
    const auto applied = surface.apply(first(children, nodes));
    ASSERT_TRUE(applied.ok()) << applied.error().text();
  }
  // What was sent since last asked, short: "input a=1 leave a focus b".
  std::string sent() {
    std::string out;
    for (const ui::Event& event : surface.take_events()) {
      const json::Value wire = ui::write_event(event);
      out += out.empty() ? "" : " ";
      out += wire.text_at("type") + " " + event.node;
      if (event.type == ui::EventType::input) out += "=" + json::write(event.value);
      if (event.type == ui::EventType::toggle) out += event.flag ? "=open" : "=shut";
    }
    return out;
  }
  void click(const char* node, int option = -1) {
    for (const Stop& stop : surface.stops()) {
      if (stop.node != node || stop.option != option) continue;
      const Box box = stop.bounds;
      surface.pointer_down(box.x + 10, box.y + 10);
      surface.pointer_up(box.x + 10, box.y + 10);
      return;
    }
    FAIL() << node;
  }

  Surface surface;
};

TEST_F(Drawn, the_order_of_focus_is_drawn_where_it_is_asked_for) {
  show(R"("a","b","submit")", two_fields);
  NullScreen screen(600, 800, fonts());
  screen.set_panes({&surface});
  const auto vertices = [&](SurfaceOptions options) {
    surface.set_options(std::move(options));
    screen.draw();
    return screen.drawn_vertices();
  };
  const int without = vertices({});
  const int all = vertices({.show_order = true});
  const int one = vertices({.show_order = true, .order_below = "sub"});
  EXPECT_LT(without, one);
  EXPECT_LT(one, all);
  EXPECT_EQ(vertices({.show_order = true, .order_below = "other/"}), without);
}

TEST_F(Drawn, typing_sends_the_whole_value_and_leaving_comes_after_it) {
  show(R"("a","b","submit")", two_fields);
  surface.key(Key::tab);
  surface.type("1");
  surface.type("2");
  surface.key(Key::tab);
  EXPECT_EQ(sent(), R"(focus a input a="1" input a="12" leave a focus b)");
  surface.key(Key::end);
  surface.key(Key::backspace);
  surface.key(Key::enter);
  EXPECT_EQ(sent(), R"(input b="ра" press submit)");
}

TEST_F(Drawn, what_follows_a_notice_is_as_far_from_it_as_from_anything_else) {
  show(R"("n","s")", R"({"id":"n","role":"notice","children":["p"]},{"id":"p","role":"paragraph","text":"Сейчас ничего не нужно"},
    {"id":"s","role":"terms","name":"Где вы","children":["t"]},{"id":"t","role":"term","name":"Шаг","value":"2"})");
  EXPECT_EQ(surface.bounds("s").value().y - surface.bounds("n").value().bottom(), 32);
}

TEST_F(Drawn, what_comes_of_leaving_a_field_waits_until_the_pointer_is_up) {
  show(R"("a","b","submit")", two_fields);
  click("a");
  EXPECT_EQ(sent(), "focus a");
  click("submit");
  EXPECT_EQ(sent(), "focus submit leave a press submit");
  surface.pointer_down(590, 790);
  surface.pointer_up(590, 790);
  EXPECT_EQ(surface.focused(), "");
}

TEST_F(Drawn, an_answer_that_comes_late_does_not_undo_what_was_typed_since) {
  show(R"("a")", R"({"id":"a","role":"text_field","name":"А"})");
  surface.key(Key::tab);
  surface.type("1");
  surface.type("2");
  const auto late = json::parse(R"({"base":1,"version":2,"root":"f","nodes":[{"id":"a","role":"text_field","name":"А","value":"1"}]})");
  ASSERT_TRUE(surface.apply(late.value()).ok());
  EXPECT_EQ(surface.shown_text("a"), "12");
  const auto other = json::parse(R"({"base":2,"version":3,"root":"f","nodes":[{"id":"a","role":"text_field","name":"А","value":"иное"}]})");
  ASSERT_TRUE(surface.apply(other.value()).ok());
  EXPECT_EQ(surface.shown_text("a"), "иное");
  EXPECT_EQ(surface.selection().to, 4U);
}

TEST_F(Drawn, arrows_go_round_in_a_radio_group_and_tab_stops_once) {
  show(R"("r","submit")", R"({"id":"r","role":"radio_group","name":"Р","options":[{"value":"x","label":"Икс"},{"value":"y","label":"Игрек"}]},
    {"id":"submit","role":"button","name":"Отправить"})");
  surface.key(Key::tab);
  surface.key(Key::up);
  surface.key(Key::down);
  surface.key(Key::tab);
  EXPECT_EQ(sent(), R"(focus r input r="y" input r="x" leave r focus submit)");
}

TEST_F(Drawn, a_select_opens_is_moved_through_and_shut_without_a_choice) {
  show(R"("s")", R"({"id":"s","role":"select","name":"С","options":[{"value":"x","label":"Икс"},{"value":"y","label":"Игрек"}]})");
  surface.key(Key::tab);
  surface.key(Key::space);
  EXPECT_TRUE(surface.is_open());
  surface.key(Key::down);
  surface.key(Key::escape);
  EXPECT_FALSE(surface.is_open());
  EXPECT_EQ(sent(), "focus s");
  surface.key(Key::enter);
  surface.key(Key::down);
  surface.key(Key::enter);
  EXPECT_EQ(sent(), R"(input s="y")");
}

TEST_F(Drawn, a_combobox_offers_below_what_is_typed_and_takes_a_value_by_arrow_and_enter) {
  show(R"("c")", R"({"id":"c","role":"combobox","name":"К"})");
  surface.key(Key::tab);
  surface.type("м");
  EXPECT_EQ(sent(), R"(focus c input c="м")");
  const auto offered = json::parse(R"({"base":1,"version":2,"root":"f","nodes":[{"id":"c","role":"combobox","name":"К","value":"м",
    "options":[{"value":"1","label":"Минск"},{"value":"2","label":"Москва"}]}]})");
  ASSERT_TRUE(surface.apply(offered.value()).ok());
  EXPECT_TRUE(surface.is_open());
  surface.key(Key::down);
  surface.key(Key::down);
  surface.key(Key::enter);
  EXPECT_EQ(sent(), R"(input c=["2"])");
  EXPECT_FALSE(surface.is_open());
}

TEST_F(Drawn, a_date_in_parts_is_three_stops_and_one_value) {
  show(R"("d","a")", R"({"id":"d","role":"date_parts","name":"Дата","parts":["День","Месяц","Год"]},{"id":"a","role":"text_field","name":"А"})");
  surface.key(Key::tab);
  surface.type("25");
  surface.key(Key::tab);
  surface.type("3");
  surface.key(Key::tab);
  surface.key(Key::tab);
  EXPECT_EQ(sent(), R"(focus d input d="25.." input d="25.3." leave d focus a)");
}

TEST_F(Drawn, what_cannot_be_used_takes_focus_and_says_why) {
  show(R"("u","l")", R"({"id":"u","role":"button","name":"Отправить","unavailable":"Сначала выберите сад"},
    {"id":"l","role":"checkbox","name":"Согласие","unavailable":"Уже дано"})");
  surface.key(Key::tab);
  surface.key(Key::space);
  surface.key(Key::tab);
  surface.key(Key::space);
  EXPECT_EQ(sent(), "focus u focus l");
  const auto said = surface.take_announcements();
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0].text, "Сначала выберите сад");
  EXPECT_EQ(said[1].text, "Уже дано");
}

TEST_F(Drawn, focus_of_an_update_opens_what_hides_it_and_is_scrolled_into_view) {
  show(
      R"("t","w")",
      R"({"id":"t","role":"text_area","name":"Т","rows":60},{"id":"w","role":"disclosure","name":"Почему?","children":["p"]},{"id":"p","role":"text_field","name":"П"})");
  EXPECT_FALSE(surface.bounds("p").has_value());
  const auto moved = json::parse(R"({"base":1,"version":2,"root":"f","focus":"p"})");
  ASSERT_TRUE(surface.apply(moved.value()).ok());
  EXPECT_EQ(surface.focused(), "p");
  EXPECT_EQ(sent(), "toggle w=open focus p");
  const Box box = surface.control_bounds("p").value();
  EXPECT_GT(surface.scrolled(), 0);
  EXPECT_LE(box.bottom(), 800);
}

TEST_F(Drawn, one_switch_reaches_every_option_and_comes_round) {
  show(R"("r","submit")", R"({"id":"r","role":"radio_group","name":"Р","options":[{"value":"x","label":"Икс"},{"value":"y","label":"Игрек"}]},
    {"id":"submit","role":"button","name":"Отправить"})");
  surface.next();
  surface.next();
  EXPECT_EQ(surface.focused_option(), 1);
  surface.press();
  surface.next();
  surface.press();
  surface.next();
  EXPECT_EQ(sent(), R"(focus r input r="y" leave r focus submit press submit focus r)");
}

TEST(Pad, acts_once_when_a_button_goes_down_and_a_direction_again_while_it_is_held) {
  PadKeys keys;
  using Acts = std::vector<PadAct>;
  EXPECT_EQ(keys.take(PadState::of(PadAct::press), 0), Acts{PadAct::press});
  EXPECT_EQ(keys.take(PadState::of(PadAct::press), 5), Acts{}) << "what is held is pressed once";
  EXPECT_EQ(keys.take({}, 6), Acts{});
  EXPECT_EQ(keys.take(PadState::of(PadAct::down), 7), Acts{PadAct::down});
  EXPECT_EQ(keys.take(PadState::of(PadAct::down), 7.4), Acts{});
  EXPECT_EQ(keys.take(PadState::of(PadAct::down), 7.5), Acts{PadAct::down});
  EXPECT_EQ(keys.take(PadState::of(PadAct::down), 7.55), Acts{});
  EXPECT_EQ(keys.take(PadState::of(PadAct::down), 7.625), Acts{PadAct::down});
}

TEST_F(Drawn, a_pad_goes_through_stops_and_through_a_list_that_is_open) {
  show(R"("s","submit")",
       R"({"id":"s","role":"select","name":"С","options":[{"value":"x","label":"Икс"},{"value":"y","label":"Игрек"}]},
    {"id":"submit","role":"button","name":"Отправить"})");
  NullScreen screen(600, 800, fonts());
  screen.set_panes({&surface});
  screen.pad(PadAct::down);
  screen.pad(PadAct::press);
  EXPECT_TRUE(surface.is_open());
  screen.pad(PadAct::down);
  screen.pad(PadAct::down);
  screen.pad(PadAct::press);
  EXPECT_FALSE(surface.is_open());
  screen.pad(PadAct::press);
  screen.pad(PadAct::back);
  EXPECT_FALSE(surface.is_open()) << "out of the list, and of nothing else";
  screen.pad(PadAct::next);
  screen.pad(PadAct::press);
  EXPECT_EQ(sent(), R"(focus s input s="y" leave s focus submit press submit)");
  EXPECT_TRUE(screen.last_was_pad());
  screen.key(Key::tab);
  EXPECT_FALSE(screen.last_was_pad());
}

TEST_F(Drawn, an_update_that_does_not_hang_together_changes_nothing) {
  show(R"("a","b","submit")", two_fields);
  const std::string before = surface.replica().text();
  const auto code = [&](const char* update) { return std::string(name_of(surface.apply(json::parse(update).value()).error().code)); };
  EXPECT_EQ(code(R"({"base":7,"version":8,"root":"f"})"), "wrong_base");
  EXPECT_EQ(code(R"({"base":1,"version":2,"root":"f","nodes":[{"id":"a","role":"carousel","name":"А"}]})"), "unknown_name");
  EXPECT_EQ(code(R"({"base":1,"version":2,"root":"f","nodes":[{"id":"f","role":"form","name":"Ф","children":["none"]}]})"), "dangling_reference");
  EXPECT_EQ(surface.replica().text(), before);
}

TEST_F(Drawn, nothing_is_drawn_again_unless_something_has_changed) {
  show(R"("a","b","submit")", two_fields);
  NullScreen screen(600, 800, fonts());
  screen.set_panes({&surface});
  screen.draw();
  screen.draw();
  EXPECT_EQ(screen.frames(), 1);
  EXPECT_GT(screen.drawn_vertices(), 100);
  screen.key(Key::tab);
  screen.draw();
  EXPECT_EQ(screen.frames(), 2);
  screen.set_panes({});
}

TEST(Fonts, have_the_letters_of_kazakh_and_the_signs_of_money_and_fetch_others_when_a_text_has_them) {
  for (const char32_t letter : std::u32string_view(U"әғқңөұүһіӘҒҚҢӨҰҮҺІ₽№«»—→"))
    EXPECT_TRUE(fonts().has(letter)) << static_cast<unsigned>(letter);
  const int before = fonts().generation();
  fonts().need("ა");
  EXPECT_TRUE(fonts().has(U'ა'));
  EXPECT_GT(fonts().generation(), before);
}

}  // namespace
}  // namespace portal::surface::imgui
