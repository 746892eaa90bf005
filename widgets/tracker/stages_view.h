#pragma once
// All stages: in order, groups inside one another, each with its state in words. Nodes of stages that did not change are kept.

#include <string>
#include <vector>

#include "sdk/ui/node.h"
#include "widgets/tracker/cases.h"
#include "widgets/tracker/words.h"

namespace portal::tracker {

class StagesView {
 public:
  // A section, or from 13 stages of the first level on a disclosure.
  ui::NodePtr build(const Case& its, const Words& words);
  void forget() { kept_.clear(); }

  // True where the node is one of its disclosures.
  bool toggle(const std::string& node, bool open);
  // Makes the stage visible and gives the id of its node; "" where the case has no such stage.
  std::string show(const Case& its, const std::string& stage);
  void archive(json::Archive& state);

 private:
  struct Kept {
    std::vector<std::int64_t> key;  // all that its words depend on
    std::vector<ui::NodePtr> children;
    ui::NodePtr node;
  };
  ui::NodePtr item(std::size_t index, const Case& its, const Words& words, std::size_t place);
  ui::NodePtr members(std::size_t index, const Case& its, const Words& words);
  ui::NodePtr not_needed(const Case& its, const Words& words) const;

  std::vector<Kept> kept_;
  bool is_open_ = false;
  bool is_not_needed_open_ = false;
};

}  // namespace portal::tracker
