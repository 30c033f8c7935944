#include "core/kernels/products.hpp"

#include "core/kernels/tile.hpp"

namespace ap::kernels {

void dotProducts(Panel panel, Index depth, Rows rows, Index count, float* results, Index stride,
                 Float4* highest) {
  forTiles<mostRows<usualRounding>>(0, count, [=]<int size>(Index j) {
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
  forTiles<mostRows<usualRounding>>(0, width, [=]<int size>(Index c) {
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
