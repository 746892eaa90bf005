// What is decided, why, what would change it, in which order it is told and what is asked next, on the demo catalogue's kind of rules.
#include "sdk/catalogue/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sdk/catalogue/explain.h"
#include "sdk/catalogue/ranking.h"
#include "sdk/catalogue/test_catalogue.h"

namespace portal::catalogue {
namespace {

using rules::Truth;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view source = R"({"id":"a","version":"7","zone":"Asia/Krasnoyarsk","name":{"ru":"А"},
  "concepts":[
    {"fact":"birth","type":"date","minimum":"1900-01-01","changeable":false,"name":{"ru":"дата рождения"},"question":{"ru":"Когда вы родились?"}},
    {"fact":"children","type":"integer","minimum":0,"maximum":20,"name":{"ru":"число детей"},"question":{"ru":"Сколько детей?"}},
    {"fact":"city","type":"text","name":{"ru":"город"},"question":{"ru":"Где вы живёте?"}},
    {"fact":"large","type":"boolean","name":{"ru":"многодетная"},"derivedFrom":{">=":[{"var":"children"},3]}}],
  "criteria":[
    {"id":"sixty","version":"2","rule":{"<=":[{"var":"birth"},{"date_add":[{"var":"today"},"-P60Y"]}]},"holds":{"ru":"Вам 60."},"fails":{"ru":"Вам нет 60."},
     "missing":{"ru":"Когда вы родились?"},"hasLegalResource":[{"name":{"ru":"Закон"},"article":"ст. 1"}]},
    {"id":"young","rule":{">":[{"var":"birth"},{"date_add":[{"var":"today"},"-P18Y"]}]},"holds":{"ru":"Вам нет 18."},"fails":{"ru":"Вам есть 18."},"missing":{"ru":"?"}},
    {"id":"three","rule":{"var":"large"},"holds":{"ru":"Трое."},"fails":{"ru":"Не трое."},"missing":{"ru":"?"}},
    {"id":"here","rule":{"===":[{"var":"city"},"К"]},"holds":{"ru":"Здесь."},"fails":{"ru":"Не здесь."},"missing":{"ru":"?"}},
    {"id":"old-law","validUntil":"2026-12-31","rule":{"===":[1,2]},"holds":{"ru":"."},"fails":{"ru":"До 2027 года нельзя."},"missing":{"ru":"."}}],
  "events":[{"id":"move","kind":"life","name":{"ru":"Переезд"}},{"id":"retiring","kind":"life","name":{"ru":"Пенсия"},"holdsRequirement":["sixty"]}],
  "segments":[{"id":"large","name":{"ru":"Многодетные"},"holdsRequirement":["three"]}],
  "evidenceTypes":[{"id":"paper","name":{"ru":"Бумага"}}],
  "services":[
    {"id":"pension","version":"1","kind":"offer","name":{"ru":"Пенсия"},"description":{"ru":"."},"holdsRequirement":["sixty","here"],"hasInput":["paper"]},
    {"id":"never","version":"1","kind":"offer","name":{"ru":"Никогда"},"description":{"ru":"."},"holdsRequirement":["sixty","young"]},
    {"id":"land","version":"1","kind":"offer","name":{"ru":"Земля"},"description":{"ru":"."},"holdsRequirement":["three"],"audience":["large"],"hasInput":["paper"]},
    {"id":"address","version":"1","kind":"offer","name":{"ru":"Адрес"},"description":{"ru":"."},"isGroupedBy":["move"]},
    {"id":"late","version":"1","kind":"offer","name":{"ru":"Поздно"},"description":{"ru":"."},"holdsRequirement":["here"],"deadline":{"date_add":[{"var":"moved"},"P7D"]}},
    {"id":"future","version":"1","kind":"offer","name":{"ru":"Потом"},"description":{"ru":"."},"holdsRequirement":["here","old-law"]},
    {"id":"over","version":"1","kind":"offer","validUntil":"2026-06-30","name":{"ru":"Всё"},"description":{"ru":"."},"holdsRequirement":["here"]}]})";

class DecisionsTest : public testing::Test {
 protected:
  std::shared_ptr<const Catalogue> catalogue = read_catalogue(parse(source));
  Decisions decisions{catalogue};
  std::size_t at(std::string_view id) const { return catalogue->service_named(id); }
  Truth truth(std::string_view id) const { return decisions.service(at(id)); }
  void with(std::string_view facts) { decisions.set_facts(parse(facts)); }
  std::string change(std::string_view id) const {
    const NearestChange nearest = nearest_change(decisions, at(id));
    std::string out(rules::name_of(nearest.becomes));
    for (const Change& one : nearest.changes) out += " " + one.fact + "=" + json::write(one.to);
    return out;
  }
  std::vector<std::string> order() const {
    std::vector<std::string> out;
    for (const Ranked& one : rank(decisions)) out.push_back(catalogue->services[one.service].id + " " + std::string(name_of(one.key)));
    return out;
  }
};

