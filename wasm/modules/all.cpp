// all.wasm: every widget, for pages with several.
#include "wasm/door.h"
#include "widgets/form/form.h"

std::span<const portal::session::WidgetKind> portal::wasm::widget_kinds() {
  static const session::WidgetKind kinds[] = {form::form_kind()};
  return kinds;
}
