// A person at the terminal, without a display, a network or a sound: what they reach, hear and leave behind.
#include <deque>

#include "accessibility/theme_solver.h"
#include "examples/kiosk/visit_fixture.h"
#include "sdk/json/json.h"
#include "sdk/ui/wire_tree.h"
#include "tests/support/session_driver.h"

namespace portal::kiosk {
namespace {

using surface::imgui::Key;

class ScriptedCourier : public Courier {
 public:
  std::int64_t send(Letter letter) override {
    sent.push_back(std::move(letter));
    const auto id = static_cast<std::int64_t>(sent.size());
    answers.emplace_back(id, online ? answer : Answer{});
    return id;
  }
  std::optional<std::pair<std::int64_t, Answer>> take_answer() override {
    if (answers.empty()) return std::nullopt;
    auto first = answers.front();
    answers.pop_front();
    return first;
  }

  std::vector<Letter> sent;
  std::deque<std::pair<std::int64_t, Answer>> answers;
  bool online = true;
  Answer answer;
};

const Library& library() {
  static const Library read = [] {
    Library all = demo_library();
    all.forms["short"] = testing::read_json("widgets/form/examples/short.json");
    all.services.push_back({"short", {{"ru", "Короткое"}, {"en", "Short"}}, {}, "short"});
    return all;
  }();
  return read;
}

struct Ends {
  ScriptedCourier courier;
  RecordingSpeaker speaker;
};

class Terminal : public ::testing::Test, protected Ends, protected Visit {
 protected:
  Terminal() : Visit(courier, library(), &speaker) {}
};

// Letters of the keyboard on the screen are small unless the arrow is pressed.
TEST_F(Terminal, a_finger_fills_a_form_with_the_keyboard_on_the_screen_and_sends_it_once) {
  tap(kiosk.main(), "apply/short");
  EXPECT_EQ(kiosk.page(), Kiosk::Page::form);
  EXPECT_FALSE(kiosk.shows_keyboard());
  tap(kiosk.main(), "/name");
  EXPECT_TRUE(kiosk.shows_keyboard());
  const auto field = kiosk.main().control_bounds("/name").value();
  EXPECT_LE(field.bottom(), kiosk.keyboard().area().y) << "the keyboard covers the field";
  tap_key("↑");
  tap_key("А");
  for (const char* letter : {"н", "н", "а"}) tap_key(letter);
  EXPECT_EQ(kiosk.main().shown_text("/name"), "Анна");
  courier.answer = {201, R"({"number":"2026-000001-0","receivedAt":"2026-11-25T05:00:00Z","form":"short"})"};
  tap_key("Готово");
  EXPECT_FALSE(kiosk.shows_keyboard());
  tap(kiosk.main(), "submit");
  step();
  ASSERT_EQ(courier.sent.size(), 1U);
  EXPECT_EQ(courier.sent[0].path, "/api/applications");
  EXPECT_EQ(courier.sent[0].body, R"({"form":"short","version":"1","data":{"name":"Анна"}})");
  EXPECT_NE(everything().find("2026-000001-0"), std::string::npos);
  EXPECT_EQ(kiosk.waiting(), 0U);
}

// [R 20] [R 65]
TEST_F(Terminal, without_a_connection_an_application_waits_in_the_outbox_goes_under_the_same_key_and_leaves_the_screen) {
  courier.online = false;
  tap(kiosk.main(), "apply/short");
  kiosk.main().focus("/name");
  screen.type("Анна Секретова");
  step();
  tap(kiosk.main(), "submit");
  step();
  EXPECT_EQ(kiosk.page(), Kiosk::Page::kept);
  EXPECT_EQ(kiosk.waiting(), 1U);
  EXPECT_EQ(everything().find("Секретова"), std::string::npos);
  ASSERT_EQ(courier.sent.size(), 1U);
  EXPECT_NE(everything().find(courier.sent[0].key.substr(0, 8)), std::string::npos);
  step(6);
  step();
  EXPECT_EQ(courier.sent.size(), 2U);
  courier.online = true;
  courier.answer = {201, R"({"number":"2026-000002-1","receivedAt":"2026-11-25T05:00:00Z","form":"short"})"};
  step(11);
  step(0);
  EXPECT_EQ(courier.sent.size(), 3U);
  for (const Letter& letter : courier.sent) EXPECT_EQ(letter.key, courier.sent[0].key);
  EXPECT_EQ(kiosk.waiting(), 0U);
  step(600);
  EXPECT_EQ(courier.sent.size(), 3U) << "what has arrived goes no more";
}

// An application is not lost because the terminal's own account was not let in.
TEST_F(Terminal, what_the_portal_does_not_take_from_this_terminal_waits_until_it_does) {
  courier.answer = {403, R"({"type":"/problems/person-unknown","title":"Нет такого жителя","status":403})"};
  tap(kiosk.main(), "apply/short");
  kiosk.main().focus("/name");
  screen.type("Анна");
  step();
  tap(kiosk.main(), "submit");
  step();
  EXPECT_EQ(kiosk.page(), Kiosk::Page::kept);
  EXPECT_EQ(kiosk.waiting(), 1U);
  courier.answer = {201, R"({"number":"2026-000004-3","receivedAt":"2026-11-25T05:00:00Z","form":"short"})"};
  step(6);
  step();
  EXPECT_EQ(kiosk.waiting(), 0U);
}

TEST_F(Terminal, who_has_gone_is_asked_for_twenty_seconds_and_then_everything_is_erased) {
  tap(kiosk.bar(), "bar/language");
  EXPECT_EQ(kiosk.language(), "en");
  tap(kiosk.main(), "apply/short");
  kiosk.main().focus("/name");
  screen.type("Секретова");
  step();
  EXPECT_NE(everything().find("Секретова"), std::string::npos);
  step(59);
  EXPECT_FALSE(kiosk.is_warning());
  step(2);
  EXPECT_TRUE(kiosk.is_warning());
  EXPECT_NE(kiosk.warning().replica().text().find("In 20 seconds"), std::string::npos);
  step(5);
  EXPECT_NE(kiosk.warning().replica().text().find("In 15 seconds"), std::string::npos);
  tap(kiosk.warning(), "idle/stay");
  EXPECT_FALSE(kiosk.is_warning());
  EXPECT_NE(everything().find("Секретова"), std::string::npos);
  step(61);
  step(21);
  EXPECT_EQ(kiosk.page(), Kiosk::Page::home);
  EXPECT_EQ(kiosk.language(), "ru");
  EXPECT_EQ(everything().find("Секретова"), std::string::npos);
  EXPECT_EQ(kiosk.main().clipboard(), "");
}

// [R 97]
TEST_F(Terminal, a_rating_is_three_taps_and_counts_once) {
  courier.answer = {201, "{}"};
  tap(kiosk.main(), "home/rate");
  tap(kiosk.main(), "q/satisfaction", 0);
  tap(kiosk.main(), "submit");
  step();
  ASSERT_EQ(courier.sent.size(), 1U);
  EXPECT_EQ(courier.sent[0].path, "/api/ratings");
  const json::Value event = json::parse(courier.sent[0].body).value();
  EXPECT_EQ(event.text_at("id"), courier.sent[0].key);
  EXPECT_EQ(kiosk.waiting(), 0U);
}

// [R 56]
TEST_F(Terminal, an_application_is_found_by_the_number_of_its_receipt) {
  tap(kiosk.main(), "home/track");
  tap(kiosk.main(), "track/number");
  EXPECT_EQ(kiosk.keyboard().layout(), surface::imgui::Keyboard::Layout::digits);
  for (const char* digit : {"2", "0", "2", "6", "0", "0", "0", "0", "0", "1", "0"}) tap_key(digit);
  EXPECT_EQ(kiosk.main().shown_text("track/number"), "2026-000001-0") << "the mask puts in the signs between";
  courier.answer = {404, "{}"};
  tap(kiosk.main(), "submit");
  step();
  EXPECT_EQ(kiosk.main().focused(), "track/number");
  EXPECT_NE(everything().find("Сверьте номер"), std::string::npos);
  courier.answer = {200,
                    R"({"number":"2026-000001-0","receivedAt":"2026-11-24T05:00:00Z","form":"short","status":"received","version":"1","data":{}})"};
  tap(kiosk.main(), "submit");
  step();
  EXPECT_EQ(courier.sent.back().path, "/api/applications/2026-000001-0");
  EXPECT_EQ(kiosk.page(), Kiosk::Page::tracker);
  EXPECT_NE(everything().find("Ведомство проверяет заявление"), std::string::npos);
}

// EN 301 549, 5.1.3: everything can be done by keys and hearing alone.
TEST_F(Terminal, whoever_uses_keys_hears_where_they_are_and_applies_without_seeing) {
  screen.key(Key::tab);
  step();
  EXPECT_TRUE(kiosk.is_speaking());
  EXPECT_TRUE(speaker.has_said("Чтение вслух включено"));
  EXPECT_TRUE(speaker.has_said("Что вы хотите сделать"));
  for (int tabs = 0; tabs < 20 && kiosk.main().focused() != "apply/short"; ++tabs) screen.key(Key::tab), step();
  EXPECT_EQ(speaker.said.back(), "Короткое. кнопка");
  screen.key(Key::space);
  step();
  EXPECT_EQ(kiosk.page(), Kiosk::Page::form);
  for (int tabs = 0; tabs < 20 && kiosk.main().focused() != "/name"; ++tabs) screen.key(Key::tab), step();
  EXPECT_NE(speaker.said.back().find("поле ввода"), std::string::npos) << speaker.said.back();
  EXPECT_NE(speaker.said.back().find("пусто"), std::string::npos) << speaker.said.back();
  screen.type("А");
  step();
  EXPECT_EQ(speaker.said.back(), "А");
  EXPECT_FALSE(kiosk.shows_keyboard()) << "whoever has keys needs none on the screen";
  courier.answer = {201, R"({"number":"2026-000003-2","receivedAt":"2026-11-25T05:00:00Z","form":"short"})"};
  screen.key(Key::enter);
  step();
  step();
  EXPECT_TRUE(speaker.has_said("2026-000003-2"));
  screen.key(Key::escape);
  step();
  EXPECT_EQ(kiosk.page(), Kiosk::Page::home);
  EXPECT_TRUE(speaker.has_said("стёрто"));
}

TEST_F(Terminal, what_is_shut_is_not_read_aloud_and_what_is_open_is) {
  screen.key(Key::tab);
  step();
  EXPECT_TRUE(speaker.has_said("Другие услуги города"));
  EXPECT_FALSE(speaker.has_said("Регистрация рождения"));
  tap(kiosk.main(), "home/others");
  tap(kiosk.bar(), "bar/language");
  EXPECT_TRUE(speaker.has_said("Registering a birth"));
}

// EN 301 549, 5.1.3.14: the name of a language is said in that language.
TEST_F(Terminal, the_button_of_the_other_language_is_said_in_that_language) {
  screen.key(Key::tab);
  step();
  screen.give_focus(kiosk.bar());
  kiosk.bar().focus("bar/language");
  step();
  EXPECT_EQ(speaker.said.back(), "English. кнопка");
  EXPECT_EQ(speaker.languages.back(), "en");
}

// EN 301 549, 5.1.3.1: also what Tab does not stop at.
TEST_F(Terminal, where_an_application_is_can_be_heard_and_not_only_seen) {
  screen.key(Key::tab);
  step();
  tap(kiosk.main(), "home/track");
  kiosk.main().focus("track/number");
  screen.type("20260000010");
  step();
  courier.answer = {200,
                    R"({"number":"2026-000001-0","receivedAt":"2026-11-24T05:00:00Z","form":"short","status":"received","version":"1","data":{}})"};
  screen.key(Key::enter);
  step();
  step();
  EXPECT_EQ(kiosk.page(), Kiosk::Page::tracker);
  EXPECT_NE(speaker.said.back().find("Ведомство проверяет заявление"), std::string::npos) << speaker.said.back();
}

// EN 301 549, 5.1.3: the screen, each stop by name, role and state, and what is wrong, in this order.
TEST_F(Terminal, what_is_said_of_a_form_that_was_sent_empty_is_in_order) {
  screen.key(Key::tab);
  step();
  tap(kiosk.main(), "apply/short");
  screen.key(Key::tab);  // by keys again
  step();
  kiosk.main().focus("submit");
  step();
  speaker.said.clear();
  screen.key(Key::space);
  step();
  step();
  screen.key(Key::tab);
  step();
  screen.key(Key::enter);
  step();
  const std::vector<std::string> expected{"Исправьте 1 поле. Что нужно исправить. Заполните поле «Имя»", "Заполните поле «Имя». ссылка",
                                          "Имя. поле ввода. обязательно. пусто. Заполните поле «Имя»"};
  EXPECT_EQ(speaker.said, expected);
  EXPECT_TRUE(courier.sent.empty());
}

// A pad, or two switches on a box: every act begins with what is held, and is let go again.
TEST_F(Terminal, a_pad_fills_a_form_by_the_keyboard_on_the_screen_and_sends_it) {
  using surface::imgui::PadAct;
  using surface::imgui::PadState;
  const auto act = [&](PadAct what) {
    screen.hold(PadState::of(what));
    screen.hold({});
    step();
  };
  for (int acts = 0; acts < 20 && kiosk.main().focused() != "apply/short"; ++acts) act(PadAct::down);
  act(PadAct::press);
  EXPECT_EQ(kiosk.page(), Kiosk::Page::form);
  for (int acts = 0; acts < 20 && kiosk.main().focused() != "/name"; ++acts) act(PadAct::down);
  EXPECT_TRUE(kiosk.shows_keyboard());
  EXPECT_EQ(kiosk.keyboard().marked(), "1");
  act(PadAct::down);
  act(PadAct::right);
  EXPECT_EQ(kiosk.keyboard().marked(), "ц");
  EXPECT_EQ(speaker.said.back(), "ц");
  act(PadAct::press);
  act(PadAct::left);
  act(PadAct::press);
  EXPECT_EQ(kiosk.main().shown_text("/name"), "цй");
  act(PadAct::back);
  EXPECT_FALSE(kiosk.shows_keyboard());
  for (int acts = 0; acts < 20 && kiosk.main().focused() != "submit"; ++acts) act(PadAct::next);
  courier.answer = {201, R"({"number":"2026-000005-4","receivedAt":"2026-11-25T05:00:00Z","form":"short"})"};
  act(PadAct::press);
  step();
  ASSERT_EQ(courier.sent.size(), 1U);
  EXPECT_NE(courier.sent[0].body.find("цй"), std::string::npos);
  act(PadAct::over);
  EXPECT_EQ(kiosk.page(), Kiosk::Page::home);
}

TEST_F(Terminal, an_idle_terminal_draws_nothing_and_has_nothing_to_wait_for) {
  const long frames = screen.frames();
  for (int i = 0; i < 100; ++i) step(600);
  EXPECT_EQ(screen.frames(), frames);
  EXPECT_GT(kiosk.patience(), 3000);
}

TEST_F(Terminal, one_button_makes_everything_as_strong_as_text) {
  tap(kiosk.bar(), "bar/contrast");
  const ui::Theme theme = kiosk.theme();
  for (const ui::Token token : {ui::Token::text, ui::Token::quiet_text, ui::Token::border})
    EXPECT_GE(accessibility::contrast(theme[token], theme[ui::Token::ground]), 14) << ui::name_of(token);
}

TEST_F(Terminal, one_button_makes_everything_large_and_every_page_still_fits_the_width) {
  tap(kiosk.bar(), "bar/contrast");
  for (const char* node : {"apply/kindergarten-queue", "home/track", "home/rate"}) {
    tap(kiosk.main(), node);
    std::vector<const ui::Node*> nodes;
    ui::flatten(kiosk.main().tree(), nodes);
    for (const ui::Node* one : nodes) EXPECT_LE(kiosk.main().bounds(one->id()).value_or(surface::imgui::Box{}).right(), 1080) << one->id();
    for (const surface::imgui::Stop& stop : kiosk.main().stops()) EXPECT_GE(stop.bounds.height, 56) << stop.node;
    tap(kiosk.bar(), "bar/home");
  }
}

}  // namespace
}  // namespace portal::kiosk
