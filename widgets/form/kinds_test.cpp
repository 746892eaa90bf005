// Kinds of fields as a citizen meets them: found among many, typed in words, counted, compared.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/definition.h"
#include "widgets/form/form.h"
#include "widgets/form/input.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

Driver kinds(const std::vector<std::string>& host = {"submit"}) {
  return Driver(form_kind(), testing::options(json::Object{{"definition", testing::read_json("widgets/form/examples/kinds.json")}}, host));
}

std::string labels(const Driver& driver, const std::string& node) {
  std::string out;
  const json::Value* found = driver.node(node);
  const json::Value* options = found != nullptr ? found->find("options") : nullptr;
  if (options != nullptr)
    for (const json::Value& option : options->array()) out += (out.empty() ? "" : "; ") + option.text_at("label");
  return out;
}

std::string money(std::string_view typed, bool minor) { return json::write(read_money(typed, 2, minor).value); }

// [R 64]
TEST(Kinds, a_choice_is_found_by_any_beginning_of_its_words_and_kept_by_its_own_name) {
  Driver driver = kinds();
  driver.input("/region", "обл ОР");
  EXPECT_EQ(labels(driver, "/region"), "Оренбургская область; Орловская область");
  const json::Value found = driver.input("/region", "санкт петерб");
  EXPECT_EQ(labels(driver, "/region"), "Город Санкт-Петербург");
  EXPECT_EQ(json::write(*found.find("announce")), R"([{"text":"В списке 1 вариант"}])");
  driver.input("/region", json::Array{"78"});
  EXPECT_EQ(driver.text_of("/region", "value"), "Город Санкт-Петербург");
  EXPECT_EQ(labels(driver, "/region"), "");
  driver.input("/region", "омская ОБЛАСТЬ");
  driver.leave("/region");
  EXPECT_EQ(driver.text_of("/region", "value"), "Омская область");
  EXPECT_EQ(driver.text_of("/region", "error"), "");
  driver.input("/region", "Марс");
  driver.leave("/region");
  EXPECT_EQ(driver.text_of("/region", "value"), "Марс");
  EXPECT_EQ(driver.text_of("/region", "error"), "Выберите ответ из списка: начните писать, и мы его покажем");
}

TEST(Kinds, a_choice_written_out_is_taken_when_the_form_is_sent_and_a_hidden_value_goes_along) {
  const json::Value definition = json::parse(R"({"id": "f", "version": "1", "language": "ru", "title": "Форма",
    "schema": {"type": "object", "properties": {"town": {"title": "Город", "enum": ["Ачинск", "Канск"]}, "source": {"type": "string", "default": "portal"}}},
    "uischema": {"type": "VerticalLayout", "elements": [
      {"type": "Control", "scope": "#/properties/town", "options": {"format": "combobox"}},
      {"type": "Control", "scope": "#/properties/source", "options": {"format": "hidden"}}]}})")
                                     .value();
  Driver driver(form_kind(), testing::options(json::Object{{"definition", definition}}, {"submit"}));
  EXPECT_EQ(driver.node("/source"), nullptr);
  driver.input("/town", "канск");
  const json::Value sent = driver.press("submit");
  EXPECT_EQ(json::write(*sent.find("requests")->array().front().find("data")), R"({"source":"portal","town":"Канск"})");
}

TEST(Kinds, of_ten_thousand_choices_the_first_twelve_are_offered) {
  json::Array choices;
  for (int i = 0; i < 10000; ++i) choices.emplace_back(json::Object{{"const", i}, {"title", "Населённый пункт " + std::to_string(i)}});
  const json::Value definition = json::Object{
      {"id", "many"},
      {"version", "1"},
      {"language", "ru"},
      {"title", "Много"},
      {"schema",
       json::Object{{"type", "object"}, {"properties", json::Object{{"town", json::Object{{"title", "Где"}, {"oneOf", std::move(choices)}}}}}}},
      {"uischema", json::Object{{"type", "Control"}, {"scope", "#/properties/town"}, {"options", json::Object{{"format", "combobox"}}}}}};
  Driver driver(form_kind(), testing::options(json::Object{{"definition", definition}}, {"submit"}));
  const json::Value found = driver.input("/town", "населенный 999");
  EXPECT_EQ(json::write(*found.find("announce")), R"([{"text":"В списке 11 вариантов"}])");
  EXPECT_EQ(driver.node("/town")->find("options")->array().size(), 11U);
  driver.input("/town", "пункт");
  EXPECT_EQ(driver.node("/town")->find("options")->array().size(), 12U);
  driver.input("/town", json::Array{"9998"});
  EXPECT_EQ(driver.text_of("/town", "value"), "Населённый пункт 9998");
}

