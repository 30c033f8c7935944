#include "core/kernels/products.hpp"

namespace ap::kernels {

namespace {

// Browsers have 16 registers for a tile's sums, two vectors of the panel and one number of a row.
// Without fused multiply-add a product needs one more for each of the sums that are under way.
constexpr int mostRows = fusesMultiplyAdd ? 6 : 4;

/// Eight sums for each of `count` rows: Σ_k panel(k, lane) · left[r * rowStride + k * stepStride].
template <int count>
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
        sums[r][0] = multiplyAdd(number, first, sums[r][0]);
        sums[r][1] = multiplyAdd(number, second, sums[r][1]);
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

}  // namespace

void dotProducts(Panel panel, Index depth, Rows rows, Index count, float* results, Index stride,
                 Float4* highest) {
  forTiles<mostRows>(0, count, [=]<int size>(Index j) {
    const Tile<size> tile(panel, depth, rows.from(j).numbers, rows.stride, 1);
    for (int r = 0; r < size; ++r)
      for (int half = 0; half < 2; ++half)
        store(results + (j + r) * stride + 4 * half, tile.sums[r][half]);
    if (highest)
      for (int half = 0; half < 2; ++half)
        for (int r = 0; r < size; ++r) highest[half] = larger(highest[half], tile.sums[r][half]);
  });
}

void weightedSums(Panel weights, Index count, Rows rows, Index width, const Float4* keep,
                  float* sums) {
  forTiles<mostRows>(0, width, [=]<int size>(Index c) {
    const Tile<size> tile(weights, count, rows.numbers + c, 1, rows.stride);
    for (int r = 0; r < size; ++r)
      for (int half = 0; half < 2; ++half) {
        float* place = sums + (c + r) * lanes + 4 * half;
        const Float4 sum = tile.sums[r][half];
        store(place, keep ? multiplyAdd(load(place), keep[half], sum) : sum);
      }
  });
}

}  // namespace ap::kernels
