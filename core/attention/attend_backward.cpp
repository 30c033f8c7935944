#include "core/attention/attend_backward.hpp"

#include <algorithm>
#include <vector>

#include "core/attention/query_block_backward.hpp"
#include "core/kernels/finite.hpp"

namespace ap {

Index attendBackwardScratchLength(const AttendShape& shape) {
  return QueryBlockBackward::scratchLength(shape);
}

void attendBackward(const AttendShape& shape, const float* q, const float* k, const float* v,
                    const float* gradOutput, float scale, const Mask& mask,
                    const AttendGradients& gradients, float* scratch) {
  const auto& [heads, n, m, d, dv] = shape;
  std::fill(gradients.k, gradients.k + heads * m * d, 0.0f);
  std::fill(gradients.v, gradients.v + heads * m * dv, 0.0f);
  for (Index h = 0; h < heads; ++h) {
    const HeadInput head = headInput(shape, h, q, k, v, scale, mask);
    const float* const gradOutputs = gradOutput + h * n * dv;
    const HeadGradient gradient{
        .output = gradOutputs,
        .by = {gradients.q + h * n * d, gradients.k + h * m * d, gradients.v + h * m * dv},
        .finite = !mask.forbids() ||
                  (kernels::allFinite(head.q, n * d) && kernels::allFinite(head.k, m * d) &&
                   kernels::allFinite(gradOutputs, n * dv))};
    for (Index first = 0; first < n; first += QueryBlock::mostQueries)
      QueryBlockBackward(head, gradient, first, scratch).goBack();
  }
}

void attendBackward(const AttendShape& shape, const float* q, const float* k, const float* v,
                    const float* gradOutput, float scale, const Mask& mask,
                    const AttendGradients& gradients) {
  std::vector<float> scratch(static_cast<std::size_t>(attendBackwardScratchLength(shape)));
  attendBackward(shape, q, k, v, gradOutput, scale, mask, gradients, scratch.data());
}

}  // namespace ap
