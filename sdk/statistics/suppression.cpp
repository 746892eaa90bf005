// Finds, for each small count, the cheapest closed ways around which it could be shifted up to the minimum.
#include "sdk/statistics/suppression.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace portal::statistics {

namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();
constexpr std::int64_t endless = std::numeric_limits<std::int64_t>::max();

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

  // How far the cell's signed count can move and the count itself stay at zero or above.
  std::int64_t room(std::size_t row, std::size_t column, bool up) const { return up != is_negative(row, column) ? endless : at(row, column); }
  void take_room(std::size_t row, std::size_t column, bool up, std::int64_t amount) {
    if (up == is_negative(row, column)) cells_[row * columns_ + column] -= amount;
  }

  // A total is worth more to readers than a part.
  std::int64_t worth(std::size_t row, std::size_t column) const {
    const int totals = (row == rows_ - 1 ? 1 : 0) + (column == columns_ - 1 ? 1 : 0);
    return (1 + at(row, column)) * (totals == 0 ? 1 : totals == 1 ? 8 : 64);
  }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<std::int64_t> cells_;
};

struct Step {
  std::int64_t cost = endless;
  std::size_t from = nobody;
  bool done = false;
};

// Nodes are rows, then columns. From a row to a column the signed count goes `first_up` ? up : down; back, the other way.
class Way {
 public:
  Way(const Extended& table, Extended& left, Suppression& hidden, std::size_t row, std::size_t column)
      : table_(table), left_(left), hidden_(hidden), row_(row), column_(column), first_up_(table.is_negative(row, column)),
        steps_(table.rows() + table.columns()) {
    find();
  }

  // Hides what lies on the way and shifts up to `amount` around it; returns how much.
  std::int64_t shift(std::int64_t amount) {
    each([&](std::size_t r, std::size_t c, bool up) { amount = std::min(amount, left_.room(r, c, up)); });
    each([&](std::size_t r, std::size_t c, bool up) {
      left_.take_room(r, c, up, amount);
      if (hidden_.cell(r, c) == Hidden::no) hidden_.hide(r, c, Hidden::complementary);
    });
    return amount;
  }

 private:
  // Dijkstra from the row to the column, not over their own cell.
  void find() {
    steps_[row_].cost = 0;
    for (std::size_t node = row_; node != nobody; node = nearest()) {
      steps_[node].done = true;
      const bool at_row = node < table_.rows();
      const std::size_t others = at_row ? table_.columns() : table_.rows();
      for (std::size_t i = 0; i < others; ++i) {
        const std::size_t r = at_row ? node : i;
        const std::size_t c = at_row ? i : node - table_.rows();
        if (r != row_ || c != column_) relax(node, at_row ? table_.rows() + i : i, r, c, at_row == first_up_);
      }
    }
  }

  void relax(std::size_t from, std::size_t to, std::size_t row, std::size_t column, bool up) {
    if (steps_[to].done || left_.room(row, column, up) == 0) return;
    const std::int64_t price = hidden_.cell(row, column) == Hidden::no ? table_.worth(row, column) : 0;
    if (steps_[from].cost + price >= steps_[to].cost) return;
    steps_[to].cost = steps_[from].cost + price;
    steps_[to].from = from;
  }

  std::size_t nearest() const {
    std::size_t best = nobody;
    for (std::size_t i = 0; i < steps_.size(); ++i)
      if (!steps_[i].done && steps_[i].cost != endless && (best == nobody || steps_[i].cost < steps_[best].cost)) best = i;
    return best;
  }

  // The cells of the way, from the column back to the row.
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t node = table_.rows() + column_; node != row_; node = steps_[node].from) {
      const std::size_t before = steps_[node].from;
      assert(before != nobody);  // over the totals there is always a way: they can grow without end
      const bool to_column = node >= table_.rows();
      visit(to_column ? before : node, (to_column ? node : before) - table_.rows(), to_column == first_up_);
    }
  }

  const Extended& table_;
  Extended& left_;
  Suppression& hidden_;
  std::size_t row_;
  std::size_t column_;
  bool first_up_;
  std::vector<Step> steps_;
};

}  // namespace

Suppression suppress(const Table& table, std::int64_t minimum) {
  const Extended extended(table);
  Suppression hidden(table.rows, table.columns);
  const auto each_small = [&](auto&& visit) {
    for (std::size_t r = 0; r < extended.rows(); ++r)
      for (std::size_t c = 0; c < extended.columns(); ++c)
        if (extended.at(r, c) > 0 && extended.at(r, c) < minimum) visit(r, c);
  };
  each_small([&](std::size_t r, std::size_t c) { hidden.hide(r, c, Hidden::small); });
  each_small([&](std::size_t r, std::size_t c) {
    Extended left = extended;
    for (std::int64_t amount = minimum - extended.at(r, c); amount > 0;) amount -= Way(extended, left, hidden, r, c).shift(amount);
  });
  return hidden;
}

}  // namespace portal::statistics
