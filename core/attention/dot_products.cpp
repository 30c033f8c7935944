#include "core/attention/dot_products.hpp"

namespace ap {

void dotProducts(const MatrixView& queries, const MatrixView& keys, MatrixOut products) {
  const Matrix columns = keys.transpose();  // (d_k, m): row by row, j runs through memory
  for (Index i = 0; i < queries.rows(); ++i) {
    products.row(i).setZero();
    for (Index c = 0; c < columns.rows(); ++c) products.row(i) += queries(i, c) * columns.row(c);
  }
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
