// The inspected widget as its tree says it: live, node by node, and in the order of focus.
#include <algorithm>

#include "widgets/inspector/copy.h"
#include "widgets/inspector/view.h"

namespace portal::inspector {

namespace {

const ui::NodePtr& tree_of(const Model& model) { return model.shown().session().tree(); }

std::string name_of_node(const ui::Node& node) {
  const std::string_view name = node.text(ui::Attribute::name);
  return std::string(name.empty() ? node.text(ui::Attribute::text) : name);
}

// What a screen reader would say besides role and name.
std::string states_of(const ui::Node& node, const Words& words) {
  std::string out;
  const auto add = [&](const char* key) { out += (out.empty() ? "" : ", ") + words.say(std::string("state.") + key); };
  if (node.flag(ui::Attribute::required)) add("required");
  if (node.flag(ui::Attribute::read_only)) add("read_only");
  if (node.find(ui::Attribute::unavailable) != nullptr) add("unavailable");
  if (node.find(ui::Attribute::error) != nullptr) add("error");
  if (node.role() == ui::Role::checkbox) add(node.flag(ui::Attribute::checked) ? "checked" : "unchecked");
  if (node.role() == ui::Role::disclosure) add(node.flag(ui::Attribute::open) ? "open" : "shut");
  if (node.find(ui::Attribute::current) != nullptr) add("current");
  if (node.flag(ui::Attribute::hidden)) add("hidden");
  return out;
}

std::string line_of(const ui::Node& node, const Words& words) {
  std::string out(ui::name_of(node.role()));
  if (const std::string name = name_of_node(node); !name.empty()) out += " «" + short_text(json::Value(name), 70) + "»";
  if (const json::Value* value = node.find(ui::Attribute::value); value != nullptr) out += " = " + short_text(*value, 40);
  if (const std::string states = states_of(node, words); !states.empty()) out += " (" + states + ")";
  return out;
}

struct Place {
  const ui::Node* node = nullptr;
  std::string number;  // "1.2.3"
  int depth = 0;
};

void number_all(const ui::NodePtr& node, const std::string& number, int depth, std::vector<Place>& out) {
  out.push_back({node.get(), number, depth});
  std::size_t at = 0;
  for (const ui::NodePtr& child : node->children()) number_all(child, number + "." + std::to_string(++at), depth + 1, out);
}

std::vector<Place> places_of(const Model& model) {
  std::vector<Place> out;
  number_all(tree_of(model), "1", 0, out);
  return out;
}

bool takes_focus(const ui::Node& node) {
  if (node.role() == ui::Role::link) return node.find(ui::Attribute::href) != nullptr || node.find(ui::Attribute::target) != nullptr;
  if (node.role() == ui::Role::button) return !node.flag(ui::Attribute::aside);
  return ui::is_interactive(node.role()) || node.role() == ui::Role::disclosure;
}

std::string shown_value(const json::Value& value, const Words& words) {
  if (value.is_boolean()) return words.say(value.boolean() ? "yes" : "no");
  if (!value.is_array()) return short_text(value, 400);
  std::string out;
  for (const json::Value& item : value.array())
    out += (out.empty() ? "" : "; ") + (item.is_object() && !item.text_at("label").empty() ? item.text_at("label") : short_text(item, 60));
  return out;
}

ui::NodePtr details_of(const ui::Node& node, const std::string& number, std::size_t stop, const Words& words) {
  ui::Container terms = ui::Container::terms("node-terms", ui::Name(words.say("node.about")));
  terms.term("node-id", words.say("node.id"), node.id());
  terms.term("node-place", words.say("node.place"), number);
  terms.term("node-role", words.say("node.role"), std::string(ui::name_of(node.role())));
  if (stop > 0) terms.term("node-stop", words.say("node.stop"), std::to_string(stop));
  if (const std::string states = states_of(node, words); !states.empty()) terms.term("node-states", words.say("node.states"), states);
  for (const auto& [attribute, value] : node.attributes())
    terms.term("node-attribute/" + std::string(ui::name_of(attribute)), std::string(ui::name_of(attribute)), shown_value(value, words));
  return terms.build();
}

}  // namespace

ui::NodePtr widget_section(const Shown& shown, const Words& words) {
  const Model& model = shown.model;
  ui::Container section = ui::Container::section("widget", ui::Name(words.say("widget")), 3);
  if (shown.has_page) {
    ui::Field drawn = ui::Field::make(ui::Role::checkbox, "drawn", ui::Name(words.say("widget.drawn")));
    drawn.checked(shown.is_drawn).hint(words.say("widget.drawn.hint"));
    if (shown.is_undrawn) drawn.error(words.say("widget.undrawn"));
    section.add(drawn.build());
  }
  const std::string lang = model.lang();
  section.add(preview_of(tree_of(model), lang == words.language() ? std::string() : lang, 1));
  return section.build();
}

void tree_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  const std::vector<Place> places = places_of(model);
  json::Array options;
  ui::Container list = ui::Container::list("tree-list", title);
  const Place* selected = nullptr;
  std::size_t stop = 0;
  std::size_t stops = 0;
  for (const Place& place : places) {
    const std::string line = place.number + " " + line_of(*place.node, words);
    options.emplace_back(json::Object{{"value", place.node->id()}, {"label", line}});
    list.add(ui::Container::item("tree/" + place.node->id()).text(line).build());
    if (takes_focus(*place.node)) ++stops;
    if (place.node->id() != model.selected) continue;
    selected = &place;
    stop = takes_focus(*place.node) ? stops : 0;
  }
  panel.add(ui::Field::choice(ui::Role::select, "node", ui::Name(words.say("node")), std::move(options))
                .value(selected == nullptr ? json::Value() : json::Value(model.selected))
                .hint(words.say("node.hint"))
                .build());
  if (selected != nullptr) panel.add(details_of(*selected->node, selected->number, stop, words));
  panel.add(list.build());
}

void focus_panel(ui::Container& panel, const ui::Name& title, const Model& model, const Words& words) {
  ui::Container list = ui::Container::steps("focus-list", title);
  std::size_t stops = 0;
  for (const Place& place : places_of(model))
    if (takes_focus(*place.node))
      list.add(ui::Container::item("focus/" + place.node->id()).text(std::to_string(++stops) + ". " + line_of(*place.node, words)).build());
  if (stops == 0) {
    panel.paragraph("focus-none", words.say("focus.none"));
    return;
  }
  panel.paragraph("focus-count", words.say("focus.count", {{"count", static_cast<long long>(stops)}}));
  if (model.draws_order) panel.paragraph("focus-drawn", words.say("focus.drawn"));
  panel.add(list.build());
}

}  // namespace portal::inspector
