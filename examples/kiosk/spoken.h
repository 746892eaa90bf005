#pragma once
// What a node says to a person who does not see it: what it is, its name, how it stands, hint, error; in the order of a screen reader.

#include <string>

#include "sdk/text/message.h"
#include "sdk/ui/node.h"

namespace portal::kiosk {

// `option`: of a choice, which one has focus; -1 otherwise. `value`: what a field shows now, with what was just typed. `is_open`: of a disclosure.
std::string spoken(const ui::Node& node, int option, const std::string& value, const text::Strings& words);

// Everything a page says from its top, in order: for whoever hears it first.
std::string spoken_page(const ui::NodePtr& root);

}  // namespace portal::kiosk
