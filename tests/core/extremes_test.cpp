#include "core/analysis/extremes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/alternative.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/sums.hpp"

namespace ap {
namespace {

// Each weight at least 0, the same total and output.
void checkValid(const std::vector<float>& found, const Sum& sum) {
  CHECK(*std::ranges::min_element(found) >= 0);
  CHECK(std::abs(std::accumulate(found.begin(), found.end(), 0.0) - 1) <= 1e-6);
  CHECK(outputDistance(inDouble(found), inDouble(sum.weights), sum.values) <=
        1e-5 * largestNorm(sum.values));
}

std::vector<float> alternativeOf(const Sum& sum, Index token, Extreme extreme) {
  const auto found = alternative(sum.weights, sum.values, token, extreme);
  return {found.begin(), found.end()};
}

// How far a weighting can go along one direction, from each end.
std::pair<double, double> reachAlong(std::span<const double> direction,
                                     const std::vector<float>& weights) {
  double least = -1e300;
  double greatest = 1e300;
  for (std::size_t j = 0; j < weights.size(); ++j) {
    if (std::abs(direction[j]) < 1e-9) continue;
    const double end = -static_cast<double>(weights[j]) / direction[j];
    (direction[j] > 0 ? least : greatest) =
        direction[j] > 0 ? std::max(least, end) : std::min(greatest, end);
  }
  return {least, greatest};
}

}  // namespace

TEST_CASE("alternative: valid, and the optimum of exact arithmetic") {
  for (const Sum& sum : goldenSums()) {
    CAPTURE(sum.name);
    for (std::size_t i = 0; i < sum.tokens.size(); ++i) {
      const auto token = static_cast<std::size_t>(sum.tokens[i]);
      CAPTURE(token);
      const auto most = alternativeOf(sum, sum.tokens[i], Extreme::greatest);
      const auto fewest = alternativeOf(sum, sum.tokens[i], Extreme::least);
      checkValid(most, sum);
      checkValid(fewest, sum);
      CHECK(std::abs(static_cast<double>(most[token]) - sum.greatest[i]) <= 1e-5);
      CHECK(std::abs(static_cast<double>(fewest[token]) - sum.least[i]) <= 1e-5);
    }
  }
}

TEST_CASE("intervals: those of exact arithmetic, with the weight itself inside") {
  for (const Sum& sum : goldenSums()) {
    CAPTURE(sum.name);
    const std::vector<double> weights = inDouble(sum.weights);
    const auto [least, greatest] = intervals(Ambiguity(sum.values).constraints(), weights);
    for (std::size_t j = 0; j < weights.size(); ++j) {
      CHECK(least[j] <= weights[j]);
      CHECK(weights[j] <= greatest[j]);
    }
    for (std::size_t i = 0; i < sum.tokens.size(); ++i) {
      const auto token = static_cast<std::size_t>(sum.tokens[i]);
      CAPTURE(token);
      CHECK(std::abs(least[token] - sum.least[i]) <= 1e-5);
      CHECK(std::abs(greatest[token] - sum.greatest[i]) <= 1e-5);
      if (sum.least[i] == sum.greatest[i]) CHECK(least[token] == greatest[token]);
    }
  }
}

TEST_CASE("intervals: of dimension 1, as the one direction says") {
  Random random(66);
  for (const Index n : {2, 3, 5, 10, 25, 40})
    for (int time = 0; time < 10; ++time) {
      CAPTURE(n);
      Sum sum{.values = drawMatrix(random, n, std::max<Index>(1, n - 2))};
      if (n == 2) sum.values.setConstant(3);
      sum.weights = drawWeights(random, n);
      const Ambiguity ambiguity(sum.values);
      REQUIRE(ambiguity.dimension() == 1);
      const Table direction = ambiguity.directions();
      const auto [from, to] = reachAlong(direction.column(0), sum.weights);
      const auto [least, greatest] = intervals(ambiguity.constraints(), inDouble(sum.weights));
      for (std::size_t j = 0; j < sum.weights.size(); ++j) {
        const auto weight = static_cast<double>(sum.weights[j]);
        const double ends[] = {weight + from * direction(j, 0), weight + to * direction(j, 0)};
        CHECK(std::abs(least[j] - std::min(ends[0], ends[1])) <= 1e-8);
        CHECK(std::abs(greatest[j] - std::max(ends[0], ends[1])) <= 1e-8);
      }
    }
}

TEST_CASE("intervals: without values, every token can have everything or nothing") {
  const auto [least, greatest] =
      intervals(Ambiguity(Matrix::Zero(5, 3)).constraints(), std::vector<double>(5, 0.2));
  for (std::size_t j = 0; j < 5; ++j) {
    CHECK(std::abs(least[j]) < 1e-12);
    CHECK(std::abs(greatest[j] - 1) < 1e-12);
  }
}

TEST_CASE("intervals: weights of 0, where many vertices are one") {
  // The output is a corner of the values' hull: nothing else gives it.
  const Matrix square{{0, 0}, {1, 0}, {0, 1}, {1, 1}, {0.5, 0.5}};
  const std::vector<double> corner{1, 0, 0, 0, 0};
  const auto pinned = intervals(Ambiguity(square).constraints(), corner);
  for (std::size_t j = 0; j < 5; ++j) {
    CHECK(std::abs(pinned.least[j] - corner[j]) < 1e-9);
    CHECK(std::abs(pinned.greatest[j] - corner[j]) < 1e-9);
  }
  // In its middle, the centre trades with any two that are opposite.
  const auto middle =
      intervals(Ambiguity(square).constraints(), std::vector<double>{0, 0, 0, 0, 1});
  for (std::size_t j = 0; j < 4; ++j) CHECK(std::abs(middle.greatest[j] - 0.5) < 1e-9);
  CHECK(std::abs(middle.least[4]) < 1e-9);
  CHECK(middle.greatest[4] == 1);
}

TEST_CASE("alternative: many tokens, equal ones among them") {
  Random random(67);
  for (const Index n : {64, 128, 300}) {
    CAPTURE(n);
    Sum sum{.values = drawMatrix(random, n, 8)};
    for (Index j = n / 2; j < n; ++j) sum.values.row(j) = sum.values.row(j - n / 2);
    sum.values = (sum.values.array() * 2).round();  // on a grid, where vertices coincide
    sum.weights = drawWeights(random, n);
    for (const Index token : {Index{0}, n / 2, n - 1})
      for (const Extreme extreme : {Extreme::least, Extreme::greatest})
        checkValid(alternativeOf(sum, token, extreme), sum);
    // The twin can give all that it has.
    const auto most = alternativeOf(sum, 0, Extreme::greatest);
    CHECK(most[0] >= sum.weights[0] + sum.weights[static_cast<std::size_t>(n / 2)] - 1e-6f);
  }
}

}  // namespace ap
