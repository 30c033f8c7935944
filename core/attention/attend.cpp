#include "core/attention/attend.hpp"

#include <vector>

#include "core/attention/query_block.hpp"

namespace ap {

Index attendScratchLength(const AttendShape& shape, bool withWeights) {
  return QueryBlock::scratchLength(shape.n, shape.m, shape.d, shape.dv, withWeights);
}

void attend(const AttendShape& shape, const float* q, const float* k, const float* v, float scale,
            const Mask& mask, float* output, float* weights, float* scratch) {
  const auto& [heads, n, m, d, dv] = shape;
  for (Index h = 0; h < heads; ++h) {
    const HeadInput head = headInput(shape, h, q, k, v, scale, mask);
    for (Index first = 0; first < n; first += QueryBlock::mostQueries) {
      QueryBlock queries(head, first, scratch);
      queries.attend(weights ? weights + h * n * m : nullptr);
      queries.writeOutput(output + h * n * dv);
    }
  }
}

void attend(const AttendShape& shape, const float* q, const float* k, const float* v, float scale,
            const Mask& mask, float* output, float* weights) {
  std::vector<float> scratch(
      static_cast<std::size_t>(attendScratchLength(shape, weights != nullptr)));
  attend(shape, q, k, v, scale, mask, output, weights, scratch.data());
}

}  // namespace ap
