// Finds, for each small count, the cheapest closed way around which it could be shifted up to the minimum.
#include "sdk/statistics/suppression.h"

#include <cassert>
#include <limits>

namespace portal::statistics {

namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

// The table with its totals as a last row and column. Every row and every column sums to zero if totals of rows and of columns
// are taken negative, the grand total positive.
class Extended {
 public:
  explicit Extended(const Table& table) : rows_(table.rows + 1), columns_(table.columns + 1), cells_(rows_ * columns_, 0) {
    assert(table.cells.size() == table.rows * table.columns);
    for (std::size_t r = 0; r < table.rows; ++r)
      for (std::size_t c = 0; c < table.columns; ++c) {
        const std::int64_t count = table.cells[r * table.columns + c];
        assert(count >= 0);
        for (const std::size_t row : {r, rows_ - 1})
          for (const std::size_t column : {c, columns_ - 1}) cells_[row * columns_ + column] += count;
      }
  }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::int64_t at(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  bool is_negative(std::size_t row, std::size_t column) const { return (row == rows_ - 1) != (column == columns_ - 1); }

  // Whether the cell's signed count can move by ±amount and the count itself stay at zero or above.
  bool can_shift(std::size_t row, std::size_t column, bool up, std::int64_t amount) const {
    return up != is_negative(row, column) || at(row, column) >= amount;
  }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<std::int64_t> cells_;
};

struct Step {
  std::int64_t cost = std::numeric_limits<std::int64_t>::max();
  std::size_t from = nobody;
  bool done = false;
};

// Nodes are rows, then columns. From a row to a column the signed count goes `first_up` ? up : down; back, the other way.
class Way {
 public:
  Way(const Extended& table, const Suppression& hidden, std::int64_t amount, bool first_up)
      : table_(table), hidden_(hidden), amount_(amount), first_up_(first_up), steps_(table.rows() + table.columns()) {}

  // Dijkstra from the row to the column, not over their own cell.
  void find(std::size_t row, std::size_t column) {
    steps_[row].cost = 0;
    for (std::size_t node = row; node != nobody; node = nearest()) {
      steps_[node].done = true;
      const bool at_row = node < table_.rows();
      const std::size_t others = at_row ? table_.columns() : table_.rows();
      for (std::size_t i = 0; i < others; ++i) {
        const std::size_t r = at_row ? node : i;
        const std::size_t c = at_row ? i : node - table_.rows();
        if (r == row && c == column) continue;
        relax(node, at_row ? table_.rows() + i : i, r, c, at_row == first_up_);
      }
    }
  }

  void hide(std::size_t row, std::size_t column, Suppression& hidden) const {
    for (std::size_t node = table_.rows() + column; node != row; node = steps_[node].from) {
      const std::size_t before = steps_[node].from;
      assert(before != nobody);  // over the totals there is always a way: they can only grow
      const std::size_t r = node < table_.rows() ? node : before;
      const std::size_t c = (node < table_.rows() ? before : node) - table_.rows();
      if (hidden.cell(r, c) == Hidden::no) hidden.hide(r, c, Hidden::complementary);
    }
  }

 private:
  void relax(std::size_t from, std::size_t to, std::size_t row, std::size_t column, bool up) {
    if (steps_[to].done || !table_.can_shift(row, column, up, amount_)) return;
    // Among ways that hide as many answers the shorter one wins.
    const std::int64_t price = hidden_.cell(row, column) == Hidden::no ? 1 + table_.at(row, column) : 0;
    if (steps_[from].cost + price >= steps_[to].cost) return;
    steps_[to].cost = steps_[from].cost + price;
    steps_[to].from = from;
  }

  std::size_t nearest() const {
    std::size_t best = nobody;
    for (std::size_t i = 0; i < steps_.size(); ++i)
      if (!steps_[i].done && steps_[i].cost != std::numeric_limits<std::int64_t>::max() && (best == nobody || steps_[i].cost < steps_[best].cost))
        best = i;
    return best;
  }

  const Extended& table_;
  const Suppression& hidden_;
  std::int64_t amount_;
  bool first_up_;
  std::vector<Step> steps_;
};

}  // namespace

Suppression suppress(const Table& table, std::int64_t minimum) {
  const Extended extended(table);
  Suppression hidden(table.rows, table.columns);
  const auto each = [&](auto&& visit) {
    for (std::size_t r = 0; r < extended.rows(); ++r)
      for (std::size_t c = 0; c < extended.columns(); ++c)
        if (extended.at(r, c) > 0 && extended.at(r, c) < minimum) visit(r, c);
  };
  each([&](std::size_t r, std::size_t c) { hidden.hide(r, c, Hidden::small); });
  each([&](std::size_t r, std::size_t c) {
    // The small count itself goes up, so the first step away from its row brings the signed sum back.
    Way way(extended, hidden, minimum - extended.at(r, c), extended.is_negative(r, c));
    way.find(r, c);
    way.hide(r, c, hidden);
  });
  return hidden;
}

}  // namespace portal::statistics
