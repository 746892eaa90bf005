// Compiling, second part: where each reference leads, and that no chain of them is endless.
#include <algorithm>

#include "sdk/json/pointer.h"
#include "sdk/schema/compile.h"
#include "sdk/schema/uri.h"

namespace portal::schema {

void Compiler::resolve_references() {
  for (std::size_t i = 0; i < references_.size() && error_ == nullptr; i += 2) {  // grows: a target may be in a document not read yet
    const std::uint32_t at = references_[i];
    const json::Member& member = *tables_.instructions[at].member;
    const std::uint32_t found = target(references_[i + 1], member);
    compile_pending();
    if (error_ != nullptr) return;
    Instruction& instruction = tables_.instructions[at];
    instruction.argument = found;
    if (instruction.operation != Operation::dynamic_reference) continue;
    // Core 8.2.3.2: dynamic only where the plain target is a dynamic anchor of this very name.
    const std::string_view name = split_uri(member.value.text()).fragment;
    const auto& anchors = tables_.dynamic_anchors;
    const bool dynamic = std::find(anchors.begin(), anchors.end(), found) != anchors.end() && dynamic_name(tables_.nodes[found]) == name;
    if (!dynamic) instruction.operation = Operation::reference;
  }
}

std::uint32_t Compiler::target(std::uint32_t node, const json::Member& member) {
  const std::string full = resolve_uri(tables_.resources[tables_.nodes[node].resource].uri, member.value.text());
  if (const json::Value* known = places_.find(full)) return static_cast<std::uint32_t>(known->integer());

  const std::size_t hash = std::min(full.find('#'), full.size());
  const std::string_view base = std::string_view(full).substr(0, hash);
  const json::Value* place = places_.find(base);
  std::uint32_t found = place != nullptr ? static_cast<std::uint32_t>(place->integer()) : absent;
  if (found == absent) {
    const json::Value* document = options_.documents == nullptr ? nullptr : options_.documents->find(base);
    if (document != nullptr) found = load(base, *document);
    compile_pending();
  }
  if (found != absent && hash + 1 < full.size()) {
    if (full[hash + 1] == '/') {
      // The raw fragment as it stands at the end of the keyword's text, which lives as long as the tables.
      const std::string_view text = member.value.text();
      found = target_by_pointer(found, text.substr(text.find('#') + 1));
    } else {
      const json::Value* anchor = places_.find(tables_.resources[tables_.nodes[found].resource].uri + full.substr(hash));
      found = anchor != nullptr ? static_cast<std::uint32_t>(anchor->integer()) : absent;
    }
  }
  if (found == absent) return fail(ErrorCode::dangling_reference, node, member.key, "a schema's place", member.value);
  places_.set(full, found);
  return found;
}

// absent where nothing is there. A place that no keyword of ours leads to becomes a node of its own.
std::uint32_t Compiler::target_by_pointer(std::uint32_t root, std::string_view pointer) {
  const json::Value* value = tables_.nodes[root].schema;
  std::string_view beyond = pointer;  // the way from the last node met, with its slash
  while (!pointer.empty()) {
    const std::string_view token = pointer.substr(0, std::min(pointer.find('/', 1), pointer.size()));
    pointer.remove_prefix(token.size());
    value = json::at(*value, percent_decoded(token));
    if (value == nullptr) return absent;
    const std::uint32_t met = slot(value);
    if (met == absent) continue;
    root = met;
    beyond = pointer;
  }
  return beyond.empty() ? root : add_node(root, beyond.substr(1), value);
}

// The subschema at the end of a node's edge `number`; absent past the last.
std::uint32_t Compiler::edge(const Node& node, std::uint32_t number) const {
  for (std::uint32_t i = node.first; i < node.first + node.count; ++i) {
    const Range range = in_place(tables_.instructions[i]);
    if (number < range.count) return range.first + number;
    number -= range.count;
  }
  return absent;
}

// A schema that applies itself to the same value again would never end (Core 9.4.1). Depth first, with the path in a list.
void Compiler::refuse_cycles() {
  if (error_ != nullptr) return;
  constexpr std::uint32_t done = absent;
  std::vector<std::uint32_t> next(tables_.nodes.size(), 0);  // edge to follow, 1 more than its number; 0 before the first visit
  std::vector<std::uint32_t> path;
  for (std::uint32_t start = 0; start < next.size(); ++start) {
    if (next[start] == 0) path.push_back(start);
    while (!path.empty()) {
      const std::uint32_t here = path.back();
      const std::uint32_t there = edge(tables_.nodes[here], next[here]++);
      if (there == absent) {
        next[here] = done;
        path.pop_back();
      } else if (next[there] == 0) {
        path.push_back(there);
      } else if (next[there] != done) {
        fail(ErrorCode::cyclic_reference, here, {}, "a reference that leads on", *tables_.nodes[here].schema);
        return;
      }
    }
  }
}

}  // namespace portal::schema
