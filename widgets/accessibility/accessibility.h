#pragma once
// <portal-accessibility>: a person's settings for reading, hearing and operating the page. The same page, restyled: never a second version.

#include "sdk/session/widget.h"

namespace portal::accessibility {

session::WidgetKind accessibility_kind();

}  // namespace portal::accessibility
