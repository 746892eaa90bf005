// The module of developers: the audit alone, so that no page of citizens carries rules that it never runs.
#include "accessibility/audit/session_kind.h"
#include "wasm/door.h"

std::span<const portal::session::WidgetKind> portal::wasm::widget_kinds() {
  static const portal::session::WidgetKind kinds[] = {portal::accessibility::audit::session_kind()};
  return kinds;
}
