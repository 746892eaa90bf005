// Cholesky: matrix = L·Lᵀ, then two substitutions.
#include "sdk/statistics/linear.h"

#include <cmath>

namespace portal::statistics {

namespace {

std::optional<Matrix> factor(const Matrix& matrix) {
  Matrix lower(matrix.size());
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix(i, j);
      for (std::size_t k = 0; k < j; ++k) rest -= lower(i, k) * lower(j, k);
      if (i == j) {
        if (!(rest > 1e-12 * matrix(i, i))) return std::nullopt;
        lower(i, i) = std::sqrt(rest);
      } else {
        lower(i, j) = rest / lower(j, j);
      }
    }
  return lower;
}

std::vector<double> substitute(const Matrix& lower, std::vector<double> x) {
  const std::size_t n = lower.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= lower(i, k) * x[k];
    x[i] /= lower(i, i);
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) x[i] -= lower(k, i) * x[k];
    x[i] /= lower(i, i);
  }
  return x;
}

}  // namespace

std::optional<std::vector<double>> solve(const Matrix& matrix, const std::vector<double>& right) {
  const auto lower = factor(matrix);
  if (!lower) return std::nullopt;
  return substitute(*lower, right);
}

std::optional<Matrix> inverse(const Matrix& matrix) {
  const auto lower = factor(matrix);
  if (!lower) return std::nullopt;
  Matrix out(matrix.size());
  for (std::size_t column = 0; column < matrix.size(); ++column) {
    std::vector<double> unit(matrix.size(), 0);
    unit[column] = 1;
    const std::vector<double> solved = substitute(*lower, std::move(unit));
    for (std::size_t row = 0; row < matrix.size(); ++row) out(row, column) = solved[row];
  }
  return out;
}

}  // namespace portal::statistics
