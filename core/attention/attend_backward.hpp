#pragma once

#include "core/attention/attend.hpp"

namespace ap {

/// Derivatives of a loss L, each in the layout of what it belongs to.
struct AttendGradients {
  float* q;  // (heads, n, d)
  float* k;  // (heads, m, d)
  float* v;  // (heads, m, dv)
};

/// How many floats attendBackward() needs to work in: it grows with d + dv alone.
Index attendBackwardScratchLength(const AttendShape& shape);

/// The way back through attend(): from gradOutput = ∂L/∂output (heads, n, dv) to the derivatives by
/// q, k and v, which are written. With weights α_ij and logits ℓ_ij = q_i·k_j · scale,
///   ∂L/∂v_j = Σ_i α_ij g_i                        g_i = ∂L/∂o_i
///   ∂L/∂ℓ_ij = α_ij (g_i·v_j − g_i·o_i)           since Σ_k α_ik g_i·v_k = g_i·o_i
///   ∂L/∂q_i = scale Σ_j ∂L/∂ℓ_ij k_j,  ∂L/∂k_j = scale Σ_i ∂L/∂ℓ_ij q_i.
/// Weights are computed again and not kept (Dao et al. 2022, "FlashAttention", appendix B), so
/// memory does not grow with n · m. Only pairs that the mask allows take part: a number that is
/// not finite cannot pass from one to the other of any other pair, and a row that may attend to
/// nothing gets 0.
void attendBackward(const AttendShape& shape, const float* q, const float* k, const float* v,
                    const float* gradOutput, float scale, const Mask& mask,
                    const AttendGradients& gradients, float* scratch);

/// The same with memory of its own to work in.
void attendBackward(const AttendShape& shape, const float* q, const float* k, const float* v,
                    const float* gradOutput, float scale, const Mask& mask,
                    const AttendGradients& gradients);

}  // namespace ap
