// Hidden counts against an attacker who has everything that was published, and tries every table or all of linear algebra.
#include "sdk/statistics/suppression.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sdk/statistics/random.h"

namespace portal::statistics {
namespace {

struct Range {
  std::int64_t low = -1;
  std::int64_t high = -1;
};

// A table with totals, and what of it was published.
struct Published {
  std::size_t rows, columns;  // with totals
  std::vector<std::int64_t> cells;
  std::vector<bool> known;

  std::int64_t& at(std::size_t r, std::size_t c) { return cells[r * columns + c]; }
  std::int64_t at(std::size_t r, std::size_t c) const { return cells[r * columns + c]; }
};

Published publish(const Table& table, const Suppression& hidden) {
  Published out{table.rows + 1, table.columns + 1, std::vector<std::int64_t>((table.rows + 1) * (table.columns + 1), 0), {}};
  for (std::size_t r = 0; r < table.rows; ++r)
    for (std::size_t c = 0; c < table.columns; ++c)
      for (const std::size_t row : {r, table.rows})
        for (const std::size_t column : {c, table.columns}) out.at(row, column) += table.cells[r * table.columns + c];
  for (std::size_t r = 0; r < out.rows; ++r)
    for (std::size_t c = 0; c < out.columns; ++c) out.known.push_back(hidden.cell(r, c) == Hidden::no);
  return out;
}

// Tries every inner table of whole counts up to `most` that agrees with all that was published.
class Attack {
 public:
  Attack(const Published& published, std::int64_t most) : p_(published), most_(most), guess_(published), ranges_(published.cells.size()) {
    std::fill(guess_.cells.begin(), guess_.cells.end(), 0);
    try_cell(0);
  }
  const std::vector<Range>& ranges() const { return ranges_; }

 private:
  void try_cell(std::size_t index) {
    const std::size_t inner_columns = p_.columns - 1;
    if (index == (p_.rows - 1) * inner_columns) return finish();
    const std::size_t r = index / inner_columns;
    const std::size_t c = index % inner_columns;
    const bool known = p_.known[r * p_.columns + c];
    for (std::int64_t count = known ? p_.at(r, c) : 0; count <= (known ? p_.at(r, c) : most_); ++count) {
      guess_.at(r, c) = count;
      if (c + 1 < inner_columns || row_agrees(r)) try_cell(index + 1);
    }
  }

  bool row_agrees(std::size_t r) {
    std::int64_t sum = 0;
    for (std::size_t c = 0; c + 1 < p_.columns; ++c) sum += guess_.at(r, c);
    guess_.at(r, p_.columns - 1) = sum;
    return !p_.known[r * p_.columns + p_.columns - 1] || sum == p_.at(r, p_.columns - 1);
  }

  void finish() {
    for (std::size_t c = 0; c < p_.columns; ++c) {
      std::int64_t sum = 0;
      for (std::size_t r = 0; r + 1 < p_.rows; ++r) sum += guess_.at(r, c);
      guess_.at(p_.rows - 1, c) = sum;
      if (p_.known[(p_.rows - 1) * p_.columns + c] && sum != p_.at(p_.rows - 1, c)) return;
    }
    for (std::size_t i = 0; i < ranges_.size(); ++i) {
      Range& range = ranges_[i];
      range.low = range.low < 0 ? guess_.cells[i] : std::min(range.low, guess_.cells[i]);
      range.high = std::max(range.high, guess_.cells[i]);
    }
  }

