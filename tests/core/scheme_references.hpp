#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "core/schemes/scheme.hpp"
#include "tests/core/reference.hpp"

/// Every scheme once more, in double and in the plainest way. Queries and keys are given apart from
/// the input, so that a test can move them by less than a float.
namespace ap::reference {

struct Weighed {
  Matrix scores;
  Matrix logits;  // no rows for a scheme without softmax
  Matrix weights;
};

/// `queries` are the block's rows; `keys` are all; of the input, all but its matrices is read.
using Weigh = Weighed (*)(const Matrix& queries, const Matrix& keys, const SchemeInput& input);

inline Weighed fixedRatio(const Matrix& queries, const Matrix& keys, const SchemeInput& input) {
  const Index m = keys.rows();
  const double ratio = input.ratio;
  Weighed result{Matrix(queries.rows(), m), Matrix(0, m), Matrix::Zero(queries.rows(), m)};
  for (Index i = 0; i < queries.rows(); ++i) {
    const Index self = input.firstQuery + i;
    double others = 0;
    for (Index j = 0; j < m; ++j)
      if (j != self && input.mask.allows(self, j)) others += 1;
    for (Index j = 0; j < m; ++j) {
      result.scores(i, j) = m == 1      ? 1
                            : j == self ? ratio
                                        : (1 - ratio) / static_cast<double>(m - 1);
      if (!input.mask.allows(self, j)) continue;
      if (j == self)
        result.weights(i, j) = others == 0 ? 1 : ratio;
      else
        result.weights(i, j) = (input.mask.allows(self, self) ? 1 - ratio : 1) / others;
    }
  }
  return result;
}

inline double length(const Matrix& keys, Index i) {
  double square = 0;
  for (Index c = 0; c < keys.cols(); ++c) square += keys(i, c) * keys(i, c);
  return std::sqrt(square);
}

/// k_i·k_j / (‖k_i‖ ‖k_j‖), 0 when one of them is 0.
inline double relevance(const Matrix& keys, Index i, Index j) {
  double dot = 0;
  for (Index c = 0; c < keys.cols(); ++c) dot += keys(i, c) * keys(j, c);
  const double lengths = length(keys, i) * length(keys, j);
  return lengths == 0 ? 0 : dot / lengths;
}

inline Matrix relevances(const Matrix& queries, const Matrix& keys, const SchemeInput& input) {
  Matrix result(queries.rows(), keys.rows());
  for (Index i = 0; i < queries.rows(); ++i)
    for (Index j = 0; j < keys.rows(); ++j) result(i, j) = relevance(keys, input.firstQuery + i, j);
  return result;
}

inline Weighed keyKey(const Matrix& queries, const Matrix& keys, const SchemeInput& input) {
  const Index m = keys.rows();
  Weighed result{relevances(queries, keys, input), Matrix(0, m), Matrix::Zero(queries.rows(), m)};
  for (Index i = 0; i < queries.rows(); ++i) {
    const Index self = input.firstQuery + i;
    const auto& [query, other, keepsOwn] = input.pair;
    const bool hasSelf = input.mask.allows(self, self);
    const bool hasOther = self == query && other != query && input.mask.allows(self, other);
    const double r = relevance(keys, self, other);
    if (hasSelf && hasOther) {
      result.weights(i, self) = keepsOwn ? r : 1 - r;
      result.weights(i, other) = keepsOwn ? 1 - r : r;
    } else if (hasSelf) {
      result.weights(i, self) = 1;
    } else if (hasOther) {
      result.weights(i, other) = 1;
    }
  }
  return result;
}

/// Σ_k S_ik over what the mask allows, and the same of |S_ik|.
struct RowSum {
  double sum = 0;
  double size = 0;
};
inline RowSum rowSum(const Matrix& scores, Index i, const SchemeInput& input) {
  RowSum result;
  for (Index j = 0; j < scores.cols(); ++j)
    if (input.mask.allows(input.firstQuery + i, j)) {
      result.sum += scores(i, j);
      result.size += std::abs(scores(i, j));
    }
  return result;
}

inline Matrix shares(const Matrix& scores, const SchemeInput& input) {
  Matrix result = Matrix::Zero(scores.rows(), scores.cols());
  for (Index i = 0; i < scores.rows(); ++i) {
    const auto [sum, size] = rowSum(scores, i, input);
    const bool isDefined = std::abs(sum) > std::numeric_limits<float>::epsilon() * size;
    for (Index j = 0; j < scores.cols(); ++j)
      if (input.mask.allows(input.firstQuery + i, j))
        result(i, j) = isDefined ? scores(i, j) / sum : std::numeric_limits<double>::quiet_NaN();
  }
  return result;
}

inline Weighed keyKeyNormalised(const Matrix& queries, const Matrix& keys,
                                const SchemeInput& input) {
  Weighed result{relevances(queries, keys, input), Matrix(0, keys.rows()), {}};
  result.weights = shares(result.scores, input);
  return result;
}

inline Weighed dotNormalised(const Matrix& queries, const Matrix& keys, const SchemeInput& input) {
  Weighed result{scores(queries, keys), Matrix(0, keys.rows()), {}};
  result.weights = shares(result.scores, input);
  return result;
}

inline Weighed softmax(const Matrix& queries, const Matrix& keys, double scale,
                       const SchemeInput& input) {
  Weighed result;
  result.scores = scores(queries, keys);
  result.logits = logits(result.scores, scale, input.temperature, input.mask, input.firstQuery);
  result.weights = weights(result.logits);
  return result;
}

inline Weighed plainSoftmax(const Matrix& queries, const Matrix& keys, const SchemeInput& input) {
  return softmax(queries, keys, 1, input);
}

inline Weighed scaledSoftmax(const Matrix& queries, const Matrix& keys, const SchemeInput& input) {
  return softmax(queries, keys, input.scale, input);
}

/// How much larger than in the scores errors are in a row's weights, and in what flows back
/// through it from ∂L/∂α of 1.
struct Amplification {
  double weights;
  double gradient;
};
using Amplify = Amplification (*)(const Weighed& weighed, Index row, const SchemeInput& input);

inline Amplification unchanged(const Weighed&, Index, const SchemeInput&) { return {1, 1}; }

/// α = S/T: with about δ in every score, T is off by √m δ and α by (1 + √m |α|) δ/|T|, at most by
/// (1 + √m size/|T|) δ/|T|. In (∂L/∂α_j − Σ_k α_k ∂L/∂α_k)/T this comes twice, over |T|.
inline Amplification byShares(const Weighed& weighed, Index row, const SchemeInput& input) {
  const auto [sum, size] = rowSum(weighed.scores, row, input);
  if (!(std::abs(sum) > std::numeric_limits<float>::epsilon() * size)) return {1, 1};
  const double total = std::abs(sum);
  const double root = std::sqrt(static_cast<double>(weighed.scores.cols()));
  const double steepness = (1 + root * size / total) / total;
  return {steepness, 2 * steepness / total};
}

/// exp: with δ in every score, α is off by a factor of at most exp(2cδ), c = scale / temperature;
/// in c α_j (∂L/∂α_j − Σ_k α_k ∂L/∂α_k) this comes twice, times c. Rounding alone leaves c.
inline Amplification byExp(double c) { return {2 * c, c * std::max(1.0, 4 * c)}; }
inline Amplification byPlainExp(const Weighed&, Index, const SchemeInput& input) {
  return byExp(1 / static_cast<double>(input.temperature));
}
inline Amplification byScaledExp(const Weighed&, Index, const SchemeInput& input) {
  return byExp(static_cast<double>(input.scale) / static_cast<double>(input.temperature));
}

/// One for each scheme, by id: a scheme without one fails.
struct SchemeReference {
  std::string_view id;
  Weigh weigh;
  Amplify amplify;
};
inline constexpr SchemeReference schemeReferences[] = {
    {"fixed", fixedRatio, unchanged},
    {"key-key", keyKey, unchanged},
    {"key-key-normalised", keyKeyNormalised, byShares},
    {"dot-normalised", dotNormalised, byShares},
    {"softmax", plainSoftmax, byPlainExp},
    {"scaled-softmax", scaledSoftmax, byScaledExp},
};

inline const SchemeReference* findSchemeReference(std::string_view id) {
  for (const SchemeReference& reference : schemeReferences)
    if (reference.id == id) return &reference;
  return nullptr;
}

}  // namespace ap::reference
