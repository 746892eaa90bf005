// Both ways of the file, member by member.
#include "sdk/session/log.h"

#include <utility>

#include "sdk/json/reader.h"

namespace portal::session {

namespace {

constexpr const char* format = "portal-log-1";

void read_duration(json::Reader& read, const char* key, double& out) {
  const json::Value* value = read.any(key);
  if (value == nullptr) return;
  if (!value->is_number() || value->number() < 0) return read.fail(ErrorCode::wrong_type, key, "milliseconds", json::describe(*value));
  out = value->number();
}

Error below(Error error, const std::string& path) {
  error.path = path + error.path;
  return error;
}

}  // namespace

Result<LogStep> read_step(const json::Value& value, const std::string& path) {
  json::Reader read(value, path);
  LogStep step;
  read.optional("at", step.at);
  read_duration(read, "took", step.took);
  const json::Value* event = read.required("event", json::Kind::object);
  const json::Value* update = read.optional("update", json::Kind::object);
  PORTAL_CHECK(read.finish());
  auto known = ui::read_event(*event);
  if (!known.ok()) return below(std::move(known).error(), path + "/event");
  step.event = std::move(known).value();
  if (update != nullptr) step.update = *update;
  return step;
}

json::Value write_step(const LogStep& step) {
  json::Object out;
  if (!step.at.empty()) out.set("at", step.at);
  if (step.took >= 0) out.set("took", step.took);
  out.set("event", ui::write_event(step.event));
  if (!step.update.is_null()) out.set("update", step.update);
  return out;
}

Result<Log> read_log(const json::Value& file, const std::string& path) {
  json::Reader read(file, path);
  Log log;
  std::string written;
  read.required("format", written);
  if (!written.empty() && written != format) read.fail(ErrorCode::unknown_name, "format", format, quoted_excerpt(written));
  read.required("kind", log.kind);
  read.optional("port", log.port);
  const json::Value* options = read.required("options", json::Kind::object);
  read_duration(read, "took", log.took);
  const json::Value* steps = read.required("steps", json::Kind::array);
  read.optional("redacted", log.is_redacted);
  PORTAL_CHECK(read.finish());
  if (steps->array().size() > max_log_steps)
    return Error{ErrorCode::too_large, path + "/steps", "at most " + std::to_string(max_log_steps) + " steps", std::to_string(steps->array().size())};
  log.options = *options;
  log.steps.reserve(steps->array().size());
  for (std::size_t i = 0; i < steps->array().size(); ++i) {
    PORTAL_TRY(LogStep step, read_step(steps->array()[i], path + "/steps/" + std::to_string(i)));
    log.steps.push_back(std::move(step));
  }
  return log;
}

json::Value write_log(const Log& log) {
  json::Object out{{"format", format}, {"kind", log.kind}};
  if (!log.port.empty()) out.set("port", log.port);
  out.set("options", log.options);
  if (log.took >= 0) out.set("took", log.took);
  json::Array steps;
  steps.reserve(log.steps.size());
  for (const LogStep& step : log.steps) steps.push_back(write_step(step));
  out.set("steps", std::move(steps));
  if (log.is_redacted) out.set("redacted", true);
  return out;
}

}  // namespace portal::session
