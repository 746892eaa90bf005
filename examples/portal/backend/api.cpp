// Handlers of the API: read strictly, act, answer.

#include "examples/portal/backend/api.h"

#include <cassert>
#include <charconv>

#include "examples/portal/backend/answers.h"
#include "examples/portal/backend/problem.h"
#include "examples/portal/backend/receipt.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"

namespace portal::demo {
namespace {

// The entity tag of a revision: strong, for the same revision is the same bytes.
std::string etag_of(std::int64_t revision) { return "\"r" + std::to_string(revision) + "\""; }

std::optional<std::int64_t> revision_of(std::string_view etag) {
  if (etag.size() < 4 || etag.substr(0, 2) != "\"r" || etag.back() != '"') return std::nullopt;
  const std::string_view digits = etag.substr(2, etag.size() - 3);
  std::int64_t revision = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), revision);
  if (error != std::errc() || end != digits.data() + digits.size() || revision <= 0) return std::nullopt;
  return revision;
}

constexpr std::int64_t kept_days = 30;  // after the last save
constexpr std::int64_t day = 86400;

// Whether its time is over: then it goes, as its person was told.
bool is_over(const DraftKey& key, const Draft& draft, std::int64_t now, Storage& storage) {
  if (now - draft.saved_at <= kept_days * day) return false;
  (void)storage.delete_draft(key, {Precondition::Kind::revision, draft.revision});
  return true;
}

json::Object draft_json(const std::string& form, const Draft& draft, bool whole) {
  json::Object body{{"form", form},
                    {"draft", draft.draft},
                    {"version", draft.version},
                    {"savedAt", rfc3339(draft.saved_at)},
                    {"until", rfc3339(draft.saved_at + kept_days * day).substr(0, 10)},
                    {"etag", etag_of(draft.revision)}};
  if (whole) body.set("content", draft.content);
  return body;
}

// The one condition a draft is written under, from If-Match or If-None-Match.
std::optional<Precondition> precondition_of(const Request& request) {
  if (trim(request.header("if-none-match")) == "*") return Precondition{Precondition::Kind::absent, 0};
  const auto revision = revision_of(trim(request.header("if-match")));
  if (request.has_header("if-match")) return Precondition{Precondition::Kind::revision, revision.value_or(0)};  // 0 matches nothing
  return std::nullopt;
}

Response conflict(const std::string& form, const DraftOutcome& outcome, Language language) {
  json::Value current;
  if (outcome.current) current = draft_json(form, *outcome.current, true);
  Response response = problem(ProblemKind::draft_conflict, language, {{"current", std::move(current)}});
  if (outcome.current) response.set("ETag", etag_of(outcome.current->revision));
  return response;
}

}  // namespace

Response Api::profile(const Request& request, const Visit& visit) {
  std::string facts;
  if (auto wrong = read_query(request, visit.language, "facts", facts)) return *wrong;
  std::vector<std::string> paths;
  for (std::string_view path : split_list(facts, ',')) paths.emplace_back(path);
  auto reply = profiles_.facts(visit.person, paths);
  if (!reply) return problem(ProblemKind::internal, visit.language);
  return answer(200, reply.value());
}

Response Api::list_drafts(const Request& request, const Visit& visit) {
  std::string form;
  if (auto wrong = read_query(request, visit.language, "form", form)) return *wrong;
  auto drafts = storage_.drafts(visit.person, form);
  if (!drafts) return problem(ProblemKind::storage_failed, visit.language);
  json::Array list;
  for (const Draft& draft : drafts.value())
    if (!is_over({visit.person, form, draft.draft}, draft, clock_(), storage_)) list.push_back(draft_json(form, draft, false));
  return answer(200, json::Object{{"drafts", std::move(list)}});
}

Response Api::get_draft(const Request& request, const Visit& visit) {
  auto draft = storage_.draft({visit.person, visit.parameters[0], visit.parameters[1]});
  if (!draft) return problem(ProblemKind::storage_failed, visit.language);
  if (!draft.value() || is_over({visit.person, visit.parameters[0], visit.parameters[1]}, *draft.value(), clock_(), storage_))
    return problem(ProblemKind::draft_not_found, visit.language);
  const std::string etag = etag_of(draft.value()->revision);
  if (matches_weakly(request.header("if-none-match"), etag)) {
    Response unchanged;
    unchanged.status = 304;
    return unchanged.set("ETag", etag).set("Cache-Control", "no-store");
  }
  return answer(200, draft_json(visit.parameters[0], *draft.value(), true)).set("ETag", etag);
}

