#pragma once

#include <algorithm>

#include "core/schemes/scheme.hpp"
#include "tests/core/inputs.hpp"

/// What schemes are tested with.
namespace ap {

/// A block of rows, and everything else that a scheme reads.
struct SchemeCase {
  Matrix queries;  // (rows, d_k)
  Matrix keys;     // (m, d_k)
  Mask mask;
  Index firstQuery;
  float scale;
  float temperature;
  float ratio;
  Pair pair;

  SchemeInput input() const {
    return {queries, keys, mask, firstQuery, scale, temperature, ratio, pair};
  }
  /// The same, of some of the block's rows.
  SchemeInput input(Index first, Index rows) const {
    return {queries.middleRows(first, rows),
            keys,
            mask,
            firstQuery + first,
            scale,
            temperature,
            ratio,
            pair};
  }
};

struct SchemeSizes {
  Index first, rows, m, d;
};

/// Whether the sizes suit the scheme: who asks by keys is among the words looked at.
inline bool suits(const Scheme& scheme, const SchemeSizes& sizes) {
  return !scheme.asksByKeys || sizes.first + sizes.rows <= sizes.m;
}

/// Temperatures, scales, ratios and readings of the pair, by number.
inline constexpr int schemeVariants = 6;

inline SchemeCase drawCase(std::uint64_t seed, const SchemeSizes& sizes, Mask::Kind kind,
                           int variant) {
  constexpr float temperatures[] = {0.5f, 1.f, 2.f};
  constexpr float scales[] = {0.35f, 1.f, 0.125f};
  constexpr float ratios[] = {0.f, 0.75f, 1.f};
  Random random(seed);
  const auto& [first, rows, m, d] = sizes;
  Matrix queries = drawMatrix(random, rows, d);
  Matrix keys = drawMatrix(random, m, d);
  Mask mask = drawMask(kind, random, first + rows, m);
  // In every other variant the pair's row is one of the block's.
  const auto below = [&random](Index end) {
    return static_cast<Index>(random.next() % static_cast<std::uint64_t>(end));
  };
  const Index query = std::min(m - 1, variant % 2 == 0 ? first + below(rows) : below(m));
  const Index other = m > 1 ? (query + 1 + below(m - 1)) % m : 0;
  return {std::move(queries),  std::move(keys),
          std::move(mask),     first,
          scales[variant / 2], temperatures[variant % 3],
          ratios[variant % 3], {query, other, variant < 3}};
}

/// What a scheme writes, full of sevens at first.
struct WeighedCase {
  Matrix scores;
  Matrix logits;
  Matrix weights;

  WeighedCase(const Scheme& scheme, Index rows, Index m)
      : scores(Matrix::Constant(rows, m, 7)),
        logits(Matrix::Constant(scheme.hasLogits ? rows : 0, m, 7)),
        weights(Matrix::Constant(rows, m, 7)) {}

  SchemeOutput output() { return {scores, logits, weights}; }
};

inline WeighedCase weigh(const Scheme& scheme, const SchemeInput& input) {
  WeighedCase weighed(scheme, input.queries.rows(), input.keys.rows());
  SchemeOutput output = weighed.output();
  scheme.weigh(input, output);
  return weighed;
}

/// What a scheme passes back; `queries` is full of sevens at first, `keys` of `before`.
struct GradientCase {
  Matrix queries;
  Matrix keys;
};

inline GradientCase backward(const Scheme& scheme, const SchemeInput& input,
                             const Matrix& gradWeights, float before = 0) {
  WeighedCase weighed = weigh(scheme, input);
  GradientCase result{Matrix::Constant(input.queries.rows(), input.queries.cols(), 7),
                      Matrix::Constant(input.keys.rows(), input.keys.cols(), before)};
  SchemeGradient gradient{result.queries, result.keys};
  scheme.backward(input, weighed.output(), gradWeights, gradient);
  return result;
}

}  // namespace ap
