#pragma once
// How a page has set up the question: the element's properties, read strictly and held against the methodology.

#include <memory>
#include <string>
#include <string_view>

#include "sdk/methodology/rating_event.h"

namespace portal::rating {

// offer: the portal asks at an endpoint, by the throttle · self: the person has come to rate · kiosk: a closed terminal, one person
// after another · follow_up: what became of the feedback whose token stands in the address.
enum class Mode : unsigned char { offer, self, kiosk, follow_up };

struct Settings {
  // Errors: those of json::Reader and of reading the methodology; unknown_name; dangling_reference where the methodology has no such
  // target, endpoint or client.
  static Result<Settings> read(const json::Value& properties);

  std::string target() const { return target_kind + "/" + target_id; }
  // A link may name another target, of those the page has named.
  bool choose_target(std::string_view target);
  std::string target_name(std::string_view locale) const;  // "" where the page gave none

  void write(methodology::RatingEvent& event) const;  // methodology, target, and what the page says of itself

  std::shared_ptr<const methodology::Methodology> method;
  Mode mode = Mode::offer;
  std::string target_kind, target_id;
  json::Object targets;  // name by language, by target
  std::string channel = "web", endpoint = "success", client = "external";
  std::string phase, variant, version, segment;  // "" where absent
  std::string rules;                             // address of the moderation rules
  std::string follow_up;                         // address of the page where a token is looked up
};

}  // namespace portal::rating
