// Finding a kind by its name; the list itself is made when configuring.
#include "widgets/kinds.h"

namespace portal {

const session::WidgetKind* find_widget_kind(std::string_view name) {
  for (const session::WidgetKind& kind : widget_kinds())
    if (kind.name == name) return &kind;
  return nullptr;
}

}  // namespace portal
