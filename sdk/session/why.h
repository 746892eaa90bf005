#pragma once
// Why something stands as it does, as a tree that a tool can show: what a widget's own folder can tell of its state, for developers only.
//
// `code` is a key of words ("form.not_asked"), with arguments; so the reason is told in any language by whoever shows it.

#include <string>
#include <vector>

#include "sdk/json/value.h"

namespace portal::session {

struct Why {
  std::string node;     // of the widget's tree; "" where it is about none
  std::string subject;  // in the widget's own words: a field's label, a service's name
  std::string code;
  json::Object arguments;
  std::vector<Why> because;
};

}  // namespace portal::session
