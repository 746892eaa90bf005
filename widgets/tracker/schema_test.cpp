// scenario.schema.json and the reader agree: what one takes the other takes, and each refuses the same mistakes of form.
#include <gtest/gtest.h>

#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"
#include "tests/support/session_driver.h"
#include "widgets/tracker/scenario.h"

namespace portal::tracker {
namespace {

const schema::Schema& schema() {
  static const schema::Schema compiled = schema::Schema::compile(testing::read_json("widgets/tracker/scenario.schema.json")).value();
  return compiled;
}

bool schema_takes(const json::Value& scenario) { return schema().is_valid(scenario); }

TEST(ScenarioSchema, takes_every_scenario_of_ours) {
  for (const char* const path :
       {"widgets/tracker/examples/kindergarten.json", "widgets/tracker/examples/long.json", "examples/portal/content/scenarios/birth.json",
        "examples/portal/content/scenarios/moving.json", "examples/portal/content/scenarios/business.json"}) {
    const json::Value scenario = testing::read_json(path);
    EXPECT_TRUE(schema_takes(scenario)) << path;
    EXPECT_TRUE(Scenario::read(scenario).ok()) << path;
  }
}

TEST(ScenarioSchema, refuses_what_the_reader_refuses) {
  const std::pair<const char*, json::Value> mistakes[] = {{"/colour", 1},
                                                          {"/stages/0/colour", 1},
                                                          {"/stages/0/kind", "dance"},
                                                          {"/stages/0/channels/0", "telepathy"},
                                                          {"/stages/0/id", "a.b"},
                                                          {"/stages/0/id", "case"},
                                                          {"/stages/0/mode", "any"},
                                                          {"/stages/0/actions/0/kind", "sing"},
                                                          {"/stages/1/mode", "some"},
                                                          {"/stages/1/stages", json::Array()},
                                                          {"/stages/2/deadline/duration", "7 days"},
                                                          {"/stages/2/deadline/from", "review"},
                                                          {"/stages/2/deadline/colour", 1},
                                                          {"/stages/2/estimate/p50", "P"},
                                                          {"/stages/4/choices", json::Array{json::Object{{"id", "a"}, {"title", "A"}}}},
                                                          {"/documents/0/source", "attic"},
                                                          {"/ends/0/kind", "marriage"},
                                                          {"/ends/0/href", "/x"},
                                                          {"/phase", "gamma"},
                                                          {"/migrations/0/stages/x", 5}};
  for (const auto& [pointer, value] : mistakes) {
    json::Value scenario = testing::read_json("widgets/tracker/examples/kindergarten.json");
    ASSERT_TRUE(json::put(scenario, pointer, value).ok()) << pointer;
    EXPECT_FALSE(schema_takes(scenario)) << pointer;
    EXPECT_FALSE(Scenario::read(scenario).ok()) << pointer;
  }
}

}  // namespace
}  // namespace portal::tracker
