#pragma once
// Hiding small numbers so that they stay hidden: a table of counts with its totals, of which no hidden one can be worked out.
//
//   Suppression hidden = suppress({.rows = 2, .columns = 3, .cells = {40, 3, 25,  31, 50, 60}}, 10);
//   hidden.cell(0, 1)        Hidden::small: 3 is under 10
//   hidden.cell(0, 0) …      Hidden::complementary where it must go, too, lest the totals give the 3 away
//
// What is promised: whoever has all published counts and totals, and knows that counts are whole and not negative, finds
// another table that fits as well in which a given hidden count differs; and for a count hidden as small one in which it is not
// small. So the totals tell no more than the rule itself. (Two tables of the same people with other rows or columns are not
// covered: publish one division.) Zero is published: nobody is behind it.
//
// A cell is an edge between its row and its column; a hidden cell is safe if it lies on a closed way of hidden ones around which
// counts can be shifted (Gusfield 1988), or several ways that together shift far enough. The cheapest are taken, one small cell after
// another: fewest answers, and totals are spared before parts.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace portal::statistics {

enum class Hidden : unsigned char { no, small, complementary };

struct Table {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::int64_t> cells;  // row by row, none negative; totals are worked out
};

class Suppression {
 public:
  Suppression(std::size_t rows, std::size_t columns) : columns_(columns + 1), hidden_((rows + 1) * (columns + 1), Hidden::no), rows_(rows + 1) {}

  Hidden cell(std::size_t row, std::size_t column) const { return hidden_[row * columns_ + column]; }
  Hidden row_total(std::size_t row) const { return cell(row, columns_ - 1); }
  Hidden column_total(std::size_t column) const { return cell(rows_ - 1, column); }
  Hidden total() const { return cell(rows_ - 1, columns_ - 1); }

  bool any() const {
    for (const Hidden how : hidden_)
      if (how != Hidden::no) return true;
    return false;
  }

  void hide(std::size_t row, std::size_t column, Hidden how) { hidden_[row * columns_ + column] = how; }

 private:
  std::size_t columns_;
  std::vector<Hidden> hidden_;
  std::size_t rows_;
};

// Counts from 1 to minimum − 1 are small, totals as well as cells. A list with its total is a table of one row.
Suppression suppress(const Table& table, std::int64_t minimum);

}  // namespace portal::statistics
