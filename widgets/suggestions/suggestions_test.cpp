// The gate, the offers, what can be put away and taken back, and the same for an assistant. Long because each test is a whole visit.
#include "widgets/suggestions/suggestions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"

namespace portal::suggestions {
namespace {

using testing::Driver;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::request_of;

class SuggestionsTest : public ::testing::Test {
 protected:
  json::Value file(const std::string& name) const { return testing::read_json("widgets/suggestions/examples/" + name + ".json"); }
  Driver make(std::vector<std::string> host = {"store", "profile", "clock"}, json::Object more = {}) const {
    more.set("catalogue", file("catalogue"));
    return Driver(suggestions_kind(), testing::options(std::move(more), std::move(host)));
  }
  static json::Value kept(json::Value value) { return json::Object{{"value", std::move(value)}, {"revision", 1}}; }
  static json::Value noon() { return json::Object{{"now", "2026-11-24T09:30:12Z"}}; }
  // The store, then the clock; gives the update in which the profile may be asked for.
  json::Value begin(Driver& driver, json::Value consents, json::Value offers = nullptr) const {
    driver.reply(2, kept(std::move(consents)));
    driver.reply(3, kept(std::move(offers)));
    return driver.reply(1, noon());
  }
  json::Value offered(Driver& driver) const {
    const json::Value update = begin(driver, file("consents"));
    return driver.reply(request_of(update, "profile.load"), file("profile"));
  }
  static const json::Value* event(const json::Value& update, std::string_view name) {
    const json::Value* events = update.find("events");
    for (std::size_t i = 0; events != nullptr && i < events->array().size(); ++i)
      if (events->array()[i].find("name")->text() == name) return events->array()[i].find("detail");
    return nullptr;
  }
  static json::Value request(const json::Value& update, std::string_view kind) {
    const json::Value* requests = update.find("requests");
    for (std::size_t i = 0; requests != nullptr && i < requests->array().size(); ++i)
      if (requests->array()[i].find("kind")->text() == kind) return requests->array()[i];
    return nullptr;
  }
};

// [R 41, 48]
TEST_F(SuggestionsTest, WithoutAConsentItAsksForNoFactAndWorksNothingOut) {
  Driver driver = make();
  const json::Value update = begin(driver, nullptr);
  EXPECT_EQ(request_of(update, "profile.load"), 0);
  EXPECT_EQ(event(update, "portal-evaluated"), nullptr);
  EXPECT_THAT(driver.text(), Not(HasSubstr("offers")));
  EXPECT_NE(driver.node("query"), nullptr);
  EXPECT_NE(driver.node("mine/start"), nullptr);
}

// [R 7, 41, 47]
TEST_F(SuggestionsTest, WithAConsentItOffersTheNearestDeadlineFirstAndSaysWhy) {
  Driver driver = make();
  const json::Value update = offered(driver);
  EXPECT_EQ(json::write(*event(update, "portal-evaluated")), R"({"by":"consent","proactive":1,"byPerson":0})");
  EXPECT_EQ(driver.text_of("offer/kindergarten/rank", "text"), "Показано первым: осталось 5 дней, срок до 29 ноября 2026 года");
  EXPECT_EQ(driver.text_of("offer/kindergarten/why", "name"), "Почему?");
  EXPECT_EQ(driver.text_of("offer-part/insurance-number/automatic", "text"), "Оформляется само. Вам ничего делать не нужно.");
  EXPECT_EQ(driver.node("offer/pension"), nullptr);
}

// [R 46]
TEST_F(SuggestionsTest, WithdrawalTakesAwayEverythingDerivedAtOnce) {
  Driver driver = make();
  offered(driver);
  driver.press("mine/start");
  driver.press("offer/kindergarten/accept");
  driver.reply(2, kept(file("withdrawn")));
  for (const char* derived : {"offer", "1994", "2024", "accepted", "criteria", "Соколова", "question/"})
    EXPECT_THAT(driver.text(), Not(HasSubstr(derived))) << derived;
  const std::string state = json::write(driver.session().widget().state());
  for (const char* fact : {"1994-03-25", "2024-08-29", "Соколова"}) EXPECT_THAT(state, Not(HasSubstr(fact))) << fact;
}

TEST_F(SuggestionsTest, AConsentThatRunsOutClosesTheGate) {
  json::Value consents = file("consents");
  json::Object& given = consents.object().find("records")->array()[0].object().find("events")->array()[0].object();
  given.set("valid_until", "2026-11-24T10:00:00Z");
  Driver driver = make();
  const json::Value update = begin(driver, consents);
  const json::Value shown = driver.reply(request_of(update, "profile.load"), file("profile"));
  EXPECT_NE(driver.node("offers"), nullptr);
  const json::Value timer = request(update, "timer");
  EXPECT_EQ(timer.find("after")->integer(), 1788 * 1000 + 1);
  const json::Value asked = driver.reply(timer.find("id")->integer(), json::Object());
  driver.reply(request_of(asked, "clock.now"), json::Object{{"now", "2026-11-24T10:00:01Z"}});
  EXPECT_EQ(driver.node("offers"), nullptr);
}

// [R 48]
TEST_F(SuggestionsTest, WhatThePersonBeginsIsWorkedOutWithoutAConsentAndCountedApart) {
  Driver driver = make();
  begin(driver, nullptr);
  const json::Value asked = driver.press("mine/start");
  const json::Value update = driver.reply(request_of(asked, "profile.load"), file("profile"));
  EXPECT_EQ(json::write(*event(update, "portal-evaluated")), R"({"by":"person","proactive":0,"byPerson":1})");
  EXPECT_NE(driver.node("mine/kindergarten"), nullptr);
  EXPECT_EQ(driver.node("offers"), nullptr);
  driver.press("mine/forget");
  EXPECT_EQ(driver.node("mine/kindergarten"), nullptr);
  EXPECT_THAT(json::write(driver.session().widget().state()), Not(HasSubstr("1994-03-25")));
}

TEST_F(SuggestionsTest, AListThatShowsAPartOnlySaysSoAndWhereTheRestIs) {
  json::Value catalogue = file("catalogue");
  json::Array& services = catalogue.object().find("services")->array();
  const auto pension = std::find_if(services.begin(), services.end(), [](const json::Value& each) { return each.text_at("id") == "pension"; });
  ASSERT_NE(pension, services.end());
  for (json::Value copy = *pension; services.size() < 40;) {
    copy.object().set("id", "pension-" + std::to_string(services.size()));
    services.push_back(copy);
  }
  Driver driver(suggestions_kind(), testing::options(json::Object{{"catalogue", std::move(catalogue)}}, {"store", "profile", "clock"}));
  begin(driver, nullptr);
  driver.reply(request_of(driver.press("mine/start"), "profile.load"), file("profile"));
  driver.send({ui::EventType::toggle, "not", {}, {}, true, 0});
  EXPECT_EQ(driver.node("mine/rest"), nullptr);
  EXPECT_EQ(driver.text_of("not/rest", "text"), "Показано 20 из 34. Остальные можно найти поиском.");
}

// [R 77]
TEST_F(SuggestionsTest, FindsWithoutAnyFactAndAsksForNone) {
  Driver driver = make();
  begin(driver, nullptr);
  const json::Value update = driver.input("query", "дедский сад");
  EXPECT_NE(driver.node("found/kindergarten"), nullptr);
  EXPECT_EQ(driver.node("found/kindergarten/why"), nullptr);
  EXPECT_EQ(request_of(update, "profile.load"), 0);
  EXPECT_EQ(event(update, "portal-evaluated"), nullptr);
  driver.press("query/clear");
  driver.press("event/moving");
  EXPECT_NE(driver.node("found/rent-help"), nullptr);
}

// [R 80, 13]
TEST_F(SuggestionsTest, AsksOneQuestionAtATimeAndNeverWhatIsKnown) {
  Driver driver = make();
  begin(driver, nullptr);
  const json::Value asked = driver.press("mine/start");
  driver.reply(request_of(asked, "profile.load"), file("profile"));
  EXPECT_NE(driver.node("question/family.childrenCount"), nullptr);
  driver.input("question/family.childrenCount", "много");
  driver.press("question/answer");
  EXPECT_EQ(driver.text_of("question/family.childrenCount", "error"), "Введите ответ числом или словами, как в примере");
  driver.input("question/family.childrenCount", "3");
  const json::Value update = driver.press("question/answer");
  EXPECT_NE(driver.node("mine-part/large-family/rank"), nullptr);
  EXPECT_EQ(update.find("focus")->text(), "question/housing.kind");
  driver.press("question/skip");
  EXPECT_EQ(driver.node("question"), nullptr);
  EXPECT_NE(driver.node("question-none"), nullptr);
}

// [R 52]
TEST_F(SuggestionsTest, AcceptsInOneClickAndCanTakeItBackUntilTheWindowPasses) {
  Driver driver = make({"store", "profile", "clock", "offers"});
  offered(driver);
  json::Value update = driver.press("offer/kindergarten/accept");
  EXPECT_EQ(event(update, "portal-offer-accepted"), nullptr);
  EXPECT_EQ(driver.text_of("accepted/kindergarten/fact/person.name.family", "value"), "Соколова");
  EXPECT_EQ(driver.text_of("accepted/kindergarten/fact/children.0.birthDate", "value"), "29 августа 2024 года");
  const std::int64_t stale = request_of(update, "timer");
  driver.press("accepted/undo");
  EXPECT_EQ(driver.node("accepted"), nullptr);
  update = driver.reply(stale, json::Object());
  EXPECT_EQ(event(update, "portal-offer-accepted"), nullptr);
  update = driver.press("offer/kindergarten/accept");
  update = driver.reply(request_of(update, "timer"), json::Object());
  EXPECT_EQ(json::write(*request(update, "offer.accept").find("parts")->array()[0].find("facts")),
            R"([{"path":"person.name.family","value":"Соколова"},{"path":"children.0.birthDate","value":"2024-08-29"}])");
}

// [R 40, 52]
TEST_F(SuggestionsTest, OffersABundleAsOneWithTheReasonOfEachPartAndTakesItByOnePress) {
  Driver driver = make({"store", "profile", "clock", "offers"});
  offered(driver);
  EXPECT_EQ(driver.node("offer/birth-grant"), nullptr);
  EXPECT_EQ(driver.text_of("offer-bundle/newborn/count", "text"), "Это набор: вам подходят 3 услуги. Оформить можно всё сразу.");
  for (const char* part : {"birth-grant", "insurance-number", "milk-kitchen"}) {
    EXPECT_NE(driver.node(std::string("offer-part/") + part + "/rank"), nullptr) << part;
    EXPECT_NE(driver.node(std::string("offer-part/") + part + "/why"), nullptr) << part;
    EXPECT_EQ(driver.node(std::string("offer-part/") + part + "/accept"), nullptr) << part;
  }
  EXPECT_EQ(driver.text_of("offer-bundle/newborn/rest", "name"), "Ещё в наборе: 1 услуга");
  json::Value update = driver.press("offer-bundle/newborn/accept");
  EXPECT_EQ(update.find("focus")->text(), "accepted");
  EXPECT_EQ(driver.text_of("accepted/birth-grant/fact/person.name.family", "value"), "Соколова");
  EXPECT_EQ(driver.text_of("accepted/milk-kitchen/documents", "value"), "Полис ребёнка");
  EXPECT_EQ(driver.text_of("accepted/insurance-number/about", "text"), "Оформляется само. Вам ничего делать не нужно.");
  update = driver.reply(request_of(update, "timer"), json::Object());
  EXPECT_EQ(json::write(*request(update, "offer.accept").find("parts")),
            R"([{"service":"birth-grant","version":"1","definition":"/content/forms/birth-grant.json","facts":[)"
            R"({"path":"person.name.family","value":"Соколова"},{"path":"children.0.birthDate","value":"2024-08-29"}]}])");
  EXPECT_EQ(event(update, "portal-offer-accepted"), nullptr);  // the host has not said yet where
  update = driver.reply(request_of(update, "offer.accept"), json::parse(R"({"parts":[{"service":"birth-grant","href":"/birth-grant"}]})").value());
  EXPECT_EQ(json::write(*event(update, "portal-offer-accepted")),
            R"({"service":"birth-grant","definition":"/content/forms/birth-grant.json","href":"/birth-grant","now":false})");
  EXPECT_EQ(driver.text_of("accepted/birth-grant/page", "href"), "/birth-grant");
}

TEST_F(SuggestionsTest, PutsABundleAwayAsAWholeAndTakesItBackAsAWhole) {
  Driver driver = make();
  offered(driver);
  const json::Value update = driver.press("offer-bundle/newborn/never");
  EXPECT_EQ(
      json::write(*request(update, "store.put").find("value")),
      R"({"version":1,"quiet":false,"hidden":[{"service":"birth-grant"},{"service":"insurance-number"},{"service":"milk-kitchen"},{"service":"large-family"}]})");
  EXPECT_EQ(driver.text_of("undo/words", "text"), "Больше не предложим: Когда родился ребёнок");
  EXPECT_THAT(driver.text(), Not(HasSubstr("offer-part/")));
  driver.press("undo/press");
  EXPECT_NE(driver.node("offer-bundle/newborn"), nullptr);
}

// [R 44]
TEST_F(SuggestionsTest, APartThatTheConsentDoesNotCoverIsNoPartOfTheOffer) {
  json::Value consents = file("consents");
  consents.object().find("records")->array()[0].object().set("scope", json::Object{{"type", "service"}, {"id", "birth-grant"}});
  Driver driver = make();
  const json::Value update = begin(driver, consents);
  driver.reply(request_of(update, "profile.load"), file("profile"));
  EXPECT_NE(driver.node("offer/birth-grant"), nullptr);
  EXPECT_THAT(driver.text(), Not(HasSubstr("milk-kitchen")));
}

// [R 52]
TEST_F(SuggestionsTest, AServiceWithoutAFormEndsInWhatToBringAndWhereToGoAndNothingIsSent) {
  Driver driver = make({"store", "profile", "clock", "offers"});
  begin(driver, nullptr);
  driver.input("query", "молочная кухня");
  const json::Value update = driver.press("found/milk-kitchen/accept");
  EXPECT_EQ(update.find("requests"), nullptr);
  EXPECT_EQ(update.find("events"), nullptr);
  EXPECT_EQ(driver.text_of("accepted", "name"), "Что дальше: Питание из молочной кухни");
  EXPECT_EQ(driver.text_of("accepted/milk-kitchen/where", "value"), "Социальный фонд: На приёме в учреждении, Справочная молочной кухни");
  EXPECT_EQ(driver.text_of("accepted/milk-kitchen/channel1", "href"), "tel:+73912000002");
  driver.press("accepted/undo");
  EXPECT_EQ(driver.node("accepted"), nullptr);
}

TEST_F(SuggestionsTest, WhatThePortalCouldNotTakeIsSaidAndCanBeTriedAgain) {
  Driver driver = make({"store", "profile", "clock", "offers"});
  offered(driver);
  driver.press("offer/kindergarten/accept");
  json::Value update = driver.press("accepted/open");
  update = driver.reply(request_of(update, "offer.accept"), json::Object{{"type", "about:offline"}}, false);
  EXPECT_EQ(driver.text_of("accepted/failed", "text"), "Заявление подготовить не получилось, ничего не отправлено. Попробуйте ещё раз.");
  update = driver.press("accepted/open");
  EXPECT_NE(request_of(update, "offer.accept"), 0);
}

// [R 14, 19]
TEST_F(SuggestionsTest, TheReasonNamesTheSourceOfWhatAFactIsWorkedOutFromAndOfAnAnswer) {
  json::Value catalogue = file("catalogue");
  for (json::Value& entry : catalogue.object().find("concepts")->array())
    if (entry.text_at("fact") == "family.childrenCount")
      entry.object().set("derivedFrom", json::parse(R"({"if":[{"var":"children.0.birthDate"},3,1]})").value());
  const auto sources = [&](json::Value of) {
    Driver driver(suggestions_kind(), testing::options(json::Object{{"catalogue", std::move(of)}}, {"store", "profile", "clock"}));
    begin(driver, nullptr);
    const json::Value asked = driver.press("mine/start");
    driver.reply(request_of(asked, "profile.load"), file("profile"));
    if (driver.node("question/family.childrenCount") != nullptr) {
      driver.input("question/family.childrenCount", "3");
      driver.press("question/answer");
    }
    ui::Event open{ui::EventType::toggle, "mine-part/large-family/why", {}, {}, true, 0};
    driver.send(open);
    return driver.text_of("mine-part/large-family/why/sources", "text");
  };
  EXPECT_EQ(sources(std::move(catalogue)), "По данным: Госуслуги, на 12 октября 2026 года; ЗАГС, на 2 сентября 2024 года");
  EXPECT_EQ(sources(file("catalogue")), "По данным: Госуслуги, на 12 октября 2026 года; ваш ответ на этой странице");
}

// [R 67, 85]
TEST_F(SuggestionsTest, APersonIsAskedWithWhatWasTickedOnly) {
  Driver driver = make({"store", "profile", "clock", "consult", "assistant"});
  begin(driver, nullptr);
  driver.input("query", "садик");
  driver.input("help-question", "Куда идти?");
  json::Value update = driver.press("help-send");
  EXPECT_EQ(json::write(*update.find("requests")), R"([{"id":5,"kind":"help.ask","question":"Куда идти?","context":null,)"
                                                   R"("consent":{"text":"Передать эти сведения вместе с вопросом","given":false}}])");
  update = driver.reply(5, json::Object{{"type", "about:offline"}}, false);
  EXPECT_EQ(driver.text_of("help-question", "value"), "Куда идти?");
  EXPECT_NE(driver.node("help-phone"), nullptr);
  driver.input("help-consent", true);
  update = driver.press("help-send");
  EXPECT_EQ(json::write(*request(update, "help.ask").find("context")), R"({"query":"садик"})");
  EXPECT_EQ(json::write(*event(driver.press("help-assistant"), "portal-help-wanted")), R"({"from":"assistant"})");
}

TEST_F(SuggestionsTest, PutsAwayForAVisitAMonthOrGoodAndEachCanBeTakenBack) {
  for (const auto& [act, stored] : {std::pair{"dismiss", ""},
                                    {"later", R"({"version":1,"quiet":false,"hidden":[{"service":"kindergarten","until":"2026-12-24"}]})"},
                                    {"never", R"({"version":1,"quiet":false,"hidden":[{"service":"kindergarten"}]})"}}) {
    Driver driver = make();
    offered(driver);
    json::Value update = driver.press(std::string("offer/kindergarten/") + act);
    EXPECT_EQ(driver.node("offer/kindergarten"), nullptr) << act;
    const json::Value put = request(update, "store.put");
    EXPECT_EQ(put.is_null() ? "" : json::write(*put.find("value")), stored);
    driver.press("undo/press");
    EXPECT_NE(driver.node("offer/kindergarten"), nullptr) << act;
    EXPECT_EQ(driver.node("undo"), nullptr);
  }
}

TEST_F(SuggestionsTest, KeepsToWhatWasPutAwayBeforeUntilItsDay) {
  const auto hidden = [](const char* until) {
    return json::Value(
        json::Object{{"version", 1}, {"quiet", false}, {"hidden", json::Array{json::Object{{"service", "kindergarten"}, {"until", until}}}}});
  };
  for (const auto& [until, shown] : {std::pair{"2026-11-24", true}, {"2026-11-25", false}}) {
    Driver driver = make();
    const json::Value update = begin(driver, file("consents"), hidden(until));
    driver.reply(request_of(update, "profile.load"), file("profile"));
    EXPECT_EQ(driver.node("offer/kindergarten") != nullptr, shown) << until;
  }
}

TEST_F(SuggestionsTest, NotToBeDisturbedMeansThatNothingIsWorkedOut) {
  Driver driver = make();
  offered(driver);
  driver.press("quiet/on");
  EXPECT_EQ(driver.node("offers"), nullptr);
  EXPECT_THAT(json::write(driver.session().widget().state()), Not(HasSubstr("1994-03-25")));
  const json::Value update = driver.press("undo/press");
  EXPECT_NE(request_of(update, "profile.load"), 0);
}

// [R 1]
TEST_F(SuggestionsTest, TakesNoRoomWhereOnlyOffersAreWantedAndNoneApplies) {
  Driver driver = make({"store", "profile", "clock"}, {{"onlyOffers", true}});
  begin(driver, nullptr);
  EXPECT_EQ(json::write(*driver.node("suggestions")), R"({"id":"suggestions","role":"region","name":"Услуги для вас","hidden":true})");
  driver.reply(2, kept(file("consents")));
  EXPECT_EQ(driver.node("suggestions")->find("hidden")->boolean(), true);
}

// [R 44]
TEST_F(SuggestionsTest, OffersOnlyWhatTheConsentCovers) {
  json::Value consents = file("consents");
  consents.object().find("records")->array()[0].object().set("scope", json::Object{{"type", "service"}, {"id", "insurance-number"}});
  Driver driver = make();
  const json::Value update = begin(driver, consents);
  driver.reply(request_of(update, "profile.load"), file("profile"));
  EXPECT_NE(driver.node("offer/insurance-number"), nullptr);
  EXPECT_EQ(driver.node("offer/kindergarten"), nullptr);
}

// [R 78, 80]
TEST_F(SuggestionsTest, AnswersAnAssistantAsItAnswersThePicture) {
  Driver driver = make();
  begin(driver, nullptr);
  const auto ask = [&driver](std::string_view question) {
    ui::Event event;
    event.type = ui::EventType::set;
    event.name = "ask";
    event.value = json::parse(question).value();
    const json::Value update = driver.send(event);
    const json::Value answer = request(update, "assistant.answer");
    return answer.is_null() ? std::pair{std::string(), update} : std::pair{json::write(*answer.find("answer")), update};
  };
  EXPECT_EQ(ask(R"({"id":"1","do":"search","query":"дедский сад"})").first,
            R"({"services":[{"id":"kindergarten","name":"Запись в детский сад"}],"events":[]})");
  EXPECT_EQ(ask(R"({"id":"2","do":"explain","service":"kindergarten"})").first, R"({"problem":"consent-needed"})");
  EXPECT_EQ(ask(R"({"id":"3","do":"fly"})").first, R"({"problem":"unknown"})");
  const json::Value asked = ask(R"({"id":"4","do":"offers","byPerson":true})").second;
  const json::Value update = driver.reply(request_of(asked, "profile.load"), file("profile"));
  EXPECT_THAT(json::write(request(update, "assistant.answer")),
              HasSubstr(R"("id":"kindergarten","name":"Запись в детский сад","reason":"Показано первым)"));
  EXPECT_THAT(ask(R"({"id":"5","do":"missing","service":"large-family"})").first, HasSubstr(R"("fact":"family.childrenCount")"));
  EXPECT_EQ(ask(R"({"id":"6","do":"answer","fact":"family.childrenCount","value":3})").first, R"({"open":1})");
  EXPECT_EQ(ask(R"({"id":"7","do":"answer","fact":"family.childrenCount","value":-3})").first, R"({"problem":"unknown"})");
  EXPECT_THAT(ask(R"({"id":"8","do":"explain","service":"large-family"})").first, HasSubstr(R"("truth":"yes")"));
  EXPECT_EQ(json::write(*event(ask(R"({"id":"9","do":"consent","act":"withdraw","kind":"proactive"})").second, "portal-consent-wanted")),
            R"({"act":"withdraw","kind":"proactive"})");
}

TEST_F(SuggestionsTest, WhatItKeptOfTheTreeIsWhatItWouldBuild) {
  Driver driver = make({"store", "profile", "clock", "offers"});
  offered(driver);
  const auto as_built = [&driver] {
    const std::string kept = driver.text();
    driver.session().widget().forget_view();
    return kept == ui::tree_text(driver.session().widget().view());
  };
  ui::Event why{ui::EventType::toggle, "offer/kindergarten/why", {}, {}, true, 0};
  driver.send(why);
  EXPECT_TRUE(as_built());
  why.flag = false;
  driver.send(why);
  EXPECT_TRUE(as_built());
  driver.press("mine/start");
  driver.input("question/family.childrenCount", "1");
  driver.press("question/answer");
  EXPECT_TRUE(as_built());
  driver.press("offer/kindergarten/accept");
  EXPECT_EQ(driver.text_of("mine/kindergarten/accept", "unavailable"), "Сначала закончите с заявлением, которое открывается");
  EXPECT_TRUE(as_built());
  driver.press("accepted/undo");
  EXPECT_TRUE(as_built());
}

TEST_F(SuggestionsTest, GoesOnFromItsState) {
  for (const auto& example : testing::examples("suggestions")) {
    Driver driver(suggestions_kind(), example.options);
    for (const ui::Event& event : example.events) driver.send(event);
    json::Value options = example.options;
    options.object().set("state", *json::parse(driver.session().snapshot()).value().find("state"));
    Driver other(suggestions_kind(), options);
    EXPECT_EQ(driver.text(), other.text()) << example.name;
  }
}

}  // namespace
}  // namespace portal::suggestions