TEST_F(DecisionsTest, DecidesOnlyWhatTheMissingFactsCannotChange) {
  with(R"({"today":"2026-11-24","city":"К"})");
  EXPECT_EQ(truth("pension"), Truth::unknown);
  EXPECT_THAT(decisions.missing(at("pension")), ElementsAre("birth"));
  decisions.set_fact("city", "М");
  EXPECT_EQ(truth("pension"), Truth::no);
  EXPECT_THAT(decisions.missing(at("pension")), IsEmpty());
}

TEST_F(DecisionsTest, SaysNoWhereOpenCriteriaExcludeOneAnother) {
  with(R"({"today":"2026-11-24"})");
  EXPECT_EQ(truth("never"), Truth::no);
  EXPECT_EQ(reasons(decisions, at("never")).code, ReasonCode::conflict);
}

// [R 15]
TEST_F(DecisionsTest, TurnsSixtyOnTheBirthdayAndOnTheFirstOfMarchForALeapDay) {
  for (const auto& [birth, today, want] : {std::tuple{"1966-11-24", "2026-11-23", Truth::no},
                                           {"1966-11-24", "2026-11-24", Truth::yes},
                                           {"1964-02-29", "2024-02-28", Truth::no},
                                           {"1964-02-29", "2024-02-29", Truth::yes},
                                           {"1960-02-29", "2019-03-01", Truth::no},
                                           {"1966-01-01", "2025-12-31", Truth::no},
                                           {"1966-01-01", "2026-01-01", Truth::yes}}) {
    decisions.set_facts(json::Object{{"today", today}, {"birth", birth}, {"city", "К"}});
    EXPECT_EQ(truth("pension"), want) << birth << " " << today;
  }
}

TEST_F(DecisionsTest, DerivesFactsThatNoSourceGives) {
  with(R"({"today":"2026-11-24","children":3})");
  EXPECT_EQ(truth("land"), Truth::yes);
  decisions.set_fact("children", 2);
  EXPECT_EQ(truth("land"), Truth::no);
  decisions.set_fact("large", true);  // a source knows better
  EXPECT_EQ(truth("land"), Truth::yes);
  decisions.forget_fact("large");
  decisions.forget_fact("children");
  EXPECT_EQ(truth("land"), Truth::unknown);
}

TEST_F(DecisionsTest, DecidesAnewOnlyWhatReadsTheChangedFact) {
  with(R"({"today":"2026-11-24","city":"К"})");
  const auto before = decisions.count();
  decisions.set_fact("birth", "1950-01-01");
  EXPECT_EQ(decisions.count().criteria - before.criteria, 2U);
  EXPECT_EQ(decisions.count().services - before.services, 2U);
  EXPECT_EQ(truth("pension"), Truth::yes);
}

// [R 18, 19]
TEST_F(DecisionsTest, ExplainsEveryServiceWithItsSentencesVersionsAndLaw) {
  with(R"({"today":"2026-11-24","city":"К","birth":"1970-05-01"})");
  EXPECT_EQ(
      json::write(explanation_json(decisions, at("pension"), "ru")),
      R"({"service":"pension","version":"1","catalogue":"a","catalogueVersion":"7","name":"Пенсия","today":"2026-11-24","truth":"no","reason":"fails","criteria":[)"
      R"({"id":"sixty","version":"2","truth":"no","sentence":"Вам нет 60.","legal":[{"name":"Закон","article":"ст. 1"}]},)"
      R"({"id":"here","truth":"yes","sentence":"Здесь."}],"change":{"becomes":"yes","facts":[{"fact":"today","from":"2026-11-24","to":"2030-05-01"}]}})");
}

// [R 15]
TEST_F(DecisionsTest, GivesTheSameBytesWhateverTheOrderOfWhatWasTold) {
  with(R"({"today":"2026-11-24","city":"К","birth":"1970-05-01","children":1})");
  Decisions other(catalogue);
  other.set_facts(parse(R"({"children":5,"city":"М","today":"2020-01-01"})"));
  for (const auto& [fact, value] :
       std::vector<std::pair<const char*, json::Value>>{{"birth", "1970-05-01"}, {"today", "2026-11-24"}, {"children", 1}, {"city", "К"}})
    other.set_fact(fact, value);
  for (std::size_t i = 0; i < catalogue->services.size(); ++i)
    EXPECT_EQ(json::write(explanation_json(decisions, i, "ru")), json::write(explanation_json(other, i, "ru")));
}

TEST_F(DecisionsTest, NamesTheNearestChangeOfWhatMayChange) {
  with(R"({"today":"2026-11-24","city":"К","birth":"1970-05-01","children":1})");
  EXPECT_EQ(change("pension"), "yes today=\"2030-05-01\"");
  EXPECT_EQ(change("land"), "yes large=true");
  EXPECT_EQ(change("future"), "yes today=\"2027-01-01\"");
  EXPECT_EQ(change("over"), "yes");  // no later day brings it back
  EXPECT_EQ(change("late"), "no");   // the rules name no other city
  decisions.set_fact("city", "М");
  EXPECT_EQ(change("pension"), "yes city=\"К\" today=\"2030-05-01\"");
  decisions.forget_fact("birth");
  EXPECT_EQ(change("pension"), "yes birth=\"1966-11-23\" city=\"К\"");
}

