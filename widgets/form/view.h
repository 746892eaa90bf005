#pragma once
// The questions as nodes, kept from view to view where nothing changed: typing costs the path from one field to the root.

#include <vector>

#include "sdk/ui/node.h"
#include "widgets/form/words.h"

namespace portal::form {

class QuestionView {
 public:
  void reset(const Definition& definition);
  void invalidate(const Definition& definition, const std::vector<std::size_t>& elements);

  // The nodes of the root layout, in order.
  void build(const Model& model, const Words& words, std::vector<ui::NodePtr>& out);

 private:
  void element(std::size_t index, const Model& model, const Words& words, std::vector<ui::NodePtr>& out);
  ui::NodePtr group(std::size_t index, const Model& model, const Words& words);

  std::vector<ui::NodePtr> kept_;  // by element; null: build anew
};

}  // namespace portal::form
