#pragma once
// The audit as a session behind the door, for developers of portals at run time: a kind that needs no picture, and has one.
//
// Properties: "tree" (what portal_snapshot gives, an update from base 0, or {"root","nodes"}) and "lang", the language of a tree whose root
// names none ("ru"). Each tree that is set is answered by the event "portal-audited":
//   {"findings":[{"rule","criteria","node","what"}],"nodes":31,"rules":15}
// and the session's own tree lists the same, so that any surface can show it.

#include "sdk/session/widget.h"

namespace portal::accessibility::audit {

session::WidgetKind session_kind();

}  // namespace portal::accessibility::audit
