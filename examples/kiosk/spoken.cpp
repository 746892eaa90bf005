// Nodes in words.
#include "examples/kiosk/spoken.h"

#include "sdk/ui/shown.h"

namespace portal::kiosk {

using ui::Attribute;
using ui::Role;

namespace {

void add(std::string& out, std::string_view part) {
  if (part.empty()) return;
  if (!out.empty()) out += out.back() == '.' || out.back() == '?' || out.back() == ':' ? " " : ". ";
  out += part;
}

std::string_view role_of(Role role) {
  switch (role) {
    case Role::text_field:
    case Role::text_area:
    case Role::number_field:
    case Role::date_field:
    case Role::date_parts:
    case Role::combobox: return "role.text";
    case Role::select: return "role.select";
    case Role::radio_group: return "role.radio";
    case Role::checkbox:
    case Role::checkbox_group: return "role.checkbox";
    case Role::file_field: return "role.file";
    case Role::button: return "role.button";
    case Role::link: return "role.link";
    case Role::disclosure: return "role.summary";
    default: return {};
  }
}

std::string label_of_chosen(const ui::Node& node) {
  std::string labels;
  for (const json::Value& option : ui::list_of(node, Attribute::options))
    if (ui::is_chosen(node, ui::text_of(option.find("value")))) add(labels, ui::text_of(option.find("label")));
  return labels;
}

void add_option(std::string& out, const ui::Node& node, int option, const text::Strings& words) {
  const json::Array& all = ui::list_of(node, Attribute::options);
  if (option < 0 || static_cast<std::size_t>(option) >= all.size()) return;
  const json::Value& one = all[static_cast<std::size_t>(option)];
  add(out, ui::text_of(one.find("label")));
  add(out, words.format(ui::is_chosen(node, ui::text_of(one.find("value"))) ? "state.checked" : "state.unchecked"));
  add(out, words.format("state.of", "at", option + 1, "count", all.size()));
  add(out, ui::text_of(one.find("hint")));
}

// Whoever is brought to a summary of errors hears which they are.
void add_what_it_holds(std::string& out, const ui::Node& notice) {
  std::vector<const ui::Node*> nodes;
  for (const ui::NodePtr& child : notice.children()) ui::flatten(child, nodes);
  for (const ui::Node* node : nodes) add(out, node->text(node->text(Attribute::name).empty() ? Attribute::text : Attribute::name));
}

// What nobody sees, nobody hears: a shut disclosure is its name alone.
void add_page(std::string& out, const ui::Node& node) {
  if (node.flag(Attribute::hidden)) return;
  if (!ui::is_interactive(node.role())) {
    add(out, node.text(Attribute::current));
    add(out, node.text(Attribute::name));
    add(out, node.text(Attribute::text));
    add(out, node.text(Attribute::status));
    if (node.role() == Role::term) add(out, ui::shown_value(node));
  }
  if (node.role() == Role::disclosure && !node.flag(Attribute::open)) return;
  for (const ui::NodePtr& child : node.children()) add_page(out, *child);
}

}  // namespace

std::string spoken(const ui::Node& node, int option, const std::string& value, const text::Strings& words) {
  std::string out(node.text(Attribute::name));
  if (out.empty()) out = node.text(Attribute::text);
  const std::string_view role = role_of(node.role());
  if (!role.empty()) add(out, words.format(role));
  if (node.flag(Attribute::required)) add(out, words.format("state.required"));
  if (node.role() == Role::checkbox) add(out, words.format(node.flag(Attribute::checked) ? "state.checked" : "state.unchecked"));
  if (node.role() == Role::disclosure) add(out, words.format(node.flag(Attribute::open) ? "state.open" : "state.shut"));
  if (node.role() == Role::radio_group || node.role() == Role::checkbox_group) add_option(out, node, option, words);
  else if (node.role() == Role::select) add(out, label_of_chosen(node).empty() ? words.format("state.empty") : label_of_chosen(node));
  else if (role == "role.text") add(out, value.empty() ? words.format("state.empty") : value);
  add(out, node.text(Attribute::error));
  add(out, node.text(Attribute::unavailable));
  add(out, node.text(Attribute::hint));
  add(out, node.text(Attribute::note));
  add(out, node.text(Attribute::question));
  if (node.role() == Role::notice || node.role() == Role::error_summary) add_what_it_holds(out, node);
  return out;
}

std::string spoken_page(const ui::NodePtr& root) {
  std::string out;
  if (root != nullptr) add_page(out, *root);
  return out;
}

}  // namespace portal::kiosk
