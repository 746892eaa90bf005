// Reading strictly and answering in JSON.
#include "examples/portal/backend/answers.h"

#include "examples/portal/backend/applications.h"
#include "examples/portal/backend/problem.h"
#include "sdk/json/json.h"
#include "sdk/json/reader.h"

namespace portal::demo {

Response answer(int status, const json::Value& body) {
  Response response;
  response.status = status;
  response.body = json::write(body);
  response.set("Content-Type", "application/json").set("Cache-Control", "no-store");
  return response;
}

std::optional<Response> read_body(const Request& request, Language language, json::Value& body) {
  if (request.media_type() != "application/json" || request.has_header("content-encoding")) {
    return problem(ProblemKind::media_type_unsupported, language).set("Accept", "application/json");
  }
  auto parsed = json::parse(request.body, {.depth = 64, .bytes = max_body_bytes});
  if (!parsed) return problem(ProblemKind::body_malformed, language, parsed.error());
  if (!parsed.value().is_object()) {
    return problem(ProblemKind::body_malformed, language, Error{ErrorCode::wrong_type, "", "an object", json::describe(parsed.value())});
  }
  body = std::move(parsed).value();
  return std::nullopt;
}

std::optional<Response> read_keyed_body(const Request& request, Language language, std::string& key, json::Value& body) {
  key = idempotency_key(request.header("idempotency-key"));
  if (key.empty()) return problem(ProblemKind::idempotency_key_missing, language);
  return read_body(request, language, body);
}

Response parameter_problem(Language language, std::string_view parameter, std::string expected) {
  return problem(ProblemKind::request_malformed, language, {{"parameter", parameter}, {"expected", std::move(expected)}});
}

std::optional<Response> read_query(const Request& request, Language language, std::string_view known, std::string& value) {
  const auto fields = parse_form(request.query);
  if (!fields) return parameter_problem(language, "", "a query in UTF-8, percent-encoded");
  bool seen = false;
  for (const Field& field : *fields) {
    if (field.name != known || seen) return parameter_problem(language, quoted_excerpt(field.name), std::string(known) + " once");
    value = field.value;
    seen = true;
  }
  if (!seen) return parameter_problem(language, known, std::string(known) + " once");
  return std::nullopt;
}

}  // namespace portal::demo
