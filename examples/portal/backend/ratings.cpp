// Handlers of ratings.
#include "examples/portal/backend/ratings.h"

#include <algorithm>
#include <filesystem>

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/problem.h"
#include "examples/portal/backend/rating_tallies.h"
#include "sdk/base/sha256.h"
#include "sdk/json/json.h"
#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"
#include "sdk/profile/personal_data.h"
#include "sdk/text/port.h"

namespace portal::demo {

namespace {

constexpr std::string_view authority_zone = "Asia/Krasnoyarsk";
constexpr std::size_t most_events = 500;  // of one batch
constexpr const char* event_types = "application/cloudevents+json, application/cloudevents-batch+json";

Moderation first_state(const methodology::RatingEvent& event) {
  if (event.comment.empty()) return Moderation::none;
  return profile::find_personal_data(event.comment).empty() ? Moderation::waiting : Moderation::held;
}

// What a response says of an event: {"source", "id", "status"}.
json::Object outcome_json(const KeptRating& rating, Kept kept) {
  constexpr std::string_view names[] = {"added", "repeated", "different"};
  return {{"source", rating.event.source}, {"id", rating.event.id}, {"status", names[static_cast<std::size_t>(kept)]}};
}

}  // namespace

Ratings::Ratings(const std::string& content, RatingStorage& storage, Clock clock) : storage_(storage), clock_(clock) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(content + "/methodologies", error)) {
    const auto text = read_file(entry.path().string());
    const auto document = text ? json::parse(*text) : Result<json::Value>(Error(ErrorCode::storage_failed, "", "a file", "none"));
    if (!document.ok()) continue;
    auto method = methodology::Methodology::read(document.value());
    if (!method.ok()) continue;
    const std::string hash = method.value().hash();
    methodologies_.emplace(hash, std::move(method).value());
  }
  read_measures(content + "/ratings/measures.json");
}

void Ratings::read_measures(const std::string& file) {
  const auto text = read_file(file);
  const auto list = text ? json::parse(*text) : Result<json::Value>(json::Value(json::Array()));
  if (!list.ok() || !list.value().is_array()) return;
  for (const json::Value& item : list.value().array()) {
    Measure measure;
    json::Reader read(item, "");
    read.required("id", measure.id);
    read.required("target", measure.target);
    read.optional("reason", measure.reason);
    read.required("status", measure.status);
    read.required("date", measure.date);
    const json::Value* said = read.required("said", json::Kind::object);
    const json::Value* done = read.required("done", json::Kind::object);
    if (!read.finish().ok()) continue;
    measure.said = said->object();
    measure.done = done->object();
    measures_.push_back(std::move(measure));
  }
}

std::optional<Response> Ratings::take(const json::Value& event, std::string path, const Visit& visit, std::vector<KeptRating>& out) const {
  auto read = methodology::read_rating(event);
  if (read.ok()) {
    const auto method = methodologies_.find(read.value().methodology);
    if (method == methodologies_.end()) return problem(ProblemKind::methodology_unknown, visit.language);
    if (auto fits = methodology::fits(read.value(), method->second); !fits.ok()) read = std::move(fits).error();
  }
  if (!read.ok()) {
    Error error = read.error();
    error.path = path + error.path;
    return problem(ProblemKind::rating_invalid, visit.language, error);
  }
  const Moderation state = first_state(read.value());
  out.push_back({0, std::move(read).value(), clock_(), state});
  return std::nullopt;
}

Response Ratings::answer_batch(const std::vector<KeptRating>& ratings, const std::vector<Kept>& kept, const Visit& visit) const {
  json::Array outcomes;
  bool is_new = false;
  bool is_different = false;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    outcomes.emplace_back(outcome_json(ratings[i], kept[i]));
    is_new = is_new || kept[i] == Kept::added;
    is_different = is_different || kept[i] == Kept::different;
  }
  if (is_different && kept.size() == 1) return problem(ProblemKind::rating_different, visit.language);
  return answer(is_new ? 201 : 200, json::Object{{"events", std::move(outcomes)}});
}

