// openapi.yaml and the backend, held together both ways: every operation and status of the contract is driven over a real
// socket, every answer matches its schema, and the backend has no route of the API that the contract does not describe.

#include <yaml-cpp/yaml.h>

#include <charconv>
#include <map>
#include <set>

#include "examples/portal/backend/contract_scenarios.h"
#include "examples/portal/backend/server_fixture.h"
#include "sdk/json/pointer.h"
#include "sdk/schema/schema.h"

namespace portal::demo {
namespace {

// YAML's core schema, as OpenAPI wants it (3.1, 4.3): plain scalars may be null, booleans and numbers, quoted ones are text.
json::Value scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return text;
  if (text == "true" || text == "false") return text == "true";
  if (text == "null" || text.empty()) return nullptr;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return number;
  return text;
}

json::Value json_of(const YAML::Node& node) {
  if (node.IsMap()) {
    json::Object members;
    for (const auto& member : node) members.set(member.first.Scalar(), json_of(member.second));
    return members;
  }
  if (node.IsSequence()) {
    json::Array items;
    for (const auto& item : node) items.push_back(json_of(item));
    return items;
  }
  return node.IsScalar() ? scalar(node) : json::Value();
}

const json::Value& contract() {
  static const json::Value value = json_of(YAML::LoadFile(portal_folder() + "/openapi.yaml"));
  return value;
}

// What a reference within the contract leads to.
const json::Value& resolved(const json::Value& value) {
  const json::Value* reference = value.find("$ref");
  if (!reference) return value;
  const json::Value* target = json::at(contract(), std::string_view(reference->text()).substr(1));
  EXPECT_NE(target, nullptr) << reference->text();
  return target ? *target : value;
}

// Problems of `value` by a schema of the contract, in words; empty where it is valid.
std::string problems_of(const json::Value& schema_object, const json::Value& value) {
  json::Object document{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"components", *contract().find("components")}};
  document.set("allOf", json::Array{schema_object});
  auto compiled = schema::Schema::compile(json::Value(std::move(document)));
  if (!compiled.ok()) return compiled.error().text();
  std::string text;
  for (const schema::Problem& problem : compiled.value().validate(value))
    text += problem.instance + " " + problem.keyword + " by " + problem.schema + "\n";
  return text;
}

constexpr std::string_view methods[] = {"get", "put", "post", "delete"};

struct Operation {
  std::string method;
  std::string path;
  const json::Value* described;
};
std::map<std::string, Operation> operations() {
  std::map<std::string, Operation> found;
  for (const json::Member& path : contract().find("paths")->object()) {
    for (const std::string_view method : methods) {
      const json::Value* described = path.value.find(method);
      if (described) found[described->find("operationId")->text()] = {std::string(method), path.key, described};
    }
  }
  return found;
}

class ContractTest : public PortalTest {
 protected:
  void SetUp() override {
    use_test_scenarios();
    restart();
  }
  using Scenario = ContractScenario;

