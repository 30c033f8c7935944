#include "core/analysis/column_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ap {

ColumnSpace::ColumnSpace(const Table& a) : basis(a.rows, 0), right(a.columns, 0) {
  Svd found = svd(a);
  const double largest = std::max(found.values.front(), 1.0);
  const double least = static_cast<double>(std::max(a.rows, a.columns)) *
                       static_cast<double>(std::numeric_limits<float>::epsilon()) * largest;
  for (const double value : found.values)
    if (value > least) singularValues.push_back(value);
  const auto leading = [this](Table table) {
    table.columns = rank();
    table.entries.resize(table.rows * rank());
    return table;
  };
  basis = leading(std::move(found.left));
  right = leading(std::move(found.right));
}

Table ColumnSpace::withConstant() const {
  Table result(basis.rows, rank() + 1);
  std::ranges::fill(result.column(0), 1 / std::sqrt(static_cast<double>(basis.rows)));
  std::ranges::copy(basis.entries, result.column(0).data() + basis.rows);
  return result;
}

ScaledColumns::ScaledColumns(const MatrixView& values)
    : rows(static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols())) {
  for (std::size_t c = 0; c < rows.columns; ++c) {
    const auto column = values.col(static_cast<Index>(c));
    const auto scale = static_cast<double>(column.cwiseAbs().maxCoeff());
    scales.push_back(scale > 0 ? scale : 1);
    for (std::size_t j = 0; j < rows.rows; ++j)
      rows(j, c) = static_cast<double>(column(static_cast<Index>(j))) / scales[c];
  }
}

std::vector<double> centre(Table& rows, std::size_t first, std::size_t count) {
  std::vector<double> mean(rows.columns);
  for (std::size_t c = 0; c < rows.columns; ++c) {
    const auto column = rows.column(c).subspan(first, count);
    for (const double entry : column) mean[c] += entry / static_cast<double>(count);
    for (double& entry : column) entry -= mean[c];
  }
  return mean;
}

void projectOut(const Table& basis, std::span<double> vector) {
  // Each coefficient from what is left, which keeps the result orthogonal to the last bits.
  for (std::size_t k = 0; k < basis.columns; ++k)
    addMultiple(-dot(basis.column(k), vector), basis.column(k), vector);
}

}  // namespace ap
