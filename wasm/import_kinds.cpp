// The module of authors' tools: importing alone, so that no page of citizens carries the formats of others.
#include "wasm/door.h"
#include "widgets/form/importers/session_kind.h"

std::span<const portal::session::WidgetKind> portal::wasm::widget_kinds() {
  static const portal::session::WidgetKind kinds[] = {portal::form::importers::session_kind()};
  return kinds;
}
