#pragma once

#include <span>
#include <vector>

#include "core/matrix.hpp"

namespace ap {

/// "What if this word weighed more?": sets weight `token` to `weight` (taken into [0, 1], NaN as 0)
/// and lets all others shrink or grow in proportion, so that the m weights sum to 1 as before.
/// Where the others have no weight to grow, they share in proportion to `own`, the scheme's
/// weights; where these are 0 too, `token` keeps everything. `weights` and `own` have the same
/// length m, and 0 <= token < m.
std::vector<float> reweigh(std::span<const float> weights, std::span<const float> own, Index token,
                           float weight);

}  // namespace ap
