// Random lives of a form: whatever comes, updates lead to the same tree as a fresh view, a log replays to the same bytes,
// and a state leads on as if nothing had happened.
#include <gtest/gtest.h>

#include <random>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;

class Life {
 public:
  explicit Life(unsigned seed) : random_(seed) {}

  // An event that makes sense half of the time: a node of the present tree, or any text at all.
  ui::Event next(Driver& driver) {
    std::vector<const ui::Node*> nodes;
    ui::flatten(driver.session().tree(), nodes);
    const ui::Node& node = *nodes[pick(nodes.size())];
    switch (pick(10)) {
      case 0: return {ui::EventType::press, buttons(nodes), {}, {}, false, 0};
      case 1: return {ui::EventType::press, buttons(nodes), {}, {}, false, 0};
      case 2: return {ui::EventType::leave, node.id(), {}, {}, false, 0};
      case 3: return {ui::EventType::reply, {}, {}, answer(), pick(4) != 0, static_cast<std::int64_t>(pick(12))};
      case 4: return {ui::EventType::focus, node.id(), {}, {}, false, 0};
      case 5: return {ui::EventType::toggle, "drafts", {}, {}, pick(2) == 0, 0};
      case 6: return {ui::EventType::locale, {}, {}, testing::strings(pick(2) == 0 ? "ru" : "en"), false, 0};
      default: return {ui::EventType::input, node.id(), {}, typed(node), false, 0};
    }
  }

 private:
  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

  std::string buttons(const std::vector<const ui::Node*>& nodes) {
    std::vector<std::string> ids;
    for (const ui::Node* node : nodes)
      if (node->role() == ui::Role::button) ids.push_back(node->id());
    return ids.empty() || pick(8) == 0 ? "nothing" : ids[pick(ids.size())];
  }

  json::Value typed(const ui::Node& node) {
    static const char* const texts[] = {"",     "Анна",  "17.04.1991", "112-233-445 95", "<b>x</b>", "\xFF\xFE", "999999999999999999999",
                                        "-1,5", "a@b.ru"};
    if (const json::Value* options = node.find(ui::Attribute::options)) {
      const json::Value& value = *options->array()[pick(options->array().size())].find("value");
      return node.role() == ui::Role::checkbox_group ? json::Value(json::Array{value}) : value;
    }
    if (node.role() == ui::Role::checkbox) return pick(2) == 0;
    if (node.role() == ui::Role::file_field) return json::Array{"a.pdf"};
    return texts[pick(std::size(texts))];
  }

  json::Value answer() {
    switch (pick(5)) {
      case 0: return testing::read_json("widgets/form/examples/profile.json");
      case 1:
        return json::parse(R"({"draft":{"savedAt":"2026-11-22T05:30:00Z","content":{"/applicant/lastName":{"typed":"Соколова","touched":true}}}})")
            .value();
      case 2: return json::parse(R"({"drafts":[{"draft":"7","savedAt":"2026-11-20T05:30:00Z","count":3}]})").value();
      case 3: return json::parse(R"({"savedAt":"2026-11-22T05:30:00Z","stored":"device","number":"1"})").value();
      default: return json::parse(R"({"errors":[{"pointer":"/applicant/lastName","keyword":"minLength","parameters":{"limit":2}}]})").value();
    }
  }

  std::mt19937 random_;
};

json::Value create_options() {
  return testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/every_kind.json")}}, {"draft", "profile", "submit"});
}

TEST(FormProperty, over_ten_thousand_sequences_updates_equal_a_fresh_view_and_logs_replay_to_the_same_bytes) {
  constexpr unsigned sequences = 10000;
  constexpr int steps = 12;
  const json::Value options = create_options();
  const session::WidgetKind kind = form_kind();
  for (unsigned seed = 0; seed < sequences; ++seed) {
    Life life(seed);
    Driver driver(kind, options);
    std::vector<ui::Event> log;
    std::string bytes;
    for (int step = 0; step < steps; ++step) {
      const ui::Event event = life.next(driver);
      const auto update = driver.try_send(event);
      log.push_back(event);
      bytes += update.ok() ? update.value() : update.error().text();
    }
    driver.session().widget().forget_view();
    ASSERT_EQ(driver.text(), ui::tree_text(driver.session().widget().view())) << "seed " << seed;
    if (seed % 10 != 0) continue;
    auto again = session::Session::create(kind, options);
    (void)again.value()->first_update();
    std::string replayed;
    for (const ui::Event& event : log) {
      const auto update = again.value()->dispatch(event);
      replayed += update.ok() ? update.value() : update.error().text();
    }
    ASSERT_EQ(replayed, bytes) << "seed " << seed;
  }
}

