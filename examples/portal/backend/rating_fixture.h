#pragma once
// For tests: ratings by the portal's own methodology, as a widget would send them.

#include "examples/portal/backend/server_fixture.h"
#include "sdk/base/sha256.h"
#include "sdk/methodology/rating_event.h"

namespace portal::demo {

inline const methodology::Methodology& unified_method() {
  static const methodology::Methodology method = [] {
    std::ifstream in(content_folder() + "/methodologies/unified.json", std::ios::binary);
    return methodology::Methodology::read(json::parse(std::string{std::istreambuf_iterator<char>(in), {}}).value()).value();
  }();
  return method;
}

// Answer 2 for reasons of speed; `token` gives it a receipt.
inline methodology::RatingEvent rating_event(const std::string& id, const std::string& token = "", const std::string& comment = "") {
  methodology::RatingEvent event;
  event.id = id;
  event.source = "/channels/web";
  event.time = "2026-11-24T09:30:12Z";
  event.methodology = unified_method().hash();
  event.target_kind = "service";
  event.target_id = "kindergarten";
  event.channel = "web";
  event.endpoint = "success";
  event.client = "external";
  event.asked = "offer";
  event.language = "ru";
  event.answers = {{"satisfaction", 2}};
  event.reasons = {"speed"};
  event.comment = comment;
  if (!token.empty()) event.receipt = sha256(token);
  return event;
}

inline httplib::Result post_rating(httplib::Client& browser, const methodology::RatingEvent& event) {
  return browser.Post("/api/ratings", {{"Idempotency-Key", event.id}}, json::write(methodology::write_rating(event)), "application/cloudevents+json");
}

inline httplib::Result post_batch(httplib::Client& browser, const std::vector<methodology::RatingEvent>& events) {
  json::Array list;
  for (const auto& event : events) list.push_back(methodology::write_rating(event));
  return browser.Post("/api/ratings", json::write(json::Value(std::move(list))), "application/cloudevents-batch+json");
}

}  // namespace portal::demo
