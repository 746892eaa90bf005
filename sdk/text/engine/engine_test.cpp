// The engine's requests and replies, and that no text whatever stops it or takes it long.
#include "sdk/text/engine/engine.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "sdk/json/json.h"

namespace portal::text {
namespace {

std::string ask(std::string_view request) {
  const Result<std::string> reply = answer(request);
  return reply.ok() ? reply.value() : std::string(name_of(reply.error().code)) + " " + reply.error().path;
}

TEST(Engine, AnswersEachRequestByItsName) {
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"date","text":"завтра","today":"2026-11-24"})"), R"({"values":["2026-11-25"],"doubt":"none"})");
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"choice","text":"второй","options":["Да","Нет"]})"), R"({"values":["2"],"doubt":"none"})");
  EXPECT_EQ(ask(R"({"ask":"latin","text":"Щукина"})"), R"({"text":"Shchukina"})");
  EXPECT_EQ(ask(R"({"ask":"layout","text":"ghbdtn"})"), R"({"text":"привет"})");
  EXPECT_EQ(ask(R"({"ask":"fold","text":"Ёж!"})"), R"({"text":"еж"})");
  EXPECT_EQ(ask(R"({"ask":"decline","text":"Иванова Мария Петровна","case":"genitive"})"), R"({"text":"Ивановой Марии Петровны"})");
  EXPECT_EQ(ask(R"({"ask":"decline","text":"Мария","case":"genitive"})"), R"({"text":"Мария"})");
  EXPECT_EQ(ask(R"({"ask":"cyrillic","text":"Zhukov"})").substr(0, 23), R"({"values":["Жуков")");
  EXPECT_EQ(
      ask(R"({"ask":"name","text":"Ивaнова  Мария Петровна"})"),
      R"({"repaired":"Иванова Мария Петровна","mixed":true,"last":"Ивaнова","first":"Мария","patronymic":"Петровна","gender":"female","certain":true,"normalised":"Ивaнова Мария Петровна"})");
}

std::string proposed(const char* kind, const char* text, const char* locale = "ru") {
  return ask(json::write(json::Value(json::Object{{"ask", "propose"}, {"kind", kind}, {"text", text}, {"locale", locale}, {"today", "2026-11-24"}})));
}

// [R 63]
TEST(Engine, AsksAboutADateOnlyWhereItMayBeReadInTwoOrders) {
  EXPECT_EQ(proposed("date", "03/04/2026"), R"({"values":["2026-04-03","2026-03-04"],"reason":"order"})");
  EXPECT_EQ(proposed("date", "03/04/2026", "en"), R"({"values":["2026-03-04","2026-04-03"],"reason":"order"})");
  EXPECT_EQ(proposed("date", "25/03/1987"), R"({"values":["1987-03-25"],"reason":"words"})");
  EXPECT_EQ(proposed("date", "25 марта 87-го"), R"({"values":["1987-03-25","2087-03-25"],"reason":"words"})");
  EXPECT_EQ(proposed("date", "не помню"), R"({"values":[],"reason":""})");
}

TEST(Engine, ProposesWhatATypedTextWasMeantToBe) {
  EXPECT_EQ(proposed("name", "bdfyjdf"), R"({"values":["иванова"],"reason":"layout"})");
  EXPECT_EQ(proposed("name", "Ивaнова"), R"({"values":["Иванова"],"reason":"alphabets"})");
  EXPECT_EQ(proposed("name", "Анна  - Мария"), R"({"values":["Анна-Мария"],"reason":"spaces"})");
  EXPECT_EQ(proposed("name", "Анна-Мария"), R"({"values":[],"reason":""})");
  EXPECT_EQ(proposed("text", "ghbdtn"), R"({"values":["привет"],"reason":"layout"})");
  EXPECT_EQ(proposed("text", "в дoме 5A, офис IT"), R"({"values":["в доме 5A, офис IT"],"reason":"alphabets"})");
  EXPECT_EQ(proposed("text", "офис IT в доме"), R"({"values":[],"reason":""})");
  EXPECT_EQ(proposed("email", "фттф@yandex.ru"), R"({"values":["anna@yandex.ru"],"reason":"layout"})");
  EXPECT_EQ(proposed("email", "аnna@yandex.ru"), R"({"values":["anna@yandex.ru"],"reason":"alphabets"})");
  EXPECT_EQ(proposed("email", "анна собака яндекс точка ру").substr(0, 12), R"({"values":[")");
  EXPECT_EQ(proposed("number", "сто двадцать"), R"({"values":["120"],"reason":"words"})");
}

// [R 63]
TEST(Engine, WritesWhatIsSaidWithItsSigns) {
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"text","text":"прошу записать запятая если можно точка спасибо"})"),
            R"({"values":["Прошу записать, если можно. Спасибо","Прошу записать запятая если можно точка спасибо"],"doubt":"none"})");
  EXPECT_NE(ask(R"({"ask":"hear","kind":"text","text":"первая строка новая строка открыть кавычки вторая закрыть кавычки"})")
                .find(R"("Первая строка\n«Вторая»")"),
            std::string::npos);
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"name","text":"анна дефис мария"})"), R"({"values":["Анна-Мария"],"doubt":"spelling"})");
}