Response Ratings::add(const Request& request, const Visit& visit) {
  const std::string type = request.media_type();
  const bool is_batch = type == "application/cloudevents-batch+json";
  if ((!is_batch && type != "application/cloudevents+json") || request.has_header("content-encoding"))
    return problem(ProblemKind::media_type_unsupported, visit.language).set("Accept", event_types);
  auto body = json::parse(request.body, {.depth = 16, .bytes = max_body_bytes});
  if (!body.ok()) return problem(ProblemKind::body_malformed, visit.language, body.error());
  std::vector<KeptRating> ratings;
  if (!is_batch) {
    // The key is the event's id, so whoever stands between may see what is a repeat.
    const std::string key = idempotency_key(request.header("idempotency-key"));
    if (key.empty()) return problem(ProblemKind::idempotency_key_missing, visit.language);
    if (auto wrong = take(body.value(), "", visit, ratings)) return *wrong;
    if (key != ratings.front().event.id) return parameter_problem(visit.language, "Idempotency-Key", "the event's id");
  } else {
    if (!body.value().is_array() || body.value().array().size() > most_events)
      return problem(ProblemKind::body_malformed, visit.language,
                     Error(ErrorCode::wrong_type, "", "a list of at most 500 events", json::describe(body.value())));
    for (const json::Value& event : body.value().array())
      if (auto wrong = take(event, json::pointer_join("", ratings.size()), visit, ratings)) return *wrong;
  }
  auto kept = storage_.add(ratings);
  if (!kept.ok()) return problem(ProblemKind::storage_failed, visit.language);
  return answer_batch(ratings, kept.value(), visit);
}

Response Ratings::get_methodology(const Request&, const Visit& visit) {
  for (const auto& [hash, method] : methodologies_) {
    if (method.id != visit.parameters[0] || method.version != visit.parameters[1]) continue;
    Response response = answer(200, method.document());
    response.set("Cache-Control", "public, max-age=31536000, immutable").set("ETag", "\"" + hash + "\"");
    return response;
  }
  return problem(ProblemKind::methodology_not_found, visit.language);
}

Response Ratings::aggregate(const Request& request, const Visit& visit) {
  std::string by = "month";
  if (!request.query.empty())
    if (auto wrong = read_query(request, visit.language, "by", by)) return *wrong;
  if (by != "month" && by != "version") return parameter_problem(visit.language, "by", "month or version");
  const TallyBy rows = by == "version" ? TallyBy::version : TallyBy::month;
  auto tallies = storage_.tallies(rows, authority_zone);
  auto made = tallies.ok() ? public_aggregate(tallies.value(), methodologies_, rows, text::civil_day(authority_zone, rfc3339(clock_())))
                           : Result<json::Value>(tallies.error());
  if (!made.ok()) return problem(ProblemKind::storage_failed, visit.language);
  return answer(200, std::move(made).value());
}

json::Array Ratings::measures_for(const KeptRating& rating) const {
  json::Array out;
  for (const Measure& one : measures_) {
    const auto& reasons = rating.event.reasons;
    if (one.target != rating.event.target()) continue;
    if (!one.reason.empty() && std::find(reasons.begin(), reasons.end(), one.reason) == reasons.end()) continue;
    out.emplace_back(json::Object{{"id", one.id}, {"status", one.status}, {"date", one.date}, {"said", one.said}, {"done", one.done}});
  }
  return out;
}

Response Ratings::feedback(const Request&, const Visit& visit) {
  auto found = storage_.feedback(sha256(visit.parameters[0]));
  if (!found.ok()) return problem(ProblemKind::storage_failed, visit.language);
  if (!found.value()) return problem(ProblemKind::feedback_not_found, visit.language);
  const Feedback& feedback = *found.value();
  json::Array replies;
  for (const Reply& one : feedback.replies) replies.emplace_back(json::Object{{"status", one.status}, {"at", rfc3339(one.at)}, {"text", one.text}});
  json::Object answers;
  for (const auto& [question, value] : feedback.rating.event.answers) answers.set(question, value);
  return answer(200, json::Object{{"receivedAt", rfc3339(feedback.rating.received_at)},
                                  {"target", json::Object{{"kind", feedback.rating.event.target_kind}, {"id", feedback.rating.event.target_id}}},
                                  {"methodology", feedback.rating.event.methodology},
                                  {"answers", std::move(answers)},
                                  {"reasons", json::Array(feedback.rating.event.reasons.begin(), feedback.rating.event.reasons.end())},
                                  {"moderation", name_of(feedback.rating.moderation)},
                                  {"replies", std::move(replies)},
                                  {"measures", measures_for(feedback.rating)}});
}

}  // namespace portal::demo
