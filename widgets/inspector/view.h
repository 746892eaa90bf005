#pragma once
// The inspector's tree: source, time, the inspected widget itself, and panels that are built when they are opened.

#include <string>
#include <string_view>
#include <vector>

#include "sdk/text/message.h"
#include "sdk/ui/node.h"
#include "widgets/inspector/model.h"

namespace portal::inspector {

// A session of the page that can be looked at.
struct Candidate {
  std::string id;
  std::string kind;
  std::string label;
};

struct Shown {
  const Model& model;
  const std::vector<Candidate>& candidates;
  const std::string& chosen;  // a candidate's id
  bool has_page = false;      // the host knows sessions
  bool has_files = false;
  bool has_chooser = false;  // the host can ask for a file
  bool is_drawn = false;     // the copy, as a terminal draws it
  bool is_undrawn = false;   // it was asked for, and cannot be had
};

class Words {
 public:
  explicit Words(const text::Strings& strings) : strings_(strings) {}
  std::string say(const std::string& key, const json::Object& arguments = {}) const { return strings_.format("inspector." + key, arguments); }
  const std::string& language() const { return strings_.locale(); }
  bool has(const std::string& key) const { return strings_.has("inspector." + key); }

 private:
  const text::Strings& strings_;
};

ui::NodePtr view_of(const Shown& shown, const Words& words);

// Parts, each in its file. A panel that is shut is its name alone: what it holds is made only where it is open.
ui::NodePtr time_section(const Model& model, const Words& words);    // view_time.cpp
ui::NodePtr widget_section(const Shown& shown, const Words& words);  // view_tree.cpp
void tree_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);
void focus_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);
void step_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);  // view_facts.cpp
void state_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);
void requests_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);
void timings_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);
void findings_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);  // view_judgement.cpp
void contrast_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);
void why_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);
ui::NodePtr told_section(const Model& model, const Words& words);  // of a widget that is not played here
void flaws_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words);

// "form.firstUpdate" in one line, cut at a character: values are shown to their developer, never announced.
std::string short_text(const json::Value& value, std::size_t most = 120);

// "3. input /child/name" of a step; 0 is the creation.
std::string step_text(const session::Replay& replay, std::size_t position, const Words& words);

}  // namespace portal::inspector