  static httplib::Result put(httplib::Client& browser, httplib::Headers headers, const std::string& body, const char* type = "application/json") {
    return browser.Put("/api/drafts/kindergarten/1", headers, body, type);
  }
  static std::string draft_body() { return R"({"version":"1.0.0","content":{"/child/firstName":"Пётр"}})"; }
  static std::string make_draft(httplib::Client& browser) {
    browser.Delete("/api/drafts/kindergarten/1");
    return put(browser, {{"If-None-Match", "*"}}, draft_body())->get_header_value("ETag");
  }
  static std::vector<Scenario> application_scenarios();
  static std::vector<Scenario> scenarios() {
    std::vector<Scenario> all = application_scenarios();
    for (const auto& more : {case_contract_scenarios(), consent_contract_scenarios(), file_contract_scenarios(), rating_contract_scenarios()})
      all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  static httplib::Result settle(httplib::Client& browser, const char* key, const char* body = "{}", const char* type = "application/json") {
    return browser.Post("/api/applications/outcome", {{"Idempotency-Key", key}}, body, type);
  }

  void check(const Scenario& scenario);
};

using Browser = httplib::Client;

std::vector<ContractTest::Scenario> ContractTest::application_scenarios() {
  return {
      {"getFacts", 200, [](Browser& b) { return b.Get("/api/profile?facts=person.snils,children.0.name.given"); }},
      {"getFacts", 400, [](Browser& b) { return b.Get("/api/profile?fields=person.snils"); }},
      {"getFacts", 403, [](Browser& b) { return b.Get("/api/profile?facts=a", stranger()); }},
      {"listDrafts", 200,
       [](Browser& b) {
         make_draft(b);
         return b.Get("/api/drafts?form=kindergarten");
       }},
      {"listDrafts", 400, [](Browser& b) { return b.Get("/api/drafts"); }},
      {"listDrafts", 403, [](Browser& b) { return b.Get("/api/drafts?form=kindergarten", stranger()); }},
      {"getDraft", 200,
       [](Browser& b) {
         make_draft(b);
         return b.Get("/api/drafts/kindergarten/1");
       }},
      {"getDraft", 304,
       [](Browser& b) {
         return b.Get("/api/drafts/kindergarten/1", {{"If-None-Match", make_draft(b)}});
       }},
      {"getDraft", 403, [](Browser& b) { return b.Get("/api/drafts/kindergarten/1", stranger()); }},
      {"getDraft", 404, [](Browser& b) { return b.Get("/api/drafts/kindergarten/none"); }},
      {"saveDraft", 200,
       [](Browser& b) {
         return put(b, {{"If-Match", make_draft(b)}}, draft_body());
       }},
      {"saveDraft", 201,
       [](Browser& b) {
         b.Delete("/api/drafts/kindergarten/1");
         return put(b, {{"If-None-Match", "*"}}, draft_body());
       }},
      {"saveDraft", 400,
       [](Browser& b) {
         return put(b, {{"If-None-Match", "*"}}, R"({"version":"1.0.0","content":[]})");
       }},
      {"saveDraft", 403, [](Browser& b) { return put(b, stranger(), draft_body()); }},
      {"saveDraft", 404,
       [](Browser& b) {
         return b.Put("/api/drafts/none/1", {{"If-None-Match", "*"}}, draft_body(), "application/json");
       }},
      {"saveDraft", 412,
       [](Browser& b) {
         make_draft(b);
         return put(b, {{"If-None-Match", "*"}}, draft_body());
       }},
      {"saveDraft", 413,
       [](Browser& b) {
         return put(b, {{"If-None-Match", "*"}}, std::string(max_body_bytes + 1, ' '));
       }},
      {"saveDraft", 415,
       [](Browser& b) {
         return put(b, {{"If-None-Match", "*"}}, draft_body(), "text/plain");
       }},
      {"saveDraft", 428, [](Browser& b) { return put(b, {}, draft_body()); }},
      {"deleteDraft", 204, [](Browser& b) { return b.Delete("/api/drafts/kindergarten/1"); }},
      {"deleteDraft", 403, [](Browser& b) { return b.Delete("/api/drafts/kindergarten/1", stranger()); }},
      {"deleteDraft", 412,
       [](Browser& b) {
         b.Delete("/api/drafts/kindergarten/1");
         return b.Delete("/api/drafts/kindergarten/1", {{"If-Match", "\"r1\""}});
       }},
      {"listApplications", 200,
       [](Browser& b) {
         submit(b, "contract", certificate_application());
         return b.Get("/api/applications");
       }},
      {"listApplications", 403, [](Browser& b) { return b.Get("/api/applications", stranger()); }},
      {"submitApplication", 201, [](Browser& b) { return submit(b, "contract", certificate_application()); }},
      {"submitApplication", 400, [](Browser& b) { return submit(b, "contract", R"({"form":"certificate-request"})"); }},
      {"submitApplication", 403, [](Browser& b) { return b.Post("/api/applications", stranger(), certificate_application(), "application/json"); }},
      {"submitApplication", 404, [](Browser& b) { return submit(b, "new", R"({"form":"none","version":"1","data":{}})"); }},
      {"submitApplication", 413, [](Browser& b) { return submit(b, "contract", std::string(max_body_bytes + 1, ' ')); }},
      {"submitApplication", 415,
       [](Browser& b) {
         return b.Post("/api/applications", {{"Idempotency-Key", "k"}}, "a=1", "application/x-www-form-urlencoded");
       }},
      {"submitApplication", 422, [](Browser& b) { return submit(b, "new", certificate_application({})); }},
      {"submitApplication", 422,
       [](Browser& b) {
         submit(b, "contract", certificate_application());
         return submit(b, "contract", certificate_application({}));
       }},
      {"submitApplication", 422, [](Browser& b) { return submit(b, "new", R"({"form":"certificate-request","version":"0","data":{}})"); }},
      {"submitApplication", 422,
       [](Browser& b) {
         settle(b, "closed");
         return submit(b, "closed", certificate_application());
       }},
      {"settleApplication", 200,
       [](Browser& b) {
         submit(b, "contract", certificate_application());
         return settle(b, "contract");
       }},
      {"settleApplication", 200, [](Browser& b) { return settle(b, "never-used"); }},
      {"settleApplication", 400, [](Browser& b) { return settle(b, "contract", R"({"key":"contract"})"); }},
      {"settleApplication", 403, [](Browser& b) { return b.Post("/api/applications/outcome", stranger(), "{}", "application/json"); }},
      {"settleApplication", 415, [](Browser& b) { return settle(b, "contract", "{}", "text/plain"); }},
      {"getApplication", 200, [](Browser& b) { return b.Get(submit(b, "contract", certificate_application())->get_header_value("Location")); }},
      {"getApplication", 403, [](Browser& b) { return b.Get("/api/applications/2026-000001-0", stranger()); }},
      {"getApplication", 404, [](Browser& b) { return b.Get("/api/applications/2026-000001-0"); }},
  };
}

void ContractTest::check(const Scenario& scenario) {
  SCOPED_TRACE(scenario.operation + " " + std::to_string(scenario.status));
  auto browser = client();
  const auto result = scenario.send(browser);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->status, scenario.status) << result->body;
  const Operation operation = operations().at(scenario.operation);
  const json::Value* listed = operation.described->find("responses")->find(std::to_string(scenario.status));
  ASSERT_NE(listed, nullptr);
  const json::Value& described = resolved(*listed);
  if (const json::Value* headers = described.find("headers")) {
    for (const json::Member& header : headers->object()) {
      const std::string value = result->get_header_value(header.key.c_str());
      EXPECT_EQ(problems_of(*resolved(header.value).find("schema"), value), "") << header.key << ": " << value;
    }
  }
  const json::Value* content = described.find("content");
  if (!content) {
    EXPECT_EQ(result->body, "");
    return;
  }
  ASSERT_EQ(content->object().size(), 1U);
  const json::Member& media = *content->object().begin();
  EXPECT_EQ(result->get_header_value("Content-Type"), media.key);
  if (media.key == "text/event-stream") return;  // its pieces are cases_test.cpp's
  EXPECT_EQ(problems_of(*media.value.find("schema"), body_of(result)), "") << result->body;
}

