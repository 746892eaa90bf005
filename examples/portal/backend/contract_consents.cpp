// The operations of consents, brought to every status.
#include "examples/portal/backend/consent_bodies.h"
#include "examples/portal/backend/contract_scenarios.h"

namespace portal::demo {

namespace {

using Browser = httplib::Client;
using consent::State;

constexpr const char* settings =
    R"({"settings":{"channels":["push"],"frequency":"daily","categories":["cases"],"quiet":{"from":"22:00","to":"08:00"}}})";

httplib::Result post(Browser& browser, const std::string& key, const std::string& body, const char* type = "application/json") {
  return browser.Post("/api/consents", {{"Idempotency-Key", key}}, body, type);
}
httplib::Result give(Browser& browser, int id = 1) {
  return post(browser, consent_uuid(id + 100), consent_body(consent_record(id, {{id + 100, State::given}})));
}

std::string offer(const std::string& form) {
  return R"({"parts":[{"service":"kindergarten-queue","version":"1","definition":"/content/forms/)" + form +
         R"(.json","facts":[{"path":"person.name.given","value":"Анна"}]}]})";
}

}  // namespace

std::vector<ContractScenario> consent_contract_scenarios() {
  static const std::string too_large(max_body_bytes + 1, ' ');
  return {
      {"listConsents", 200,
       [](Browser& b) {
         give(b);
         return b.Get("/api/consents");
       }},
      {"listConsents", 403, [](Browser& b) { return b.Get("/api/consents", stranger()); }},
      {"recordConsent", 201, [](Browser& b) { return give(b, 2); }},
      {"recordConsent", 200,
       [](Browser& b) {
         give(b);
         return give(b);
       }},
      {"recordConsent", 400,
       [](Browser& b) {
         return post(b, consent_uuid(7), consent_body(consent_record(3, {{103, State::given}})));
       }},
      {"recordConsent", 403, [](Browser& b) { return b.Post("/api/consents", stranger(), "{}", "application/json"); }},
      {"recordConsent", 413, [](Browser& b) { return post(b, "k", too_large); }},
      {"recordConsent", 415, [](Browser& b) { return post(b, "k", "a=1", "application/x-www-form-urlencoded"); }},
      {"recordConsent", 422,
       [](Browser& b) {
         give(b);
         return post(b, consent_uuid(101), consent_body(consent_record(1, {{101, State::refused}})));
       }},
      {"consentReceipt", 200,
       [](Browser& b) {
         give(b);
         return b.Get("/api/consents/" + consent_uuid(1) + "/receipt");
       }},
      {"consentReceipt", 403, [](Browser& b) { return b.Get("/api/consents/x/receipt", stranger()); }},
      {"consentReceipt", 404, [](Browser& b) { return b.Get("/api/consents/none/receipt"); }},
      {"acceptOffer", 200, [](Browser& b) { return b.Post("/api/offers", offer("kindergarten"), "application/json"); }},
      {"acceptOffer", 400, [](Browser& b) { return b.Post("/api/offers", R"({"parts":[{"service":"x"}]})", "application/json"); }},
      {"acceptOffer", 403, [](Browser& b) { return b.Post("/api/offers", stranger(), "{}", "application/json"); }},
      {"acceptOffer", 404, [](Browser& b) { return b.Post("/api/offers", offer("none"), "application/json"); }},
      {"acceptOffer", 413, [](Browser& b) { return b.Post("/api/offers", too_large, "application/json"); }},
      {"acceptOffer", 415, [](Browser& b) { return b.Post("/api/offers", "a=1", "text/plain"); }},
      {"getNotifications", 200, [](Browser& b) { return b.Get("/api/notifications"); }},
      {"getNotifications", 403, [](Browser& b) { return b.Get("/api/notifications", stranger()); }},
      {"putNotifications", 200, [](Browser& b) { return b.Put("/api/notifications", settings, "application/json"); }},
      {"putNotifications", 400,
       [](Browser& b) {
         return b.Put("/api/notifications", R"({"settings":{"channels":["pigeon"],"frequency":"daily","categories":[]}})", "application/json");
       }},
      {"putNotifications", 403, [](Browser& b) { return b.Put("/api/notifications", stranger(), settings, "application/json"); }},
      {"putNotifications", 413, [](Browser& b) { return b.Put("/api/notifications", too_large, "application/json"); }},
      {"putNotifications", 415, [](Browser& b) { return b.Put("/api/notifications", "a=1", "text/plain"); }},
  };
}

}  // namespace portal::demo