  const Published& p_;
  std::int64_t most_;
  Published guess_;
  std::vector<Range> ranges_;
};

// What header and README promise, by trying everything.
void expect_unrecoverable(const Table& table, std::int64_t minimum, std::int64_t most) {
  const Suppression hidden = suppress(table, minimum);
  const Published published = publish(table, hidden);
  const Attack attack(published, most);
  for (std::size_t i = 0; i < published.cells.size(); ++i) {
    const Hidden how = hidden.cell(i / published.columns, i % published.columns);
    const bool small = published.cells[i] > 0 && published.cells[i] < minimum;
    ASSERT_EQ(how == Hidden::small, small);
    if (how == Hidden::no) continue;
    const Range range = attack.ranges()[i];
    ASSERT_LT(range.low, range.high) << "cell " << i << " is worked out to be " << range.low;
    if (small) {
      ASSERT_GE(range.high, minimum) << "cell " << i << " is worked out to be small";
    }
  }
}

// Every table of two by two and every list of three with these counts; the attacker tries all counts up to eight.
TEST(Suppression, NoHiddenCountOfAnySmallTableCanBeWorkedOut) {
  const std::int64_t minimum = 3;
  const std::int64_t counts[] = {0, 1, 2, 3, 5};
  std::vector<std::int64_t> cells(4);
  for (const std::int64_t a : counts)
    for (const std::int64_t b : counts)
      for (const std::int64_t c : counts) {
        ASSERT_NO_FATAL_FAILURE(expect_unrecoverable({1, 3, {a, b, c}}, minimum, 12));
        for (const std::int64_t d : counts) ASSERT_NO_FATAL_FAILURE(expect_unrecoverable({2, 2, {a, b, c, d}}, minimum, 12));
      }
}

TEST(Suppression, NorOfTablesOfTwoByThree) {
  Random random(4);
  for (int i = 0; i < 150; ++i) {
    Table table{2, 3, {}};
    for (int cell = 0; cell < 6; ++cell) table.cells.push_back(random.binomial(6, random.uniform()));
    ASSERT_NO_FATAL_FAILURE(expect_unrecoverable(table, 3, 8));
  }
}

// Rank of the equations: a hidden count that is a combination of published ones could be worked out whatever the counts are.
bool is_determined(const Published& p, std::size_t wanted) {
  std::vector<std::vector<double>> equations;
  const auto add = [&](auto&& in_sum) {
    std::vector<double> row(p.cells.size(), 0);
    for (std::size_t i = 0; i < p.cells.size(); ++i)
      if (!p.known[i]) row[i] = in_sum(i / p.columns, i % p.columns);
    equations.push_back(row);
  };
  for (std::size_t r = 0; r < p.rows; ++r) add([&](std::size_t row, std::size_t c) { return row != r ? 0 : c + 1 == p.columns ? -1 : 1; });
  for (std::size_t c = 0; c < p.columns; ++c) add([&](std::size_t r, std::size_t column) { return column != c ? 0 : r + 1 == p.rows ? -1 : 1; });
  const auto rank = [](std::vector<std::vector<double>> m) {
    std::size_t found = 0;
    for (std::size_t c = 0; found < m.size() && c < m[0].size(); ++c) {
      const auto pivot =
          std::find_if(m.begin() + static_cast<std::ptrdiff_t>(found), m.end(), [&](const auto& row) { return std::abs(row[c]) > 1e-9; });
      if (pivot == m.end()) continue;
      std::swap(*pivot, m[found]);
      for (std::size_t r = 0; r < m.size(); ++r) {
        if (r == found || std::abs(m[r][c]) < 1e-9) continue;
        const double share = m[r][c] / m[found][c];
        for (std::size_t k = c; k < m[r].size(); ++k) m[r][k] -= share * m[found][k];
      }
      ++found;
    }
    return found;
  };
  const std::size_t before = rank(equations);
  std::vector<double> unit(p.cells.size(), 0);
  unit[wanted] = 1;
  equations.push_back(unit);
  return rank(equations) == before;
}

TEST(Suppression, NoHiddenCountOfALargeTableFollowsFromTheTotalsByLinearAlgebra) {
  Random random(9);
  for (int run = 0; run < 40; ++run) {
    Table table{6, 12, {}};
    for (int cell = 0; cell < 72; ++cell)
      table.cells.push_back(random.uniform() < 0.15 ? random.binomial(12, 0.4) : random.binomial(400, random.uniform()));
    const Suppression hidden = suppress(table, 10);
    const Published published = publish(table, hidden);
    for (std::size_t i = 0; i < published.cells.size(); ++i)
      ASSERT_FALSE(!published.known[i] && is_determined(published, i)) << "run " << run << ", cell " << i;
  }
}

TEST(Suppression, TheAttackDoesFindACountThatIsOnlyHiddenByItself) {
  const Table table{2, 3, {4, 1, 5, 6, 4, 7}};
  Suppression naive(2, 3);
  naive.hide(0, 1, Hidden::small);
  const Published published = publish(table, naive);
  EXPECT_TRUE(is_determined(published, 1));
  const Attack attack(published, 12);
  EXPECT_EQ(attack.ranges()[1].low, 1);
  EXPECT_EQ(attack.ranges()[1].high, 1);
}

TEST(Suppression, TheCheapestCountsThatProtectAreHidden) {
  const Suppression hidden = suppress({2, 3, {40, 3, 25, 31, 50, 60}}, 10);
  EXPECT_EQ(hidden.cell(0, 1), Hidden::small);
  EXPECT_EQ(hidden.cell(0, 0), Hidden::complementary);  // 40 and 31 are fewer answers than 25 and 60
  EXPECT_EQ(hidden.cell(1, 0), Hidden::complementary);
  EXPECT_EQ(hidden.cell(1, 1), Hidden::complementary);
  EXPECT_EQ(hidden.cell(0, 2), Hidden::no);
  EXPECT_EQ(hidden.cell(1, 2), Hidden::no);
  EXPECT_EQ(hidden.total(), Hidden::no);
}

TEST(Suppression, EnoughAnswersEverywhereHideNothing) {
  const Suppression hidden = suppress({2, 2, {10, 0, 11, 300}}, 10);
  for (std::size_t r = 0; r < 3; ++r)
    for (std::size_t c = 0; c < 3; ++c) EXPECT_EQ(hidden.cell(r, c), Hidden::no);
}

TEST(Suppression, OneSmallListHidesItsTotalToo) {
  const Suppression hidden = suppress({1, 1, {4}}, 10);
  EXPECT_EQ(hidden.cell(0, 0), Hidden::small);
  EXPECT_EQ(hidden.total(), Hidden::small);
}

}  // namespace
}  // namespace portal::statistics