TEST(Kinds, an_address_is_proposed_by_the_host_one_question_at_a_time_and_fills_its_parts) {
  Driver driver = kinds({"submit", "address"});
  EXPECT_EQ(json::write(*driver.input("/address", "Ми").find("requests")), R"([{"id":1,"kind":"address.suggest","text":"Ми"}])");
  EXPECT_EQ(driver.input("/address", "Мира").find("requests"), nullptr);
  const json::Value again = driver.reply(1, json::Object{{"suggestions", json::Array{}}});
  EXPECT_EQ(json::write(*again.find("requests")), R"([{"id":2,"kind":"address.suggest","text":"Мира"}])");
  const json::Object parts{{"street", "проспект Мира"}, {"house", "10"}};
  driver.reply(2, json::Object{{"suggestions", json::Array{json::Object{{"label", "проспект Мира, 10"}, {"parts", parts}}}}});
  EXPECT_EQ(labels(driver, "/address"), "проспект Мира, 10");
  const json::Value taken = driver.input("/address", json::Array{"проспект Мира, 10"});
  EXPECT_EQ(driver.text_of("/address", "value"), "проспект Мира, 10");
  EXPECT_EQ(driver.text_of("/street", "value"), "проспект Мира");
  EXPECT_EQ(driver.text_of("/house", "value"), "10");
  EXPECT_EQ(json::write(*taken.find("announce")), R"([{"text":"Заполнили по адресу: Улица, Дом. Проверьте."}])");
  driver.input("/address", "Своя улица, 1");
  EXPECT_EQ(driver.text_of("/address", "error"), "");
}

TEST(Kinds, a_date_is_read_in_words_and_in_parts) {
  EXPECT_EQ(json::write(read_date("5 марта 1987 года").value), R"("1987-03-05")");
  EXPECT_EQ(json::write(read_date("March 5th, 1987").value), R"("1987-03-05")");
  EXPECT_EQ(json::write(read_date("9 май 2001").value), R"("2001-05-09")");
  EXPECT_EQ(read_date("31 июня 2001").complaint.parameters["days"], json::Value(30));
  EXPECT_EQ(read_date("марта 1987").complaint.keyword, "typed-date");
  Driver driver = kinds();
  driver.input("/issued", "5..2014");
  driver.leave("/issued");
  EXPECT_EQ(driver.text_of("/issued", "error"), "Допишите месяц, число от 1 до 12");
  driver.input("/issued", "5.3.2014");
  driver.leave("/issued");
  EXPECT_EQ(driver.text_of("/issued", "error"), "");
  EXPECT_EQ(driver.text_of("/issued", "value"), "05.03.2014");
}

TEST(Kinds, a_sum_is_read_with_its_sign_and_kept_in_the_units_of_the_schema) {
  EXPECT_EQ(money("1 200,50 ₽", false), "1200.5");
  EXPECT_EQ(money("1,200.50", false), "1200.5");
  EXPECT_EQ(money("1200,5", true), "120050");
  EXPECT_EQ(money("0,05", true), "5");
  EXPECT_EQ(read_money("1,234", 2, false).complaint.parameters["kind"], json::Value("decimals"));
  EXPECT_EQ(show_money(120050, 2, true),
            "1\xC2\xA0"
            "200,50");
  EXPECT_EQ(show_money(5, 2, true), "0,05");
  EXPECT_EQ(show_money(json::Value(1200.5), 2, false),
            "1\xC2\xA0"
            "200,50");
  Driver driver = kinds();
  driver.input("/rent", "15000,123");
  driver.leave("/rent");
  EXPECT_EQ(driver.text_of("/rent", "error"), "После запятой нужно не больше 2 цифр");
}

