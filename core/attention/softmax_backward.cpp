#include "core/attention/softmax_backward.hpp"

namespace ap {

void weightsBackward(const MatrixView& weights, const MatrixView& gradWeights, const Mask& mask,
                     Index firstQuery, MatrixOut gradLogits) {
  for (Index i = 0; i < weights.rows(); ++i) {
    double mean = 0;  // Σ_k α_k ∂L/∂α_k
    for (Index j = 0; j < weights.cols(); ++j)
      if (mask.allows(firstQuery + i, j))
        mean += static_cast<double>(weights(i, j)) * static_cast<double>(gradWeights(i, j));
    for (Index j = 0; j < weights.cols(); ++j)
      gradLogits(i, j) = mask.allows(firstQuery + i, j)
                             ? static_cast<float>(static_cast<double>(weights(i, j)) *
                                                  (static_cast<double>(gradWeights(i, j)) - mean))
                             : 0;
  }
}

void logitsBackward(float scale, float temperature, MatrixOut gradient) {
  // Two steps, as in the pass itself.
  gradient = gradient * scale / temperature;
}

}  // namespace ap
