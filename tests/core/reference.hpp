#pragma once

#include <cmath>
#include <limits>

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"

/// Every pass once more, in double and in the plainest way: loops that follow the definition.
/// The names are those of core/attention/passes.hpp.
namespace ap::reference {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

inline constexpr double minusInfinity = -std::numeric_limits<double>::infinity();

/// a · b: (r, s) · (s, c) → (r, c). For `project` and `combine`.
inline Matrix product(const Matrix& a, const Matrix& b) {
  Matrix result = Matrix::Zero(a.rows(), b.cols());
  for (Index i = 0; i < a.rows(); ++i)
    for (Index j = 0; j < b.cols(); ++j)
      for (Index k = 0; k < a.cols(); ++k) result(i, j) += a(i, k) * b(k, j);
  return result;
}

inline Matrix scores(const Matrix& queries, const Matrix& keys) {
  Matrix result = Matrix::Zero(queries.rows(), keys.rows());
  for (Index i = 0; i < queries.rows(); ++i)
    for (Index j = 0; j < keys.rows(); ++j)
      for (Index c = 0; c < keys.cols(); ++c) result(i, j) += queries(i, c) * keys(j, c);
  return result;
}

inline Matrix logits(const Matrix& scores, double scale, double temperature, const Mask& mask,
                     Index firstQuery) {
  Matrix result(scores.rows(), scores.cols());
  for (Index i = 0; i < scores.rows(); ++i)
    for (Index j = 0; j < scores.cols(); ++j)
      result(i, j) =
          mask.allows(firstQuery + i, j) ? scores(i, j) * scale / temperature : minusInfinity;
  return result;
}

inline Matrix weights(const Matrix& logits) {
  Matrix result = Matrix::Zero(logits.rows(), logits.cols());
  for (Index i = 0; i < logits.rows(); ++i) {
    double top = minusInfinity;
    bool undefined = false;
    for (Index j = 0; j < logits.cols(); ++j) {
      if (std::isnan(logits(i, j)) || logits(i, j) == -minusInfinity) undefined = true;
      if (logits(i, j) > top) top = logits(i, j);
    }
    if (undefined) result.row(i).setConstant(std::numeric_limits<double>::quiet_NaN());
    if (undefined || top == minusInfinity) continue;
    double total = 0;
    for (Index j = 0; j < logits.cols(); ++j) total += std::exp(logits(i, j) - top);
    for (Index j = 0; j < logits.cols(); ++j) result(i, j) = std::exp(logits(i, j) - top) / total;
  }
  return result;
}

inline Matrix scaledValues(const Matrix& weights, const Matrix& values, const Mask& mask,
                           Index query) {
  Matrix result = Matrix::Zero(values.rows(), values.cols());
  for (Index j = 0; j < values.rows(); ++j)
    for (Index c = 0; c < values.cols(); ++c)
      if (mask.allows(query, j)) result(j, c) = weights(0, j) * values(j, c);
  return result;
}

inline Matrix partialSums(const Matrix& scaled) {
  Matrix result = Matrix::Zero(scaled.rows(), scaled.cols());
  for (Index j = 0; j < scaled.rows(); ++j)
    for (Index before = 0; before <= j; ++before)
      for (Index c = 0; c < scaled.cols(); ++c) result(j, c) += scaled(before, c);
  return result;
}

inline Matrix sum(const Matrix& weights, const Matrix& values, const Mask& mask, Index firstQuery) {
  Matrix result = Matrix::Zero(weights.rows(), values.cols());
  for (Index i = 0; i < weights.rows(); ++i)
    for (Index j = 0; j < weights.cols(); ++j)
      for (Index c = 0; c < values.cols(); ++c)
        if (mask.allows(firstQuery + i, j)) result(i, c) += weights(i, j) * values(j, c);
  return result;
}

inline Matrix residual(const Matrix& input, const Matrix& combined) {
  Matrix result(input.rows(), input.cols());
  for (Index i = 0; i < input.rows(); ++i)
    for (Index c = 0; c < input.cols(); ++c) result(i, c) = input(i, c) + combined(i, c);
  return result;
}

/// Attention of one head, from the passes above.
struct Attention {
  Matrix scores;   // (n, m)
  Matrix logits;   // (n, m)
  Matrix weights;  // (n, m)
  Matrix output;   // (n, d_v)
};

inline Attention attend(const Matrix& q, const Matrix& k, const Matrix& v, double scale,
                        const Mask& mask) {
  Attention result;
  result.scores = scores(q, k);
  result.logits = logits(result.scores, scale, 1, mask, 0);
  result.weights = weights(result.logits);
  result.output = sum(result.weights, v, mask, 0);
  return result;
}

}  // namespace ap::reference
