#include "core/kernels/matrix_product.hpp"

#include <algorithm>
#include <vector>

#include "core/kernels/transpose.hpp"

namespace ap::kernels {

namespace {

/// Eight rows of `a` at a time: packed, multiplied by `product`, and put back as rows.
template <typename Product>
void byEights(Rows a, Index rows, Index depth, Index width, float* result, Index stride,
              const Product& product) {
  std::vector<float> panel(static_cast<std::size_t>(depth * lanes));
  std::vector<float> products(static_cast<std::size_t>(width * lanes));
  const Float4 ones[2] = {splat(1), splat(1)};
  for (Index first = 0; first < rows; first += lanes) {
    const Index count = std::min(lanes, rows - first);
    pack(a.from(first), count, depth, 1, panel.data());
    product(Panel{panel.data()}, products.data());
    unpack(products.data(), width, ones, count, result + first * stride, stride);
  }
}

}  // namespace

void multiply(Rows a, Index rows, Index depth, Rows b, Index width, float* result, Index stride) {
  byEights(a, rows, depth, width, result, stride, [=](Panel panel, float* products) {
    weightedSums(panel, depth, b, width, nullptr, products);
  });
}

void multiplyTransposed(Rows a, Index rows, Index depth, Rows b, Index width, float* result,
                        Index stride) {
  byEights(a, rows, depth, width, result, stride,
           [=](Panel panel, float* products) { dotProducts(panel, depth, b, width, products); });
}

}  // namespace ap::kernels
