#pragma once
// From tree to tree: the diff, the update that carries it, and a replica that applies it.
//
// A listed node replaces the old one whole; adding and removing children is their parent's new list. `base` is the version
// an update starts from: a wrong base is an error, and the surface asks for a snapshot.
//
// On the wire: {"base":4,"version":5,"root":"form","nodes":[…],"removed":[ids],"focus":"id"?,"announce":[{"text","assertive"?}],
//               "events":[{"name","detail"}],"requests":[{"id","kind",…}]} ; empty lists are left out.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sdk/base/result.h"
#include "sdk/json/value.h"
#include "sdk/ui/node.h"

namespace portal::ui {

// A short text for people who do not see the change, and for those who do: surfaces put it in the document's live region.
struct Announcement {
  std::string text;
  bool assertive = false;
};

struct Update {
  std::int64_t base = 0;
  std::int64_t version = 0;
  std::string root;
  std::vector<const Node*> nodes;    // added or changed; borrowed from the new tree
  std::vector<std::string> removed;  // ids that are gone, with everything below them
  std::string focus;                 // where focus must go now; empty: leave it where it is
  std::vector<Announcement> announce;
  json::Array events;
  json::Array requests;
};

// Fills nodes and removed. `previous` may be null: then everything is added. Equal pointers are skipped unseen.
void diff(const NodePtr& previous, const NodePtr& next, Update& update);

std::string write_update(const Update& update);

// What a surface holds: nodes by id, as they came over the wire. Used by native surfaces and by tests.
class Replica {
 public:
  // Errors: wrong_base, and wrong_type or dangling_reference for an update that does not hang together. A failed
  // update changes nothing.
  Result<void> apply(const json::Value& update);

  std::int64_t version() const { return version_; }
  const std::string& root() const { return root_; }
  const json::Value* find(std::string_view id) const;
  std::string text() const;  // every node on a line, in reading order: for comparing and for golden files

 private:
  void print(const std::string& id, int depth, std::string& out) const;

  std::int64_t version_ = 0;
  std::string root_;
  std::map<std::string, json::Value, std::less<>> nodes_;
};

// The lines Replica::text gives for a tree that was never sent: one a node, indented, attributes in vocabulary order.
std::string tree_text(const NodePtr& root);

}  // namespace portal::ui
