#pragma once

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"

namespace ap {

/// From ∂L/∂α to ∂L/∂ℓ through `weights`, the softmax of the logits ℓ: (n, m) → (n, m).
/// α_j = exp(ℓ_j)/Σ_k exp(ℓ_k) gives ∂L/∂ℓ_j = α_j (∂L/∂α_j − Σ_k α_k ∂L/∂α_k).
/// Only keys that the mask allows take part, the others get 0; a row of NaN weights gives NaN.
void weightsBackward(const MatrixView& weights, const MatrixView& gradWeights, const Mask& mask,
                     Index firstQuery, MatrixOut gradLogits);

/// From ∂L/∂ℓ to ∂L/∂score through `logits`, ℓ = score · scale / temperature: (n, m) → (n, m),
/// in place.
void logitsBackward(float scale, float temperature, MatrixOut gradient);

}  // namespace ap
