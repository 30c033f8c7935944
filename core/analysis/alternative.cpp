#include "core/analysis/alternative.hpp"

#include "core/analysis/ambiguity.hpp"

namespace ap {

std::vector<double> alternative(std::span<const float> weights, const MatrixView& values,
                                Index token, Extreme extreme) {
  const std::vector<double> given(weights.begin(), weights.end());
  const Ambiguity ambiguity(values);
  if (ambiguity.dimension() == 0) return given;
  Extremes extremes(ambiguity.constraints(), given);
  const auto found = extremes.weighting(static_cast<std::size_t>(token), extreme);
  return {found.begin(), found.end()};
}

}  // namespace ap
