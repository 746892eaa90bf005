// What is asked below a field: proposals of the text engine, voice, warnings. Nothing is applied before the person says so.
#include "widgets/form/question.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/form/form.h"

namespace portal::form {
namespace {

using testing::Driver;
using testing::request_of;

json::Value every_kind() { return json::Object{{"definition", testing::read_json("widgets/form/examples/every_kind.json")}}; }
Driver form(const std::vector<std::string>& host) { return Driver(form_kind(), testing::options(every_kind(), host)); }

json::Value type_and_leave(Driver& driver, const std::string& field, const char* text) {
  driver.input(field, text);
  return driver.leave(field);
}
json::Value proposal(json::Array values, const char* reason) { return json::Object{{"values", std::move(values)}, {"reason", reason}}; }
std::string announced(const json::Value& update) {
  const json::Value* list = update.find("announce");
  return list == nullptr || list->array().empty() ? std::string() : list->array().back().text_at("text");
}

constexpr const char* birth = "/applicant/birthDate";
constexpr const char* last = "/applicant/lastName";

// [R 63] [R 65]
TEST(Question, ADateThatMayBeReadInTwoOrdersIsAskedAboutAndPutInByItsButton) {
  Driver driver = form({"text"});
  const json::Value left = type_and_leave(driver, birth, "03/04/2026");
  EXPECT_EQ(json::write(left.find("requests")->array()[0]), R"({"id":1,"kind":"text.propose","answer":"date","text":"03/04/2026","locale":"ru"})");
  const json::Value asked = driver.reply(1, proposal({"2026-04-03", "2026-03-04"}, "order"));
  EXPECT_EQ(driver.text_of(birth, "question"), "Здесь месяц и день можно понять двояко. Какую дату записать?");
  EXPECT_EQ(announced(asked), driver.text_of(birth, "question"));
  EXPECT_EQ(driver.text_of("answer/0/applicant/birthDate", "name"), "Записать: 3 апреля 2026 года");
  EXPECT_EQ(driver.text_of("answer/1/applicant/birthDate", "name"), "Записать: 4 марта 2026 года");
  EXPECT_EQ(driver.text_of(birth, "value"), "03.04.2026") << "nothing is applied";
  const json::Value put = driver.press("answer/1/applicant/birthDate");
  EXPECT_EQ(driver.text_of(birth, "value"), "04.03.2026");
  EXPECT_EQ(driver.text_of(birth, "question"), "");
  EXPECT_EQ(put.find("focus")->text(), birth);
  EXPECT_EQ(announced(put), "Дата рождения: записано 4 марта 2026 года");
}

TEST(Question, WhatIsOverruledIsNotAskedAgainForTheSameText) {
  Driver driver = form({"text"});
  type_and_leave(driver, last, "Bdfyjdf");
  driver.reply(1, proposal({"Иванова"}, "layout"));
  EXPECT_EQ(driver.text_of(last, "question"), "Похоже, клавиатура была на другом языке. Записать «Иванова»?");
  EXPECT_EQ(announced(driver.press("keep/applicant/lastName")), "Фамилия: оставили как есть");
  EXPECT_EQ(driver.text_of(last, "question"), "");
  EXPECT_EQ(driver.text_of(last, "value"), "Bdfyjdf");
  EXPECT_EQ(request_of(driver.leave(last), "text.propose"), 0);
  EXPECT_EQ(request_of(type_and_leave(driver, last, "Gtnhjd"), "text.propose"), 2) << "another text is another question";
}

json::Value born() {
  return json::parse(R"({"id": "born", "version": "1", "language": "ru", "title": "Ф",
    "schema": {"type": "object", "properties": {"born": {"type": "string", "format": "date", "title": "Дата"}}},
    "uischema": {"type": "Control", "scope": "#/properties/born", "options": {"likely": {"from": "1920-01-01"}}}})")
      .value();
}
json::Value of_born() { return json::Object{{"definition", born()}}; }
json::Value warnings_sent(Driver& driver) {
  const json::Value update = driver.press("submit");
  for (const json::Value& request : update.find("requests")->array())
    if (request.text_at("kind") == "application.submit") return request.find("warnings") == nullptr ? json::Value() : *request.find("warnings");
  return "nothing was sent";
}

// [R 63] [R 65]
TEST(Question, WhatWasLetStandGoesWithTheApplicationAlsoFromADraft) {
  Driver driver(form_kind(), testing::options(of_born(), {"submit"}));
  type_and_leave(driver, "/born", "17.04.1887");
  driver.press("keep/born");
  const json::Value content = *json::parse(driver.session().snapshot()).value().find("state")->find("widget")->find("content");
  EXPECT_EQ(json::write(warnings_sent(driver)), R"([{"pointer":"/born","keyword":"unlikely-date"}])");

  Driver again(form_kind(), testing::options(of_born(), {"submit", "draft"}));
  again.reply(1, json::Object{{"draft", json::Object{{"savedAt", "2026-11-22T05:30:00Z"}, {"version", "1"}, {"content", content}}}});
  again.leave("/born");
  EXPECT_EQ(again.text_of("/born", "question"), "") << "it was asked about already";
  EXPECT_EQ(json::write(warnings_sent(again)), R"([{"pointer":"/born","keyword":"unlikely-date"}])");
}

TEST(Question, WhatWasCorrectedOrNeverAnsweredIsNoWarning) {
  Driver driver(form_kind(), testing::options(of_born(), {"submit"}));
  type_and_leave(driver, "/born", "17.04.1887");
  driver.press("keep/born");
  type_and_leave(driver, "/born", "17.04.1888");
  EXPECT_EQ(driver.text_of("/born", "question"), "17 апреля 1888 года: это верная дата?");
  EXPECT_TRUE(warnings_sent(driver).is_null());
}

TEST(Question, GoesWhenTheTextChangesAndComesToNoOtherText) {
  Driver driver = form({"text"});
  type_and_leave(driver, last, "Ивaнова");
  driver.reply(1, proposal({"Иванова"}, "alphabets"));
  driver.input(last, "Ивaнов");
  EXPECT_EQ(driver.text_of(last, "question"), "");
  driver.leave(last);
  driver.input(last, "Иванов");
  driver.reply(2, proposal({"Иванов"}, "alphabets"));
  EXPECT_EQ(driver.text_of(last, "question"), "") << "corrected before the answer came";
}

TEST(Question, WhatTheFieldWouldRefuseIsNotProposed) {
  Driver driver = form({"text"});
  constexpr const char* snils = "/applicant/snils";
  type_and_leave(driver, snils, "112 233 44");
  driver.reply(1, proposal({"11223344"}, "words"));
  EXPECT_EQ(driver.text_of(snils, "question"), "");
  type_and_leave(driver, snils, "112 233 445 девяносто пять");
  driver.reply(2, proposal({"11223344595"}, "words"));
  EXPECT_EQ(driver.text_of(snils, "question"), "Мы поняли так: 112-233-445 95. Записать?");
}

TEST(Question, StaysInAState) {
  Driver driver = form({"text"});
  type_and_leave(driver, last, "Ивaнова");
  driver.reply(1, proposal({"Иванова"}, "alphabets"));
  json::Value options = testing::options(every_kind(), {"text"});
  json::Object with = options.object();
  with.set("state", *json::parse(driver.session().snapshot()).value().find("state"));
  Driver again(form_kind(), json::Value(with));
  EXPECT_EQ(again.text(), driver.text());
}

TEST(Question, ARefusalOfTheEngineAsksNothing) {
  Driver driver = form({"text"});
  type_and_leave(driver, last, "Ивaнова");
  driver.reply(1, json::Object{{"type", "about:timeout"}}, false);
  EXPECT_EQ(driver.text_of(last, "question"), "");
  EXPECT_EQ(driver.text_of(last, "value"), "Ивaнова");
}

// [R 63] [R 65]
TEST(Voice, WhatIsSaidIsShownWithOtherReadingsAndPutInOnlyByAButton) {
  Driver driver = form({"text", "recognise"});
  EXPECT_EQ(driver.text_of("say/applicant/birthDate", "name"), "Сказать: Дата рождения");
  const json::Value pressed = driver.press("say/applicant/birthDate");
  EXPECT_EQ(json::write(pressed.find("requests")->array()[0]), R"({"id":1,"kind":"voice.recognise","locale":"ru","most":5})");
  EXPECT_EQ(driver.text_of(birth, "question"), "Слушаю. Скажите ответ.");
  EXPECT_EQ(driver.text_of("say/applicant/birthDate", "name"), "Остановить: Дата рождения");
  const json::Value heard = driver.reply(1, json::Object{{"texts", json::Array{"двадцать пятое марта 87-го", "двадцать пятого марта 87"}}});
  EXPECT_EQ(json::write(heard.find("requests")->array()[0]),
            R"({"id":2,"kind":"text.hear","answer":"date","text":"двадцать пятое марта 87-го","also":["двадцать пятого марта 87"],"locale":"ru"})");
  const json::Value read = driver.reply(2, json::Object{{"values", json::Array{"1987-03-25", "2087-03-25"}}, {"doubt", "century"}});
  EXPECT_EQ(driver.text_of(birth, "question"), "Вы сказали: «двадцать пятое марта 87-го». Записать 25 марта 1987 года?");
  EXPECT_EQ(announced(read), driver.text_of(birth, "question"));
  EXPECT_EQ(read.find("focus")->text(), "answer/0/applicant/birthDate");
  EXPECT_EQ(driver.text_of("answer/1/applicant/birthDate", "name"), "Записать: 25 марта 2087 года");
  EXPECT_EQ(driver.text_of("say/applicant/birthDate", "name"), "Сказать ещё раз: Дата рождения");
  EXPECT_EQ(driver.text_of(birth, "value"), "");
  driver.press("answer/0/applicant/birthDate");
  EXPECT_EQ(driver.text_of(birth, "value"), "25.03.1987");
}

TEST(Voice, TellsWhenNothingWasHeardOrTheMicrophoneWasRefusedAndIsAskedAgain) {
  Driver driver = form({"text", "recognise"});
  driver.press("say/applicant/lastName");
  driver.reply(1, json::Object{{"texts", json::Array()}});
  EXPECT_EQ(driver.text_of(last, "question"), "Ничего не слышно. Скажите ещё раз или наберите ответ.");
  driver.press("say/applicant/lastName");
  driver.reply(2, json::Object{{"type", "about:refused"}}, false);
  EXPECT_EQ(driver.text_of(last, "question"), "Микрофон не включён. Разрешите его в браузере или наберите ответ.");
  EXPECT_EQ(driver.text_of("say/applicant/lastName", "name"), "Сказать: Фамилия");
  driver.press("say/applicant/lastName");
  driver.reply(3, json::Object{{"texts", json::Array{"иванова"}}});
  driver.reply(4, json::Object{{"values", json::Array{"Иванова"}}, {"doubt", "spelling"}});
  driver.press("keep/applicant/lastName");
  EXPECT_EQ(driver.text_of(last, "value"), "");
  EXPECT_EQ(driver.press("say/applicant/lastName").find("requests")->array().size(), 1U) << "what was put aside may be said again";
}

TEST(Voice, ASecondPressStopsAndAnotherFieldListensInstead) {
  Driver driver = form({"text", "recognise"});
  driver.press("say/applicant/lastName");
  EXPECT_EQ(request_of(driver.press("say/applicant/lastName"), "voice.stop"), 2);
  EXPECT_EQ(driver.text_of(last, "question"), "Слушаю. Скажите ответ.") << "what was heard until then comes";
  const json::Value other = driver.press("say/applicant/email");
  EXPECT_EQ(request_of(other, "voice.stop"), 3);
  EXPECT_EQ(request_of(other, "voice.recognise"), 4);
  EXPECT_EQ(driver.text_of(last, "question"), "");
}

TEST(Voice, AnOptionIsChosenByItsWords) {
  Driver driver = form({"text", "recognise"});
  driver.press("say/needs/district");
  const json::Value heard = driver.reply(1, json::Object{{"texts", json::Array{"советский район"}}});
  const json::Value& request = heard.find("requests")->array()[0];
  EXPECT_EQ(request.text_at("answer"), "choice");
  EXPECT_EQ(request.find("options")->array().size(), 7U);
  driver.reply(2, json::Object{{"values", json::Array{"6"}}, {"doubt", "none"}});
  EXPECT_EQ(driver.text_of("answer/0/needs/district", "name"), "Записать: Советский");
  driver.press("answer/0/needs/district");
  EXPECT_EQ(driver.text_of("/needs/district", "value"), "Советский");
}

TEST(Voice, IsNotOfferedWhereNobodyListens) {
  Driver driver = form({"text"});
  EXPECT_EQ(driver.node("say/applicant/lastName"), nullptr);
}

TEST(Question, OrdinaryAnswersAreNotAskedAbout) {
  Driver driver = form({"text"});
  for (const char* text : {"Иванова", "Салтыков-Щедрин", "Ким", "О'Нил", "Д'Артаньян"})
    EXPECT_EQ(request_of(type_and_leave(driver, last, text), "text.propose"), 0) << text;
  for (const char* text : {"25.03.1987", "03.04.2026", "25/03/1987"})
    EXPECT_EQ(request_of(type_and_leave(driver, birth, text), "text.propose"), 0) << text;
  EXPECT_EQ(request_of(type_and_leave(driver, "/applicant/email", "anna@yandex.ru"), "text.propose"), 0);
  EXPECT_EQ(request_of(type_and_leave(driver, "/applicant/children", "2"), "text.propose"), 0);
}

}  // namespace
}  // namespace portal::form
