// WCAG 2.2, 1.3.2 Meaningful Sequence: the order of the tree is the order in which it is read, so each node has one place in it.
#include <map>

#include "accessibility/audit/audit.h"

namespace portal::accessibility::audit {

namespace {

void check_places(Inspection& inspection) {
  std::map<std::string_view, int> ids;
  std::map<std::string_view, int> places;
  for (const Item& item : inspection.tree().items()) {
    ++ids[item.id];
    for (const std::string& child : item.children) {
      ++places[child];
      if (inspection.tree().find(child) == nullptr) inspection.report(item, "expected a node " + quoted_excerpt(child) + "; there is none");
    }
  }
  for (const Item& item : inspection.tree().items()) {
    if (ids[item.id] > 1) inspection.report(item, "expected an id of one node; got one of " + std::to_string(ids[item.id]));
    const int expected = item.id == inspection.tree().root() ? 0 : 1;
    if (const int got = places[item.id]; got != expected)
      inspection.report(item, "expected " + std::to_string(expected) + " place in the tree; got " + std::to_string(got));
  }
}

// What is wrong comes before where it is to be put right.
void check_summaries(Inspection& inspection) {
  const auto order = inspection.tree().in_order();
  bool met_field = false;
  for (const Item* item : order) {
    if (item->role == ui::Role::error_summary && met_field) inspection.report(*item, "expected the summary of errors before the first field");
    met_field = met_field || ui::family_of(item->role) == ui::Family::field;
  }
}

}  // namespace

void reading_order(Inspection& inspection) {
  if (inspection.tree().find(inspection.tree().root()) == nullptr) {
    inspection.report(Item{inspection.tree().root(), {}, {}, {}}, "expected the root among the nodes; it is not there");
    return;
  }
  check_places(inspection);
  check_summaries(inspection);
}

}  // namespace portal::accessibility::audit
