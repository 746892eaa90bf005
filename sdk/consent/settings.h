#pragma once
// What a portal may write to a person: where, how often, about what, and when not (requirements 72, 73). Nothing until it is turned on.
//
//   {"channels":["push","email","sms"],"frequency":"at_once"|"daily"|"weekly","categories":["cases"],
//    "quiet":{"from":"22:00","to":"08:00"}}      quiet hours in the person's own zone; absent: none
//
// One shape everywhere: on the device the record `notifications` {"version":1,"settings":{…},"pending":true}, at the portal
// `GET`, `PUT /notifications` {"settings":{…}}. What a case brings has the ids of case_categories(); a portal adds its own.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"

namespace portal::consent {

inline constexpr char settings_record[] = "notifications";

struct Settings {
  std::vector<std::string> channels;
  std::string frequency = "daily";
  std::vector<std::string> categories;
  std::string quiet_from;  // empty: no quiet hours
  std::string quiet_to;
  friend bool operator==(const Settings&, const Settings&) = default;
};

std::span<const std::string_view> channel_names();
std::span<const std::string_view> frequency_names();
std::span<const std::string_view> case_categories();  // turn, deadline, result, message
std::string hour_text(int hour);                      // "08:00"
bool is_hour(std::string_view text);

// Errors: those of json::Reader; unknown_name, out_of_range.
Result<Settings> read_settings(const json::Value& value, const std::string& path);
json::Value write_settings(const Settings& settings);

// Whether to write by this channel about this, at this hour ("14:05") of the person's day. For whoever sends.
bool may_write(const Settings& settings, std::string_view channel, std::string_view category, std::string_view time);

}  // namespace portal::consent
