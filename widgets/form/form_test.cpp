// The form as a citizen meets it: typed, filled, corrected, saved, sent.
#include "widgets/form/form.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

json::Value every_kind() { return json::Object{{"definition", testing::read_json("widgets/form/examples/every_kind.json")}}; }
json::Value profile() { return testing::read_json("widgets/form/examples/profile.json"); }
Driver form(const std::vector<std::string>& host = {"submit"}) { return Driver(form_kind(), testing::options(every_kind(), host)); }

// [R 61] [R 14]
TEST(Form, fills_from_the_profile_only_after_showing_what_and_from_where) {
  Driver driver = form({"profile", "submit"});
  const json::Value asked = driver.press("autofill-start");
  EXPECT_EQ(json::write(*asked.find("requests")),
            R"([{"id":1,"kind":"profile.load","facts":["person.name.family","person.birthDate","person.snils","contacts.email"]}])");
  const json::Value shown = driver.reply(1, profile());
  EXPECT_EQ(shown.find("focus")->text(), "autofill");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "value"), "");
  EXPECT_EQ(driver.text_of("autofill/0", "name"), "Фамилия: Соколова");
  EXPECT_EQ(driver.text_of("autofill/0", "hint"), "Госуслуги, проверено, на 12 октября 2026 года");
  driver.input("autofill/3", false);
  driver.press("autofill-apply");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "value"), "Соколова");
  EXPECT_EQ(driver.text_of("/applicant/birthDate", "value"), "17.04.1991");
  EXPECT_EQ(driver.text_of("/applicant/snils", "value"), "112-233-445 95");
  EXPECT_EQ(driver.text_of("/applicant/snils", "note"), "Из профиля: Социальный фонд, проверено, на 1 сентября 2026 года");
  EXPECT_EQ(driver.text_of("/applicant/email", "value"), "");
}

TEST(Form, never_fills_over_what_the_person_typed_and_undoes_one_field_or_all) {
  Driver driver = form({"profile"});
  driver.input("/applicant/lastName", "Мирная");
  driver.press("autofill-start");
  driver.reply(1, profile());
  EXPECT_EQ(driver.node("autofill/0"), nullptr);
  EXPECT_EQ(driver.text_of("autofill-kept", "text"), "Оставим, как ввели вы: «Фамилия».");
  driver.press("autofill-apply");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "value"), "Мирная");
  const json::Value undone = driver.press("undo/applicant/snils");
  EXPECT_EQ(undone.find("focus")->text(), "/applicant/snils");
  EXPECT_EQ(driver.text_of("/applicant/snils", "value"), "");
  EXPECT_EQ(driver.text_of("/applicant/birthDate", "value"), "17.04.1991");
  driver.press("autofill-undo");
  EXPECT_EQ(driver.text_of("/applicant/birthDate", "value"), "");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "value"), "Мирная");
}

TEST(Form, a_corrected_value_says_what_the_profile_had_and_can_be_put_back) {
  Driver driver = form({"profile"});
  driver.press("autofill-start");
  driver.reply(1, profile());
  driver.press("autofill-apply");
  driver.input("/applicant/lastName", "Соколова-Мирная");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "note"), "Вы изменили. В профиле: Соколова (Госуслуги, проверено, на 12 октября 2026 года)");
  driver.press("refill/applicant/lastName");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "value"), "Соколова");
}

TEST(Form, the_offer_counts_only_what_is_shown_and_blank) {
  Driver driver = form({"profile"});
  EXPECT_EQ(driver.text_of("autofill-text", "text").rfind("Можно взять из вашего профиля до 4 ответов. ", 0), 0U);
  driver.input("/applicant/lastName", "Мирная");
  EXPECT_EQ(driver.text_of("autofill-text", "text").rfind("Можно взять из вашего профиля до 3 ответов. ", 0), 0U);
}

TEST(Form, each_filled_value_is_undone_from_one_list_or_below_its_field) {
  Driver driver = form({"profile"});
  driver.press("autofill-start");
  driver.reply(1, profile());
  driver.press("autofill-apply");
  EXPECT_EQ(driver.node("autofill-filled"), nullptr) << "made only when it is opened";
  driver.send({ui::EventType::toggle, "autofill-list", {}, {}, true, 0});
  EXPECT_EQ(driver.text_of("autofill-list", "name"), "Что заполнено: 4 поля");
  EXPECT_EQ(driver.text_of("filled/applicant/snils", "name"), "СНИЛС: 112-233-445 95. Социальный фонд, проверено, на 1 сентября 2026 года");
  EXPECT_EQ(*driver.node("undo/applicant/snils")->find("aside"), json::Value(true));
  EXPECT_EQ(driver.node("undo-listed/applicant/snils")->find("aside"), nullptr);
  driver.send({ui::EventType::focus, "undo-listed/applicant/snils", {}, {}, false, 0});
  const json::Value undone = driver.press("undo-listed/applicant/snils");
  EXPECT_EQ(undone.find("focus")->text(), "undo-listed/applicant/email") << "on to the next value";
  EXPECT_EQ(driver.text_of("/applicant/snils", "value"), "");
  EXPECT_EQ(driver.text_of("autofill", "name"), "Заполнено из профиля: 3 поля");
}

