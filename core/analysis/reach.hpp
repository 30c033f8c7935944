#pragma once

#include <cstdint>
#include <span>

#include "core/matrix.hpp"

namespace ap {

/// Whether a query gives a weighting.
enum class Reach : std::int8_t {
  no = -1,    // no query comes near
  limit = 0,  // queries come as near as one likes, and none gives it
  query = 1,  // a query gives it
};

/// Whether some query q gives these weights (m), a distribution, as softmax(K q·scale) over the
/// keys (m, d_k) that it may attend to.
///   query: every weight is above 0, and log α = K q·scale + constant has a solution q.
///   limit: some weights are 0, and queries q + t·u with growing t lead there. That is so exactly
///          when the tokens with weight are those whose keys lie on one face of the keys' convex
///          hull, the face that u points to, and on them log α = K q·scale + constant has a
///          solution (the closure of an exponential family; Barndorff-Nielsen 1978, section 9.3).
/// A solution counts when every logit is met to 1e-4·max(1, max log α − min log α), since weights
/// were computed in float; a weight below the smallest normal float is 0. How large q would have to
/// be is not asked.
Reach reach(std::span<const float> weights, const MatrixView& keys);

}  // namespace ap
