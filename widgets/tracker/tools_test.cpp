// The linter, conformance, the journey map and the importer: each finding is made once, and what is sound has none.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/tracker/conformance.h"
#include "widgets/tracker/import_govuk.h"
#include "widgets/tracker/lint.h"

namespace portal::tracker {
namespace {

json::Value file(const std::string& name) { return testing::read_json("widgets/tracker/examples/" + name + ".json"); }

std::vector<std::string> codes(const json::Value& source) {
  std::vector<std::string> out;
  for (const Finding& finding : lint(source)) out.push_back(std::string(name_of(finding.code)) + " " + finding.path);
  return out;
}

bool has(const std::vector<std::string>& all, const std::string& wanted) { return std::find(all.begin(), all.end(), wanted) != all.end(); }

json::Value& stage(json::Value& scenario, std::size_t index) { return scenario.object().find("stages")->array()[index]; }

// [R 17, 18, 21, 43, 49, 50, 51, 57]
TEST(Lint, finds_each_thing_that_would_leave_a_person_stuck_misled_or_burdened) {
  json::Value bad = file("kindergarten");
  bad.object().find("ends")->array().resize(1);
  bad.object().find("documents")->array()[2].object().set("title", "Свидетельство о рождении");
  bad.object().find("services")->array()[0].object().set("needs", json::Array{"health"});
  bad.object().find("facts")->array().pop_back();
  bad.object().find("translations")->object().find("en")->object().erase("facts.registeredHere.title");
  bad.object().find("translations")->object().find("en")->object().erase("stages.review.title");
  stage(bad, 0).object().set("description", "Осуществление подачи.");
  stage(bad, 0).object().set("channels", json::Array{"online"});
  stage(bad, 3).object().set("appliesIf", json::parse(R"({"and":[{"var":"child.hasSpecialNeeds"},false]})").value());
  stage(bad, 3).object().erase("actions");
  stage(bad, 3).object().erase("channels");
  stage(bad, 2).object().set("after", json::Array{"address-visit"});
  stage(bad, 4).object().find("deadline")->object().set("from", "offer.redy");
  stage(bad, 4).object().find("deadline")->object().erase("basis");
  bad.object().find("translations")->object().find("en")->object().erase("stages.offer.deadline.basis");
  stage(bad, 5).object().erase("deadline");
  bad.object().find("translations")->object().find("en")->object().erase("stages.enrol.deadline.basis");
  for (const char* const key : {"ends.refused.title", "ends.refused.text", "ends.refused.hrefTitle", "ends.withdrawn.title", "ends.withdrawn.text"})
    bad.object().find("translations")->object().find("en")->object().erase(key);
  const std::vector<std::string> found = codes(bad);
  for (const char* const wanted :
       {"no_refusal_end ends", "no_withdrawal_end ends", "document_in_registry documents.rent-contract", "service_not_chained services.queue",
        "unnamed_fact stages.address-registry", "missing_text stages.review.title", "hard_sentence stages.apply.description",
        "only_electronic stages.apply", "unreachable stages.commission", "no_way_to_act stages.commission", "waits_for_alternative stages.review",
        "unknown_mark stages.offer.deadline", "no_basis stages.offer.deadline", "no_deadline stages.enrol"})
    EXPECT_TRUE(has(found, wanted)) << wanted;
  EXPECT_EQ(codes(json::Object{{"id", "x"}}), (std::vector<std::string>{"unreadable /scenario/version"}));
  json::Value circle = file("kindergarten");
  stage(circle, 0).object().set("after", json::Array{"enrol"});
  EXPECT_EQ(codes(circle), (std::vector<std::string>{"cycle /scenario/stages"}));
  json::Value group = file("kindergarten");
  stage(group, 1).object().set("mode", "some");
  stage(group, 1).object().set("count", 4);
  EXPECT_TRUE(has(codes(group), "impossible_group stages.address"));
  json::Value endless = file("kindergarten");
  endless.object().find("ends")->array().erase(endless.object().find("ends")->array().begin());
  for (const char* const key : {"ends.enrolled.title", "ends.enrolled.text"})
    endless.object().find("translations")->object().find("en")->object().erase(key);
  EXPECT_TRUE(has(codes(endless), "no_exit ends"));
}

TEST(Lint, finds_only_what_is_so) { EXPECT_EQ(codes(file("kindergarten")), (std::vector<std::string>{"no_deadline stages.address-registry"})); }

std::vector<std::string> deviations(const json::Value& events, const char* now) {
  Cases cases;
  EXPECT_TRUE(cases.take_calendar(file("calendar")).ok());
  EXPECT_TRUE(cases.take_scenario(file("kindergarten")).ok());
  cases.set_zone("Asia/Krasnoyarsk");
  EXPECT_TRUE(cases.take_events(events, "").empty());
  calendar::Instant at = 0;
  EXPECT_TRUE(calendar::parse_instant(now, at));
  cases.take_now(at);
  cases.settle();
  std::vector<std::string> out;
  for (const Deviation& deviation : conformance(*cases.find("case-1"), cases.circumstances()))
    out.push_back(std::string(name_of(deviation.code)) + (deviation.stage.empty() ? "" : " " + deviation.stage));
  return out;
}

json::Value with(json::Value events, const char* id, const char* time, const char* type, const char* data) {
  events.array().push_back(json::Object{{"specversion", "1.0"},
                                        {"type", type},
                                        {"source", "/t"},
                                        {"id", id},
                                        {"subject", "case-1"},
                                        {"time", time},
                                        {"data", json::parse(data).value()}});
  return events;
}

// [R 37]
TEST(Conformance, a_journey_as_approved_has_no_deviation_and_each_way_to_differ_is_listed) {
  EXPECT_EQ(deviations(file("done"), "2026-11-24T05:00:00Z"), (std::vector<std::string>{}));
  EXPECT_EQ(deviations(file("review"), "2026-12-01T05:00:00Z"), (std::vector<std::string>{"late review"}));
  EXPECT_EQ(deviations(file("returned"), "2026-11-24T05:00:00Z"), (std::vector<std::string>{"returned review"}));
  const json::Value review = file("review");
  const char* const now = "2026-11-24T05:00:00Z";
  const char* const later = "2026-11-20T05:00:00Z";
  const auto one = [&](const char* type, const char* data) { return deviations(with(review, "z", later, type, data), now); };
  using Codes = std::vector<std::string>;
  EXPECT_EQ(one("portal.stage.changed", R"({"stage":"dance","status":"done"})"), Codes{"unknown_stage dance"});
  EXPECT_EQ(one("portal.stage.changed", R"({"stage":"enrol","status":"started"})"), Codes{"too_early enrol"});
  EXPECT_EQ(one("portal.stage.changed", R"({"stage":"commission","status":"done"})"), Codes{"not_applicable commission"});
  EXPECT_EQ(one("portal.stage.changed", R"({"stage":"review","status":"submitted","by":"client"})"), Codes{"wrong_actor review"});
  EXPECT_EQ(one("portal.document.changed", R"({"document":"health-card","status":"received","by":"client"})"), Codes{"document_asked"});
  EXPECT_EQ(one("portal.document.changed", R"({"document":"poem","status":"received"})"), Codes{"unknown_document"});
  EXPECT_EQ(one("portal.case.ended", R"({"end":"married"})"), Codes{"unknown_end"});
  EXPECT_EQ(one("portal.case.ended", R"({"end":"enrolled"})"), (Codes{"left_out review", "left_out offer", "left_out enrol"}));
  EXPECT_EQ(one("portal.case.restarted", "{}"), Codes{"restarted"});
  EXPECT_EQ(one("portal.stage.changed", R"({"stage":"apply","status":"reopened"})").front(), "reopened apply");
  EXPECT_EQ(deviations(file("older"), "2026-11-24T05:00:00Z"), Codes{"other_version"});
}

// [R 31]
TEST(JourneyMap, has_the_seven_fields_counted_over_cases_and_no_case_in_it) {
  Cases cases;
  ASSERT_TRUE(cases.take_calendar(file("calendar")).ok());
  ASSERT_TRUE(cases.take_scenario(file("kindergarten")).ok());
  ASSERT_TRUE(cases.take_events(file("two"), "").empty());
  cases.settle();
  std::vector<const Case*> all;
  for (const auto& [id, its] : cases.all()) all.push_back(its.get());
  const json::Value map = journey_map(all, cases.circumstances(), "ru");
  for (const char* const field : {"profile", "needs", "actions", "services", "touchpoints", "positives", "problems"})
    EXPECT_NE(map.find(field), nullptr) << field;
  EXPECT_EQ(json::write(*map.find("touchpoints")), R"([{"channel":"online","count":4}])");
  EXPECT_EQ(json::write(map.find("positives")->array()[0]),
            R"({"kind":"documentCameByItself","about":"address-record","title":"Адрес регистрации","count":2})");
  EXPECT_EQ(json::write(map).find("case-1"), std::string::npos);
}

TEST(ImportGovuk, a_step_joined_by_or_becomes_a_group_of_any_and_a_choice_list_too) {
  const auto item =
      json::parse(R"({"document_type":"step_by_step_nav","base_path":"/x","locale":"en","details":{"step_by_step_nav":{"title":"X","steps":[
    {"title":"A","contents":[{"type":"list","style":"choice","contents":[{"text":"one","href":"/1"},{"text":"two","href":"javascript:1","context":"£5"}]}]},
    {"title":"B","optional":true,"contents":[{"type":"paragraph","text":"Say <b>why</b>."}]},
    {"title":"C","logic":"or","contents":[]},{"title":"D","logic":"and"}]}}})");
  const auto imported = import_govuk(item.value());
  ASSERT_TRUE(imported.ok());
  const auto scenario = Scenario::read(imported.value().scenarios.at(0));
  ASSERT_TRUE(scenario.ok()) << scenario.error().text();
  const Scenario& read = *scenario.value();
  EXPECT_EQ(read.roots.size(), 2U);
  EXPECT_EQ(read.stages[0].mode, Mode::any);
  EXPECT_EQ(read.stages[2].actions[0].href, "");
  EXPECT_EQ(read.text("en", "stages.step-1-choice-2.actions.open-2.title"), "two (£5)");
  EXPECT_EQ(read.text("en", "stages.step-2.description"), "Say why.");
  EXPECT_EQ(read.stages[read.stage_named("group-2")].after, std::vector<std::size_t>{0});
}