TEST(Kinds, an_end_before_its_beginning_is_said_and_forgiven_once_either_changes) {
  Driver driver = kinds();
  driver.input("/leave/from", "10.06.2027");
  driver.leave("/leave/from");
  driver.input("/leave/to", "1 июня 2027");
  driver.leave("/leave/to");
  EXPECT_EQ(driver.text_of("/leave/to", "error"), "Эта дата не может быть раньше 10 июня 2027 года: проверьте обе");
  driver.input("/leave/from", "01.05.2027");
  driver.leave("/leave/from");
  EXPECT_EQ(driver.text_of("/leave/to", "error"), "");
}

// [R 64]
TEST(Kinds, a_period_is_one_question_of_two_days_that_says_how_long_it_is) {
  Driver driver = kinds();
  const std::string group = "period/leave";
  EXPECT_EQ(driver.text_of(group, "role"), "group");
  EXPECT_EQ(driver.text_of(group, "name"), "Отпуск");
  EXPECT_EQ(driver.text_of("/leave/from", "name"), "Первый день") << "the schema says no titles";
  EXPECT_EQ(driver.text_of("/leave/to", "name"), "Последний день");
  driver.input("/leave/from", "10.06.2027");
  EXPECT_EQ(driver.node("days" + group), nullptr);
  driver.input("/leave/to", "10.06.2027");
  EXPECT_EQ(driver.text_of("days" + group, "text"), "Всего 1 день, считая оба.");
  driver.input("/leave/to", "23.06.2027");
  EXPECT_EQ(driver.text_of("days" + group, "text"), "Всего 14 дней, считая оба.");
  driver.input("/leave/to", "09.06.2027");
  driver.press("submit");
  EXPECT_EQ(driver.text_of("error/leave/to", "name"), "Отпуск: Последний день: Эта дата не может быть раньше 10 июня 2027 года: проверьте обе");
}

