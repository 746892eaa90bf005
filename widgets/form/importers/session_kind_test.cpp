// Importing behind the door: a source in, a definition and its report out.
#include "widgets/form/importers/session_kind.h"

#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/session/session.h"

namespace portal::form::importers {

namespace {

std::unique_ptr<session::Session> session_of(const std::string& properties) {
  auto options = json::parse(R"({"strings":{"locale":"en","messages":{}},"properties":)" + properties + "}");
  auto session = session::Session::create(session_kind(), options.value());
  EXPECT_TRUE(session.ok()) << (session.ok() ? "" : session.error().text());
  return std::move(session).value();
}

std::string events_of(const std::string& update) { return json::write(*json::parse(update).value().find("events")); }

TEST(ImportSession, AnswersASourceWithItsDefinitionAndReport) {
  const auto session = session_of(R"({"id":"x","source":{"title":"T","type":"object","properties":{"a":{"type":"string"}}}})");
  EXPECT_EQ(events_of(session->first_update()),
            R"([{"name":"portal-imported","detail":{"definition":{"id":"x","version":"1","language":"en","title":"T",)"
            R"("schema":{"title":"T","type":"object","properties":{"a":{"type":"string"}}},)"
            R"("uischema":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/a"}]}},"unsupported":[],"notes":[]}}])");
}

TEST(ImportSession, SaysWhatIsNoForm) {
  const auto session = session_of("{}");
  session->first_update();
  const auto update = session->dispatch(R"({"type":"set","name":"source","value":{"a":1}})");
  ASSERT_TRUE(update.ok());
  EXPECT_EQ(
      events_of(update.value()),
      R"([{"name":"portal-error","detail":{"code":"unknown_name","path":"","expected":"a form of digital-form-builder, json-schema or rjsf","got":"another shape"}}])");
  EXPECT_NE(session->snapshot().find("unknown_name at"), std::string::npos);
}

}  // namespace

}  // namespace portal::form::importers
