#pragma once
// <portal-suggestions>: services that fit a person, offered only with a consent; found and asked for without one.

#include "sdk/session/widget.h"

namespace portal::suggestions {

session::WidgetKind suggestions_kind();

}  // namespace portal::suggestions
