// The operations of cases, brought to every status.
#include "examples/portal/backend/contract_scenarios.h"

namespace portal::demo {

namespace {

using Browser = httplib::Client;

constexpr const char* act = R"({"scenario":"test-errand","version":"1","stage":"apply","action":"send","do":"open"})";
constexpr const char* question = R"({"question":"Когда ответите?","context":null,"consent":{"text":"","given":false}})";

httplib::Result post(Browser& browser, const std::string& path, const char* key, const std::string& body, const char* type = "application/json") {
  return browser.Post(path.c_str(), {{"Idempotency-Key", key}}, body, type);
}
httplib::Result open(Browser& browser) { return post(browser, "/api/cases", "contract", R"({"scenario":"test-errand"})"); }
std::string path_in_case(Browser& browser, const char* end) { return "/api/cases/" + text_of(body_of(open(browser)), "case") + end; }

// Only the head: the stream itself goes on.
httplib::Result first_piece(Browser& browser, const httplib::Headers& headers) {
  auto result = browser.Get("/api/cases/stream", headers, [](const char*, std::size_t) { return false; });
  if (result) return result;
  // Ended by us after the first piece: asked again for what came before it.
  auto response = std::make_unique<httplib::Response>();
  browser.Get(
      "/api/cases/stream", headers,
      [&](const httplib::Response& head) {
        *response = httplib::Response();
        response->status = head.status;
        response->headers = head.headers;
        return true;
      },
      [](const char*, std::size_t) { return false; });
  return httplib::Result(std::move(response), httplib::Error::Success);
}

}  // namespace

std::vector<ContractScenario> case_contract_scenarios() {
  static const std::string too_large(max_body_bytes + 1, ' ');
  return {
      {"listCases", 200,
       [](Browser& b) {
         open(b);
         return b.Get("/api/cases");
       }},
      {"listCases", 403, [](Browser& b) { return b.Get("/api/cases", stranger()); }},
      {"openCase", 201, [](Browser& b) { return open(b); }},
      {"openCase", 400, [](Browser& b) { return post(b, "/api/cases", "k", "{}"); }},
      {"openCase", 403, [](Browser& b) { return b.Post("/api/cases", stranger(), R"({"scenario":"test-errand"})", "application/json"); }},
      {"openCase", 404, [](Browser& b) { return post(b, "/api/cases", "k", R"({"scenario":"none"})"); }},
      {"openCase", 413, [](Browser& b) { return post(b, "/api/cases", "k", too_large); }},
      {"openCase", 415, [](Browser& b) { return post(b, "/api/cases", "k", "a=1", "application/x-www-form-urlencoded"); }},
      {"openCase", 422,
       [](Browser& b) {
         open(b);
         return post(b, "/api/cases", "contract", R"({"scenario":"test-other"})");
       }},
      {"caseEvents", 200,
       [](Browser& b) {
         open(b);
         return b.Get("/api/cases/events?after=0");
       }},
      {"caseEvents", 400, [](Browser& b) { return b.Get("/api/cases/events?after=x"); }},
      {"caseEvents", 403, [](Browser& b) { return b.Get("/api/cases/events", stranger()); }},
      {"streamCases", 200, [](Browser& b) { return first_piece(b, {}); }},
      {"streamCases", 400,
       [](Browser& b) {
         return b.Get("/api/cases/stream", {{"Last-Event-ID", "x"}});
       }},
      {"streamCases", 403, [](Browser& b) { return b.Get("/api/cases/stream", stranger()); }},
      {"actInCase", 202, [](Browser& b) { return post(b, path_in_case(b, "/actions"), "act", act); }},
      {"actInCase", 400, [](Browser& b) { return post(b, path_in_case(b, "/actions"), "act", "{}"); }},
      {"actInCase", 403, [](Browser& b) { return b.Post("/api/cases/case-1/actions", stranger(), act, "application/json"); }},
      {"actInCase", 404, [](Browser& b) { return post(b, "/api/cases/none/actions", "act", act); }},
      {"actInCase", 413, [](Browser& b) { return post(b, "/api/cases/case-1/actions", "act", too_large); }},
      {"actInCase", 415, [](Browser& b) { return post(b, "/api/cases/case-1/actions", "act", "a=1", "application/x-www-form-urlencoded"); }},
      {"consultInCase", 201, [](Browser& b) { return post(b, path_in_case(b, "/consultations"), "ask", question); }},
      {"consultInCase", 400, [](Browser& b) { return post(b, path_in_case(b, "/consultations"), "ask", "{}"); }},
      {"consultInCase", 403, [](Browser& b) { return b.Post("/api/cases/case-1/consultations", stranger(), question, "application/json"); }},
      {"consultInCase", 404, [](Browser& b) { return post(b, "/api/cases/none/consultations", "ask", question); }},
      {"consultInCase", 413, [](Browser& b) { return post(b, "/api/cases/case-1/consultations", "ask", too_large); }},
      {"consultInCase", 415, [](Browser& b) { return post(b, "/api/cases/case-1/consultations", "k", "a=1", "application/x-www-form-urlencoded"); }},
      {"consult", 201, [](Browser& b) { return post(b, "/api/consultations", "ask", question); }},
      {"consult", 400, [](Browser& b) { return post(b, "/api/consultations", "ask", "{}"); }},
      {"consult", 403, [](Browser& b) { return b.Post("/api/consultations", stranger(), question, "application/json"); }},
      {"consult", 413, [](Browser& b) { return post(b, "/api/consultations", "ask", too_large); }},
      {"consult", 415, [](Browser& b) { return post(b, "/api/consultations", "k", "a=1", "application/x-www-form-urlencoded"); }},
      {"getScenario", 200, [](Browser& b) { return b.Get("/api/scenarios/test-errand/1"); }},
      {"getScenario", 403, [](Browser& b) { return b.Get("/api/scenarios/test-errand/1", stranger()); }},
      {"getScenario", 404, [](Browser& b) { return b.Get("/api/scenarios/test-errand/7"); }},
  };
}

}  // namespace portal::demo
