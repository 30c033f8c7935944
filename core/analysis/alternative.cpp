#include "core/analysis/alternative.hpp"

#include <cmath>

#include "core/analysis/ambiguity.hpp"

namespace ap {

namespace {

constexpr double noChange = 1e-9;

}  // namespace

std::vector<double> alternative(std::span<const float> weights, const MatrixView& values,
                                Index token, Extreme extreme) {
  const std::vector<double> given(weights.begin(), weights.end());
  const Ambiguity ambiguity(values);
  if (ambiguity.dimension() == 0) return given;
  Extremes extremes(ambiguity.constraints(), given);
  const auto at = static_cast<std::size_t>(token);
  const auto found = extremes.weighting(at, extreme);
  if (std::abs(found[at] - given[at]) <= noChange) return given;
  return {found.begin(), found.end()};
}

}  // namespace ap
