#pragma once
// <portal-rating>: one question by one methodology, asked where a service ends; one tap, the rest only if a person wants.

#include "sdk/session/widget.h"

namespace portal::rating {

// The kind for sessions. Properties: settings.h.
session::WidgetKind rating_kind();

}  // namespace portal::rating
