#include "core/attention/dot_products.hpp"

#include "core/kernels/matrix_product.hpp"

namespace ap {

void dotProducts(const MatrixView& queries, const MatrixView& keys, MatrixOut products) {
  kernels::multiplyTransposed({queries.data(), queries.outerStride()}, queries.rows(),
                              queries.cols(), {keys.data(), keys.outerStride()}, keys.rows(),
                              products.data(), products.outerStride());
}

void dotProductsBackward(const MatrixView& queries, const MatrixView& keys,
                         const MatrixView& gradProducts, const Mask& mask, Index firstQuery,
                         MatrixOut gradQueries, MatrixOut gradKeys) {
  gradQueries.setZero();
  for (Index i = 0; i < queries.rows(); ++i)
    for (Index j = 0; j < keys.rows(); ++j) {
      if (!mask.allows(firstQuery + i, j)) continue;
      gradQueries.row(i) += gradProducts(i, j) * keys.row(j);
      gradKeys.row(j) += gradProducts(i, j) * queries.row(i);
    }
}

}  // namespace ap
