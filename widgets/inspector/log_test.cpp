// A log goes to a file and back, plays to the same trees, and leaves without what a person has typed.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/schema/schema.h"
#include "sdk/session/redact.h"
#include "sdk/session/replay.h"
#include "tests/support/session_driver.h"
#include "widgets/kinds.h"

namespace portal::inspector {
namespace {

using session::Log;
using session::Replay;

json::Value example() { return testing::read_json("widgets/inspector/examples/log.json"); }

Log log_of(const json::Value& file) {
  auto log = session::read_log(file);
  EXPECT_TRUE(log.ok()) << (log.ok() ? "" : log.error().text());
  return log.ok() ? std::move(log).value() : Log();
}

std::unique_ptr<Replay> played(const Log& log) {
  auto replay = Replay::create(*find_widget_kind(log.kind), log, testing::strings("ru"));
  EXPECT_TRUE(replay.ok()) << (replay.ok() ? "" : replay.error().text());
  return replay.ok() ? std::move(replay).value() : nullptr;
}

// All texts of a value; whether one of them holds `word`.
bool holds(const json::Value& value, const std::string& word) { return json::write(value).find(word) != std::string::npos; }

TEST(Log, is_read_and_written_without_a_loss) { EXPECT_EQ(session::write_log(log_of(example())), example()); }

TEST(Log, is_what_its_schema_describes) {
  auto schema = schema::Schema::compile(testing::read_json("sdk/session/log.schema.json"));
  ASSERT_TRUE(schema.ok()) << schema.error().text();
  EXPECT_TRUE(schema.value().validate(example()).empty());
  json::Value wrong = example();
  wrong.object().set("steps", json::Array{json::Object{{"took", 1}}});
  EXPECT_FALSE(schema.value().validate(wrong).empty());
}

TEST(Log, says_where_a_file_is_none) {
  json::Value file = example();
  file.object().set("format", "portal-log-9");
  const auto other = session::read_log(file);
  ASSERT_FALSE(other.ok());
  EXPECT_EQ(other.error().code, ErrorCode::unknown_name);
  EXPECT_EQ(other.error().path, "/format");
  json::Value wrong = example();
  wrong.object()["steps"].array()[2].object().set("event", json::Object{{"type", "dance"}});
  const auto step = session::read_log(wrong);
  ASSERT_FALSE(step.ok());
  EXPECT_EQ(step.error().code, ErrorCode::unknown_name);
  EXPECT_EQ(step.error().path, "/steps/2/event/type");
}

// [R 25] Raw events with their instants play to the same bytes.
TEST(Log, plays_to_the_tree_that_the_page_had_at_each_moment) {
  const Log log = log_of(example());
  const auto replay = played(log);
  ASSERT_NE(replay, nullptr);
  EXPECT_EQ(replay->refused(), 0U);
  json::Value options = log.options;
  options.object().set("strings", testing::strings("ru"));
  testing::Driver page(*find_widget_kind("form"), options);
  std::vector<std::string> trees{ui::tree_text(page.session().tree())};
  for (const session::LogStep& step : log.steps) {
    page.send(step.event);
    trees.push_back(ui::tree_text(page.session().tree()));
  }
  for (const std::size_t place : {7U, 0U, 3U, 2U, 6U, 1U}) {
    replay->go(place);
    EXPECT_EQ(ui::tree_text(replay->session().tree()), trees[place]) << place;
  }
}

TEST(Log, tells_where_a_replay_is_not_what_was_recorded) {
  Log log = log_of(example());
  log.steps[0].update = played(log)->moment(1).update;
  EXPECT_EQ(played(log)->different(), 0U);
  log.steps[0].update.object().set("version", 99);
  EXPECT_EQ(played(log)->different(), 1U);
}

TEST(Log, grows_and_branches_without_forgetting_where_it_stands) {
  const Log log = log_of(example());
  const auto replay = played(log);
  replay->go(2);
  replay->append({{}, -1, {ui::EventType::leave, "/note", {}, {}, false, 0}, {}});
  EXPECT_EQ(replay->size(), 8U);
  EXPECT_EQ(replay->position(), 2U);
  replay->branch({ui::EventType::input, "/note", {}, "иначе", false, 0});
  EXPECT_EQ(replay->size(), 3U);
  EXPECT_EQ(replay->session().widget().state().find("content")->find("/note")->text_at("typed"), "иначе");
}

// [R 71] Nothing that a person typed, and nothing that a register said of them, is left in a report.
TEST(Redaction, leaves_no_typed_value_and_no_fact_in_the_report) {
  Log log = log_of(example());
  log.steps.push_back({{}, -1, {ui::EventType::input, "/name", {}, "anna", false, 0}, {}});
  log.steps.push_back({{}, -1, {ui::EventType::input, "/snils", {}, "112-233-445 95", false, 0}, {}});
  log.steps.push_back({{}, -1, {ui::EventType::input, "/nowhere", {}, "secret", false, 0}, {}});
  const json::Value report = session::write_log(session::redact(find_widget_kind("form"), log, testing::strings("ru")));
  for (const char* word : {"Анна", "391", "200-00", "до пятницы", "anna", "112-233", "secret"}) {
    EXPECT_TRUE(holds(session::write_log(log), word)) << word << " was never in it";
    EXPECT_FALSE(holds(report, word)) << word;
  }
  EXPECT_TRUE(holds(report, "Заявка на справку")) << "the portal's own texts stay";
  EXPECT_EQ(report.find("redacted")->boolean(), true);
}

TEST(Redaction, keeps_shapes_and_equality) {
  EXPECT_EQ(session::filler_of("Анна-Мария"), "Аааа-Ааааа");
  EXPECT_EQ(session::filler_of("John d'Arc, 17.04.1991"), "Aaaa a'Aaa, 11.11.1111");
  EXPECT_EQ(session::filler_of("+7 391 200-00-01"), "+1 111 111-11-11");
  EXPECT_EQ(session::filler_of(""), "");
}

TEST(Redaction, leaves_a_log_that_plays_the_same_way) {
  const Log report = session::redact(find_widget_kind("form"), log_of(example()), testing::strings("ru"));
  const auto before = played(log_of(example()));
  const auto after = played(report);
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(after->refused(), 0U);
  for (std::size_t place = 0; place <= before->size(); ++place) {
    before->go(place);
    after->go(place);
    std::vector<const ui::Node*> was;
    std::vector<const ui::Node*> is;
    ui::flatten(before->session().tree(), was);
    ui::flatten(after->session().tree(), is);
    ASSERT_EQ(was.size(), is.size()) << place;
    for (std::size_t i = 0; i < was.size(); ++i) EXPECT_EQ(was[i]->id(), is[i]->id()) << place;
  }
}

// A state holds everything that was ever typed, under names that nobody foresees: every text of it goes.
TEST(Redaction, replaces_every_text_of_a_saved_state) {
  Log log = log_of(example());
  const auto replay = played(log);
  log.options.object().set("state", json::Object{{"next_request", 9}, {"widget", replay->session().widget().state()}});
  log.steps.clear();
  const json::Value report = session::write_log(session::redact(find_widget_kind("form"), log, testing::strings("ru")));
  for (const char* word : {"Анна", "до пятницы"}) EXPECT_FALSE(holds(report, word)) << word;
}

TEST(Redaction, takes_everything_for_typed_where_the_log_cannot_be_played) {
  const json::Value report = session::write_log(session::redact(nullptr, log_of(example()), testing::strings("ru")));
  for (const char* word : {"Анна", "391", "до пятницы"}) EXPECT_FALSE(holds(report, word)) << word;
}

}  // namespace
}  // namespace portal::inspector
