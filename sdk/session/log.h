#pragma once
// The log of one session: what it was made from and every event since, so that it can be played again anywhere. Its form for files and
// wires is log.schema.json.
//
//   {"format":"portal-log-1","kind":"form","port":"intl 15.1","options":{…session.h…},"took":3.1,
//    "steps":[{"at":"2026-11-25T09:30:12.120Z","took":0.4,"event":{"type":"press","node":"submit"},"update":{…}}],"redacted":true}
//
// Instants and milliseconds are the host's, and tell of it only: a replay needs neither. Strings may be missing from the options: then
// whoever plays the log gives its own. "update" is what went out at the time, where it was kept: it shows whether a replay is the same.

#include <cstdint>
#include <string>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/ui/event.h"

namespace portal::session {

struct LogStep {
  std::string at;    // RFC 3339, "" where it is not known
  double took = -1;  // milliseconds; below zero: not known
  ui::Event event;
  json::Value update;  // null where it was not kept
};

struct Log {
  std::string kind;
  std::string port;  // text::port_name() of where it was written; "" where it is not known
  json::Value options;
  double took = -1;  // of the creation
  std::vector<LogStep> steps;
  bool is_redacted = false;
};

inline constexpr std::size_t max_log_steps = 20000;

// Errors: those of json::Reader and ui::read_event with their places below `path`, unknown_name (another format), too_large.
Result<Log> read_log(const json::Value& file, const std::string& path = {});
json::Value write_log(const Log& log);

// One step by itself, for a log that grows.
Result<LogStep> read_step(const json::Value& value, const std::string& path);
json::Value write_step(const LogStep& step);

}  // namespace portal::session
