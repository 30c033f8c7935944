#pragma once

#include "core/attention/mask.hpp"
#include "core/kernels/products.hpp"

namespace ap {

/// How many keys attention takes at a time: their logits for eight queries stay in the first
/// cache.
inline constexpr Index keysInBlock = 256;

/// The keys of one block that eight queries may attend to.
class AllowedPairs {
 public:
  /// Reads the mask for up to eight queries and up to keysInBlock keys. Lanes beyond the queries
  /// may attend to everything.
  void read(const Mask& mask, Index firstQuery, Index queries, Index firstKey, Index keys);

  /// Whether every query may attend to every key. Then nothing below is of use.
  bool all() const { return all_; }

  /// Puts `number` in the place of every pair of (keys, 8) that is not allowed.
  void replaceOthers(float number, float* numbers, Index stride) const;

  /// kernels::weightedSums over the allowed pairs: for rows that are not finite, since what is not
  /// allowed may not touch a sum, not even as 0 · NaN. Where rows are finite it has the same bits.
  void weightedSums(kernels::Panel weights, kernels::Rows rows, Index width,
                    const kernels::Float4* keep, float* sums) const;

  bool allows(Index lane, Index key) const { return lanes_[key][lane / 4][lane % 4] != 0; }

 private:
  void readCausal(Index last);
  void readGiven(const Mask& mask, Index firstQuery, Index queries, Index firstKey);

  bool all_ = true;
  Index keys_ = 0;
  kernels::Int4 lanes_[keysInBlock][2];  // −1 where allowed, 0 where not
};

}  // namespace ap