TEST(Form, a_day_that_its_month_does_not_have_is_said_so) {
  Driver driver = form();
  const auto complaint = [&driver](const char* typed) {
    driver.input("/applicant/birthDate", typed);
    driver.leave("/applicant/birthDate");
    return driver.text_of("/applicant/birthDate", "error");
  };
  EXPECT_EQ(complaint("31.02.2024"), "В феврале 2024 года 29 дней: проверьте число");
  EXPECT_EQ(complaint("29.02.2023"), "В феврале 2023 года 28 дней: проверьте число");
  EXPECT_EQ(complaint("31.04.2024"), "В апреле 2024 года 30 дней: проверьте число");
  EXPECT_EQ(complaint("03.25.1987"), "В году 12 месяцев: проверьте месяц, он пишется после числа");
  EXPECT_EQ(complaint("вчера"), "Напишите дату цифрами: день, месяц, год. Например, 25.03.1987");
  EXPECT_EQ(complaint("29.02.2024"), "");
}

TEST(Form, an_answer_that_another_field_has_already_is_refused_here_and_by_the_backend) {
  const json::Value definition = json::parse(R"({"id": "x", "version": "1", "language": "ru", "title": "Х",
    "schema": {"type": "object", "properties": {
      "first": {"title": "Первый", "enum": ["а", "б"]}, "second": {"title": "Второй", "enum": ["а", "б"]}}},
    "uischema": {"type": "VerticalLayout", "elements": [
      {"type": "Control", "scope": "#/properties/first"},
      {"type": "Control", "scope": "#/properties/second", "options": {"distinctFrom": ["#/properties/first"]}}]}})")
                                     .value();
  Driver driver(form_kind(), testing::options(json::Object{{"definition", definition}}));
  driver.input("/first", "а");
  driver.input("/second", "а");
  driver.leave("/second");
  EXPECT_EQ(driver.text_of("/second", "error"), "Этот ответ вы уже выбрали выше. Выберите другой");
  driver.input("/first", "б");
  driver.leave("/first");
  EXPECT_EQ(driver.text_of("/second", "error"), "") << "the other one was the one to change";
  const auto problems = check_application(definition, json::parse(R"({"first":"а","second":"а"})").value(), "2026-11-25");
  ASSERT_EQ(problems.value().size(), 1U);
  EXPECT_EQ(problems.value()[0].keyword + problems.value()[0].instance, "distinct/second");
}

// [R 10]
TEST(Form, complains_when_a_field_is_left_and_never_while_one_types) {
  Driver driver = form();
  driver.input("/applicant/snils", "112-233-44");
  EXPECT_EQ(driver.text_of("/applicant/snils", "error"), "");
  driver.leave("/applicant/snils");
  EXPECT_EQ(driver.text_of("/applicant/snils", "error"), "Нужно 11 знаков, вы ввели 8");
  driver.input("/applicant/snils", "11223344595");
  EXPECT_EQ(driver.text_of("/applicant/snils", "error"), "Нужно 11 знаков, вы ввели 8");
  driver.leave("/applicant/snils");
  EXPECT_EQ(driver.text_of("/applicant/snils", "error"), "");
  EXPECT_EQ(driver.text_of("/applicant/snils", "value"), "112-233-445 95");
}

TEST(Form, a_blank_field_is_not_scolded_when_it_is_left) {
  Driver driver = form();
  driver.leave("/applicant/lastName");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "error"), "");
}

TEST(Form, a_long_address_stays_on_one_line_and_a_long_text_gets_several) {
  const auto definition = json::parse(R"({"id": "x", "version": "1", "language": "ru", "title": "Х",
    "schema": {"type": "object", "properties": {
      "mail": {"title": "Почта", "type": "string", "format": "email", "maxLength": 254},
      "story": {"title": "Рассказ", "type": "string", "maxLength": 254}}},
    "uischema": {"type": "VerticalLayout", "elements": [
      {"type": "Control", "scope": "#/properties/mail"}, {"type": "Control", "scope": "#/properties/story"}]}})");
  Driver driver(form_kind(), testing::options(json::Object{{"definition", definition.value()}}));
  EXPECT_EQ(driver.text_of("/mail", "role"), "text_field");
  EXPECT_EQ(driver.text_of("/mail", "input_type"), "email");
  EXPECT_EQ(driver.text_of("/story", "role"), "text_area");
}

