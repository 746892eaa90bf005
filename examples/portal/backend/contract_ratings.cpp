// The operations of ratings, brought to every status.
#include "examples/portal/backend/contract_scenarios.h"
#include "examples/portal/backend/rating_fixture.h"

namespace portal::demo {

namespace {

using Browser = httplib::Client;
constexpr const char* path = "/api/ratings";
constexpr const char* one = "application/cloudevents+json";

}  // namespace

std::vector<ContractScenario> rating_contract_scenarios() {
  static const std::string too_large(max_body_bytes + 1, ' ');
  return {
      {"addRatings", 201, [](Browser& b) { return post_rating(b, rating_event("new")); }},
      {"addRatings", 200,
       [](Browser& b) {
         post_batch(b, {rating_event("again"), rating_event("more")});
         return post_batch(b, {rating_event("again"), rating_event("more")});
       }},
      {"addRatings", 400, [](Browser& b) { return b.Post(path, "{}", one); }},
      {"addRatings", 413,
       [](Browser& b) {
         return b.Post(path, {{"Idempotency-Key", "k"}}, too_large, one);
       }},
      {"addRatings", 415,
       [](Browser& b) {
         return b.Post(path, {{"Idempotency-Key", "k"}}, "{}", "application/json");
       }},
      {"addRatings", 422,
       [](Browser& b) {
         return b.Post(path, {{"Idempotency-Key", "k"}}, "{}", one);
       }},
      {"getRatingsAggregate", 200,
       [](Browser& b) {
         post_rating(b, rating_event("counted"));
         return b.Get("/api/ratings/aggregate?by=version");
       }},
      {"getRatingsAggregate", 400, [](Browser& b) { return b.Get("/api/ratings/aggregate?by=day"); }},
      {"getMethodology", 200, [](Browser& b) { return b.Get("/api/methodologies/unified/1.0"); }},
      {"getMethodology", 404, [](Browser& b) { return b.Get("/api/methodologies/unified/0"); }},
      {"getFeedback", 200,
       [](Browser& b) {
         post_rating(b, rating_event("followed", "a-token", "Долго ждал ответа"));
         return b.Get("/api/feedback/a-token");
       }},
      {"getFeedback", 404, [](Browser& b) { return b.Get("/api/feedback/none"); }},
  };
}

}  // namespace portal::demo
