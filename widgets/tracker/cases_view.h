#pragma once
// What is true of all cases together: their list, the connection, as of when.

#include "sdk/ui/node.h"
#include "widgets/tracker/cases.h"
#include "widgets/tracker/words.h"

namespace portal::tracker {

ui::NodePtr list_view(const Cases& cases, const Words& words);
ui::NodePtr connection_view(const Cases& cases, const Words& words);  // null where there is a connection
ui::NodePtr as_of_view(const Cases& cases, const Words& words);       // null where nobody said
ui::NodePtr migration_view(const Case& its, const Words& words);      // of a case that is shown by another version than its own

}  // namespace portal::tracker
