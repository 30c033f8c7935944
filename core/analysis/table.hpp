#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ap {

/// A matrix of doubles, one column after the other. Eigen's decompositions would double the size
/// of the WASM files; what the analyses need of them is small enough to be our own.
struct Table {
  Table(std::size_t rows, std::size_t columns)
      : rows(rows), columns(columns), entries(rows * columns) {}

  double& operator()(std::size_t row, std::size_t column) { return entries[column * rows + row]; }
  double operator()(std::size_t row, std::size_t column) const {
    return entries[column * rows + row];
  }
  std::span<double> column(std::size_t index) { return {&entries[index * rows], rows}; }
  std::span<const double> column(std::size_t index) const {
    return {entries.data() + index * rows, rows};
  }

  std::size_t rows;
  std::size_t columns;
  std::vector<double> entries;
};

/// Σ a_i b_i.
inline double dot(std::span<const double> a, std::span<const double> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

/// to += factor · from.
inline void addMultiple(double factor, std::span<const double> from, std::span<double> to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * from[i];
}

}  // namespace ap
