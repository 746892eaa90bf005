#pragma once
// <portal-tracker>: a client scenario from the need to its satisfaction, or the list of a person's cases. README.md is its contract.

#include "sdk/session/widget.h"

namespace portal::tracker {

session::WidgetKind tracker_kind();

}  // namespace portal::tracker