TEST(Form, sending_too_early_lists_the_mistakes_with_links_and_moves_focus_there) {
  Driver driver = form();
  const json::Value refused = driver.press("submit");
  EXPECT_EQ(refused.find("focus")->text(), "errors");
  EXPECT_EQ(json::write(*refused.find("announce")), R"([{"text":"Исправьте 5 полей","assertive":true}])");
  EXPECT_EQ(driver.text_of("error/applicant/lastName", "target"), "/applicant/lastName");
  EXPECT_EQ(driver.text_of("error/applicant/lastName", "name"), "Заполните поле «Фамилия»");
  EXPECT_EQ(driver.text_of("/needs/language", "error"), "Выберите ответ: «Язык обучения»");
  EXPECT_EQ(driver.text_of("/agreed", "error"), "Поставьте отметку: «Сведения верны»");
  driver.input("/applicant/lastName", "Соколова");
  driver.leave("/applicant/lastName");
  EXPECT_EQ(driver.text_of("error/applicant/lastName", "name"), "Фамилия: исправлено");
  EXPECT_EQ(driver.text_of("errors", "name"), "Исправьте 4 поля");
}

// [R 6, 60]
TEST(Form, an_answer_shows_its_question_and_a_hidden_one_is_not_sent) {
  Driver driver = form();
  EXPECT_EQ(driver.node("/needs/details"), nullptr);
  driver.input("/needs/special", true);
  driver.input("/needs/details", "Нужен пандус");
  driver.input("/needs/special", false);
  EXPECT_EQ(driver.node("/needs/details"), nullptr);
  driver.input("/needs/special", true);
  EXPECT_EQ(driver.text_of("/needs/details", "value"), "Нужен пандус");
}

json::Value fill_and_send(Driver& driver) {
  driver.input("/applicant/lastName", "Соколова");
  driver.input("/applicant/birthDate", "17.04.1991");
  driver.input("/applicant/snils", "112-233-445 95");
  driver.input("/needs/language", "ru");
  driver.input("/agreed", true);
  return driver.press("submit");
}

TEST(Form, sends_the_visible_answers_once_and_shows_a_receipt) {
  Driver driver = form();
  const json::Value sent = fill_and_send(driver);
  EXPECT_EQ(json::write(*sent.find("requests")),
            R"([{"id":1,"kind":"application.submit","form":"every-kind","version":"1","data":{"applicant":{"lastName":"Соколова",)"
            R"("birthDate":"1991-04-17","snils":"11223344595"},"needs":{"language":"ru"},"agreed":true},"key":"-1"}])");
  EXPECT_EQ(driver.press("submit").find("requests"), nullptr);
  const json::Value receipt = driver.reply(1, json::Object{{"number", "КР-1"}, {"receivedAt", "2026-11-22T05:31:00Z"}});
  EXPECT_EQ(receipt.find("focus")->text(), "receipt");
  EXPECT_EQ(driver.text_of("receipt-number", "value"), "КР-1");
  EXPECT_EQ(json::write(*receipt.find("events")), R"([{"name":"portal-submitted","detail":{"form":"every-kind","number":"КР-1"}}])");
}

TEST(Form, a_sending_without_connection_says_so_and_keeps_the_answers) {
  Driver driver = form();
  fill_and_send(driver);
  driver.reply(1, json::Object{{"type", "about:offline"}, {"unsent", true}}, false);
  EXPECT_EQ(driver.text_of("failure-text", "text"), "Нет связи с интернетом. Ваши ответы на месте. Отправьте заявление, когда связь появится.");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "value"), "Соколова");
}

TEST(Form, what_the_server_refuses_is_shown_on_its_field) {
  Driver driver = form();
  fill_and_send(driver);
  driver.reply(
      1,
      json::parse(
          R"({"type":"about:blank","status":422,"errors":[{"pointer":"/applicant/snils","keyword":"identifier","parameters":{"kind":"checksum"}}]})")
          .value(),
      false);
  EXPECT_EQ(driver.text_of("/applicant/snils", "error"), "Проверьте цифры: где-то в номере опечатка");
  EXPECT_EQ(driver.text_of("errors", "name"), "Исправьте 1 поле");
}

