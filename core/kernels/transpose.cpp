#include "core/kernels/transpose.hpp"

namespace ap::kernels {

namespace {

struct Square {
  Float4 rows[4];
};

Square transposed(const Square& s) {
  const Float4 a = __builtin_shufflevector(s.rows[0], s.rows[1], 0, 4, 1, 5);
  const Float4 b = __builtin_shufflevector(s.rows[2], s.rows[3], 0, 4, 1, 5);
  const Float4 c = __builtin_shufflevector(s.rows[0], s.rows[1], 2, 6, 3, 7);
  const Float4 d = __builtin_shufflevector(s.rows[2], s.rows[3], 2, 6, 3, 7);
  return {{__builtin_shufflevector(a, b, 0, 1, 4, 5), __builtin_shufflevector(a, b, 2, 3, 6, 7),
           __builtin_shufflevector(c, d, 0, 1, 4, 5), __builtin_shufflevector(c, d, 2, 3, 6, 7)}};
}

}  // namespace

void pack(Rows rows, Index count, Index width, float factor, float* panel) {
  for (Index lane = 0; lane < lanes; lane += 4) {
    Index c = 0;
    if (lane + 4 <= count)
      for (; c + 4 <= width; c += 4) {
        Square square;
        for (Index r = 0; r < 4; ++r)
          square.rows[r] = load(rows.numbers + (lane + r) * rows.stride + c) * splat(factor);
        square = transposed(square);
        for (Index r = 0; r < 4; ++r) store(panel + (c + r) * lanes + lane, square.rows[r]);
      }
    for (; c < width; ++c)
      for (Index l = lane; l < lane + 4; ++l)
        panel[c * lanes + l] = l < count ? rows.numbers[l * rows.stride + c] * factor : 0;
  }
}

void unpack(const float* panel, Index width, const Float4 factor[2], Index count, float* rows,
            Index rowStride) {
  for (Index lane = 0; lane < count; lane += 4) {
    const Float4 factors = factor[lane / 4];
    Index c = 0;
    if (lane + 4 <= count)
      for (; c + 4 <= width; c += 4) {
        Square square;
        for (Index r = 0; r < 4; ++r)
          square.rows[r] = load(panel + (c + r) * lanes + lane) * factors;
        square = transposed(square);
        for (Index r = 0; r < 4; ++r) store(rows + (lane + r) * rowStride + c, square.rows[r]);
      }
    for (; c < width; ++c)
      for (Index l = lane; l < lane + 4 && l < count; ++l)
        rows[l * rowStride + c] = panel[c * lanes + l] * factors[l - lane];
  }
}

}  // namespace ap::kernels
