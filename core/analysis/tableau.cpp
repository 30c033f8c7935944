#include "core/analysis/tableau.hpp"

#include <algorithm>
#include <cmath>

namespace ap {

Tableau::Tableau(const Table& a, std::span<const double> b)
    : equations_(a.rows + 1, a.columns),
      table_(0, 0),
      basic_(a.columns, none),
      rowOf_(a.rows, none) {
  for (std::size_t i = 0; i < a.columns; ++i) {
    std::ranges::copy(a.column(i), equations_.column(i).begin());
    equations_(a.rows, i) = b[i];
  }
  table_ = equations_;
  solve(std::vector<bool>(columns(), true));
}

void Tableau::pivot(std::size_t row, std::size_t column) {
  const auto pivotRow = row_(row);
  const double factor = 1 / pivotRow[column];
  for (double& entry : pivotRow) entry *= factor;
  pivotRow[column] = 1;
  for (std::size_t i = 0; i < rows(); ++i) {
    const double multiple = row_(i)[column];
    if (i == row || multiple == 0) continue;
    addMultiple(-multiple, pivotRow, row_(i));
    row_(i)[column] = 0;
  }
  if (basic_[row] != none) rowOf_[basic_[row]] = none;
  basic_[row] = column;
  rowOf_[column] = row;
}

void Tableau::refresh() {
  std::vector<bool> isBasic(columns());
  for (const std::size_t column : basic_) isBasic[column] = true;
  table_ = equations_;
  std::ranges::fill(basic_, none);
  std::ranges::fill(rowOf_, none);
  solve(isBasic);
}

void Tableau::solve(const std::vector<bool>& candidates) {
  for (std::size_t step = 0; step < rows(); ++step) {
    const auto [row, column] = largest(candidates);
    pivot(row, column);
  }
}

// The largest entry in rows and columns that are not solved yet.
Tableau::Entry Tableau::largest(const std::vector<bool>& candidates) const {
  Entry found{0, 0};
  double size = -1;
  for (std::size_t i = 0; i < rows(); ++i) {
    if (basic_[i] != none) continue;
    for (std::size_t j = 0; j < columns(); ++j) {
      if (!candidates[j] || rowOf_[j] != none || std::abs(at(i, j)) <= size) continue;
      found = {i, j};
      size = std::abs(at(i, j));
    }
  }
  return found;
}

}  // namespace ap
