#pragma once
// <portal-inspector>: a session of another widget, recorded or running, seen from inside. For developers of portals; in no page of citizens.
//
// It asks the host:
//   sessions.watch {}                  → {"sessions":[{"id","kind","label"}]}: what runs beside it, again and again
//   session.watch {"session"}          → {"log":{…}} once, then {"steps":[…]} as they happen (sdk/session/log.h)
//   document.watch {}                  → {"name","text"}: a file that was dropped, opened, or saved anew by an editor
//   file.watch {"accept"}              → {"name","text"}: a file that the person chooses now
//   strings.load {"widget","locale"}     → {"strings":{…}}: the words of the inspected widget in another language
//   session.draw {"node"}              → {}: that node of our own tree and all below it are drawn as a terminal draws them; "": no more
//   file.save {"name","type","text"}, timer {"after"}

#include "sdk/session/widget.h"

namespace portal::inspector {

// The kind for sessions. Properties: "log" (a log to begin with).
session::WidgetKind inspector_kind();

}  // namespace portal::inspector
