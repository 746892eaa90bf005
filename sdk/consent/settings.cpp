// Reading, writing, asking.
#include "sdk/consent/settings.h"

#include <algorithm>

#include "sdk/json/reader.h"

namespace portal::consent {

namespace {

constexpr std::string_view channels[] = {"push", "email", "sms"};
constexpr std::string_view of_cases[] = {"turn", "deadline", "result", "message"};
constexpr std::string_view frequencies[] = {"at_once", "daily", "weekly"};

bool holds(std::span<const std::string_view> list, std::string_view text) { return std::find(list.begin(), list.end(), text) != list.end(); }

bool holds(const std::vector<std::string>& list, std::string_view text) { return std::find(list.begin(), list.end(), text) != list.end(); }

json::Array texts(const std::vector<std::string>& list) { return json::Array(list.begin(), list.end()); }

bool read_texts(const json::Value& list, std::vector<std::string>& out) {
  for (const json::Value& item : list.array()) {
    if (!item.is_string()) return false;
    out.push_back(item.text());
  }
  return true;
}

}  // namespace

std::span<const std::string_view> channel_names() { return channels; }
std::span<const std::string_view> frequency_names() { return frequencies; }
std::span<const std::string_view> case_categories() { return of_cases; }

std::string hour_text(int hour) { return (hour < 10 ? "0" : "") + std::to_string(hour) + ":00"; }

bool is_hour(std::string_view text) {
  for (int hour = 0; hour < 24; ++hour)
    if (hour_text(hour) == text) return true;
  return false;
}

Result<Settings> read_settings(const json::Value& value, const std::string& path) {
  Settings settings;
  json::Reader read(value, path);
  const json::Value* list = read.required("channels", json::Kind::array);
  if (list != nullptr && !read_texts(*list, settings.channels)) read.fail(ErrorCode::wrong_type, "channels", "a list of strings", "another list");
  for (const std::string& channel : settings.channels)
    if (!holds(channels, channel)) read.fail(ErrorCode::unknown_name, "channels", "of: push, email, sms", quoted_excerpt(channel));
  read.required("frequency", settings.frequency);
  if (!holds(frequencies, settings.frequency))
    read.fail(ErrorCode::unknown_name, "frequency", "one of: at_once, daily, weekly", quoted_excerpt(settings.frequency));
  const json::Value* categories = read.required("categories", json::Kind::array);
  if (categories != nullptr && !read_texts(*categories, settings.categories))
    read.fail(ErrorCode::wrong_type, "categories", "a list of strings", "another list");
  const json::Value* quiet = read.optional("quiet", json::Kind::object);
  PORTAL_CHECK(read.finish());
  if (quiet == nullptr) return settings;
  json::Reader hours(*quiet, path + "/quiet");
  hours.required("from", settings.quiet_from);
  hours.required("to", settings.quiet_to);
  if (!is_hour(settings.quiet_from)) hours.fail(ErrorCode::out_of_range, "from", "a whole hour, 00:00 to 23:00", quoted_excerpt(settings.quiet_from));
  if (!is_hour(settings.quiet_to)) hours.fail(ErrorCode::out_of_range, "to", "a whole hour, 00:00 to 23:00", quoted_excerpt(settings.quiet_to));
  PORTAL_CHECK(hours.finish());
  return settings;
}

json::Value write_settings(const Settings& settings) {
  json::Object out{{"channels", texts(settings.channels)}, {"frequency", settings.frequency}, {"categories", texts(settings.categories)}};
  if (!settings.quiet_from.empty()) out.set("quiet", json::Object{{"from", settings.quiet_from}, {"to", settings.quiet_to}});
  return out;
}

bool may_write(const Settings& settings, std::string_view channel, std::string_view category, std::string_view time) {
  if (!holds(settings.channels, channel) || !holds(settings.categories, category)) return false;
  if (settings.quiet_from.empty() || settings.quiet_from == settings.quiet_to) return true;
  const bool is_after = time >= settings.quiet_from;
  const bool is_before = time < settings.quiet_to;
  return settings.quiet_from < settings.quiet_to ? !(is_after && is_before) : !(is_after || is_before);  // over midnight
}

}  // namespace portal::consent
