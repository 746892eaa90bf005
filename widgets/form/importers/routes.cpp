// Pages are visited in topological order, so a page's formula is whole before its links are followed.
#include "widgets/form/importers/routes.h"

#include <algorithm>

namespace portal::form::importers {

namespace {

constexpr std::size_t limit = 20000;
constexpr std::uint32_t no_condition = 0xFFFFFFFF;

// Depth first, without recursion: a form may have thousands of pages in a row.
class Order {
 public:
  Order(const std::vector<std::vector<Link>>& links, Route& out) : links_(links), out_(out), marks_(links.size(), Mark::fresh) {}

  void run(std::size_t start) {
    push(start);
    while (!open_.empty()) {
      Open& top = open_.back();
      const std::vector<Link>& links = links_[top.page];
      if (top.next == links.size()) {
        marks_[top.page] = Mark::done;
        out_.order.push_back(top.page);
        open_.pop_back();
        continue;
      }
      // The last link first: reversed, the first link's pages come first.
      const std::size_t to = links[links.size() - ++top.next].page;
      if (marks_[to] == Mark::open) out_.back.push_back(top.page);
      else if (marks_[to] == Mark::fresh) push(to);
    }
    std::reverse(out_.order.begin(), out_.order.end());
  }

 private:
  enum class Mark : unsigned char { fresh, open, done };
  struct Open {
    std::size_t page;
    std::size_t next;
  };

  void push(std::size_t page) {
    marks_[page] = Mark::open;
    open_.push_back({page, 0});
  }

  const std::vector<std::vector<Link>>& links_;
  Route& out_;
  std::vector<Mark> marks_;
  std::vector<Open> open_;
};

}  // namespace

Decisions::Decisions() : nodes_{{no_condition, never, never}, {no_condition, always, always}} {}

Decisions::Formula Decisions::make(std::uint32_t condition, Formula where_true, Formula where_false) {
  if (where_true == where_false) return where_true;
  const std::vector<std::uint32_t> key{condition, where_true, where_false};
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (nodes_.size() >= limit) {
    is_full_ = true;
    return always;
  }
  nodes_.push_back({condition, where_true, where_false});
  const auto made = static_cast<Formula>(nodes_.size() - 1);
  known_.emplace(key, made);
  return made;
}

Decisions::Formula Decisions::condition(std::uint32_t number) { return make(number, always, never); }

Decisions::Formula Decisions::choose(Formula f, Formula where_true, Formula where_false) {
  if (f == always || where_true == where_false) return where_true;
  if (f == never) return where_false;
  if (is_full_) return always;
  const std::vector<std::uint32_t> key{f, where_true, where_false};
  if (const auto found = chosen_.find(key); found != chosen_.end()) return found->second;
  const std::uint32_t top = std::min({nodes_[f].condition, nodes_[where_true].condition, nodes_[where_false].condition});
  const auto half = [this, top](Formula g, bool value) {
    const Node& node = nodes_[g];
    return node.condition != top ? g : value ? node.where_true : node.where_false;
  };
  const Formula when = choose(half(f, true), half(where_true, true), half(where_false, true));
  const Formula unless = choose(half(f, false), half(where_true, false), half(where_false, false));
  const Formula out = make(top, when, unless);
  chosen_.emplace(key, out);
  return out;
}

Decisions::Formula Decisions::both(Formula a, Formula b) { return choose(a, b, never); }
Decisions::Formula Decisions::either(Formula a, Formula b) { return choose(a, always, b); }
Decisions::Formula Decisions::opposite(Formula a) { return choose(a, never, always); }

Route find_route(const std::vector<std::vector<Link>>& links, std::size_t start, Decisions& decisions) {
  Route out;
  out.formulas.assign(links.size(), Decisions::never);
  if (start >= links.size()) return out;
  Order(links, out).run(start);
  std::vector<std::size_t> place(links.size(), links.size());
  for (std::size_t i = 0; i < out.order.size(); ++i) place[out.order[i]] = i;
  out.formulas[start] = Decisions::always;
  for (const std::size_t page : out.order) {
    Decisions::Formula rest = out.formulas[page];
    const auto lead = [&](std::size_t to, Decisions::Formula where) {
      if (place[to] > place[page]) out.formulas[to] = decisions.either(out.formulas[to], where);
    };
    const Link* otherwise = nullptr;
    for (const Link& link : links[page]) {
      if (!link.condition) {
        otherwise = &link;
        continue;
      }
      const Decisions::Formula holds = decisions.condition(*link.condition);
      lead(link.page, decisions.both(rest, holds));
      rest = decisions.both(rest, decisions.opposite(holds));
    }
    if (otherwise != nullptr) lead(otherwise->page, rest);
  }
  return out;
}

}  // namespace portal::form::importers
