#pragma once

#include "core/analysis/svd.hpp"
#include "core/matrix.hpp"

namespace ap {

/// An orthonormal basis of what the columns of A (n, d) span, r of them. A singular value counts
/// when it is above max(n, d)·ε·max(σ₁, 1) with the ε of float, since A's numbers come from floats;
/// A's columns are at most of size 1.
struct ColumnSpace {
  explicit ColumnSpace(const Table& a);

  std::size_t rank() const { return singularValues.size(); }

  /// An orthonormal basis (n, r + 1) of the columns of [A 1], where those of A sum to 0: first the
  /// constant column, then the basis.
  Table withConstant() const;

  Table basis;                         // (n, r)
  std::vector<double> singularValues;  // r, falling
  Table right;                         // (d, r)
};

/// Values (n, d_v) made ready for a question about their span: each column divided by its largest
/// magnitude (one of zeros stays), so that no unit of measure decides what counts.
struct ScaledColumns {
  explicit ScaledColumns(const MatrixView& values);

  Table rows;                  // (n, d_v)
  std::vector<double> scales;  // d_v, above 0
};

/// Takes the mean row from rows `first` … `first + count` - 1, and returns it.
std::vector<double> centre(Table& rows, std::size_t first, std::size_t count);

/// vector − its projection on the columns of an orthonormal basis (n, r).
void projectOut(const Table& basis, std::span<double> vector);

}  // namespace ap
