// Compiling, second part: where each reference leads, and that no chain of them is endless.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/schema/compile.h"
#include "sdk/schema/uri.h"

namespace portal::schema {

Result<void> Compiler::resolve_references() {
  for (std::size_t i = 0; i < references_.size(); ++i) {  // grows: a target may be in a document not read yet
    const Reference reference = references_[i];
    PORTAL_TRY(const std::uint32_t found, target(reference));
    PORTAL_CHECK(compile_pending());
    Instruction& instruction = tables_.instructions[reference.instruction];
    instruction.argument = found;
    if (instruction.operation != Operation::dynamic_reference) continue;
    // Core 8.2.3.2: dynamic only where the plain target is a dynamic anchor of this very name.
    const std::string_view name = split_uri(instruction.member->value.text()).fragment;
    const auto& anchors = tables_.dynamic_anchors;
    if (std::none_of(anchors.begin(), anchors.end(), [&](const DynamicAnchor& anchor) { return anchor.node == found && anchor.name == name; }))
      instruction.operation = Operation::reference;
  }
  return {};
}

Result<std::uint32_t> Compiler::target(const Reference& reference) {
  const json::Member& member = *tables_.instructions[reference.instruction].member;
  const std::string full = resolve_uri(tables_.resources[tables_.nodes[reference.node].resource].uri, member.value.text());
  if (const json::Value* known = places_.find(full)) return static_cast<std::uint32_t>(known->integer());

  const auto dangling = [&] { return error(ErrorCode::dangling_reference, reference.node, member.key, "a schema's place", quoted_excerpt(member.value.text())); };
  const std::size_t hash = std::min(full.find('#'), full.size());
  const std::string base = full.substr(0, hash);
  const std::string fragment = hash == full.size() ? std::string() : percent_decoded(std::string_view(full).substr(hash + 1));
  const json::Value* known = places_.find(base);
  std::uint32_t found = absent;
  if (known != nullptr) {
    found = static_cast<std::uint32_t>(known->integer());
  } else {
    const json::Value* document = options_.documents == nullptr ? nullptr : options_.documents->find(base);
    if (document == nullptr) return dangling();
    found = load(base, *document);
    PORTAL_CHECK(compile_pending());
  }
  if (!fragment.empty() && fragment[0] == '/') {
    PORTAL_TRY(found, target_by_pointer(found, fragment));
    if (found == absent) return dangling();
  } else if (!fragment.empty()) {
    const json::Value* anchor = places_.find(tables_.resources[tables_.nodes[found].resource].uri + "#" + fragment);
    if (anchor == nullptr) return dangling();
    found = static_cast<std::uint32_t>(anchor->integer());
  }
  places_.set(full, found);
  return found;
}

// absent where nothing is there. A place that no keyword of ours leads to becomes a node of its own.
Result<std::uint32_t> Compiler::target_by_pointer(std::uint32_t root, std::string_view pointer) {
  const json::Value* value = tables_.nodes[root].schema;
  std::string beyond;  // the way from the last node met
  while (!pointer.empty()) {
    const std::string_view token = pointer.substr(0, std::min(pointer.find('/', 1), pointer.size()));
    pointer.remove_prefix(token.size());
    value = json::at(*value, token);
    if (value == nullptr) return absent;
    const std::uint32_t met = slot(value);
    if (met != absent) root = met;
    beyond = met != absent ? std::string() : beyond + std::string(token);
  }
  if (beyond.empty()) return root;
  tables_.texts.push_back(std::make_unique<std::string>(beyond.substr(1)));
  return add_node(root, *tables_.texts.back(), value);
}

// A schema that applies itself to the same value again would never end (Core 9.4.1). Depth first, with the path in a list.
Result<void> Compiler::refuse_cycles() const {
  struct Step {
    std::uint32_t node;
    std::uint32_t instruction;  // next to follow, from the node's first
    std::uint32_t child;        // and its subschema
  };
  enum : unsigned char { untouched, on_path, done };
  std::vector<unsigned char> state(tables_.nodes.size(), untouched);
  std::vector<Step> path;
  for (std::uint32_t start = 0; start < tables_.nodes.size(); ++start) {
    if (state[start] == untouched) path.push_back({start, 0, 0});
    while (!path.empty()) {
      Step& step = path.back();
      state[step.node] = on_path;
      const Node& node = tables_.nodes[step.node];
      if (step.instruction == node.count) {
        state[step.node] = done;
        path.pop_back();
        continue;
      }
      const Instruction& instruction = tables_.instructions[node.first + step.instruction];
      const Range range = in_place(instruction);
      if (step.child == range.count) {
        ++step.instruction;
        step.child = 0;
        continue;
      }
      const std::uint32_t next = range.first + step.child++;
      if (state[next] == on_path)
        return error(ErrorCode::cyclic_reference, step.node, instruction.member->key, "a reference that leads on", "one that leads back to itself");
      if (state[next] == untouched) path.push_back({next, 0, 0});
    }
  }
  return {};
}

}  // namespace portal::schema