TEST(Engine, PutsTheRecognisersOtherHearingsBehindTheFirst) {
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"number","text":"пять","also":["шесть","пять","что-то"]})"), R"({"values":["5","6"],"doubt":"none"})");
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"number","text":"что-то","also":["шесть"]})"), R"({"values":["6"],"doubt":"words"})");
}

TEST(Engine, SaysWhatIsWrongWithARequest) {
  EXPECT_EQ(ask("{"), "malformed_json byte 2");
  EXPECT_EQ(ask(R"({"ask":"guess","text":""})"), "unknown_name /ask");
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"mood","text":""})"), "unknown_name /kind");
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"date","text":"","today":"2026-02-30"})"), "out_of_range /today");
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"choice","text":"","options":["a",1]})"), "wrong_type /options/1");
  EXPECT_EQ(ask(R"({"ask":"hear","kind":"digits","text":"","length":-1})"), "out_of_range /length");
  EXPECT_EQ(ask(R"({"ask":"latin","text":"","more":1})"), "unknown_key /more");
  EXPECT_EQ(ask(R"({"ask":"decline","text":"","case":"vocative"})"), "unknown_name /case");
  EXPECT_EQ(ask(R"({"ask":"fold","text":")" + std::string(1000001, 'a') + R"("})"), "too_large /text");
}

// Random words, numbers, signs and bytes put together: every reply is a JSON text. For seconds, and new ones every time, with "make fuzz".
TEST(Engine, AnswersWhateverIsSaid) {
  constexpr const char* pieces[] = {"сто",        "двадцать",
                                    "первое",     "марта",
                                    "тысяча",     "собака",
                                    "точка",      "ноль",
                                    " ",          " ",
                                    " ",          "-",
                                    "8",          "99999999999999999999",
                                    "½",          "\u202E",
                                    "\u0301",     "\xED\xA0\x80",
                                    "\xFF",       "через",
                                    "год",        "million",
                                    "half",       "and",
                                    "a",          "double",
                                    "и\u0306",    "𝟗",
                                    "не",         "next",
                                    "Friday",     "III",
                                    "рублей",     "копеек",
                                    ".",          ",",
                                    "/",          "дробь",
                                    "@",          "полтора",
                                    "с половиной"};
  constexpr const char* kinds[] = {"number", "date",   "phone",  "email", "snils", "passport", "digits",
                                   "money",  "yes_no", "choice", "house", "text",  "name"};
  const char* wanted = std::getenv("PORTAL_FUZZ_SECONDS");
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(wanted == nullptr ? 0 : std::atoi(wanted));
  std::uint64_t state = wanted == nullptr ? 8 : static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
  if (wanted != nullptr) std::cout << "seed " << state << '\n';
  const auto random = [&](std::size_t limit) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % limit;
  };
  for (int i = 0; i < 20000 || std::chrono::steady_clock::now() < end; ++i) {
    std::string text;
    for (std::size_t count = random(14); count > 0; --count) {
      text += pieces[random(std::size(pieces))];
      if (random(3) > 0) text += ' ';
    }
    json::Object request{{"ask", "hear"},
                         {"kind", kinds[random(std::size(kinds))]},
                         {"text", text},
                         {"today", "2026-11-24"},
                         {"options", json::Array{"Сто рублей", "Марта", ""}}};
    if (i % 8 == 1) request = json::Object{{"ask", "propose"}, {"kind", kinds[random(std::size(kinds))]}, {"text", text}};
    if (i % 4 == 0) request = json::Object{{"ask", i % 3 == 0 ? "name" : i % 3 == 1 ? "layout" : "fold"}, {"text", text}};
    const std::string reply = ask(json::write(json::Value(request)));
    ASSERT_TRUE(json::parse(reply).ok()) << text << ": " << reply;
  }
}

TEST(Engine, TakesAMillionBytesWithoutBeingStopped) {
  for (const char* piece : {"а", "сто ", "\u202E", "1 ", "и\u0306", "двадцать три ", "a@", "-", "Иванов-"}) {
    std::string text;
    while (text.size() + std::string_view(piece).size() <= 1000000) text += piece;
    for (const char* request :
         {R"("ask":"hear","kind":"snils")", R"("ask":"hear","kind":"date")", R"("ask":"hear","kind":"text")", R"("ask":"propose","kind":"email")",
          R"("ask":"name")", R"("ask":"latin")", R"("ask":"cyrillic")", R"("ask":"layout")", R"("ask":"fold")"})
      EXPECT_EQ(ask("{" + std::string(request) + ",\"text\":\"" + text + "\"}").front(), '{');
  }
}

}  // namespace
}  // namespace portal::text
