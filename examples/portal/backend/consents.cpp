// Handlers of consents.
#include "examples/portal/backend/consents.h"

#include <algorithm>

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/problem.h"
#include "sdk/calendar/instant.h"
#include "sdk/consent/settings.h"
#include "sdk/json/reader.h"

namespace portal::demo {

Response Consents::list(const Request&, const Visit& visit) {
  auto records = storage_.records(visit.person);
  if (!records.ok()) return problem(ProblemKind::storage_failed, visit.language);
  json::Array list;
  for (const consent::Record& record : records.value()) list.push_back(write_record(record));
  return answer(200, json::Object{{"records", std::move(list)}});
}

Response Consents::record(const Request& request, const Visit& visit) {
  std::string key;
  json::Value body;
  if (auto wrong = read_keyed_body(request, visit.language, key, body)) return *wrong;
  json::Reader read(body, "");
  const json::Value* value = read.required("record", json::Kind::object);
  if (auto all = read.finish(); !all.ok()) return problem(ProblemKind::body_malformed, visit.language, all.error());
  auto record = consent::read_record(*value, "/record");
  if (!record.ok()) return problem(ProblemKind::body_malformed, visit.language, record.error());
  const auto& events = record.value().events;
  const auto event = std::find_if(events.begin(), events.end(), [&](const consent::Event& each) { return each.event_id == key; });
  if (event == events.end())
    return problem(ProblemKind::body_malformed, visit.language,
                   Error{ErrorCode::dangling_reference, "/record/events", "an event whose id is the Idempotency-Key", quoted_excerpt(key)});
  const std::int64_t now = clock_();
  auto added = storage_.add(visit.person, record.value(), key, now);
  if (!added.ok()) return problem(ProblemKind::storage_failed, visit.language);
  if (added.value() == ConsentOutcome::different) return problem(ProblemKind::consent_different, visit.language);
  return answer(added.value() == ConsentOutcome::added ? 201 : 200, json::Object{{"record_id", record.value().record_id}, {"event_id", key}});
}

Response Consents::receipt(const Request&, const Visit& visit) {
  auto record = storage_.record(visit.person, visit.parameters[0]);
  if (!record.ok()) return problem(ProblemKind::storage_failed, visit.language);
  if (!record.value()) return problem(ProblemKind::consent_not_found, visit.language);
  const std::int64_t now = clock_();
  return answer(200, json::Object{{"receipt_id", record.value()->record_id},
                                  {"issued_at", rfc3339(now)},
                                  {"record", write_record(*record.value())},
                                  {"dpv", to_dpv(*record.value(), now * calendar::per_second)}});
}

Response Consents::notifications(const Request&, const Visit& visit) {
  auto settings = storage_.notifications(visit.person);
  if (!settings.ok()) return problem(ProblemKind::storage_failed, visit.language);
  return answer(200, json::Object{{"settings", settings.value() ? *settings.value() : json::Value()}});
}

Response Consents::put_notifications(const Request& request, const Visit& visit) {
  json::Value body;
  if (auto wrong = read_body(request, visit.language, body)) return *wrong;
  json::Reader read(body, "");
  const json::Value* value = read.required("settings", json::Kind::object);
  if (auto all = read.finish(); !all.ok()) return problem(ProblemKind::body_malformed, visit.language, all.error());
  const auto settings = consent::read_settings(*value, "/settings");
  if (!settings.ok()) return problem(ProblemKind::body_malformed, visit.language, settings.error());
  const json::Value kept = write_settings(settings.value());
  if (auto put = storage_.put_notifications(visit.person, kept); !put.ok()) return problem(ProblemKind::storage_failed, visit.language);
  return answer(200, json::Object{{"settings", kept}});
}

}  // namespace portal::demo
