#include "core/analysis/extremes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/confusion_groups.hpp"

namespace ap {

namespace {

// Entries of the tableau below this are rounding: its numbers are of size 1.
constexpr double zero = 1e-9;
// Weights that differ by less are equal.
constexpr double noWeight = 1e-13;
constexpr std::size_t pivotsUntilRefresh = 64;

std::vector<double> sums(const Table& constraints, std::span<const double> weights) {
  std::vector<double> result;
  for (std::size_t k = 0; k < constraints.columns; ++k)
    result.push_back(dot(constraints.column(k), weights));
  return result;
}

}  // namespace

// The weights themselves are inside the polytope. Every weight that is not basic is taken down to
// 0, as far as the others allow: that ends at a vertex.
Extremes::Extremes(const Table& constraints, std::span<const double> weights)
    : tableau_(constraints, sums(constraints, weights)), weights_(weights.begin(), weights.end()) {
  for (std::size_t j = 0; j < weights_.size(); ++j)
    if (tableau_.rowOf(j) == Tableau::none && weights_[j] > 0) move(j, -1);
  settle();
}

std::span<const double> Extremes::weighting(std::size_t token, Extreme extreme) {
  // Far more than any walk takes; each step leaves a valid weighting.
  const std::size_t mostSteps = 50 * (tableau_.rows() + tableau_.columns());
  const double sense = extreme == Extreme::greatest ? 1 : -1;
  careful_ = false;
  stuck_ = 0;
  for (std::size_t step = 0; step < mostSteps && improve(token, sense); ++step) {
  }
  settle();
  return weights_;
}

// One step; false where there is none that helps. The weight of a basic token falls by
// at(row, j) for each unit of weight j.
bool Extremes::improve(std::size_t token, double sense) {
  const std::size_t row = tableau_.rowOf(token);
  if (row == Tableau::none) return sense > 0 && move(token, 1);
  std::size_t best = Tableau::none;
  double gain = zero;
  for (std::size_t j = 0; j < tableau_.columns(); ++j) {
    const double gained = -sense * tableau_.at(row, j);
    if (tableau_.rowOf(j) != Tableau::none || gained <= gain) continue;
    best = j;
    if (careful_) break;
    gain = gained;
  }
  return best != Tableau::none && move(best, 1);
}

// Raises (sense 1) or lowers (-1) a weight that is not basic until one of the others is 0, which it
// replaces, or until it is 0 itself. False where nothing would ever stop it.
bool Extremes::move(std::size_t column, double sense) {
  const auto [distance, row] = limit(column, sense);
  const bool reachesZero = sense < 0 && weights_[column] <= distance;
  if (row == Tableau::none && !reachesZero) return false;
  const double by = reachesZero ? weights_[column] : distance;
  for (std::size_t i = 0; i < tableau_.rows(); ++i) {
    double& weight = weights_[tableau_.basic(i)];
    weight = std::max(0.0, weight - sense * by * tableau_.at(i, column));
  }
  weights_[column] = reachesZero ? 0 : weights_[column] + sense * by;
  stuck_ = by > noWeight ? 0 : stuck_ + 1;
  careful_ = stuck_ > tableau_.rows();
  if (reachesZero) return true;
  weights_[tableau_.basic(row)] = 0;
  tableau_.pivot(row, column);
  ++pivots_;
  return true;
}

// How far a weight can move before a basic one is 0, and which. Of several at once the one with the
// largest entry, which keeps the basis well conditioned; under Bland's rule that of the first
// token.
Extremes::Limit Extremes::limit(std::size_t column, double sense) const {
  Limit found{std::numeric_limits<double>::infinity(), Tableau::none};
  const auto slope = [&](std::size_t row) { return sense * tableau_.at(row, column); };
  const auto distance = [&](std::size_t row) {
    return slope(row) > zero ? weights_[tableau_.basic(row)] / slope(row)
                             : std::numeric_limits<double>::infinity();
  };
  for (std::size_t i = 0; i < tableau_.rows(); ++i)
    found.distance = std::min(found.distance, distance(i));
  if (std::isinf(found.distance)) return found;

  for (std::size_t i = 0; i < tableau_.rows(); ++i) {
    if (distance(i) > found.distance + noWeight) continue;
    if (found.row == Tableau::none ||
        (careful_ ? tableau_.basic(i) < tableau_.basic(found.row) : slope(i) > slope(found.row)))
      found.row = i;
  }
  return found;
}

// The basic weights from the equations, without what rounding has added up.
void Extremes::settle() {
  if (pivots_ > pivotsUntilRefresh) {
    tableau_.refresh();
    pivots_ = 0;
  }
  for (std::size_t i = 0; i < tableau_.rows(); ++i)
    weights_[tableau_.basic(i)] = std::max(0.0, tableau_.right(i));
}

Intervals intervals(const Table& constraints, std::span<const double> weights) {
  Intervals result{{weights.begin(), weights.end()}, {weights.begin(), weights.end()}};
  if (constraints.rows == constraints.columns) return result;
  const std::vector<int> groups = confusionGroups(constraints);
  Extremes extremes(constraints, weights);
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (groups[j] < 0) continue;
    result.least[j] = std::min(weights[j], extremes.weighting(j, Extreme::least)[j]);
    result.greatest[j] = std::max(weights[j], extremes.weighting(j, Extreme::greatest)[j]);
  }
  return result;
}

}  // namespace ap
