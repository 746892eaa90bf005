#pragma once
// The same log under another star: the same acts of the person, other answers of the world.
//
//   WhatIf other;  other.is_offline = true;
//   PORTAL_TRY(auto played, play(replay, other, strings));
//
// Acts stay as they were; each answer goes to the request of the same kind and turn, changed as asked. What is no longer asked is not
// answered; what is asked only now is answered as its kind was before, or stays open.

#include <memory>
#include <string>
#include <string_view>

#include "sdk/session/replay.h"

namespace portal::inspector {

struct WhatIf {
  bool has_no_profile = false;  // the register knows nothing of the person
  bool has_no_consent = false;  // nothing was ever agreed to
  bool is_offline = false;      // requests that need the network fail
  std::string today;            // civil date of the host's clock; "" as it was
  std::string locale;           // "" as it was

  bool is_any() const { return has_no_profile || has_no_consent || is_offline || !today.empty() || !locale.empty(); }
};

// Whether a request of this kind needs a network.
bool needs_network(std::string_view kind);

// The answer to a request of this kind under `what_if`.
void change_answer(const WhatIf& what_if, const session::AskedRequest& asked, bool& ok, json::Value& value);

// `strings`: of the other language where one is asked for, else what the log is played with.
Result<std::unique_ptr<session::Replay>> play(const session::Replay& replay, const WhatIf& what_if, const json::Value& strings);

}  // namespace portal::inspector
