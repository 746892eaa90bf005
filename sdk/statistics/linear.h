#pragma once
// Small symmetric systems of linear equations, for the estimates of this room.

#include <cstddef>
#include <optional>
#include <vector>

namespace portal::statistics {

class Matrix {
 public:
  explicit Matrix(std::size_t size) : size_(size), numbers_(size * size, 0) {}
  std::size_t size() const { return size_; }
  double& operator()(std::size_t row, std::size_t column) { return numbers_[row * size_ + column]; }
  double operator()(std::size_t row, std::size_t column) const { return numbers_[row * size_ + column]; }

 private:
  std::size_t size_;
  std::vector<double> numbers_;
};

// Of a symmetric positive definite matrix, by Cholesky; nothing where it is not.
std::optional<std::vector<double>> solve(const Matrix& matrix, const std::vector<double>& right);
std::optional<Matrix> inverse(const Matrix& matrix);

}  // namespace portal::statistics
