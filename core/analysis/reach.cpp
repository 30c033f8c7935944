#include "core/analysis/reach.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/column_space.hpp"
#include "core/analysis/extremes.hpp"

namespace ap {

namespace {

constexpr double tolerance = 1e-4;  // of logits
constexpr double noWeight = 1e-6;

using Tokens = std::vector<std::size_t>;

Table pickRows(const Table& rows, const Tokens& tokens) {
  Table result(tokens.size(), rows.columns);
  for (std::size_t i = 0; i < tokens.size(); ++i)
    for (std::size_t c = 0; c < rows.columns; ++c) result(i, c) = rows(tokens[i], c);
  return result;
}

// An orthonormal basis of the columns of [A 1].
Table spanWithConstant(Table a) {
  centre(a, 0, a.rows);
  return ColumnSpace(a).withConstant();
}

// Whether log α of these tokens is a linear function of their keys and a constant.
bool isLogLinear(std::span<const float> weights, const Tokens& tokens, const Table& keys) {
  std::vector<double> logs;
  for (const std::size_t j : tokens) logs.push_back(std::log(static_cast<double>(weights[j])));
  const auto [least, greatest] = std::ranges::minmax(logs);
  const double most = tolerance * std::max(1.0, greatest - least);
  projectOut(spanWithConstant(pickRows(keys, tokens)), logs);
  return std::ranges::all_of(logs, [most](double rest) { return std::abs(rest) <= most; });
}

// The keys of `others`, seen along the flat through the keys of `face`, which becomes the origin.
Table alongFlat(const Table& keys, const Tokens& face, const Tokens& others) {
  const auto offset = [&](std::size_t token, std::size_t c) {
    return keys(token, c) - keys(face[0], c);
  };
  Table flat(keys.columns, face.size());
  for (std::size_t i = 0; i < face.size(); ++i)
    for (std::size_t c = 0; c < keys.columns; ++c) flat(c, i) = offset(face[i], c);
  const ColumnSpace space(flat);

  Table seen(others.size(), keys.columns);
  std::vector<double> point(keys.columns);
  for (std::size_t i = 0; i < others.size(); ++i) {
    for (std::size_t c = 0; c < keys.columns; ++c) point[c] = offset(others[i], c);
    projectOut(space.basis, point);
    for (std::size_t c = 0; c < keys.columns; ++c) seen(i, c) = point[c];
  }
  return seen;
}

// Whether a convex combination of the rows is 0. Their mean has its opposite added as one row more,
// of half the weight: what is the least weight with which it still balances them?
bool holdsOrigin(const Table& rows) {
  Table balanced(rows.rows + 1, rows.columns);
  const double share = 1 / static_cast<double>(rows.rows);
  for (std::size_t c = 0; c < rows.columns; ++c)
    for (std::size_t j = 0; j < rows.rows; ++j) {
      balanced(j, c) = rows(j, c);
      balanced(rows.rows, c) -= rows(j, c) * share;
    }
  std::vector<double> weights(rows.rows, share / 2);
  weights.push_back(0.5);
  const Table constraints = spanWithConstant(std::move(balanced));
  if (constraints.rows == constraints.columns) return false;
  Extremes extremes(constraints, weights);
  return extremes.weighting(rows.rows, Extreme::least)[rows.rows] <= noWeight;
}

}  // namespace

Reach reach(std::span<const float> weights, const MatrixView& keys) {
  const Table scaled = ScaledColumns(keys).rows;
  Tokens face;
  Tokens others;
  for (std::size_t j = 0; j < weights.size(); ++j)
    (weights[j] >= std::numeric_limits<float>::min() ? face : others).push_back(j);
  if (!isLogLinear(weights, face, scaled)) return Reach::no;
  if (others.empty()) return Reach::query;
  // Some direction is the same on all keys of a face and less on all others exactly when no convex
  // combination of the others lies on the flat through the face.
  return holdsOrigin(alongFlat(scaled, face, others)) ? Reach::no : Reach::limit;
}

}  // namespace ap
