#pragma once
// What all handlers of the API share: bodies and queries read strictly, answers in JSON.

#include <optional>
#include <string>
#include <string_view>

#include "examples/portal/backend/http.h"
#include "sdk/json/value.h"

namespace portal::demo {

// Personal in every answer: no cache may keep it, and it differs by cookie.
Response answer(int status, const json::Value& body);

// A body of JSON within its limits into `body`, or the problem to answer with.
std::optional<Response> read_body(const Request& request, Language language, json::Value& body);

// The same of a request that must happen once, however often it is sent: its Idempotency-Key into `key`, its body into `body`.
std::optional<Response> read_keyed_body(const Request& request, Language language, std::string& key, json::Value& body);

// The one query parameter `known`, once and none besides, into `value`; or the problem to answer with.
std::optional<Response> read_query(const Request& request, Language language, std::string_view known, std::string& value);

Response parameter_problem(Language language, std::string_view parameter, std::string expected);

}  // namespace portal::demo
