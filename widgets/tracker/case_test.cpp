// A case without a view: what the definition refuses, what the events make of it, and every date and turn that follows.
#include <gtest/gtest.h>

#include "sdk/calendar/civil_date.h"
#include "sdk/json/json.h"
#include "tests/support/session_driver.h"
#include "widgets/tracker/progress.h"

namespace portal::tracker {
namespace {

json::Value definition() { return testing::read_json("widgets/tracker/examples/kindergarten.json"); }
std::shared_ptr<const Scenario> kindergarten() { return Scenario::read(definition()).value(); }

class Case {
 public:
  explicit Case(std::shared_ptr<const Scenario> scenario = kindergarten()) : log(std::move(scenario)) {
    calendar = calendar::WorkingCalendar::read(testing::read_json("sdk/calendar/data/ru.json"), "").value();
  }

  // Adds an event; ids count up.
  Case& at(std::string_view time, const char* type, std::string_view data, std::string id = {}) {
    json::Object wire{{"specversion", "1.0"}, {"type", type}, {"source", "/test"}, {"subject", "case-1"}, {"time", time}};
    wire.set("id", id.empty() ? "e" + std::to_string(++count) : id);
    wire.set("data", json::parse(data).value());
    auto event = read_case_event(wire, "");
    EXPECT_TRUE(event.ok()) << (event.ok() ? "" : event.error().text());
    if (event.ok()) log.add(std::move(event).value());
    return *this;
  }
  Case& opened(std::string_view time = "2026-11-16T03:00:00Z") {
    return at(time, "portal.case.opened", R"({"scenario":"kindergarten","version":"2"})");
  }
  Case& stage(std::string_view time, const std::string& name, const std::string& status, const std::string& more = "") {
    return at(time, "portal.stage.changed", R"({"stage":")" + name + R"(","status":")" + status + "\"" + more + "}");
  }

  Progress now(std::string_view time) {
    state = fold(log);
    Circumstances circumstances{0, true, "Asia/Krasnoyarsk", &calendar};
    EXPECT_TRUE(calendar::parse_instant(time, circumstances.now));
    return progress_of(log.scenario(), state, circumstances);
  }

  std::string names(const std::vector<std::size_t>& stages) const {
    std::string out;
    for (const std::size_t i : stages) out += (out.empty() ? "" : " ") + log.scenario().stages[i].id;
    return out;
  }
  const StageProgress& of(const Progress& progress, std::string_view name) const { return progress.stages[log.scenario().stage_named(name)]; }

