#pragma once
// The terminal's own pages, as trees: what stands around the widgets.

#include "examples/kiosk/library.h"
#include "sdk/ui/node.h"

namespace portal::kiosk {

struct Bar {
  bool is_large = false;
  bool is_speaking = false;
  bool is_home = true;
};
ui::NodePtr bar_page(const text::Strings& words, const Bar& bar);
ui::NodePtr home_page(const Library& library, const Language& language, bool others_open);
ui::NodePtr number_page(const text::Strings& words, const std::string& number, const std::string& error, bool asking);
ui::NodePtr kept_page(const text::Strings& words, const std::string& code);
ui::NodePtr problem_page(const text::Strings& words);
ui::NodePtr idle_page(const text::Strings& words, int seconds);

// As a first update, for a surface.
json::Value update_of(const ui::NodePtr& root, std::int64_t version, const std::string& focus = {});

}  // namespace portal::kiosk
