#pragma once
// Where focus goes when the node that had it vanishes (WCAG 2.2, 2.4.3 Focus Order; 3.2.1 On Focus): never to the top
// of the page, where a person would have to find the place again.

#include <string>
#include <string_view>

#include "sdk/ui/node.h"

namespace portal::accessibility {

// The id of the nearest place that still exists: the next sibling that can take focus, else the one before, else the same
// question for the parent, which itself counts if it can take focus. "" if nothing can.
std::string focus_after_removal(const ui::Node& before, const ui::Node& after, std::string_view lost);

// Fields, actions and disclosures take focus; so do sections, notices and error summaries, by tabindex -1.
bool takes_focus(ui::Role role);

}  // namespace portal::accessibility