TEST(FormProperty, a_state_taken_anywhere_goes_on_to_the_same_tree) {
  const json::Value options = create_options();
  for (unsigned seed = 0; seed < 500; ++seed) {
    Life life(seed + 1000000);
    Driver driver(form_kind(), options);
    for (int step = 0; step < 10; ++step) (void)driver.try_send(life.next(driver));
    json::Value restored_options = options;
    const json::Value snapshot = json::parse(driver.session().snapshot()).value();
    restored_options.object().set("state", *snapshot.find("state"));
    restored_options.object().set(
        "strings",
        testing::strings(driver.text_of("actions", "x").empty() && driver.text_of("submit", "name") == "Send the application" ? "en" : "ru"));
    Driver restored(form_kind(), restored_options);
    if (driver.text_of("form", "name") != restored.text_of("form", "name")) continue;  // the language is not part of the state
    ASSERT_EQ(restored.text(), driver.text()) << "seed " << seed;
  }
}

TEST(FormProperty, hostile_definitions_are_typed_errors_and_hostile_texts_stay_texts) {
  const auto error = [](const char* definition) {
    const auto made = session::Session::create(form_kind(), testing::options(json::Object{{"definition", json::parse(definition).value()}}));
    return made.ok() ? "ok" : std::string(name_of(made.error().code)) + " " + made.error().path;
  };
  EXPECT_EQ(error(R"([])"), "wrong_type /properties/definition");
  EXPECT_EQ(error(R"({"id":"a"})"), "missing_key /definition/version");
  const std::string head = R"({"id":"a","version":"1","language":"ru","title":"t","schema":{"type":"object","properties":{"x":{"type":"string"}}})";
  EXPECT_EQ(error((head + R"(,"colour":1})").c_str()), "unknown_key /definition/colour");
  EXPECT_EQ(error((head + R"(,"uischema":{"type":"Group","elements":[]}})").c_str()), "missing_key /definition/uischema/label");
  EXPECT_EQ(error((head + R"(,"uischema":{"type":"Control","scope":"#/properties/y"}})").c_str()), "dangling_reference /definition/uischema/scope");
  EXPECT_EQ(error((head + R"(,"uischema":{"type":"Control","scope":"javascript:1"}})").c_str()), "dangling_reference /definition/uischema/scope");
  EXPECT_EQ(error((head + R"(,"uischema":{"type":"Marquee"}})").c_str()), "unknown_name /definition/uischema/type");
  EXPECT_EQ(error(R"({"id":"a","version":"1","language":"ru","title":"t","schema":{"type":"object","properties":{"x":{"pattern":"("}}}})"),
            "invalid_expression /definition/schema/properties/x/pattern");
  EXPECT_EQ(error((head + "}").c_str()), "ok");
  std::string deep = R"({"type":"VerticalLayout","elements":[)";
  std::string layout;
  for (int i = 0; i < 40; ++i) layout += deep;
  layout += R"({"type":"Control","scope":"#/properties/x"})";
  for (int i = 0; i < 40; ++i) layout += "]}";
  EXPECT_EQ(error((head + ",\"uischema\":" + layout + "}").c_str()).substr(0, 8), "too_deep");

  Driver driver(form_kind(), testing::options(json::Object{{"definition", json::parse(head + "}").value()}}));
  driver.input("/x", std::string(10 * 1024 * 1024, 'x'));
  EXPECT_EQ(driver.text_of("/x", "value").size(), 10U * 1024 * 1024);
  driver.input("/x", "<script>alert(1)</script>");
  EXPECT_EQ(driver.text_of("/x", "value"), "<script>alert(1)</script>");
}

}  // namespace
}  // namespace portal::form
