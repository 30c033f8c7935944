#pragma once

#include "core/analysis/column_space.hpp"

/// What the sum o = Σ α_j v_j keeps of the weights α. Every other weighting with the same output
/// and the same total is α + x with xᵀV = 0 and Σ x = 0: x lies in the left null space of [V 1].
namespace ap {

/// Of the values (n, d_v) that a query may attend to, n and d_v at least 1, all finite.
class Ambiguity {
 public:
  explicit Ambiguity(const MatrixView& values);

  /// Rank of [V 1]: 1 + the rank of V_c, V with its columns scaled and its mean row subtracted.
  std::size_t rank() const { return space_.rank() + 1; }
  /// n − rank: how many independent changes leave output and total as they are.
  std::size_t dimension() const { return values_.rows.rows - rank(); }

  /// Orthonormal columns (n, rank) which span the columns of [V 1]; the first is constant.
  Table constraints() const { return space_.withConstant(); }

  /// Orthonormal columns (n, dimension): the changes themselves.
  Table directions() const;

  /// The weights read back from the output (d_v): α = 1/n + (V_cᵀ)⁺ (o − v̄). They are the true ones
  /// where the dimension is 0, elsewhere those nearest to equal weights, of either sign.
  std::vector<double> recover(std::span<const float> output) const;

 private:
  ScaledColumns values_;
  std::vector<double> mean_;  // d_v
  ColumnSpace space_;         // of V_c
};

/// α minus its projection on the left null space of V (Brunner et al. 2020, "effective attention"):
/// what of α reaches the output at all. Not a distribution. (n), (n, d_v) → (n).
std::vector<double> effectiveAttention(std::span<const float> weights, const MatrixView& values);

/// Σ α_j v_j in float, as attention computes it: (n), (n, d_v) → (d_v).
std::vector<float> outputOf(std::span<const float> weights, const MatrixView& values);

/// ‖Σ α_j v_j − o‖ in double: how far an output (d_v) is from what the weights give.
double outputResidual(std::span<const double> weights, const MatrixView& values,
                      std::span<const float> output);

/// ‖Σ (a_j − b_j) v_j‖ in double: how far apart the outputs of two weightings are, without the
/// rounding of either. (n), (n), (n, d_v).
double outputDistance(std::span<const double> a, std::span<const double> b,
                      const MatrixView& values);

}  // namespace ap