Response Api::put_draft(const Request& request, const Visit& visit) {
  const auto precondition = precondition_of(request);
  if (!precondition) return problem(ProblemKind::precondition_missing, visit.language);
  json::Value body;
  if (auto wrong = read_body(request, visit.language, body)) return *wrong;
  Draft draft;
  json::Reader read(body, "");
  read.required("version", draft.version);
  const json::Value* content = read.required("content", json::Kind::object);
  if (auto read_all = read.finish(); !read_all) return problem(ProblemKind::body_malformed, visit.language, read_all.error());
  if (!forms_.definition(visit.parameters[0])) return problem(ProblemKind::form_not_found, visit.language);
  draft.content = *content;
  draft.saved_at = clock_();
  auto outcome = storage_.put_draft({visit.person, visit.parameters[0], visit.parameters[1]}, draft, *precondition);
  if (!outcome) return problem(ProblemKind::storage_failed, visit.language);
  if (!outcome.value().done) return conflict(visit.parameters[0], outcome.value(), visit.language);
  const std::string etag = etag_of(outcome.value().current->revision);
  return answer(outcome.value().created ? 201 : 200, draft_json(visit.parameters[0], *outcome.value().current, false)).set("ETag", etag);
}

Response Api::delete_draft(const Request& request, const Visit& visit) {
  const Precondition precondition = precondition_of(request).value_or(Precondition{});
  auto outcome = storage_.delete_draft({visit.person, visit.parameters[0], visit.parameters[1]}, precondition);
  if (!outcome) return problem(ProblemKind::storage_failed, visit.language);
  if (!outcome.value().done) return conflict(visit.parameters[0], outcome.value(), visit.language);
  Response gone;
  gone.status = 204;
  return gone.set("Cache-Control", "no-store");
}

Response Api::submit(const Request& request, const Visit& visit) {
  Submission submission;
  json::Value body;
  if (auto wrong = read_keyed_body(request, visit.language, submission.key, body)) return *wrong;
  json::Reader read(body, "");
  read.required("form", submission.form);
  read.required("version", submission.version);
  const json::Value* data = read.required("data", json::Kind::object);
  if (const json::Value* warnings = read.optional("warnings", json::Kind::array)) submission.warnings = *warnings;
  if (auto read_all = read.finish(); !read_all) return problem(ProblemKind::body_malformed, visit.language, read_all.error());
  if (auto wrong = check_warnings(submission.warnings, "/warnings"); !wrong)
    return problem(ProblemKind::body_malformed, visit.language, wrong.error());
  submission.data = *data;
  submission.person = visit.person;
  const SubmissionOutcome outcome = applications_.submit(submission);
  if (outcome.kind != SubmissionOutcome::Kind::accepted) return submission_problem(outcome, visit.language);
  return answer(201, receipt_json(outcome.application)).set("Location", "/api/applications/" + outcome.application.number);
}

Response Api::settle(const Request& request, const Visit& visit) {
  std::string key;
  json::Value body;
  if (auto wrong = read_keyed_body(request, visit.language, key, body)) return *wrong;
  if (auto nothing = json::Reader(body, "").finish(); !nothing) return problem(ProblemKind::body_malformed, visit.language, nothing.error());
  const SubmissionOutcome outcome = applications_.settle(visit.person, key);
  if (outcome.kind == SubmissionOutcome::Kind::accepted) return answer(200, json::Object{{"receipt", receipt_json(outcome.application)}});
  if (outcome.kind == SubmissionOutcome::Kind::key_closed) return answer(200, json::Object{{"receipt", nullptr}});
  return submission_problem(outcome, visit.language);
}

Response Api::list_applications(const Request&, const Visit& visit) {
  auto applications = storage_.applications(visit.person);
  if (!applications) return problem(ProblemKind::storage_failed, visit.language);
  json::Array list;
  for (const Application& application : applications.value()) {
    json::Object item = receipt_json(application);
    item.set("status", application.status);
    list.push_back(std::move(item));
  }
  return answer(200, json::Object{{"applications", std::move(list)}});
}

Response Api::get_application(const Request&, const Visit& visit) {
  if (!is_receipt_number(visit.parameters[0])) return problem(ProblemKind::application_not_found, visit.language);
  auto application = storage_.application(visit.person, visit.parameters[0]);
  if (!application) return problem(ProblemKind::storage_failed, visit.language);
  if (!application.value()) return problem(ProblemKind::application_not_found, visit.language);
  json::Object body = receipt_json(*application.value());
  body.set("status", application.value()->status);
  body.set("version", application.value()->version);
  body.set("data", application.value()->data);
  body.set("warnings", application.value()->warnings);
  return answer(200, std::move(body));
}

Response submission_problem(const SubmissionOutcome& outcome, Language language) {
  using Kind = SubmissionOutcome::Kind;
  switch (outcome.kind) {
    case Kind::accepted: break;
    case Kind::invalid: return problem(ProblemKind::application_invalid, language, {{"errors", problems_json(outcome.problems)}});
    case Kind::key_reused: return problem(ProblemKind::idempotency_key_reused, language);
    case Kind::key_closed: return problem(ProblemKind::idempotency_key_closed, language);
    case Kind::key_in_use: return problem(ProblemKind::idempotency_key_in_use, language).set("Retry-After", "2");
    case Kind::form_unknown: return problem(ProblemKind::form_not_found, language);
    case Kind::version_outdated: return problem(ProblemKind::form_version_outdated, language, {{"present", outcome.present_version}});
    case Kind::failed: return problem(ProblemKind::storage_failed, language);
  }
  assert(false && "an accepted application is no problem");
  return problem(ProblemKind::internal, language);
}

}  // namespace portal::demo