TEST(Kinds, a_hint_that_another_sentence_follows_ends_as_a_sentence) {
  const auto hint = [](const std::string& description) {
    const json::Value field = json::Object{{"type", "string"}, {"title", "Кем выдан"}, {"description", description}, {"maxLength", 250}};
    const json::Value source =
        json::Object{{"id", "f"},
                     {"version", "1"},
                     {"language", "ru"},
                     {"title", "Форма"},
                     {"schema", json::Object{{"type", "object"}, {"properties", json::Object{{"by", field}}}}},
                     {"uischema", json::parse(R"({"type": "Control", "scope": "#/properties/by", "options": {"multi": true}})").value()}};
    return Driver(form_kind(), testing::options(json::Object{{"definition", source}})).text_of("/by", "hint");
  };
  EXPECT_EQ(hint("Как в паспорте"), "Как в паспорте. Не больше 250 знаков.");
  EXPECT_EQ(hint("Как в паспорте."), "Как в паспорте. Не больше 250 знаков.");
  EXPECT_EQ(hint("Отдел, район…"), "Отдел, район… Не больше 250 знаков.");
}

TEST(Kinds, a_period_is_of_two_dates_and_nothing_else) {
  const json::Value source = json::parse(R"({"id": "f", "version": "1", "language": "ru", "title": "Форма",
    "schema": {"type": "object", "properties": {"when": {"type": "object", "properties": {"from": {"type": "string", "format": "date"}, "to": {"type": "string"}}}}},
    "uischema": {"type": "Control", "scope": "#/properties/when", "options": {"format": "period"}}})")
                                 .value();
  const auto read = Definition::read(source);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, ErrorCode::unknown_name);
  EXPECT_EQ(read.error().path, "/definition/uischema/options/format");
}

TEST(Kinds, an_unlikely_answer_is_asked_about_once_and_may_stand) {
  Driver driver = kinds();
  driver.input("/parentBorn", "17.04.1887");
  driver.leave("/parentBorn");
  EXPECT_EQ(driver.text_of("/parentBorn", "question"), "17 апреля 1887 года: это верная дата?");
  EXPECT_EQ(driver.text_of("/parentBorn", "error"), "");
  driver.press("keep/parentBorn");
  EXPECT_EQ(driver.text_of("/parentBorn", "question"), "");
  driver.leave("/parentBorn");
  EXPECT_EQ(driver.text_of("/parentBorn", "question"), "");
  driver.input("/childBorn", "25.03.1889");
  driver.leave("/childBorn");
  EXPECT_EQ(driver.text_of("/childBorn", "question"), "Между этой датой и 17 апреля 1887 года меньше 14 лет. Всё верно?");
  driver.input("/childBorn", "25.03.1909");
  driver.leave("/childBorn");
  EXPECT_EQ(driver.text_of("/childBorn", "question"), "");
}

TEST(Kinds, room_is_shown_at_each_key_and_said_now_and_then_and_nothing_is_cut) {
  Driver driver = kinds();
  EXPECT_EQ(driver.text_of("/story", "hint"), "Не больше 120 знаков.");
  EXPECT_EQ(driver.input("/story", "Привет").find("announce"), nullptr);
  EXPECT_EQ(driver.text_of("/story", "room"), "Осталось 114 знаков");
  EXPECT_EQ(json::write(*driver.input("/story", std::string(101, 'a')).find("announce")), R"([{"text":"Осталось 19 знаков"}])");
  EXPECT_EQ(driver.input("/story", std::string(102, 'a')).find("announce"), nullptr);
  EXPECT_EQ(json::write(*driver.input("/story", std::string(123, 'a')).find("announce")), R"([{"text":"Лишние 3 знака"}])");
  EXPECT_EQ(driver.text_of("/story", "value").size(), 123U);
}

TEST(Kinds, yes_or_no_is_asked_as_two_answers_and_sent_as_a_boolean) {
  Driver driver = kinds();
  EXPECT_EQ(driver.text_of("/hasCar", "role"), "radio_group");
  driver.input("/hasCar", "false");
  EXPECT_EQ(driver.text_of("/hasCar", "value"), "false");
  driver.press("submit");
  EXPECT_EQ(driver.text_of("/hasCar", "error"), "");
}

TEST(Kinds, what_is_read_only_cannot_be_typed_into_and_a_signature_gets_its_day) {
  Driver driver = kinds({"submit", "clock"});
  ui::Event typing;
  typing.type = ui::EventType::input;
  typing.node = "/queue";
  typing.value = "12";
  EXPECT_EQ(driver.try_send(typing).error().code, ErrorCode::refused_action);
  driver.input("/signature", "Анна Соколова");
  EXPECT_EQ(request_of(driver.leave("/signature"), "clock.now"), 1);
  driver.reply(1, json::Object{{"now", "2026-11-25T20:00:00Z"}});
  EXPECT_EQ(driver.text_of("/signedOn", "value"), "26.11.2026");
}

// One field that takes files, of a host that stores them.
Driver files() {
  const json::Value definition = json::parse(R"({"id": "f", "version": "1", "language": "ru", "title": "Файлы",
    "schema": {"type": "object", "properties": {"scan": {"type": "array", "title": "Скан", "items": {"type": "string"}}}},
    "uischema": {"type": "Control", "scope": "#/properties/scan", "options": {"format": "file", "accept": ".pdf,image/*", "maxSize": 1500000}}})")
                                     .value();
  return Driver(form_kind(), testing::options(json::Object{{"definition", definition}}, {"submit", "files"}));
}
json::Value file(const char* name, std::int64_t size, const char* key, const char* type = "application/pdf") {
  return json::Object{{"name", name}, {"size", size}, {"type", type}, {"key", key}};
}
json::Value arrived(std::int64_t offset, bool done) { return json::Object{{"file", "f1"}, {"offset", offset}, {"done", done}}; }

