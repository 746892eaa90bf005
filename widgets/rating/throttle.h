#pragma once
// Not asking too often: one memory for all widgets of the portal on this device, by methodology.
//
// Record `ratings-throttle`: {"<methodology id>": {"shows": 2, "shown": instant, "quiet": instant}}. Asked so often, then silence; after
// an answer or a "not now" silence too, until `quiet`. Whoever wants to rate by themselves always can: silence is a smaller question,
// never a closed door.

#include <string>
#include <string_view>

#include "sdk/methodology/methodology.h"

namespace portal::rating {

// Whether the portal may ask now. Instants are RFC 3339; what cannot be read counts as long ago.
bool may_ask(const json::Object& record, const methodology::Methodology& method, std::string_view now);

// One in so many, by a number that the host has drawn (a UUID's first eight digits).
bool is_drawn(std::string_view uuid, std::int64_t one_in);

// Changes of the record, and making them: as often as wanted, it is made once.
json::Value shown(const methodology::Methodology& method, std::string_view now);
json::Value silenced(const methodology::Methodology& method, std::string_view now);
void apply_throttle(json::Object& record, const json::Value& change);

}  // namespace portal::rating
