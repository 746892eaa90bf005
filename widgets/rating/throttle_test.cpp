// How often the portal asks: twice, then silence; never in the ninety days after an answer; each method by itself.
#include "widgets/rating/throttle.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "tests/support/session_driver.h"

namespace portal::rating {
namespace {

const methodology::Methodology& method() {
  static const methodology::Methodology read = methodology::Methodology::read(testing::read_json("sdk/methodology/data/unified.json")).value();
  return read;
}

constexpr const char* day_1 = "2026-01-01T08:00:00Z";

TEST(Throttle, asks_twice_and_then_not_for_ninety_days) {
  json::Object record;
  EXPECT_TRUE(may_ask(record, method(), day_1));
  apply_throttle(record, shown(method(), day_1));
  EXPECT_TRUE(may_ask(record, method(), "2026-01-01T08:00:01Z"));
  apply_throttle(record, shown(method(), "2026-01-02T08:00:00Z"));
  EXPECT_FALSE(may_ask(record, method(), "2026-01-02T08:00:01Z"));
  EXPECT_FALSE(may_ask(record, method(), "2026-04-02T07:59:59Z"));
  EXPECT_TRUE(may_ask(record, method(), "2026-04-02T08:00:00Z"));
  apply_throttle(record, shown(method(), "2026-04-02T08:00:00Z"));
  EXPECT_TRUE(may_ask(record, method(), "2026-04-03T08:00:00Z"));  // counted anew
}

TEST(Throttle, is_silent_for_ninety_days_after_an_answer_or_a_not_now) {
  json::Object record;
  apply_throttle(record, silenced(method(), day_1));
  EXPECT_FALSE(may_ask(record, method(), "2026-04-01T07:59:59Z"));
  EXPECT_TRUE(may_ask(record, method(), "2026-04-01T08:00:00Z"));
}

TEST(Throttle, a_change_made_twice_is_made_once_and_never_shortens_a_silence) {
  json::Object record;
  apply_throttle(record, shown(method(), day_1));
  apply_throttle(record, shown(method(), day_1));
  EXPECT_EQ(record.find("unified")->find("shows")->integer(), 1);
  apply_throttle(record, silenced(method(), day_1));
  apply_throttle(record, silenced(method(), "2025-12-01T08:00:00Z"));
  EXPECT_EQ(record.find("unified")->find("quiet")->text(), "2026-04-01T08:00:00Z");
}

TEST(Throttle, what_cannot_be_read_counts_as_long_ago) {
  EXPECT_TRUE(may_ask({{"unified", json::Object{{"shows", 2}, {"shown", "yesterday"}}}}, method(), day_1));
  EXPECT_TRUE(may_ask({{"unified", 7}}, method(), day_1));
  EXPECT_TRUE(may_ask({{"other", json::Object{{"quiet", "2026-04-01T08:00:00Z"}}}}, method(), day_1));
}

TEST(Throttle, one_in_so_many_is_drawn_by_the_number_that_the_host_gave) {
  EXPECT_TRUE(is_drawn("0000000c-0000-4000-8000-000000000000", 6));
  EXPECT_FALSE(is_drawn("0000000d-0000-4000-8000-000000000000", 6));
  EXPECT_TRUE(is_drawn("ffffffff-0000-4000-8000-000000000000", 1));
}

}  // namespace
}  // namespace portal::rating