TEST_F(DecisionsTest, TellsWhatIsNotInForce) {
  with(R"({"today":"2026-11-24","city":"К"})");
  EXPECT_EQ(reasons(decisions, at("over")).code, ReasonCode::not_in_force);
  EXPECT_EQ(reasons(decisions, at("future")).code, ReasonCode::fails);
  decisions.set_fact("today", "2026-06-30");
  EXPECT_EQ(truth("over"), Truth::yes);
  decisions.set_fact("today", "2027-01-01");
  EXPECT_EQ(truth("future"), Truth::yes);
  EXPECT_EQ(reasons(decisions, at("future")).criteria.size(), 1U);
}

// [R 28, 55]
TEST_F(DecisionsTest, PutsDeadlinesFirstThenSituationsSegmentsAndFewDocuments) {
  with(R"({"today":"2026-11-24","city":"К","birth":"1950-01-01","children":3,"moved":"2026-11-22"})");
  EXPECT_THAT(order(), ElementsAre("late deadline", "land segment", "pension order"));
  EXPECT_EQ(rank(decisions)[0].days_left, 5);
  EXPECT_EQ(rank(decisions)[0].deadline, "2026-11-29");
  decisions.declare_event(0, true);
  EXPECT_THAT(order(), ElementsAre("late deadline", "address event", "land segment", "pension order"));
  decisions.set_fact("moved", "2026-11-01");
  EXPECT_THAT(order(), ElementsAre("address event", "land segment", "pension order")) << "the deadline is over";
}

// [R 9]
TEST_F(DecisionsTest, FindsAnEventOfLifeInTheFactsOfWhoHasNotTold) {
  const std::size_t retiring = catalogue->event_named("retiring");
  with(R"({"today":"2026-11-24","birth":"1966-11-24"})");
  EXPECT_EQ(decisions.event(retiring), Truth::yes);
  decisions.set_fact("birth", "1966-11-25");
  EXPECT_EQ(decisions.event(retiring), Truth::no);
  decisions.forget_fact("birth");
  EXPECT_EQ(decisions.event(retiring), Truth::unknown);
  decisions.declare_event(retiring, true);
  EXPECT_EQ(decisions.event(retiring), Truth::yes);
}

// [R 1]
TEST_F(DecisionsTest, OffersNothingThatAsksForNothingUntilItsSituationIsThere) {
  with(R"({"today":"2026-11-24"})");
  EXPECT_EQ(truth("address"), Truth::yes);
  EXPECT_THAT(order(), IsEmpty());
}

// [R 80, 13]
TEST_F(DecisionsTest, AsksWhatSettlesMostAndNeverWhatIsKnownOrSkipped) {
  with(R"({"today":"2026-11-24"})");
  const auto asked = [this](std::vector<std::string> skipped, std::vector<std::size_t> among = {}) {
    const Question question = next_question(decisions, skipped, among);
    return question.concept_index == nowhere ? "nothing" : catalogue->concepts[question.concept_index].fact;
  };
  EXPECT_EQ(asked({}), "city");
  EXPECT_EQ(asked({"city"}), "birth");
  EXPECT_EQ(asked({}, {at("pension")}), "birth");
  decisions.set_fact("city", "М");
  EXPECT_EQ(asked({}), "nothing") << "what is open is derived and cannot be asked";
}

TEST_F(DecisionsTest, LeavesARuleThatFailsUndecided) {
  with(R"({"today":"2026-11-24","city":"К","birth":"1950-01-01"})");
  EXPECT_FALSE(decisions.criterion_failed(0));
  decisions.set_fact("today", "tomorrow");
  EXPECT_TRUE(decisions.criterion_failed(0));
  EXPECT_EQ(truth("pension"), Truth::unknown);
}

TEST(FactPaths, AreReadWrittenAndRemoved) {
  json::Value facts = json::Object();
  put_fact(facts, "children.1.birthDate", "2024-01-01");
  EXPECT_EQ(json::write(facts), R"({"children":[{},{"birthDate":"2024-01-01"}]})");
  EXPECT_EQ(find_fact(facts, "children.1.birthDate")->text(), "2024-01-01");
  EXPECT_EQ(find_fact(facts, "children.2.birthDate"), nullptr);
  remove_fact(facts, "children.1.birthDate");
  EXPECT_EQ(json::write(facts), R"({"children":[{},{}]})");
  EXPECT_TRUE(concerns("children.*.age", "children.3.age"));
  EXPECT_TRUE(concerns("children", "children.3.age"));
  EXPECT_TRUE(concerns("", "x"));
  EXPECT_FALSE(concerns("children.*.age", "children.3.name"));
}

}  // namespace
}  // namespace portal::catalogue
