#pragma once

#include <limits>

#include "core/kernels/products.hpp"

namespace ap::kernels {

/// The softmax of eight queries at once, over keys that come in blocks: what was found so far is
/// scaled down whenever a larger logit comes (Milakov and Gimelshein 2018, "Online normalizer
/// calculation for softmax"). Logits are half of those of base 2: see Exp2Halves.
struct Softmax {
  /// The largest logit so far. It begins with the smallest finite number, so that a logit of −∞
  /// gets weight 0 even where there is no other. NaN is passed over, and makes `total` NaN.
  Float4 top[2] = {splat(std::numeric_limits<float>::lowest()),
                   splat(std::numeric_limits<float>::lowest())};
  /// Σ_j 2^(2 (ℓ_j − top)).
  Float4 total[2] = {};

  /// Replaces the logits (keys, 8) by their exponentials. `highest` is the largest of them and of
  /// `top`. Sums made with the exponentials of earlier blocks are to be multiplied by `keep`.
  void add(float* logits, Index keys, const Float4 highest[2], Float4 keep[2]);

  /// What makes weights of the exponentials: 1 / total, or 0 where there is nothing to attend to.
  void inverse(Float4 factors[2]) const;
};

}  // namespace ap::kernels
