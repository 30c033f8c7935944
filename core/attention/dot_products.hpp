#pragma once

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"

namespace ap {

/// q_i · k_j: (n, d_k), (m, d_k) → (n, m). Every sum is taken in the order of its terms, so a row
/// has the same bits in a block of any size, and keys with themselves give a symmetric matrix.
void dotProducts(const MatrixView& queries, const MatrixView& keys, MatrixOut products);

/// With g_ij = ∂L/∂(q_i·k_j): ∂L/∂q_i = Σ_j g_ij k_j is written to `gradQueries` (n, d_k), and
/// Σ_i g_ij q_i is added to `gradKeys` (m, d_k). Only pairs that the mask allows take part.
void dotProductsBackward(const MatrixView& queries, const MatrixView& keys,
                         const MatrixView& gradProducts, const Mask& mask, Index firstQuery,
                         MatrixOut gradQueries, MatrixOut gradKeys);

}  // namespace ap
