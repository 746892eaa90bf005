// Node by node; what was built by the builders may be built again.
#include "widgets/inspector/copy.h"

#include <algorithm>

namespace portal::inspector {

namespace {

constexpr int lowest_level = 6;

class Copy : public ui::Builder {
 public:
  Copy(const ui::Node& from, ui::Role role, int deeper) : Builder(std::string(preview_prefix) + from.id(), role) {
    const bool is_root = role != from.role();
    for (const auto& [attribute, value] : from.attributes()) {
      if (is_root && (attribute == ui::Attribute::level || attribute == ui::Attribute::hidden)) continue;
      if (attribute == ui::Attribute::level && value.is_integer())
        set(attribute, json::Value(std::min<long long>(lowest_level, value.integer() + deeper)));
      else if (attribute == ui::Attribute::target && value.is_string()) set(attribute, json::Value(std::string(preview_prefix) + value.text()));
      else set(attribute, value);
    }
  }
  void say_lang(const std::string& lang) { set(ui::Attribute::lang, json::Value(lang)); }
  void hold(ui::NodePtr node) { add_child(std::move(node)); }
};

ui::NodePtr copy_of(const ui::NodePtr& node, const std::string& lang, int deeper, bool is_root) {
  const bool is_landmark = node->role() == ui::Role::form || node->role() == ui::Role::region;
  Copy copy(*node, is_root && is_landmark ? ui::Role::group : node->role(), deeper);
  if (is_root && !lang.empty()) copy.say_lang(lang);
  for (const ui::NodePtr& child : node->children()) copy.hold(copy_of(child, lang, deeper, false));
  return copy.build();
}

}  // namespace

ui::NodePtr preview_of(const ui::NodePtr& root, const std::string& lang, int deeper) { return copy_of(root, lang, deeper, true); }

std::string preview_node(std::string_view inspected) { return std::string(preview_prefix).append(inspected); }

std::string inspected_node(std::string_view id) {
  return id.rfind(preview_prefix, 0) == 0 ? std::string(id.substr(preview_prefix.size())) : std::string();
}

}  // namespace portal::inspector
