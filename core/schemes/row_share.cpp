#include "core/schemes/row_share.hpp"

#include <cmath>
#include <limits>

namespace ap {

RowSum rowSum(const MatrixView& scores, Index row, const Mask& mask, Index query) {
  double sum = 0;
  double size = 0;
  for (Index j = 0; j < scores.cols(); ++j) {
    if (!mask.allows(query, j)) continue;
    sum += static_cast<double>(scores(row, j));
    size += std::abs(static_cast<double>(scores(row, j)));
  }
  // Not <=, so that NaN, and ∞ against ∞, are no divisors either.
  return {sum, std::abs(sum) > static_cast<double>(std::numeric_limits<float>::epsilon()) * size};
}

namespace {

// NaN where the sum leaves the shares undefined.
double divisor(const MatrixView& scores, Index row, const Mask& mask, Index query) {
  const auto [sum, isDivisor] = rowSum(scores, row, mask, query);
  return isDivisor ? sum : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

void rowShares(const MatrixView& scores, const Mask& mask, Index firstQuery, MatrixOut weights) {
  for (Index i = 0; i < scores.rows(); ++i) {
    const double sum = divisor(scores, i, mask, firstQuery + i);
    for (Index j = 0; j < scores.cols(); ++j)
      weights(i, j) = mask.allows(firstQuery + i, j)
                          ? static_cast<float>(static_cast<double>(scores(i, j)) / sum)
                          : 0;
  }
}

void rowSharesBackward(const MatrixView& scores, const MatrixView& gradWeights, const Mask& mask,
                       Index firstQuery, MatrixOut gradScores) {
  for (Index i = 0; i < scores.rows(); ++i) {
    const Index query = firstQuery + i;
    const double sum = divisor(scores, i, mask, query);
    double mean = 0;  // Σ_k α_k ∂L/∂α_k
    for (Index j = 0; j < scores.cols(); ++j)
      if (mask.allows(query, j))
        mean += static_cast<double>(scores(i, j)) / sum * static_cast<double>(gradWeights(i, j));
    for (Index j = 0; j < scores.cols(); ++j)
      gradScores(i, j) =
          mask.allows(query, j)
              ? static_cast<float>((static_cast<double>(gradWeights(i, j)) - mean) / sum)
              : 0;
  }
}

}  // namespace ap
