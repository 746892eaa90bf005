// Records, what they allow, and how knowledge of several devices comes together. [R 41, 44, 45, 46]
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "sdk/base/sha256.h"
#include "sdk/consent/ledger.h"
#include "sdk/consent/settings.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"

namespace portal::consent {
namespace {

constexpr char hash[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

calendar::Instant at(const char* text) {
  calendar::Instant instant = 0;
  EXPECT_TRUE(calendar::parse_instant(text, instant)) << text;
  return instant;
}

std::string uuid(int number) {
  const std::string digits = std::to_string(number);
  return "00000000-0000-4000-8000-" + std::string(12 - digits.size(), '0') + digits;
}

Event event(int id, const char* time, State state, const char* until = "") {
  return {uuid(id), time, state, EventKind::explicit_act, "subject", "portal", until};
}

Record record(int id, Scope scope, std::vector<Event> events, Kind kind = Kind::proactive) {
  Record out;
  out.record_id = uuid(id);
  out.subject = "urn:uuid:" + uuid(999);
  out.kind = kind;
  out.scope = std::move(scope);
  out.process = {"предлагать услуги",
                 {"дата рождения"},
                 {"использование"},
                 {"Администрация", "660049, Красноярск", "info@example.org"},
                 "152-ФЗ, статья 9",
                 "на устройстве",
                 {},
                 "1 год",
                 "кнопкой на этой странице"};
  out.notice = {"offers", "1", "ru", hash};
  out.events = std::move(events);
  return out;
}

const Scope all{};
const Scope birth{ScopeType::bundle, "birth"};
const Scope garden{ScopeType::service, "kindergarten"};
const Target garden_target{"kindergarten", {"birth", "school"}};
constexpr auto proactive = Kind::proactive;

TEST(Sha256, gives_the_digests_of_the_standards_examples) {
  EXPECT_EQ(sha256(""), hash);
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Status, follows_the_events_of_a_record) {
  const calendar::Instant now = at("2026-11-24T12:00:00Z");
  EXPECT_EQ(status_of(record(1, all, {event(1, "2026-11-24T09:00:00Z", State::requested)}), now).state, State::requested);
  EXPECT_EQ(status_of(record(1, all, {event(1, "2026-11-24T09:00:00Z", State::given)}), now).state, State::given);
  EXPECT_EQ(status_of(record(1, all, {event(1, "2026-11-24T09:00:00Z", State::refused)}), now).state, State::refused);
  const Status withdrawn =
      status_of(record(1, all, {event(1, "2026-11-24T09:00:00Z", State::given), event(2, "2026-11-24T10:00:00Z", State::withdrawn)}), now);
  EXPECT_EQ(withdrawn.state, State::withdrawn);
  EXPECT_EQ(withdrawn.since, "2026-11-24T10:00:00Z");
  EXPECT_FALSE(withdrawn.is_valid());
}

TEST(Status, runs_out_at_the_very_moment_that_was_agreed_and_not_before) {
  const Record until = record(1, all, {event(1, "2025-11-24T12:00:00Z", State::given, "2026-11-24T12:00:00Z")});
  EXPECT_EQ(status_of(until, at("2026-11-24T11:59:59Z")).state, State::given);
  const Status over = status_of(until, at("2026-11-24T12:00:00Z"));
  EXPECT_EQ(over.state, State::expired);
  EXPECT_EQ(over.since, "2026-11-24T12:00:00Z");
  // The same moment written with another offset.
  EXPECT_EQ(status_of(until, at("2026-11-24T18:59:59+07:00")).state, State::given);
}

TEST(Status, a_renewal_prolongs_what_has_run_out_but_never_what_was_withdrawn) {
  const Event given = event(1, "2024-11-24T12:00:00Z", State::given, "2025-11-24T12:00:00Z");
  const Event renewed = event(2, "2025-12-01T12:00:00Z", State::renewed, "2026-12-01T12:00:00Z");
  const calendar::Instant now = at("2026-11-24T12:00:00Z");
  EXPECT_EQ(status_of(record(1, all, {given, event(3, "2025-11-25T00:00:00Z", State::expired), renewed}), now).state, State::renewed);
  EXPECT_EQ(status_of(record(1, all, {given, renewed, event(3, "2025-12-02T00:00:00Z", State::expired)}), now).state, State::expired);
  EXPECT_EQ(status_of(record(1, all, {given, event(3, "2025-01-01T00:00:00Z", State::withdrawn), renewed}), now).state, State::withdrawn);
}

TEST(Status, a_late_or_wrongly_dated_yes_does_not_revive_a_withdrawn_record) {
  const Record record_of_two_clocks =
      record(1, all, {event(1, "2026-11-24T10:00:00Z", State::given), event(2, "2026-11-24T09:00:00Z", State::withdrawn)});
  EXPECT_EQ(status_of(record_of_two_clocks, at("2026-11-24T12:00:00Z")).state, State::withdrawn);
}

TEST(Allowed, nothing_without_a_record_and_each_kind_for_itself) {
  const calendar::Instant now = at("2026-11-24T12:00:00Z");
  EXPECT_FALSE(is_allowed({}, proactive, garden_target, now));
  const std::vector<Record> personal = {record(1, all, {event(1, "2026-11-24T09:00:00Z", State::given)}, Kind::personal_data)};
  EXPECT_FALSE(is_allowed(personal, proactive, garden_target, now));
  EXPECT_TRUE(is_allowed(personal, Kind::personal_data, garden_target, now));
  EXPECT_FALSE(is_allowed(personal, Kind::personal_data, garden_target, "yesterday"));
  EXPECT_TRUE(is_allowed(personal, Kind::personal_data, garden_target, "2026-11-24T19:00:00+07:00"));
}

TEST(Allowed, by_scope_all_covers_everything_a_bundle_its_services_a_service_itself) {
  const calendar::Instant now = at("2026-11-24T12:00:00Z");
  const auto given = [&](const Scope& scope) { return std::vector<Record>{record(1, scope, {event(1, "2026-11-24T09:00:00Z", State::given)})}; };
  const Target other{"passport", {}};
  const Target bundle{"", {"birth"}};
  const Target anything{};
  const std::vector<std::pair<Scope, std::array<bool, 4>>> expected = {
      {all, {true, true, true, true}}, {birth, {true, false, true, false}}, {garden, {true, false, false, false}}};
  for (const auto& [scope, answers] : expected) {
    const std::vector<Record> records = given(scope);
    EXPECT_EQ(is_allowed(records, proactive, garden_target, now), answers[0]) << name_of(scope.type);
    EXPECT_EQ(is_allowed(records, proactive, other, now), answers[1]) << name_of(scope.type);
    EXPECT_EQ(is_allowed(records, proactive, bundle, now), answers[2]) << name_of(scope.type);
    EXPECT_EQ(is_allowed(records, proactive, anything, now), answers[3]) << name_of(scope.type);
    EXPECT_TRUE(is_any_allowed(records, proactive, now));
  }
}

TEST(Allowed, all_but_one_holds_until_all_is_agreed_to_again) {
  const calendar::Instant now = at("2026-11-24T12:00:00Z");
  std::vector<Record> records = {record(1, all, {event(1, "2026-11-24T09:00:00Z", State::given)}),
                                 record(2, garden, {event(2, "2026-11-24T10:00:00Z", State::refused)})};
  EXPECT_FALSE(is_allowed(records, proactive, garden_target, now));
  EXPECT_TRUE(is_allowed(records, proactive, Target{"passport", {}}, now));
  records.push_back(record(3, all, {event(3, "2026-11-24T11:00:00Z", State::given)}));
  EXPECT_TRUE(is_allowed(records, proactive, garden_target, now));
}

TEST(Allowed, a_no_to_everything_leaves_a_yes_to_one_service_that_stands_by_itself) {
  const std::vector<Record> records = {
      record(1, garden, {event(1, "2026-11-24T09:00:00Z", State::given)}),
      record(2, all, {event(2, "2026-11-24T09:30:00Z", State::given), event(3, "2026-11-24T10:00:00Z", State::withdrawn)})};
  EXPECT_TRUE(is_allowed(records, proactive, garden_target, at("2026-11-24T12:00:00Z")));
  EXPECT_FALSE(is_allowed(records, proactive, Target{"passport", {}}, at("2026-11-24T12:00:00Z")));
}

TEST(Allowed, a_no_of_one_kind_says_nothing_of_the_other) {
  const std::vector<Record> records = {record(1, all, {event(1, "2026-11-24T09:00:00Z", State::given)}),
                                       record(2, all, {event(2, "2026-11-24T10:00:00Z", State::refused)}, Kind::personal_data)};
  EXPECT_TRUE(is_allowed(records, proactive, garden_target, at("2026-11-24T12:00:00Z")));
}

TEST(Allowed, at_the_same_moment_no_wins) {
  const std::vector<Record> records = {record(1, all, {event(1, "2026-11-24T09:00:00Z", State::given)}),
                                       record(2, birth, {event(2, "2026-11-24T09:00:00Z", State::refused)})};
  EXPECT_FALSE(is_allowed(records, proactive, garden_target, at("2026-11-24T12:00:00Z")));
}

TEST(Allowed, the_next_moment_that_changes_something_by_itself_is_known) {
  const calendar::Instant now = at("2026-11-24T12:00:00Z");
  const std::vector<Record> records = {record(1, all, {event(1, "2026-11-24T09:00:00Z", State::given, "2027-11-24T09:00:00Z")}),
                                       record(2, birth, {event(2, "2026-11-24T09:00:00Z", State::given, "2026-12-24T09:00:00Z")}),
                                       record(3, garden, {event(3, "2026-11-24T09:00:00Z", State::given)})};
  EXPECT_EQ(next_expiry(records, now), at("2026-12-24T09:00:00Z"));
  EXPECT_EQ(next_expiry(std::span(records).subspan(2), now), 0);
}

// 2,000 random histories: the order in which events and records are learnt, and learning them twice, never changes an answer.
TEST(Merge, is_the_same_whatever_the_order_and_however_often) {
  std::mt19937 random(27560);
  const auto any = [&](int count) { return static_cast<int>(random() % static_cast<unsigned>(count)); };
  const Scope scopes[] = {all, birth, garden};
  const char* const untils[] = {"", "2026-11-24T11:00:00Z", "2027-01-01T00:00:00Z"};
  for (int round = 0; round < 2000; ++round) {
    std::vector<Record> pieces;  // one event each
    for (int i = 0, count = 1 + any(8); i < count; ++i) {
      const int id = any(3);
      const std::string time = "2026-11-24T1" + std::to_string(any(3)) + ":00:00Z";
      pieces.push_back(record(id, scopes[id], {event(i, time.c_str(), static_cast<State>(any(7)), untils[any(3)])}));
    }
    std::vector<Record> forward;
    for (const Record& piece : pieces) merge(forward, std::span(&piece, 1));
    EXPECT_FALSE(merge(forward, std::vector<Record>(forward)));
    std::shuffle(pieces.begin(), pieces.end(), random);
    std::vector<Record> shuffled;
    for (const Record& piece : pieces) {
      merge(shuffled, std::span(&piece, 1));
      merge(shuffled, std::span(&piece, 1));
    }
    const calendar::Instant now = at("2026-11-24T12:00:00Z");
    ASSERT_EQ(forward.size(), shuffled.size());
    for (const Record& mine : forward)
      for (const Record& other : shuffled)
        if (mine.record_id == other.record_id) {
          ASSERT_EQ(status_of(mine, now).state, status_of(other, now).state) << round;
          ASSERT_EQ(status_of(mine, now).since, status_of(other, now).since) << round;
        }
    for (const Target& target : {garden_target, Target{"passport", {}}, Target{}})
      ASSERT_EQ(is_allowed(forward, proactive, target, now), is_allowed(shuffled, proactive, target, now)) << round;
  }
}

TEST(Record, is_read_as_it_was_written) {
  Ledger ledger;
  ledger.subject = "urn:uuid:" + uuid(999);
  ledger.records = {record(1, garden, {event(1, "2026-11-24T09:00:00Z", State::given, "2027-11-24T09:00:00Z")}, Kind::personal_data)};
  ledger.outbox = {{uuid(1), uuid(1)}};
  const json::Value written = write_ledger(ledger);
  const auto read = read_ledger(written, "");
  ASSERT_TRUE(read.ok()) << read.error().text();
  EXPECT_EQ(json::write(write_ledger(read.value())), json::write(written));
  EXPECT_TRUE(read_ledger(nullptr, "").value().records.empty());
}

TEST(Record, is_refused_with_the_place_where_it_is_wrong) {
  const json::Value good = write_record(record(1, garden, {event(1, "2026-11-24T09:00:00Z", State::given)}));
  ASSERT_TRUE(read_record(good, "").ok());
  struct Case {
    const char* place;
    json::Value value;
    const char* error;
  };
  const Case cases[] = {{"/record_id", "00000000-0000-1000-8000-000000000001", "out_of_range at /record_id: "},
                        {"/kind", "marketing", "unknown_name at /kind: "},
                        {"/scope/id", "", "out_of_range at /scope/id: "},
                        {"/notice/sha256", "abc", "out_of_range at /notice/sha256: "},
                        {"/events", json::Array(), "out_of_range at /events: "},
                        {"/events/0/time", "2026-11-24", "out_of_range at /events/0/time: "},
                        {"/events/0/state", "maybe", "unknown_name at /events/0/state: "},
                        {"/events/0/colour", "red", "unknown_key at /events/0/colour: "},
                        {"/schema_version", "1", "unknown_name at /schema_version: "}};
  for (const Case& each : cases) {
    json::Value bad = good;
    ASSERT_TRUE(json::put(bad, each.place, each.value).ok());
    const auto read = read_record(bad, "");
    ASSERT_FALSE(read.ok()) << each.place;
    EXPECT_EQ(read.error().text().substr(0, std::string_view(each.error).size()), each.error);
  }
}

TEST(Dpv, the_record_goes_out_in_terms_of_the_data_privacy_vocabulary) {
  const json::Value out =
      to_dpv(record(1, garden, {event(1, "2026-11-24T09:00:00Z", State::given), event(2, "2026-11-24T10:00:00Z", State::withdrawn)}),
             at("2026-11-24T12:00:00Z"));
  EXPECT_EQ(out.find("@type")->text(), "dpv:ConsentRecord");
  EXPECT_EQ(out.find("dpv:hasStatus")->text(), "dpv:ConsentWithdrawn");
  EXPECT_EQ(json::at(out, "/dpv:hasConsentStatus/0/@type")->text(), "dpv:ConsentGiven");
  EXPECT_EQ(json::at(out, "/dpv:hasProcess/dpv:hasScope/dct:identifier")->text(), "service:kindergarten");
  EXPECT_EQ(json::at(out, "/dpv:hasNotice/spdx:checksum/spdx:checksumValue")->text(), hash);
  EXPECT_EQ(json::at(out, "/dpv:hasProcess/dpv:hasConsentControl/@type")->text(), "dpv:WithdrawConsent");
}

TEST(Settings, nothing_is_written_that_was_not_asked_for_nor_in_quiet_hours_over_midnight) {  // [R 73]
  Settings settings;
  EXPECT_FALSE(may_write(settings, "push", "cases", "12:00"));
  settings.channels = {"push"};
  settings.categories = {"cases"};
  EXPECT_TRUE(may_write(settings, "push", "cases", "12:00"));
  EXPECT_FALSE(may_write(settings, "sms", "cases", "12:00"));
  EXPECT_FALSE(may_write(settings, "push", "city", "12:00"));
  settings.quiet_from = "22:00";
  settings.quiet_to = "08:00";
  EXPECT_TRUE(may_write(settings, "push", "cases", "21:59"));
  EXPECT_FALSE(may_write(settings, "push", "cases", "22:00"));
  EXPECT_FALSE(may_write(settings, "push", "cases", "07:59"));
  EXPECT_TRUE(may_write(settings, "push", "cases", "08:00"));
  EXPECT_EQ(read_settings(write_settings(settings), "").value(), settings);
}

}  // namespace
}  // namespace portal::consent