TEST(ImportGovuk, reads_every_file_of_the_corpus) {
  const char* corpus = std::getenv("PORTAL_CORPUS_DIR");
  const std::filesystem::path folder = std::filesystem::path(corpus != nullptr ? corpus : "") / "journeys" / "govuk-step-by-step";
  if (corpus == nullptr || !std::filesystem::is_directory(folder)) GTEST_SKIP() << "the corpus of journeys is not here";
  std::size_t files = 0;
  std::size_t scenarios = 0;
  std::size_t silent = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto value = tools::read_json_file(entry.path().string());
    ASSERT_TRUE(value.ok()) << entry.path();
    const auto imported = import_govuk(value.value());
    ASSERT_TRUE(imported.ok()) << entry.path() << ": " << imported.error().text();
    ++files;
    silent += imported.value().scenarios.empty() ? 1U : 0U;
    for (const json::Value& scenario : imported.value().scenarios) {
      const auto read = Scenario::read(scenario);
      EXPECT_TRUE(read.ok()) << entry.path() << ": " << (read.ok() ? "" : read.error().text());
      ++scenarios;
    }
  }
  EXPECT_EQ(files, 8U);
  EXPECT_EQ(scenarios, 6U);
  EXPECT_EQ(silent, 2U);
}

}  // namespace
}  // namespace portal::tracker
