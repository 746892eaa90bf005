#pragma once
// The audit of a tree: rules that name the WCAG criterion they stand for, one rule a file in rules/, all in rules.def.
//
//   auto tree = audit::Tree::read(snapshot);
//   for (const audit::Finding& finding : audit::check(tree.value(), "ru")) …
//
// A finding is a fault, never a guess: a rule that cannot be sure says nothing. What only people can judge (whether a page is
// understood) no rule claims.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accessibility/audit/tree.h"

namespace portal::accessibility::audit {

struct Finding {
  std::string_view rule;      // "heading_order"
  std::string_view criteria;  // "1.3.1, 2.4.6"
  std::string node;           // its id; "" for the whole tree
  std::string what;           // what is wrong, and what was expected
};

// What a rule works with: the tree, its language, and a place for what it finds.
class Inspection {
 public:
  Inspection(const Tree& tree, std::string_view lang) : tree_(tree), lang_(lang) {}

  const Tree& tree() const { return tree_; }
  std::string lang_of(const Item& item) const { return tree_.lang_of(item, lang_); }
  void report(const Item& item, std::string what);

  std::vector<Finding> findings;

 private:
  const Tree& tree_;
  std::string_view lang_;
};

struct RuleEntry {
  std::string_view name;
  std::string_view criteria;
  std::string_view promise;
  void (*run)(Inspection&);
};

std::span<const RuleEntry> rules();

// Every rule over the tree, in the order of rules.def. `lang`: BCP 47 of the tree where its root has none.
std::vector<Finding> check(const Tree& tree, std::string_view lang);

}  // namespace portal::accessibility::audit
