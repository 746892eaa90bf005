// The operations of files, addresses and handovers, brought to every status.
#include "examples/portal/backend/contract_scenarios.h"
#include "sdk/json/json.h"

namespace portal::demo {

namespace {

using Browser = httplib::Client;

httplib::Result begin(Browser& browser, const char* body = R"({"name":"a.pdf","size":8,"type":"application/pdf"})",
                      const char* type = "application/json") {
  return browser.Post("/api/files", body, type);
}
std::string begun(Browser& browser) { return begin(browser)->get_header_value("Location"); }
httplib::Result hand(Browser& browser, const char* path, const std::string& body, const char* type = "application/json") {
  return browser.Post(path, body, type);
}
constexpr const char* handed = R"({"form":"kindergarten","version":"2.0.0","content":{"/applicant/lastName":{"typed":"Соколова"}}})";
constexpr const char* wrong_code = R"({"form":"kindergarten","code":"0000-0000-0000-0000"})";

httplib::Result put(Browser& browser, const std::string& path, const std::string& bytes, const char* type = "application/octet-stream") {
  return browser.Put(path, bytes, type);
}

}  // namespace

std::vector<ContractScenario> file_contract_scenarios() {
  return {
      {"suggestAddresses", 200, [](Browser& b) { return b.Get("/api/addresses?text=%D0%BC%D0%B8%D1%80%D0%B0%2010"); }},
      {"suggestAddresses", 400, [](Browser& b) { return b.Get("/api/addresses"); }},
      {"makeHandover", 201, [](Browser& b) { return hand(b, "/api/handovers", handed); }},
      {"makeHandover", 400, [](Browser& b) { return hand(b, "/api/handovers", R"({"form":"kindergarten"})"); }},
      {"makeHandover", 403, [](Browser& b) { return b.Post("/api/handovers", stranger(), handed, "application/json"); }},
      {"makeHandover", 404, [](Browser& b) { return hand(b, "/api/handovers", R"({"form":"none","version":"1","content":{}})"); }},
      {"makeHandover", 413, [](Browser& b) { return hand(b, "/api/handovers", std::string(max_body_bytes + 1, ' ')); }},
      {"makeHandover", 415, [](Browser& b) { return hand(b, "/api/handovers", handed, "text/plain"); }},
      {"openHandover", 200,
       [](Browser& b) {
         const std::string code = json::parse(hand(b, "/api/handovers", handed)->body).value().text_at("code");
         return hand(b, "/api/handovers/open", R"({"form":"kindergarten","code":")" + code + R"("})");
       }},
      {"openHandover", 400, [](Browser& b) { return hand(b, "/api/handovers/open", "{}"); }},
      {"openHandover", 403, [](Browser& b) { return b.Post("/api/handovers/open", stranger(), wrong_code, "application/json"); }},
      {"openHandover", 404, [](Browser& b) { return hand(b, "/api/handovers/open", wrong_code); }},
      {"openHandover", 415, [](Browser& b) { return hand(b, "/api/handovers/open", wrong_code, "text/plain"); }},
      {"openHandover", 429,
       [](Browser& b) {
         for (int guess = 0; guess < 10; ++guess) hand(b, "/api/handovers/open", wrong_code);
         return hand(b, "/api/handovers/open", wrong_code);
       }},
      {"beginFile", 201, [](Browser& b) { return begin(b); }},
      {"beginFile", 400, [](Browser& b) { return begin(b, R"({"name":"a.pdf","size":0,"type":"application/pdf"})"); }},
      {"beginFile", 403, [](Browser& b) { return b.Post("/api/files", stranger(), "{}", "application/json"); }},
      {"beginFile", 413, [](Browser& b) { return begin(b, R"({"name":"a.pdf","size":10000001,"type":"application/pdf"})"); }},
      {"beginFile", 415, [](Browser& b) { return begin(b, R"({"name":"a.exe","size":8,"type":"application/x-msdownload"})"); }},
      {"getFile", 200, [](Browser& b) { return b.Get(begun(b)); }},
      {"getFile", 403, [](Browser& b) { return b.Get("/api/files/x", stranger()); }},
      {"getFile", 404, [](Browser& b) { return b.Get("/api/files/x"); }},
      {"dropFile", 204, [](Browser& b) { return b.Delete(begun(b)); }},
      {"dropFile", 403, [](Browser& b) { return b.Delete("/api/files/x", stranger()); }},
      {"putFilePiece", 200,
       [](Browser& b) {
         const std::string file = begun(b);
         put(b, file + "/0", "%PDF");
         return put(b, file + "/4", "-1.7");
       }},
      {"putFilePiece", 400, [](Browser& b) { return put(b, begun(b) + "/first", "%PDF"); }},
      {"putFilePiece", 403, [](Browser& b) { return b.Put("/api/files/x/0", stranger(), "%PDF", "application/octet-stream"); }},
      {"putFilePiece", 404, [](Browser& b) { return put(b, "/api/files/x/0", "%PDF"); }},
      {"putFilePiece", 409, [](Browser& b) { return put(b, begun(b) + "/4", "%PDF"); }},
      {"putFilePiece", 413, [](Browser& b) { return put(b, begun(b) + "/0", std::string(max_body_bytes + 1, ' ')); }},
      {"putFilePiece", 415, [](Browser& b) { return put(b, begun(b) + "/0", "%PDF", "text/plain"); }},
      {"putFilePiece", 415, [](Browser& b) { return put(b, begun(b) + "/0", "MZ\x90 exe "); }},
  };
}

}  // namespace portal::demo
