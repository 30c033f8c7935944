#pragma once

#include "core/attention/attend_backward.hpp"
#include "core/attention/query_block.hpp"

namespace ap {

/// One head, and what flows back through it.
struct HeadGradient {
  const float* output;  // ∂L/∂output (n, dv)
  AttendGradients by;
  bool finite;  // whether q, k and gradOutput are finite, or the mask none, which needs no care
};

/// Some queries of a head on the way back. All of them together see a few keys at a time.
class QueryBlockBackward {
 public:
  /// The queries from `first` on; `scratch` has to outlive this.
  QueryBlockBackward(const HeadInput& head, const HeadGradient& gradient, Index first,
                     float* scratch);

  /// How many floats the constructor takes.
  static Index scratchLength(const AttendShape& shape);

  /// Goes through all keys: adds to the gradients by k and v, writes its rows of those by q.
  void goBack();

 private:
  // Two arrays (keys, queries) of a block are to stay in the first cache.
  static constexpr Index keysAtOnce = 64;

  void prepare();
  void copyRows(const float* rows, Index width, float factor, float* padded) const;
  void goBack(Index firstKey, Index keys);
  void gradLogits(Index group, Index firstKey, Index keys);
  void addToKeys(const float* pairs, Index keys, const float* rows, Index width,
                 float* gradients) const;
  void productsOfAllowed(const float* pairs, Index keys, const float* rows, Index stride,
                         float* products) const;

  const HeadInput& head_;
  const HeadGradient& gradient_;
  QueryBlock forward_;
  float* gradOutputs_;     // (groups, dv, 8)
  float* gradQueries_;     // (groups, d, 8), without the scale
  float* queryRows_;       // (queries, d, up to a multiple of 8), times scale
  float* gradOutputRows_;  // (queries, dv, up to a multiple of 8)
  kernels::Float4 inverses_[QueryBlock::mostGroups][2];
  kernels::Float4 means_[QueryBlock::mostGroups][2];  // g_i·o_i
  AllowedPairs allowed_[QueryBlock::mostGroups];
  bool allAllowed_ = true;
  float weights_[keysAtOnce * QueryBlock::mostQueries];     // (keys, queries)
  float gradLogits_[keysAtOnce * QueryBlock::mostQueries];  // (keys, queries)
};

}  // namespace ap
