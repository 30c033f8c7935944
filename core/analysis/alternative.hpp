#pragma once

#include "core/analysis/extremes.hpp"
#include "core/matrix.hpp"

namespace ap {

/// Of all weightings with the same output and total as α (n), each weight at least 0, the one that
/// gives `token` the most or the least: (n), (n, d_v) → (n). α itself where the token can neither
/// gain nor lose, whatever the others could do.
std::vector<double> alternative(std::span<const float> weights, const MatrixView& values,
                                Index token, Extreme extreme);

}  // namespace ap
