// One key, one application.

#include "examples/portal/backend/applications.h"

#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/json/reader.h"

namespace portal::demo {
namespace {

using Kind = SubmissionOutcome::Kind;

SubmissionOutcome repeated(const Submission& submission, Application before) {
  const bool same = before.form == submission.form && before.version == submission.version && before.data == submission.data &&
                    before.warnings == submission.warnings;
  if (!same) return {Kind::key_reused, {}, {}, {}};
  return {Kind::accepted, std::move(before), {}, {}};
}

}  // namespace

template <class Work>
SubmissionOutcome Applications::alone(const std::string& person, const std::string& key, Work work) {
  const std::pair own{person, key};
  {
    std::lock_guard lock(mutex_);
    if (!in_use_.insert(own).second) return {Kind::key_in_use, {}, {}, {}};
  }
  SubmissionOutcome outcome = work();
  std::lock_guard lock(mutex_);
  in_use_.erase(own);
  return outcome;
}

SubmissionOutcome Applications::submit(const Submission& submission) {
  return alone(submission.person, submission.key, [&] { return submit_alone(submission); });
}

SubmissionOutcome Applications::settle(const std::string& person, const std::string& key) {
  return alone(person, key, [&]() -> SubmissionOutcome {
    auto before = storage_.close_key(person, key);
    if (!before) return {Kind::failed, {}, {}, {}};
    if (!before.value()) return {Kind::key_closed, {}, {}, {}};
    return {Kind::accepted, std::move(*before.value()), {}, {}};
  });
}

SubmissionOutcome Applications::submit_alone(const Submission& submission) {
  auto before = storage_.application_with_key(submission.person, submission.key);
  if (!before) return {Kind::failed, {}, {}, {}};
  if (before.value()) return repeated(submission, std::move(*before.value()));

  auto definition = forms_.definition(submission.form);
  if (!definition) return {definition.error().code == ErrorCode::unknown_name ? Kind::form_unknown : Kind::failed, {}, {}, {}};
  const std::string present = definition.value().text_at("version");
  if (present != submission.version) return {Kind::version_outdated, {}, {}, present};
  const std::int64_t now = clock_();
  auto problems = forms_.check(definition.value(), submission.data, city_day(now));
  if (!problems) return {Kind::failed, {}, {}, {}};
  if (!problems.value().empty()) return {Kind::invalid, {}, std::move(problems).value(), {}};

  const Application application{{},  submission.person, submission.key,     submission.form, submission.version, submission.data,
                                now, "received",        submission.warnings};
  auto kept = storage_.add_application(application, city_year(now));
  if (!kept) return {Kind::failed, {}, {}, {}};
  if (!kept.value()) return {Kind::key_closed, {}, {}, {}};
  return repeated(submission, std::move(*kept.value()));  // another process may have been quicker with this key
}

std::string idempotency_key(std::string_view header) {
  std::string_view key = trim(header);
  if (key.size() >= 2 && key.front() == '"' && key.back() == '"') key = key.substr(1, key.size() - 2);
  const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7F; });
  return printable && key.size() <= 128 ? std::string(key) : std::string();
}

Result<void> check_warnings(const json::Value& warnings, const std::string& path) {
  if (!warnings.is_array()) return Error{ErrorCode::wrong_type, path, "an array", json::describe(warnings)};
  for (std::size_t i = 0; i < warnings.array().size(); ++i) {
    json::Reader read(warnings.array()[i], json::pointer_join(path, i));
    std::string text;
    read.required("pointer", text);
    read.required("keyword", text);
    PORTAL_CHECK(read.finish());
  }
  return {};
}

json::Object receipt_json(const Application& application) {
  return {{"number", application.number}, {"receivedAt", rfc3339(application.received_at)}, {"form", application.form}};
}

json::Array problems_json(const std::vector<schema::Problem>& problems) {
  json::Array errors;
  for (const schema::Problem& problem : problems) {
    errors.push_back(json::Object{{"pointer", problem.instance}, {"keyword", problem.keyword}, {"parameters", problem.parameters}});
  }
  return errors;
}

}  // namespace portal::demo
