#pragma once
// Where the conversation stands, and what the tree is made from.

#include <string>

#include "widgets/rating/answers.h"
#include "widgets/rating/settings.h"

namespace portal::rating {

// waiting: not yet known whether to ask · quiet: not asked, but whoever wants to can · asking · sending: on its way · kept: on the
// device, goes by itself · sent · already: this link was used before · refused: the portal will not take it.
enum class Phase : unsigned char { waiting, quiet, asking, sending, kept, sent, already, refused };
inline constexpr std::string_view phase_names[] = {"waiting", "quiet", "asking", "sending", "kept", "sent", "already", "refused"};

struct Model {
  Phase phase = Phase::waiting;
  Answers answers;
  bool is_missing = false;   // sending was asked for without the one answer
  bool is_open = false;      // details
  bool is_declined = false;  // quiet because of "not now", just now
  bool can_send = false;     // the host takes ratings
  bool is_checked = false;   // the comment was left once: what looks like personal data in it is told
  std::string asked = "offer";
  std::string token;       // the receipt; "" where none is given
  std::string invitation;  // of a link
};

}  // namespace portal::rating
