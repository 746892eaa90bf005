#pragma once
// Importing as a session behind the door, for authors' tools in a page: a kind that draws only what became of the source.
//
// Properties: "source" (a form of others, parsed), "kind" and "id" (import.h; may be absent). Each source that is set is answered by
// the event "portal-imported": {"definition","unsupported":[{"path","what"}],"notes":[…]}; or by "portal-error" {"code","path","expected","got"}
// where it is no form.

#include "sdk/session/widget.h"

namespace portal::form::importers {

session::WidgetKind session_kind();

}  // namespace portal::form::importers
