#pragma once
// A rating as it travels: a CloudEvent (rating_event.schema.json), made by widgets, read by whoever keeps or counts it.
//
//   PORTAL_TRY(RatingEvent event, read_rating(json));
//   PORTAL_CHECK(fits(event, method));             // its answers, reasons and target are those of the methodology it names

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/methodology/methodology.h"

namespace portal::methodology {

inline constexpr std::string_view given = "portal.rating.given";
inline constexpr std::string_view offered = "portal.feedback.offered";
inline constexpr std::string_view declined = "portal.feedback.declined";

inline constexpr std::size_t longest_comment = 2000;  // characters

struct RatingEvent {
  std::string id, source, time;
  std::string type{given};
  std::string methodology;  // hash
  std::string target_kind, target_id;
  std::string channel, endpoint, client, asked, language;
  std::string version, phase, variant, segment;  // "" where absent
  std::vector<std::pair<std::string, json::Value>> answers;
  std::vector<std::string> reasons;
  std::string comment, receipt;

  std::string target() const { return target_kind + "/" + target_id; }
};

json::Value write_rating(const RatingEvent& event);

// Errors: those of json::Reader; unknown_name; out_of_range (an empty or long text); malformed_json never.
Result<RatingEvent> read_rating(const json::Value& event);

// Errors: dangling_reference with the place in the event: another methodology, a target, endpoint, client, question, answer or reason
// that it does not have; missing_key where the required answer is absent.
Result<void> fits(const RatingEvent& event, const Methodology& method);

// How many characters a text has, as a person counts them: bytes that begin one in UTF-8.
std::size_t characters_of(std::string_view text);

}  // namespace portal::methodology
