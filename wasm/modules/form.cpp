// form.wasm: what a page with only that element loads.
#include "widgets/form/form.h"
#include "wasm/door.h"

std::span<const portal::session::WidgetKind> portal::wasm::widget_kinds() {
  static const session::WidgetKind kinds[] = {form::form_kind()};
  return kinds;
}
