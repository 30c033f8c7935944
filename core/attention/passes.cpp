#include "core/attention/passes.hpp"

#include <cmath>
#include <limits>

#include "core/kernels/matrix_product.hpp"

namespace ap {

namespace {

kernels::Rows rowsOf(const MatrixView& matrix) { return {matrix.data(), matrix.outerStride()}; }

// a · b: (r, s) · (s, c) → (r, c).
void multiply(const MatrixView& a, const MatrixView& b, MatrixOut product) {
  kernels::multiply(rowsOf(a), a.rows(), a.cols(), rowsOf(b), b.cols(), product.data(),
                    product.outerStride());
}

constexpr float minusInfinity = -std::numeric_limits<float>::infinity();

// NaN wins, so that a row with a NaN logit is not taken for one that may attend to nothing.
float largest(const MatrixView& logits, Index row) {
  float largest = minusInfinity;
  for (Index j = 0; j < logits.cols(); ++j) {
    const float logit = logits(row, j);
    if (std::isnan(logit)) return logit;
    if (logit > largest) largest = logit;
  }
  return largest;
}

}  // namespace

void project(const MatrixView& input, const MatrixView& projection, MatrixOut projected) {
  multiply(input, projection, projected);
}

void logits(const MatrixView& scores, float scale, float temperature, const Mask& mask,
            Index firstQuery, MatrixOut logits) {
  // Two steps: scale / temperature may overflow where the logit itself does not.
  logits = scores * scale / temperature;
  if (mask.kind() == Mask::Kind::none) return;
  for (Index i = 0; i < logits.rows(); ++i)
    for (Index j = 0; j < logits.cols(); ++j)
      if (!mask.allows(firstQuery + i, j)) logits(i, j) = minusInfinity;
}

void weights(const MatrixView& logits, MatrixOut weights) {
  for (Index i = 0; i < logits.rows(); ++i) {
    const float top = largest(logits, i);
    if (top == minusInfinity) {
      weights.row(i).setZero();
      continue;
    }
    double total = 0;  // in float, rows of many keys would miss 1 by more than 1e-6
    for (Index j = 0; j < logits.cols(); ++j) total += weights(i, j) = std::exp(logits(i, j) - top);
    weights.row(i) /= static_cast<float>(total);
  }
}

void scaledValues(const MatrixView& weights, const MatrixView& values, const Mask& mask,
                  Index query, MatrixOut scaled) {
  for (Index j = 0; j < values.rows(); ++j) {
    if (mask.allows(query, j))
      scaled.row(j) = weights(0, j) * values.row(j);
    else
      scaled.row(j).setZero();
  }
}

void partialSums(const MatrixView& scaled, MatrixOut partial) {
  for (Index j = 0; j < scaled.rows(); ++j) {
    partial.row(j) = scaled.row(j);
    if (j > 0) partial.row(j) += partial.row(j - 1);
  }
}

void sum(const MatrixView& weights, const MatrixView& values, const Mask& mask, Index firstQuery,
         MatrixOut output) {
  if (mask.kind() == Mask::Kind::none) return multiply(weights, values, output);
  output.setZero();
  for (Index i = 0; i < weights.rows(); ++i)
    for (Index j = 0; j < weights.cols(); ++j)
      if (mask.allows(firstQuery + i, j)) output.row(i) += weights(i, j) * values.row(j);
}

void combine(const MatrixView& concatenated, const MatrixView& outputProjection,
             MatrixOut combined) {
  multiply(concatenated, outputProjection, combined);
}

void residual(const MatrixView& input, const MatrixView& combined, MatrixOut residual) {
  residual = input + combined;
}

}  // namespace ap
