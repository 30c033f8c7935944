#pragma once

#include "core/analysis/table.hpp"

namespace ap {

/// The equations Aᵀx = b solved for as many of the x as there are equations, the basic ones:
///   x_basic(i) = right(i) − Σ over the others of at(i, j) x_j.
class Tableau {
 public:
  /// A is (n, r) with independent columns, b has r entries. The first basis is what complete
  /// pivoting finds, so that no entry is far above 1.
  Tableau(const Table& a, std::span<const double> b);

  std::size_t rows() const { return basic_.size(); }
  std::size_t columns() const { return rowOf_.size(); }
  double at(std::size_t row, std::size_t column) const { return row_(row)[column]; }
  double right(std::size_t row) const { return row_(row)[columns()]; }
  /// The basic variable of a row.
  std::size_t basic(std::size_t row) const { return basic_[row]; }
  /// The row of a basic variable, none for the others.
  std::size_t rowOf(std::size_t column) const { return rowOf_[column]; }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// Solves for `column` in place of the row's basic variable; at(row, column) is not 0.
  void pivot(std::size_t row, std::size_t column);

  /// Makes the same basis again from the equations, without the rounding of what came between.
  void refresh();

 private:
  struct Entry {
    std::size_t row;
    std::size_t column;
  };

  void solve(const std::vector<bool>& candidates);
  Entry largest(const std::vector<bool>& candidates) const;
  std::span<double> row_(std::size_t i) { return table_.column(i); }
  std::span<const double> row_(std::size_t i) const { return table_.column(i); }

  Table equations_;  // (n + 1, r): an equation a column, its right side last
  Table table_;      // (n + 1, r), in the same way
  std::vector<std::size_t> basic_;
  std::vector<std::size_t> rowOf_;
};

}  // namespace ap
