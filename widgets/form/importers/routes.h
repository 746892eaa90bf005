#pragma once
// Which pages a person meets: a form that goes from page to page by conditions, as one condition for each page.
//
// A page is met where some way from the start leads to it. Each way is a conjunction of conditions that held or did not; the disjunction of
// all ways is kept as a decision diagram over the conditions' names (Bryant 1986), so that what always holds comes out as "always" however
// many ways there are.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace portal::form::importers {

// Formulas over numbered conditions, each once: equal formulas are the same number.
class Decisions {
 public:
  using Formula = std::uint32_t;
  static constexpr Formula never = 0;
  static constexpr Formula always = 1;

  struct Node {
    std::uint32_t condition;
    Formula where_true;
    Formula where_false;
  };

  Decisions();
  Formula condition(std::uint32_t number);
  Formula both(Formula a, Formula b);
  Formula either(Formula a, Formula b);
  Formula opposite(Formula a);
  const Node& node(Formula formula) const { return nodes_[formula]; }
  // More than `limit` nodes were made: formulas are no longer right, and it says so.
  bool is_full() const { return is_full_; }

 private:
  Formula make(std::uint32_t condition, Formula where_true, Formula where_false);
  Formula choose(Formula condition, Formula where_true, Formula where_false);

  std::vector<Node> nodes_;
  std::map<std::vector<std::uint32_t>, Formula> known_;
  std::map<std::vector<std::uint32_t>, Formula> chosen_;
  bool is_full_ = false;
};

struct Link {
  std::size_t page = 0;
  std::optional<std::uint32_t> condition;  // none: taken where no condition of the page's other links holds
};

struct Route {
  std::vector<std::size_t> order;            // pages that can be met, each after those that lead to it
  std::vector<Decisions::Formula> formulas;  // of every page, in their own order; never: cannot be met
  std::vector<std::size_t> back;             // pages with a link back to one before: that link is left out
};

// `links`: of each page, in the order they are tried. The first whose condition holds is taken, else the last without one.
Route find_route(const std::vector<std::vector<Link>>& links, std::size_t start, Decisions& decisions);

}  // namespace portal::form::importers
