#pragma once
// The questions as nodes, kept from view to view where nothing changed: typing costs the path from one field to the root.

#include <vector>

#include "sdk/ui/node.h"
#include "widgets/form/lists.h"

namespace portal::form {

class QuestionView {
 public:
  void reset(const Definition& definition);
  void invalidate(const Definition& definition, const std::vector<std::size_t>& elements);

  // The nodes below an element, a layout or a page, in order.
  void build(std::size_t element, const Model& model, const Words& words, const Lists& lists, std::vector<ui::NodePtr>& out);

 private:
  // What making a node asks; borrowed while building.
  struct Making {
    const Model& model;
    const Words& words;
    const Lists& lists;
  };
  void element(std::size_t index, const Making& with, std::vector<ui::NodePtr>& out);
  std::vector<ui::NodePtr> children(const Element& element, const Making& with);
  ui::NodePtr group(std::size_t index, const Making& with);
  ui::NodePtr list(std::size_t index, const Making& with);
  ui::NodePtr item(std::size_t index, const Making& with);

  std::vector<ui::NodePtr> kept_;  // by element; null: build anew
};

}  // namespace portal::form