TEST_F(ContractTest, every_answer_is_as_described) {
  for (const Scenario& scenario : scenarios()) check(scenario);
}

TEST_F(ContractTest, every_described_status_is_driven_here) {
  std::set<std::string> described;
  for (const auto& [name, operation] : operations()) {
    for (const json::Member& response : operation.described->find("responses")->object()) described.insert(name + " " + response.key);
  }
  // Two requests at once: api_test.cpp, the_same_key_at_the_same_time_is_told_to_wait
  std::set<std::string> driven{"submitApplication 409", "settleApplication 409"};
  for (const Scenario& scenario : scenarios()) driven.insert(scenario.operation + " " + std::to_string(scenario.status));
  EXPECT_EQ(described, driven);
}

TEST_F(ContractTest, the_backend_has_exactly_the_described_routes) {
  std::set<std::string> described;
  for (const auto& [name, operation] : operations()) described.insert(operation.method + " " + operation.path);
  std::set<std::string> there;
  for (const Portal::RouteName& route : Portal::routes()) {
    if (route.path.substr(0, 5) == "/api/") there.insert(lower_ascii(route.method) + " " + std::string(route.path));
  }
  EXPECT_EQ(described, there);
}

TEST_F(ContractTest, what_it_accepts_and_refuses_as_a_body_is_what_is_described) {
  const auto schema_of = [](const std::string& operation) {
    return *operations().at(operation).described->find("requestBody")->find("content")->find("application/json")->find("schema");
  };
  auto browser = client();
  for (const char* body : {R"({"version":"1.0.0","content":{}})", R"({"version":"1.0.0"})", R"({"version":1,"content":{}})",
                           R"({"version":"","content":{},"x":1})", "[]", "null"}) {
    browser.Delete("/api/drafts/kindergarten/1");
    const bool valid = problems_of(schema_of("saveDraft"), json::parse(body).value()).empty();
    EXPECT_EQ(put(browser, {{"If-None-Match", "*"}}, body)->status, valid ? 201 : 400) << body;
  }
  for (const std::string& body : {certificate_application(), std::string(R"({"form":"certificate-request","version":"1.0.0","data":[]})"),
                                  std::string(R"({"form":null,"version":"1.0.0","data":{}})"),
                                  std::string(R"({"form":"certificate-request","version":"1.0.0","data":{},"number":"1"})")}) {
    const bool valid = problems_of(schema_of("submitApplication"), json::parse(body).value()).empty();
    EXPECT_EQ(submit(browser, "bodies", body)->status, valid ? 201 : 400) << body;
  }
}

TEST_F(ContractTest, problems_say_the_same_in_english) {
  auto browser = client();
  const auto result = browser.Get("/api/drafts", {{"Accept-Language", "en"}});
  EXPECT_EQ(result->get_header_value("Content-Language"), "en");
  EXPECT_EQ(problems_of(json::Object{{"$ref", "#/components/schemas/Problem"}}, body_of(result)), "");
}

}  // namespace
}  // namespace portal::demo
