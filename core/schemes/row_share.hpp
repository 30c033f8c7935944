#pragma once

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"

namespace ap {

/// What the scores of one row add up to, over the keys that the mask allows.
struct RowSum {
  double sum;
  /// Whether it can be divided by: it is a number, and larger than the rounding of its terms,
  /// |Σ_k S_ik| > ε Σ_k |S_ik| with float's ε.
  bool isDivisor;
};

/// Of row `row` of the scores, which is that of query `query`: (n, m) → the sum.
RowSum rowSum(const MatrixView& scores, Index row, const Mask& mask, Index query);

/// Each score's share of its row's sum, S_ij / Σ_k S_ik over the keys that the mask allows:
/// (n, m) → (n, m); 0 where it forbids. Without exp, a share can be negative or above 1, and a sum
/// can be 0: where it is no divisor, the row is undefined: NaN wherever the mask allows.
void rowShares(const MatrixView& scores, const Mask& mask, Index firstQuery, MatrixOut weights);

/// From ∂L/∂α to ∂L/∂S: (n, m) → (n, m). With the row's sum T, α_j = S_j / T gives
/// ∂L/∂S_j = (∂L/∂α_j − Σ_k α_k ∂L/∂α_k) / T. 0 where the mask forbids; an undefined row gives NaN.
void rowSharesBackward(const MatrixView& scores, const MatrixView& gradWeights, const Mask& mask,
                       Index firstQuery, MatrixOut gradScores);

}  // namespace ap
