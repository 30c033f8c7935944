#pragma once

#include "core/attention/allowed_pairs.hpp"
#include "core/attention/head_input.hpp"
#include "core/kernels/softmax.hpp"

namespace ap {

/// Some queries of a head that go through its keys together, in groups of eight: softmax and
/// output are found in one pass over blocks of keys (Dao et al. 2022, "FlashAttention"), so that
/// what it needs beside inputs and outputs does not grow with n, and with m only for weights.
class QueryBlock {
 public:
  static constexpr Index mostGroups = 6;
  static constexpr Index mostQueries = mostGroups * kernels::lanes;

  /// How many floats the constructor takes for n queries of width d and m values of width dv.
  static Index scratchLength(Index n, Index m, Index d, Index dv, bool withWeights);

  /// The queries from `first` on; `scratch` has to outlive this.
  QueryBlock(const HeadInput& head, Index first, float* scratch);

  /// Goes through all keys; `weights` (n, m) are the head's, or null.
  void attend(float* weights);

  /// Writes its rows of the head's output (n, dv).
  void writeOutput(float* output) const;

  Index first() const { return first_; }
  Index queries() const { return queries_; }
  Index groups() const { return (queries_ + kernels::lanes - 1) / kernels::lanes; }
  Index queriesOf(Index group) const;
  Index firstOf(Index group) const { return first_ + group * kernels::lanes; }

  /// How many keys, from the first one, the group can see.
  Index visibleTo(Index group) const;

  /// The group's queries, times scale · log2(e) / 2.
  kernels::Panel packed(Index group) const {
    return {queriesPacked_ + group * kernels::lanes * head_.d};
  }
  /// Σ_j 2^(2 (ℓ_ij − top)) v_j, (dv, 8).
  float* sums(Index group) const { return sums_ + group * kernels::lanes * head_.dv; }
  const kernels::Softmax& softmax(Index group) const { return softmax_[group]; }

 private:
  void attend(Index group, Index firstKey, Index keys, float* weights);
  void writeWeights(Index group, Index firstKey, Index keys, const float* exponentials,
                    float* weights);
  void finishWeights(Index group, const kernels::Float4 inverse[2], float* weights) const;

  const HeadInput& head_;
  Index first_;
  Index queries_;
  float* queriesPacked_;  // (groups, d, 8)
  float* sums_;           // (groups, dv, 8)
  float* tops_;           // (groups, blocks of keys, 8): softmax_'s top when each block was done
  kernels::Softmax softmax_[mostGroups];
  AllowedPairs pairs_;
};

}  // namespace ap