  CaseLog log;
  CaseState state;
  calendar::WorkingCalendar calendar;
  int count = 0;
};

std::string date(std::int32_t day) { return calendar::date_text(calendar::date_of(day)); }

std::string error_of(const char* pointer_key, json::Value value) {
  json::Value bad = definition();
  bad.object().find("stages")->array()[2].object().set(pointer_key, std::move(value));
  auto read = Scenario::read(bad);
  return read.ok() ? "no error" : read.error().text();
}

TEST(Scenario, a_bad_definition_is_an_error_with_its_place) {
  EXPECT_EQ(
      error_of("colour", 1),
      "unknown_key at /scenario/stages/2/colour: expected one of: id kind actor service optional title description after documents channels deadline "
      "appliesIf estimate actions choices clocks; got \"colour\"");
  EXPECT_EQ(error_of("kind", "dance"),
            R"(unknown_name at /scenario/stages/2/kind: expected one of: task, milestone, wait, decision, group; got "dance")");
  EXPECT_EQ(error_of("after", json::Array{"adress"}),
            R"(dangling_reference at /scenario/stages/2/after/0: expected the id of a stage; got "adress")");
  EXPECT_EQ(error_of("after", json::Array{"enrol"}),
            R"(cyclic_reference at /scenario/stages: expected stages that do not wait for each other in a circle; got "review")");
  EXPECT_EQ(error_of("deadline", json::Object{{"duration", "10 days"}, {"from", "apply.done"}}),
            R"(out_of_range at /scenario/stages/2/deadline/duration: expected an ISO 8601 duration, like P10D or PT4H; got "10 days")");
  EXPECT_EQ(error_of("deadline", json::Object{{"duration", "P10D"}, {"from", "nobody.done"}}),
            R"(dangling_reference at /scenario/stages/2/deadline/from: expected the id of a stage; got "nobody")");
  EXPECT_EQ(error_of("appliesIf", json::Object{{"vra", "x"}}).substr(0, 52), "unknown_name at /scenario/stages/2/appliesIf/vra: ex");
  EXPECT_EQ(error_of("id", "apply"), R"(duplicate_key at /scenario/stages/2/id: expected each id once; got "apply")");
}

TEST(Scenario, a_group_that_waits_for_what_waits_for_its_member_is_a_circle) {
  json::Value bad = definition();
  json::Value& group = bad.object().find("stages")->array()[1];
  group.object().set("after", json::Array{"review"});
  EXPECT_EQ(Scenario::read(bad).error().code, ErrorCode::cyclic_reference);
}

// [R 57]
TEST(Case, begins_with_the_clients_turn_and_counts_the_stages_that_apply) {
  Case its;
  EXPECT_EQ(its.now("2026-11-24T05:00:00Z").phase, Phase::not_started);
  const Progress progress = its.opened().now("2026-11-24T05:00:00Z");
  EXPECT_EQ(its.names(progress.mine), "apply");
  EXPECT_EQ(its.names(progress.theirs), "");
  EXPECT_EQ(progress.step, 1U);
  EXPECT_EQ(progress.steps, 6U);
  EXPECT_EQ(its.of(progress, "commission").applies, rules::Truth::unknown);
  const Progress known = its.at("2026-11-16T04:00:00Z", "portal.case.facts", R"({"facts":{"child":{"hasSpecialNeeds":false},"registeredHere":true}})")
                             .now("2026-11-24T05:00:00Z");
  EXPECT_EQ(known.steps, 5U);
  EXPECT_EQ(its.of(known, "commission").standing, Standing::not_applicable);
}

// [R 57, 91]
TEST(Case, of_an_or_group_one_is_enough_and_the_others_are_not_needed) {
  Case its;
  its.opened().at("2026-11-16T04:00:00Z", "portal.case.facts", R"({"facts":{"registeredHere":true,"child":{"hasSpecialNeeds":false}}})");
  its.stage("2026-11-16T05:00:00Z", "apply", "done");
  Progress progress = its.now("2026-11-17T05:00:00Z");
  EXPECT_EQ(its.names(progress.mine), "");
  EXPECT_EQ(its.names(progress.possible), "address-contract address-visit");
  EXPECT_EQ(its.names(progress.theirs), "address-registry");
  its.stage("2026-11-18T05:00:00Z", "address-registry", "done");
  progress = its.now("2026-11-18T06:00:00Z");
  EXPECT_EQ(its.of(progress, "address").standing, Standing::done);
  EXPECT_EQ(its.of(progress, "address-contract").standing, Standing::unneeded);
  EXPECT_EQ(its.names(progress.mine), "");
  EXPECT_EQ(its.names(progress.theirs), "review");
  EXPECT_EQ(calendar::instant_text(its.of(progress, "review").since), "2026-11-18T05:00:00Z");
}

// [R 21]
TEST(Case, a_deadline_is_a_day_of_the_authoritys_zone_in_working_days) {
  Case its;
  // 17:30 UTC on 24 November is already the 25th in Krasnoyarsk.
  its.opened().stage("2026-11-24T16:00:00Z", "apply", "done").stage("2026-11-24T17:30:00Z", "address-visit", "done");
  Progress progress = its.now("2026-11-25T03:00:00Z");
  const Due due = *its.of(progress, "review").due;
  EXPECT_EQ(date(due.day), "2026-12-04");
  EXPECT_EQ(due.left, 7);
  EXPECT_TRUE(due.is_known);
  progress = its.now("2026-12-04T16:59:00Z");
  EXPECT_FALSE(its.of(progress, "review").due->is_overdue);
  progress = its.now("2026-12-04T17:00:00Z");
  EXPECT_TRUE(its.of(progress, "review").due->is_overdue);
  EXPECT_EQ(its.now("2026-12-08T05:00:00Z").stages[its.log.scenario().stage_named("review")].due->left, -2);
}

// [R 21]
TEST(Case, a_moved_date_keeps_the_first_promise_and_a_finished_stage_is_measured_by_it) {
  Case its;
  its.opened().stage("2026-11-16T05:00:00Z", "apply", "done").stage("2026-11-16T06:00:00Z", "address-visit", "done");
  its.at("2026-11-20T05:00:00Z", "portal.stage.promised", R"({"stage":"review","due":"2026-12-01","reason":"Ждём ответ реестра"})");
  Progress progress = its.now("2026-11-24T05:00:00Z");
  Due due = *its.of(progress, "review").due;
  EXPECT_EQ(date(due.day), "2026-12-01");
  EXPECT_TRUE(due.was_moved);
  EXPECT_EQ(date(due.first_day), "2026-11-25");
  EXPECT_EQ(due.left, 5);
  its.stage("2026-12-02T05:00:00Z", "review", "done");
  progress = its.now("2026-12-03T05:00:00Z");
  EXPECT_EQ(its.of(progress, "review").promised->left, -1);
  EXPECT_TRUE(its.of(progress, "review").promised->is_overdue);
}

TEST(Case, a_date_through_a_year_without_an_act_says_so) {
  Case its;
  its.opened().stage("2026-12-24T05:00:00Z", "apply", "done").stage("2026-12-28T06:00:00Z", "address-visit", "done");
  const Due due = *its.of(its.now("2026-12-28T07:00:00Z"), "review").due;
  EXPECT_FALSE(due.is_known);
  EXPECT_EQ(due.unknown_year, 2027);
}

TEST(Case, a_return_for_correction_gives_the_turn_and_the_date_that_it_names) {
  Case its;
  its.opened().stage("2026-11-16T05:00:00Z", "apply", "done").stage("2026-11-16T06:00:00Z", "address-visit", "done");
  its.stage("2026-11-18T06:00:00Z", "review", "returned", R"(,"reason":"Не видна подпись","due":"2026-11-27")");
  Progress progress = its.now("2026-11-24T05:00:00Z");
  EXPECT_EQ(its.names(progress.mine), "review");
  EXPECT_EQ(date(its.of(progress, "review").due->day), "2026-11-27");
  its.stage("2026-11-24T06:00:00Z", "review", "submitted", R"(,"by":"client")");
  progress = its.now("2026-11-24T07:00:00Z");
  EXPECT_EQ(its.names(progress.theirs), "review");
  EXPECT_EQ(date(its.of(progress, "review").due->day), "2026-11-25");
}

// [R 43]
TEST(Case, refusal_and_withdrawal_are_ends_and_a_reopening_undoes_them) {
  Case its;
  its.opened().stage("2026-11-16T05:00:00Z", "apply", "submitted");
  its.at("2026-11-17T05:00:00Z", "portal.case.ended", R"({"end":"refused","reason":"Ребёнок уже стоит на учёте"})");
  Progress progress = its.now("2026-11-24T05:00:00Z");
  EXPECT_EQ(progress.phase, Phase::refused);
  EXPECT_EQ(its.names(progress.mine) + its.names(progress.theirs), "");
  its.stage("2026-11-18T05:00:00Z", "apply", "reopened");
  progress = its.now("2026-11-24T05:00:00Z");
  EXPECT_EQ(progress.phase, Phase::running);
  EXPECT_EQ(its.names(progress.mine), "apply");
  its.at("2026-11-19T05:00:00Z", "portal.case.ended", R"({"end":"withdrawn"})");
  EXPECT_EQ(its.now("2026-11-24T05:00:00Z").phase, Phase::withdrawn);
  its.at("2026-11-20T05:00:00Z", "portal.case.restarted", "{}");
  progress = its.now("2026-11-24T05:00:00Z");
  EXPECT_EQ(progress.phase, Phase::running);
  EXPECT_EQ(its.of(progress, "apply").standing, Standing::ready);
}

// [R 50]
TEST(Case, counts_the_documents_that_the_client_still_has_to_bring) {
  Case its;
  its.opened().at("2026-11-16T04:00:00Z", "portal.case.facts", R"({"facts":{"registeredHere":true,"child":{"hasSpecialNeeds":false}}})");
  Progress progress = its.now("2026-11-24T05:00:00Z");
  EXPECT_EQ(progress.documents_left.size(), 0U);
  EXPECT_EQ(progress.documents_coming.size(), 3U);
  its.stage("2026-11-16T05:00:00Z", "address-contract", "started");
  EXPECT_EQ(its.now("2026-11-24T05:00:00Z").documents_left.size(), 1U);
  its.at("2026-11-17T04:00:00Z", "portal.document.changed", R"({"document":"birth-record","status":"received"})");
  its.stage("2026-11-17T05:00:00Z", "apply", "done").stage("2026-11-18T05:00:00Z", "address-registry", "done");
  progress = its.now("2026-11-24T05:00:00Z");
  EXPECT_EQ(progress.documents_left.size(), 0U);
  EXPECT_EQ(progress.documents_coming.size(), 1U);
}

// [R 75, 89]
TEST(Case, a_clock_of_hours_runs_is_kept_and_is_broken) {
  Case its;
  its.opened().stage("2026-11-23T05:00:00Z", "apply", "submitted");
  EXPECT_EQ(its.now("2026-11-24T04:00:00Z").clocks[0].due.left, 60);
  EXPECT_EQ(its.now("2026-11-24T05:30:00Z").clocks[0].state, ClockReading::State::late);
  its.stage("2026-11-24T06:00:00Z", "apply", "accepted");
  EXPECT_EQ(its.now("2026-11-24T07:00:00Z").clocks[0].state, ClockReading::State::broken);
}

// [R 8, 42]
TEST(Case, the_critical_path_takes_the_shortest_alternative_and_the_longest_of_what_runs_side_by_side) {
  Case its;
  its.opened().at("2026-11-16T04:00:00Z", "portal.case.facts", R"({"facts":{"registeredHere":true,"child":{"hasSpecialNeeds":false}}})");
  Progress progress = its.now("2026-11-16T05:00:00Z");
  EXPECT_EQ(its.names(progress.critical_path), "apply address-registry review offer enrol");
  EXPECT_DOUBLE_EQ(progress.days_p50, 0 + 1 + 5 + 2 + 2);
  its.stage("2026-11-16T05:00:00Z", "apply", "done").stage("2026-11-16T05:00:00Z", "address-contract", "started");
  EXPECT_EQ(its.names(its.now("2026-11-16T05:00:00Z").critical_path), "address-contract review offer enrol");
}

TEST(Case, a_correction_changes_what_happened_and_null_takes_it_back) {
  Case its;
  its.opened().stage("2026-11-16T05:00:00Z", "apply", "done");
  its.at("2026-11-17T05:00:00Z", "portal.event.corrected", R"({"id":"e2","data":{"stage":"apply","status":"submitted"}})");
  EXPECT_EQ(its.of(its.now("2026-11-24T05:00:00Z"), "apply").turn, Actor::authority);
  its.at("2026-11-18T05:00:00Z", "portal.event.corrected", R"({"id":"e2","data":null})");
  EXPECT_EQ(its.of(its.now("2026-11-24T05:00:00Z"), "apply").standing, Standing::ready);
  its.at("2026-11-19T05:00:00Z", "portal.event.corrected", R"({"id":"e2","data":{"stage":"apply","status":"dancing"}})");
  EXPECT_EQ(its.of(its.now("2026-11-24T05:00:00Z"), "apply").standing, Standing::done);
  EXPECT_EQ(its.log.problems().size(), 1U);
}

// [R 33]
TEST(Case, an_older_version_is_led_over_by_declared_rules) {
  Case its;
  its.at("2026-08-16T03:00:00Z", "portal.case.opened", R"({"scenario":"kindergarten","version":"1"})");
  its.stage("2026-08-17T05:00:00Z", "send", "done").stage("2026-08-18T05:00:00Z", "bring-card", "done");
  const Progress progress = its.now("2026-11-24T05:00:00Z");
  EXPECT_EQ(its.of(progress, "apply").standing, Standing::done);
  EXPECT_EQ(its.state.strangers.size(), 1U);
  bool known = true;
  its.log.scenario().migrated("0", "send", known);
  EXPECT_FALSE(known);
}

TEST(CaseEvent, a_bad_event_is_an_error_with_its_place) {
  const auto error = [](const char* text) { return read_case_event(json::parse(text).value(), "/events/0").error().text(); };
  EXPECT_EQ(error(R"({"specversion":"1.0","type":"portal.stage.changed","source":"/a","id":"1","subject":"c","time":"2026-11-16T03:00:00Z",
                      "data":{"stage":"apply","status":"dancing"}})"),
            "unknown_name at /events/0/data/status: expected one of: started, submitted, accepted, waiting, returned, done, refused, skipped, "
            "reopened; got \"dancing\"");
  EXPECT_EQ(error(R"({"specversion":"1.0","type":"x","source":"/a","id":"1","subject":"c","time":"2026-11-16T03:00:00Z","data":{}})"),
            R"(unknown_name at /events/0/type: expected a type of event of this portal; got "x")");
  EXPECT_EQ(error(R"({"specversion":"1.0","type":"portal.case.restarted","source":"/a","id":"1","subject":"c","time":"2026-11-16","data":{}})"),
            R"(out_of_range at /events/0/time: expected an instant of RFC 3339; got "2026-11-16")");
}

}  // namespace
}  // namespace portal::tracker
