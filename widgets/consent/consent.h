#pragma once
// <portal-consent>: a person's consents, given and withdrawn by one press each, with their history, receipts, and what the portal may write.

#include "sdk/session/widget.h"

namespace portal::consent {

session::WidgetKind consent_kind();

}  // namespace portal::consent
