#pragma once

#include <span>
#include <vector>

#include "core/matrix.hpp"

/// Which word mattered? Answers that differ, each for one query: (n), (n, d_v) → (n).
namespace ap {

/// v_j W_O, in plain loops (Eigen's products would be a third of a small WASM file):
/// (n, d_v), (d_v, d) → (n, d).
Matrix projected(const MatrixView& values, const MatrixView& outputProjection);

/// α_j‖t_j‖, with t_j = v_j, or t_j = v_j W_O for what reaches the layer's output (Kobayashi et al.
/// 2020, "Attention is not only a weight"). Rows are t (n, width).
std::vector<double> weightedNorms(std::span<const float> weights, const MatrixView& rows);

/// The signed share of the sum o = Σ α_j t_j: c_j = α_j⟨t_j, o⟩/‖o‖². Shares sum to 1 and can be
/// negative. NaN for o = 0, which is ‖o‖ ≤ ε Σ α_j‖t_j‖ with the ε of float.
std::vector<double> shares(std::span<const float> weights, const MatrixView& rows);

}  // namespace ap
