#pragma once
// <portal-results>: what people's ratings came to, for the portal's public page and its staff; how each number was made stands beside it.

#include "sdk/session/widget.h"

namespace portal::results {

// The kind for sessions. Properties: "aggregate" (required, the published format), "target" (kind/id to begin with), "names" (of targets).
session::WidgetKind results_kind();

}  // namespace portal::results
