#include "core/training/product.hpp"

#include <algorithm>

#include "core/kernels/tile.hpp"

namespace ap::training {

namespace {

using kernels::Float4;
using kernels::lanes;

/// A matrix as it lies in memory, or the other way round: element (i, k) is
/// numbers[i * rowStride + k * columnStride].
struct View {
  const float* numbers;
  Index rowStride, columnStride;
};
View view(const In<float>& matrix) { return {matrix.data(), matrix.outerStride(), 1}; }
View transposed(const In<float>& matrix) { return {matrix.data(), 1, matrix.outerStride()}; }

/// Up to eight columns side by side; 0 in the lanes that are left.
void pack(const float* numbers, const View& from, Index depth, Index count, float* panel) {
  for (Index k = 0; k < depth; ++k, numbers += from.rowStride, panel += lanes)
    if (count == lanes && from.columnStride == 1)
      std::copy(numbers, numbers + lanes, panel);
    else
      for (Index lane = 0; lane < lanes; ++lane)
        panel[lane] = lane < count ? numbers[lane * from.columnStride] : 0;
}

/// Whether sums take the place of what is there, or are added to it.
enum class To { replace, add };

void put(const Float4 sums[2], Index count, To to, float* place) {
  if (count < lanes) {
    for (Index lane = 0; lane < count; ++lane)
      place[lane] = (to == To::add ? place[lane] : 0) + sums[lane / 4][lane % 4];
    return;
  }
  for (int half = 0; half < 2; ++half, place += 4)
    kernels::store(place, to == To::add ? kernels::load(place) + sums[half] : sums[half]);
}

/// So many terms of the sums at a time: what is read for them then stays in the cache.
constexpr Index deepest = 256;

/// a · b, sums of `depth` terms: eight columns of b at a time meet all rows of a.
void multiply(const View& a, const View& b, Index depth, To to, Out<float>& out) {
  if (depth == 0 && to == To::replace) out.setZero();
  alignas(16) float panel[deepest * lanes];
  for (Index start = 0; start < depth; start += deepest) {
    const Index terms = std::min(deepest, depth - start);
    const To blockTo = start == 0 ? to : To::add;
    const float* const left = a.numbers + start * a.columnStride;
    for (Index c = 0; c < out.cols(); c += lanes) {
      const Index count = std::min(lanes, out.cols() - c);
      pack(b.numbers + start * b.rowStride + c * b.columnStride, b, terms, count, panel);
      float* const place = out.data() + c;
      const Index stride = out.outerStride();
      const auto rows = [&]<int size>(Index r) {
        const kernels::Tile<size> tile(kernels::Panel{panel}, terms, left + r * a.rowStride,
                                       a.rowStride, a.columnStride);
        for (int i = 0; i < size; ++i) put(tile.sums[i], count, blockTo, place + (r + i) * stride);
      };
      kernels::forTiles<kernels::mostRows<kernels::usualRounding>>(0, out.rows(), rows);
    }
  }
}

}  // namespace

template <>
void product(const In<float>& a, const In<float>& b, Out<float> out) {
  multiply(view(a), view(b), a.cols(), To::replace, out);
}

template <>
void productTransposed(const In<float>& a, const In<float>& b, Out<float> out) {
  multiply(view(a), transposed(b), a.cols(), To::replace, out);
}

template <>
void addProduct(const In<float>& a, const In<float>& b, Out<float> out) {
  multiply(view(a), view(b), a.cols(), To::add, out);
}

template <>
void addProductTransposed(const In<float>& a, const In<float>& b, Out<float> out) {
  multiply(view(a), transposed(b), a.cols(), To::add, out);
}

template <>
void addTransposedProduct(const In<float>& a, const In<float>& b, Out<float> out) {
  multiply(transposed(a), view(b), a.rows(), To::add, out);
}

}  // namespace ap::training
