// Building nodes from what was sent.
#include "sdk/ui/wire_tree.h"

namespace portal::ui {

namespace {

constexpr int deepest = 128;

class WireBuilder : public Builder {
 public:
  WireBuilder(std::string_view id, Role role) : Builder(id, role) {}
  using Builder::add_child;
  using Builder::set;
};

Result<NodePtr> build(const Replica& replica, const std::string& id, int depth) {
  if (depth > deepest) return Error{ErrorCode::too_deep, "/nodes", std::to_string(deepest) + " levels", "more"};
  const json::Value& wire = *replica.find(id);
  const auto role = role_named(wire.text_at("role"));
  if (!role) return Error{ErrorCode::unknown_name, "/nodes", "a role", quoted_excerpt(wire.text_at("role"))};
  WireBuilder builder(id, *role);
  for (const json::Member& member : wire.object()) {
    if (member.key == "id" || member.key == "role") continue;
    if (member.key == "children") {
      for (const json::Value& child : member.value.array()) {
        PORTAL_TRY(NodePtr built, build(replica, child.text(), depth + 1));
        builder.add_child(std::move(built));
      }
    } else if (const auto attribute = attribute_named(member.key)) {
      builder.set(*attribute, member.value);
    } else {
      return Error{ErrorCode::unknown_name, "/nodes", "an attribute", quoted_excerpt(member.key)};
    }
  }
  return builder.build();
}

}  // namespace

Result<NodePtr> tree_of(const Replica& replica) { return build(replica, replica.root(), 0); }

}  // namespace portal::ui