TEST(Kinds, a_file_goes_piece_by_piece_is_stopped_and_goes_on_from_there) {
  Driver driver = files();
  EXPECT_EQ(driver.text_of("/scan", "hint"), "Файл не больше 1,5 МБ.");
  EXPECT_EQ(json::write(*driver.input("/scan", json::Array{file("а.pdf", 1000, "k1")}).find("requests")),
            R"([{"id":1,"kind":"file.upload","key":"k1","name":"а.pdf","size":1000,"type":"application/pdf"}])");
  EXPECT_EQ(json::write(*driver.reply(1, arrived(400, false)).find("requests")),
            R"([{"id":2,"kind":"file.upload","key":"k1","name":"а.pdf","size":1000,"type":"application/pdf","file":"f1","offset":400}])");
  EXPECT_EQ(driver.text_of("file-part/0/scan", "name"), "а.pdf: отправлено 40 %");
  EXPECT_EQ(driver.text_of("file-part/0/scan", "value"), "40");
  driver.press("file-stop/0/scan");
  EXPECT_EQ(driver.reply(2, arrived(800, false)).find("requests"), nullptr);
  EXPECT_EQ(driver.text_of("file/0/scan", "status"), "отправка остановлена");
  driver.press("submit");
  EXPECT_EQ(driver.text_of("/scan", "error"), "Файл «а.pdf» ещё не отправлен. Дождитесь отправки или уберите его");
  EXPECT_EQ(json::write(*driver.press("file-go/0/scan").find("requests")),
            R"([{"id":3,"kind":"file.upload","key":"k1","name":"а.pdf","size":1000,"type":"application/pdf","file":"f1"}])");
  driver.reply(3, arrived(1000, true));
  EXPECT_EQ(driver.text_of("file/0/scan", "status"), "отправлен");
  const json::Value sent = driver.press("submit");
  EXPECT_EQ(json::write(*sent.find("requests")->array().front().find("data")), R"({"scan":["f1"]})");
}

TEST(Kinds, a_file_that_does_not_fit_is_refused_with_the_reason_and_the_others_go) {
  Driver driver = files();
  driver.input("/scan", json::Array{file("б.exe", 10, "k1", "application/x-msdownload"), file("в.PDF", 10, "k2", "")});
  EXPECT_EQ(driver.text_of("/scan", "error"), "Файл «б.exe» не подходит. Подойдут: .pdf,image/*");
  EXPECT_EQ(driver.text_of("file/0/scan", "name"), "в.PDF, 1 кБ");
  driver.input("/scan", json::Array{file("г.png", 2000000, "k3", "image/png")});
  EXPECT_EQ(driver.text_of("/scan", "error"), "Файл «г.png» слишком большой: 2 МБ. Нужно не больше 1,5 МБ");
  driver.reply(1, json::Object{{"type", "/problems/file-type-refused"}, {"status", 415}}, false);
  EXPECT_EQ(driver.text_of("/scan", "error"), "Внутри файла «в.PDF» не то, что обещает его имя. Выберите другой файл");
  EXPECT_EQ(driver.node("file/0/scan"), nullptr);
}

TEST(Kinds, a_file_that_could_not_be_sent_goes_on_when_it_is_chosen_again) {
  Driver driver = files();
  driver.input("/scan", json::Array{file("а.pdf", 1000, "k1")});
  driver.reply(1, arrived(400, false));
  driver.reply(2, json::Object{{"type", "about:offline"}}, false);
  EXPECT_EQ(driver.text_of("file/0/scan", "status"), "не получилось отправить");
  EXPECT_EQ(json::write(*driver.input("/scan", json::Array{file("а.pdf", 1000, "k9")}).find("requests")),
            R"([{"id":3,"kind":"file.upload","key":"k9","name":"а.pdf","size":1000,"type":"application/pdf","file":"f1"}])");
  EXPECT_EQ(driver.node("file/1/scan"), nullptr);
  const json::Value dropped = driver.press("file-drop/0/scan");
  EXPECT_EQ(driver.node("file/0/scan"), nullptr);
  EXPECT_EQ(json::write(*driver.reply(3, arrived(1000, true)).find("requests")), R"([{"id":4,"kind":"file.drop","file":"f1"}])");
}

}  // namespace
}  // namespace portal::form