// [R 65]
TEST(Form, a_draft_comes_back_after_a_reload_with_what_was_typed_and_where_it_came_from) {
  Driver before = form({"draft", "profile"});
  EXPECT_EQ(request_of(before.first(), "draft.load"), 1);
  before.reply(1, json::Object{{"draft", nullptr}});
  before.press("autofill-start");
  before.reply(3, profile());
  const std::int64_t timer = request_of(before.press("autofill-apply"), "timer");
  before.input("/applicant/lastName", "Соко");
  const json::Value saved = before.reply(timer, nullptr);
  const json::Value& request = saved.find("requests")->array()[0];
  EXPECT_EQ(request.find("kind")->text(), "draft.save");

  Driver after = form({"draft", "profile"});
  after.reply(
      1, json::Object{{"draft", json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"stored", "device"}, {"content", *request.find("content")}}}});
  EXPECT_EQ(after.text_of("/applicant/lastName", "value"), "Соко");
  EXPECT_EQ(after.text_of("/applicant/snils", "note"), "Из профиля: Социальный фонд, проверено, на 1 сентября 2026 года");
  EXPECT_EQ(after.text_of("autofill", "name"), "Заполнено из профиля: 3 поля") << "and can still be undone as a whole";
  EXPECT_EQ(after.text_of("draft-restored-text", "text"), "Черновик сохранён: 22 ноября 2026 года в 12:30. Продолжайте с того же места.");
}

TEST(Form, changes_language_without_losing_an_answer) {
  Driver driver = form();
  driver.input("/applicant/lastName", "Соколова");
  driver.input("/applicant/snils", "1");
  driver.leave("/applicant/snils");
  driver.send({ui::EventType::locale, {}, {}, testing::strings("en"), false, 0});
  EXPECT_EQ(driver.text_of("/applicant/lastName", "name"), "Last name");
  EXPECT_EQ(driver.text_of("/applicant/lastName", "value"), "Соколова");
  EXPECT_EQ(driver.text_of("/applicant/snils", "error"), "11 characters are needed, you typed 1");
}

TEST(Form, the_check_of_a_backend_is_the_check_of_the_page) {
  const json::Value definition = testing::read_json("widgets/form/examples/every_kind.json");
  const auto check = [&definition](const char* data) {
    std::string out;
    const auto problems = check_application(definition, json::parse(data).value(), "2026-11-25");
    for (const schema::Problem& problem : problems.value()) out += problem.keyword + " " + problem.instance + "; ";
    return out;
  };
  EXPECT_EQ(check(R"({"applicant":{"lastName":"Соколова","birthDate":"1991-04-17","snils":"11223344595"},"needs":{"language":"ru"},"agreed":true})"),
            "");
  EXPECT_EQ(check(R"({"applicant":{"lastName":"С","birthDate":"1991-02-30","snils":"11223344596","x":1},"needs":{"language":"fr"},"agreed":false})"),
            "unknown /applicant/x; minLength /applicant/lastName; typed-date /applicant/birthDate; identifier /applicant/snils; "
            "required /needs/language; required /agreed; ");
}

TEST(Form, an_event_for_another_tree_is_a_typed_error_and_changes_nothing) {
  Driver driver = form();
  const std::string before = driver.text();
  const auto code = [&driver](ui::Event event) {
    const auto result = driver.try_send(event);
    return result.ok() ? "ok" : std::string(name_of(result.error().code)) + " " + result.error().path;
  };
  EXPECT_EQ(code({ui::EventType::press, "nothing", {}, {}, false, 0}), "unknown_node /node");
  EXPECT_EQ(code({ui::EventType::input, "/needs/details", {}, "x", false, 0}), "unknown_node /node");
  EXPECT_EQ(code({ui::EventType::input, "/needs/language", {}, "fr", false, 0}), "wrong_type /value");
  EXPECT_EQ(code({ui::EventType::input, "/agreed", {}, "yes", false, 0}), "wrong_type /value");
  EXPECT_EQ(code({ui::EventType::set, {}, "colour", "red", false, 0}), "unknown_name /name");
  EXPECT_EQ(driver.text(), before);
}

TEST(Form, every_named_example_is_reached_and_restores_from_its_state_to_the_same_tree) {
  for (const testing::Example& example : testing::examples("form")) {
    Driver driver(form_kind(), example.options);
    for (const ui::Event& event : example.events) driver.send(event);
    const json::Value snapshot = json::parse(driver.session().snapshot()).value();
    json::Value options = example.options;
    options.object().set("state", *snapshot.find("state"));
    Driver restored(form_kind(), options);
    EXPECT_EQ(restored.text(), driver.text()) << example.name;
  }
}

}  // namespace
}  // namespace portal::form
