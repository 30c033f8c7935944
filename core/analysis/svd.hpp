#pragma once

#include "core/analysis/table.hpp"

namespace ap {

/// A = U diag(σ) Wᵀ for A (n, d), with k = min(n, d).
struct Svd {
  Table left;                  // U (n, k), orthonormal columns where σ is above rounding
  std::vector<double> values;  // σ (k), falling
  Table right;                 // W (d, k), likewise
};

/// The singular value decomposition by one-sided Jacobi rotations, after a QR decomposition (Golub
/// and Van Loan, section 8.6.3): small singular values are as exact as large ones. Where σ is of
/// the size of rounding, some 1e-15 of the largest, one side's columns mean nothing.
Svd svd(const Table& a);

}  // namespace ap
