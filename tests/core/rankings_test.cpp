#include "core/analysis/rankings.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "tests/core/inputs.hpp"
#include "tests/core/sums.hpp"

namespace ap {

TEST_CASE("weightedNorms: the length of what is added") {
  const auto norms = weightedNorms(std::vector<float>{0.5f, 0.25f, 0.25f, 0},
                                   Matrix{{3, 4}, {0, 0}, {-6, 8}, {1, 1}});
  CHECK(norms == std::vector<double>{2.5, 0, 2.5, 0});
}

TEST_CASE("shares: by hand") {
  // o = (1, 0): what is at right angles to it has no share, what is against it a negative one.
  const auto found =
      shares(std::vector<float>{0.5f, 0.25f, 0.25f}, Matrix{{3, 0}, {0, 0}, {-2, 0}});
  CHECK(found == std::vector<double>{1.5, 0, -0.5});
}

TEST_CASE("shares: α_j⟨t_j, o⟩/‖o‖², which sum to 1") {
  Random random(69);
  for (const Index n : oddSizes)
    for (const Index dv : {1, 3, 8, 33}) {
      CAPTURE(n);
      CAPTURE(dv);
      const Matrix values = drawMatrix(random, n, dv);
      const std::vector<float> weights = drawWeights(random, n);
      const auto found = shares(weights, values);
      const Eigen::VectorXd alpha =
          Eigen::Map<const Eigen::VectorXf>(weights.data(), n).cast<double>();
      const Eigen::VectorXd output = values.cast<double>().transpose() * alpha;
      for (Index j = 0; j < n; ++j) {
        const double expected =
            alpha(j) * values.row(j).cast<double>().dot(output) / output.squaredNorm();
        CHECK(std::abs(found[static_cast<std::size_t>(j)] - expected) <=
              1e-12 * std::max(1.0, std::abs(expected)));
      }
      CHECK(std::abs(std::accumulate(found.begin(), found.end(), 0.0) - 1) <= 1e-9);
    }
}

TEST_CASE("shares: undefined where nothing comes out") {
  const auto isUndefined = [](const std::vector<float>& weights, const Matrix& values) {
    for (const double share : shares(weights, values))
      if (!std::isnan(share)) return false;
    return true;
  };
  CHECK(isUndefined({0.5f, 0.5f}, Matrix{{1, 2}, {-1, -2}}));
  CHECK(isUndefined({1}, Matrix{{0, 0}}));
  CHECK(isUndefined({0, 0}, Matrix{{1, 2}, {3, 4}}));
  // What is left is rounding alone.
  CHECK(isUndefined({0.3f, 0.7f}, Matrix{{0.7f}, {-0.3f}}));
  CHECK_FALSE(isUndefined({0.3f, 0.7f}, Matrix{{0.7001f}, {-0.3f}}));
}

}  // namespace ap
