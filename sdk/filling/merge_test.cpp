// Merging two sides of a draft, and bringing one to another version: what is taken, what is asked, what is kept.
#include "sdk/filling/merge.h"

#include <gtest/gtest.h>

#include "sdk/filling/migrate.h"
#include "sdk/json/json.h"

namespace portal::filling {
namespace {

json::Object content(const char* text) { return json::parse(text).value().object(); }

std::string merged(const char* base, const char* mine, const char* theirs) {
  return json::write(merge(content(base), content(mine), content(theirs)).content);
}

TEST(Merge, what_one_side_changed_is_taken_from_that_side) {
  EXPECT_EQ(merged(R"({"/a":{"typed":"1"},"/b":{"typed":"2"}})", R"({"/a":{"typed":"1"},"/b":{"typed":"3"}})",
                   R"({"/a":{"typed":"4"},"/b":{"typed":"2"},"/c":{"typed":"5"}})"),
            R"({"/a":{"typed":"4"},"/b":{"typed":"3"},"/c":{"typed":"5"}})");
}

TEST(Merge, what_both_changed_stays_as_it_is_here_and_theirs_is_kept_until_chosen) {
  const Merged out = merge(content(R"({"/a":{"typed":"1"}})"), content(R"({"/a":{"typed":"2"}})"), content(R"({"/a":{"typed":"3"}})"));
  EXPECT_EQ(json::write(out.content), R"({"/a":{"typed":"2"},"conflicts":{"/a":["3"]}})");
  EXPECT_EQ(out.asked, 1U);
  // A third device changes it again while nobody has chosen: all three answers are there.
  const Merged again = merge(content(R"({"/a":{"typed":"2"},"conflicts":{"/a":["3"]}})"), content(R"({"/a":{"typed":"4"},"conflicts":{"/a":["3"]}})"),
                             content(R"({"/a":{"typed":"5"},"conflicts":{"/a":["3"]}})"));
  EXPECT_EQ(json::write(again.content), R"({"/a":{"typed":"4"},"conflicts":{"/a":["3","5"]}})");
}

TEST(Merge, items_added_on_both_sides_are_all_there_and_one_that_is_written_in_is_not_taken_away) {
  const char* base = R"({"/c":{"typed":["n1","n2"],"items":true},"/c/n1/a":{"typed":"1"}})";
  EXPECT_EQ(
      merged(base, R"({"/c":{"typed":["n2","n3-x"],"items":true}})", R"({"/c":{"typed":["n1","n2","n3-y"],"items":true},"/c/n1/a":{"typed":"1"}})"),
      R"({"/c":{"typed":["n2","n3-y","n3-x"],"items":true}})");
  EXPECT_EQ(merged(base, R"({"/c":{"typed":["n2"],"items":true}})", R"({"/c":{"typed":["n2","n1"],"items":true},"/c/n1/a":{"typed":"7"}})"),
            R"({"/c":{"typed":["n2","n1"],"items":true},"/c/n1/a":{"typed":"7"}})");
  EXPECT_EQ(merged(base, R"({"/c":{"typed":["n1","n2"],"items":true},"/c/n1/a":{"typed":"7"}})", R"({"/c":{"typed":["n2"],"items":true}})"),
            R"({"/c":{"typed":["n2","n1"],"items":true},"/c/n1/a":{"typed":"7"}})")
      << "whoever of the two saves first";
  EXPECT_EQ(merged(R"({"/c":{"typed":["n1","n10"],"items":true},"/c/n10/a":{"typed":"1"}})",
                   R"({"/c":{"typed":["n10"],"items":true},"/c/n10/a":{"typed":"1"}})",
                   R"({"/c":{"typed":["n1","n10"],"items":true},"/c/n10/a":{"typed":"7"}})"),
            R"({"/c":{"typed":["n10"],"items":true},"/c/n10/a":{"typed":"7"}})")
      << "n10 is not n1";
}

TEST(Merge, the_same_change_on_both_sides_is_no_conflict_and_a_choice_that_was_made_stays_made) {
  EXPECT_EQ(merged("{}", R"({"/a":{"typed":"1","touched":true}})", R"({"/a":{"typed":"1"}})"), R"({"/a":{"typed":"1","touched":true}})");
  EXPECT_EQ(merged(R"({"/a":{"typed":"2"},"conflicts":{"/a":["3"]}})", R"({"/a":{"typed":"3"}})", R"({"/a":{"typed":"2"},"conflicts":{"/a":["3"]}})"),
            R"({"/a":{"typed":"3"}})");
}

TEST(Merge, an_answer_that_was_erased_on_one_side_and_changed_on_the_other_is_asked) {
  EXPECT_EQ(merged(R"({"/a":{"typed":"1"}})", "{}", R"({"/a":{"typed":"2"}})"), R"({"conflicts":{"/a":["2"]}})");
  EXPECT_EQ(merged(R"({"/a":{"typed":"1"}})", R"({"/a":{"typed":"2"}})", "{}"), R"({"/a":{"typed":"2"},"conflicts":{"/a":[null]}})");
}

TEST(Merge, an_application_on_its_way_is_not_forgotten) {
  EXPECT_EQ(merged("{}", R"({"attempt":{"key":"k"},"/a":{"typed":"1"}})", R"({"/b":{"typed":"2"}})"),
            R"({"/b":{"typed":"2"},"attempt":{"key":"k"},"/a":{"typed":"1"}})");
  EXPECT_EQ(merged("{}", "{}", R"({"attempt":{"key":"k"}})"), R"({"attempt":{"key":"k"}})");
}

json::Object migrated(const char* draft, const char* version, const char* migrations) {
  json::Object out = content(draft);
  migrate(out, version, "3", json::parse(migrations).value());
  return out;
}

constexpr const char* steps = R"([{"from":"1","to":"2","moved":{"/name":"/person/name"}},{"from":"2","to":"3","moved":{"/person":"/applicant"}}])";

TEST(Migrate, names_move_version_after_version_with_all_below_them) {
  EXPECT_EQ(json::write(migrated(R"({"/name":{"typed":"Анна"},"/names":{"typed":"x"},"conflicts":{"/name":["Аня"]}})", "1", steps)),
            R"({"/applicant/name":{"typed":"Анна"},"/names":{"typed":"x"},"conflicts":{"/applicant/name":["Аня"]}})");
  EXPECT_EQ(json::write(migrated(R"({"/person/name":{"typed":"Анна"}})", "7", steps)), R"({"/person/name":{"typed":"Анна"}})");
}

TEST(Migrate, names_may_change_places) {
  EXPECT_EQ(json::write(migrated(R"({"/a":{"typed":"1"},"/b":{"typed":"2"}})", "2", R"([{"from":"2","to":"3","moved":{"/a":"/b","/b":"/a"}}])")),
            R"({"/b":{"typed":"1"},"/a":{"typed":"2"}})");
}

TEST(Migrate, what_would_be_overwritten_is_kept_as_lost) {
  EXPECT_EQ(json::write(migrated(R"({"/person/name":{"typed":"Анна"},"/applicant/name":{"typed":"Ольга"}})", "2", steps)),
            R"({"/applicant/name":{"typed":"Ольга"},"lost":{"/person/name":["Анна"]}})");
}

TEST(Migrate, declarations_are_read_strictly) {
  const auto error = [](const char* text) {
    const auto checked = check_migrations(json::parse(text).value(), "/m");
    return checked.ok() ? "ok" : std::string(name_of(checked.error().code)) + " " + checked.error().path;
  };
  EXPECT_EQ(error(steps), "ok");
  EXPECT_EQ(error(R"([{"from":"1","to":"2"}])"), "missing_key /m/0/moved");
  EXPECT_EQ(error(R"([{"from":"1","to":"2","moved":{"name":"/a"}}])"), "dangling_reference /m/0/moved");
  EXPECT_EQ(error(R"([{"from":"1","to":"2","moved":{},"lost":1}])"), "unknown_key /m/0/lost");
}

}  // namespace
}  // namespace portal::filling
