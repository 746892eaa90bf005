#pragma once
// What a twin shows: another surface of the same tree, which a person acts on, while this one only draws. In a page the twin is real controls
// at our bounds(), so that focus, input methods and screen readers have something to hold; we draw what they hold.

#include <map>
#include <string>

#include "sdk/json/value.h"

namespace portal::surface::imgui {

struct Twin {
  std::map<std::string, json::Value, std::less<>> values;  // of fields whose controls hold something else than their node, as an input event has it
  std::map<std::string, bool, std::less<>> open;           // disclosures and tables of charts that stand otherwise than their node says
  std::string focused;                                     // a node; "": focus is nowhere here
  int option = -1;                                         // of a choice, or of date_parts
  std::string text;                                        // in the control that has focus
  long long anchor = 0;                                    // its selection, in code points
  long long caret = 0;
  std::string hovered;
  int hovered_option = -1;
  friend bool operator==(const Twin&, const Twin&) = default;
};

}  // namespace portal::surface::imgui
