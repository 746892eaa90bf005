// The audit behind the door: a tree in, findings out, and the same as a tree.
#include "accessibility/audit/session_kind.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/session/session.h"

namespace portal::accessibility::audit {
namespace {

constexpr const char* bad =
    R"({"root":"r","nodes":[{"id":"r","role":"region","name":"Дом","children":["b"]},{"id":"b","role":"button","name":"→"}]})";

json::Value read(const std::string& text) { return json::parse(text).value(); }

std::unique_ptr<session::Session> session_of(const std::string& properties) {
  auto session = session::Session::create(session_kind(), read(R"({"strings":{"locale":"en","messages":{}},"properties":)" + properties + "}"));
  EXPECT_TRUE(session.ok()) << (session.ok() ? "" : session.error().text());
  return std::move(session).value();
}

// The findings of the one event that an update carries.
std::string findings(const std::string& update) {
  const json::Value wire = read(update);
  const json::Value* events = wire.find("events");
  if (events == nullptr || events->array().size() != 1) return "none";
  return json::write(*events->array()[0].find("detail")->find("findings"));
}

TEST(AuditSession, R_54_answers_a_tree_with_its_findings_and_lists_them) {
  const auto session = session_of(R"({"lang":"ru","tree":)" + std::string(bad) + "}");
  const std::string first = session->first_update();
  EXPECT_EQ(findings(first),
            R"([{"rule":"name_present","criteria":"4.1.2","node":"b","what":"expected a name with a letter or a digit; got \"→\""}])");
  EXPECT_NE(first.find("b: expected a name with a letter or a digit"), std::string::npos);
}

TEST(AuditSession, each_tree_that_is_set_is_answered_and_one_that_is_well_by_an_empty_list) {
  const auto session = session_of("{}");
  EXPECT_EQ(findings(session->first_update()), "none");
  auto update = session->dispatch(R"({"type":"set","name":"tree","value":)" + std::string(bad) + "}");
  ASSERT_TRUE(update.ok());
  EXPECT_NE(findings(update.value()), "[]");
  update = session->dispatch(R"({"type":"set","name":"tree","value":{"root":"r","nodes":[{"id":"r","role":"region","name":"Дом"}]}})");
  ASSERT_TRUE(update.ok());
  EXPECT_EQ(findings(update.value()), "[]");
}

TEST(AuditSession, what_is_no_tree_is_refused_with_its_place_and_leaves_the_last_as_it_was) {
  const auto session = session_of(R"({"tree":)" + std::string(bad) + "}");
  session->first_update();
  const std::string before = session->snapshot();
  const auto refused = session->dispatch(R"({"type":"set","name":"tree","value":{"root":"r","nodes":[{"id":"r","role":"knob"}]}})");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::unknown_name);
  EXPECT_EQ(refused.error().path, "/nodes/0/role");
  EXPECT_EQ(session->snapshot(), before);
}

TEST(AuditSession, goes_on_from_its_state_without_telling_twice) {
  const auto session = session_of(R"({"tree":)" + std::string(bad) + "}");
  session->first_update();
  const json::Value wire = read(session->snapshot());
  auto again = session::Session::create(
      session_kind(), json::Value(json::Object{
                          {"strings", read(R"({"locale":"en","messages":{}})")}, {"properties", json::Object{}}, {"state", *wire.find("state")}}));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(findings(again.value()->first_update()), "none");
  EXPECT_NE(again.value()->snapshot().find("finding/0"), std::string::npos);
}

}  // namespace
}  // namespace portal::accessibility::audit
