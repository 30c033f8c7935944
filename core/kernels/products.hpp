#pragma once

#include "core/kernels/vector.hpp"

/// The two products that attention is made of, with eight vectors side by side: a *panel* holds
/// the first numbers of all eight, then their second numbers, and so on. Its `stride` is the
/// distance from one such eight to the next.
///
/// A product keeps a small tile of sums in registers: eight for each of a few rows, as many as
/// browsers find registers for. Every sum is taken in the order of its terms, starting from 0,
/// whatever the tile: all builds without fused multiply-add agree in every bit.
namespace ap::kernels {

inline constexpr Index lanes = 8;

struct Panel {
  const float* numbers;
  Index stride = lanes;
};

/// Rows of numbers, the first of each `stride` after that of the row before.
struct Rows {
  const float* numbers;
  Index stride;

  Rows from(Index row) const { return {numbers + row * stride, stride}; }
};

/// Dot products of eight vectors of width `depth` with each of `count` rows:
///   results[j * stride + lane] = Σ_c panel(c, lane) · rows(j, c),
/// and, unless `highest` is null, highest(lane) where none of them is larger.
void dotProducts(Panel panel, Index depth, Rows rows, Index count, float* results,
                 Index stride = lanes, Float4* highest = nullptr);

/// Eight sums of `count` rows of `width` numbers, each row with eight weights:
///   sums[c * 8 + lane] = Σ_j weights(j, lane) · rows(j, c),
/// and, unless `keep` is null, what was there before times keep(lane).
void weightedSums(Panel weights, Index count, Rows rows, Index width, const Float4* keep,
                  float* sums);

}  // namespace ap::kernels
