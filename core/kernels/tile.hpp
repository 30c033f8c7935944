#pragma once

#include "core/kernels/products.hpp"

namespace ap::kernels {

/// How many rows a tile has at most: browsers have 16 registers for its sums, two vectors of the
/// panel and one number of a row. A product that is rounded by itself takes one more.
template <Rounding rounding>
inline constexpr int mostRows = rounding == Rounding::once ? 6 : 4;

/// Eight sums for each of `count` rows: Σ_k panel(k, lane) · left[r * rowStride + k * stepStride].
template <int count, Rounding rounding = usualRounding>
struct Tile {
  Float4 sums[count][2];

  [[gnu::always_inline]] Tile(Panel panel, Index depth, const float* left, Index rowStride,
                              Index stepStride)
      : sums{} {
    const float* eight = panel.numbers;
    for (Index k = 0; k < depth; ++k, eight += panel.stride, left += stepStride) {
      const Float4 first = load(eight);
      const Float4 second = load(eight + 4);
      for (int r = 0; r < count; ++r) {
        const Float4 number = splat(left[r * rowStride]);
        sums[r][0] = multiplyAdd<rounding>(number, first, sums[r][0]);
        sums[r][1] = multiplyAdd<rounding>(number, second, sums[r][1]);
      }
    }
  }
};

/// Calls use<count>(first row) for tiles of `count` rows, then for a smaller one of what is left.
template <int count, typename Use>
[[gnu::always_inline]] inline void forTiles(Index first, Index rows, const Use& use) {
  for (; rows - first >= count; first += count) use.template operator()<count>(first);
  if constexpr (count > 1)
    if (first < rows) forTiles<count - 1>(first, rows, use);
}

}  // namespace ap::kernels
