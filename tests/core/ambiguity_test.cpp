#include "core/analysis/ambiguity.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"
#include "tests/core/sums.hpp"

namespace ap {
namespace {

// Columns of the same length 1, each at right angles to the others.
void checkOrthonormal(const Table& table) {
  for (std::size_t i = 0; i < table.columns; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      CHECK(std::abs(dot(table.column(i), table.column(j)) - (i == j)) < 1e-12);
}

}  // namespace

TEST_CASE("Ambiguity: the rank of [V 1], exact in every case") {
  for (const Sum& sum : goldenSums()) {
    CAPTURE(sum.name);
    const Ambiguity ambiguity(sum.values);
    CHECK(ambiguity.rank() == sum.rank);
    CHECK(ambiguity.dimension() == static_cast<std::size_t>(sum.values.rows()) - sum.rank);
  }
}

TEST_CASE("Ambiguity: values in general position") {
  Random random(62);
  for (const Index n : {1, 2, 5, 9, 10, 17, 40, 64})
    for (const Index dv : {1, 2, 8, 16, 24, 65}) {
      CAPTURE(n);
      CAPTURE(dv);
      const Ambiguity ambiguity(drawMatrix(random, n, dv));
      CHECK(static_cast<Index>(ambiguity.dimension()) == std::max<Index>(0, n - dv - 1));
    }
}

TEST_CASE("Ambiguity: far from the origin, and in any units") {
  Random random(63);
  const Matrix values = drawMatrix(random, 12, 6);
  for (const float scale : {1e-30f, 1e-6f, 1.0f, 1e6f, 1e30f}) {
    CHECK(Ambiguity(values * scale).dimension() == 5);
    CHECK(Ambiguity(((values.array() + 50) * scale).matrix()).dimension() == 5);
  }
}

TEST_CASE("Ambiguity: directions are orthonormal and change neither output nor total") {
  for (const Sum& sum : goldenSums()) {
    CAPTURE(sum.name);
    const Ambiguity ambiguity(sum.values);
    const Table directions = ambiguity.directions();
    REQUIRE(directions.columns == ambiguity.dimension());
    checkOrthonormal(directions);
    checkOrthonormal(ambiguity.constraints());
    const std::vector<double> none(sum.weights.size());
    for (std::size_t k = 0; k < directions.columns; ++k) {
      double total = 0;
      for (const double change : directions.column(k)) total += change;
      CHECK(std::abs(total) < 1e-12);
      CHECK(outputDistance(directions.column(k), none, sum.values) <=
            1e-9 * largestNorm(sum.values));
    }
  }
}

TEST_CASE("Ambiguity: weights read back from the output") {
  int recovered = 0;
  for (const Sum& sum : goldenSums()) {
    const Ambiguity ambiguity(sum.values);
    if (ambiguity.dimension() > 0) continue;
    CAPTURE(sum.name);
    ++recovered;
    const auto found = ambiguity.recover(outputOf(sum.weights, sum.values));
    const double sigma = sum.sigma > 0 ? sum.sigma : 1;  // one token: nothing to divide by
    const double tolerance = 3e-6 * std::sqrt(static_cast<double>(sum.values.cols())) / sigma;
    for (std::size_t j = 0; j < found.size(); ++j)
      CHECK(std::abs(found[j] - static_cast<double>(sum.weights[j])) <= tolerance);
  }
  CHECK(recovered > 30);
}

TEST_CASE("Ambiguity: where weights cannot be read back, others give the same output") {
  for (const Sum& sum : goldenSums()) {
    CAPTURE(sum.name);
    const auto found = Ambiguity(sum.values).recover(outputOf(sum.weights, sum.values));
    CHECK(outputDistance(found, inDouble(sum.weights), sum.values) <=
          1e-5 * largestNorm(sum.values));
  }
}

TEST_CASE("Ambiguity: nine tokens of eight numbers are recovered, ten are not") {
  Random random(64);
  for (int time = 0; time < 20; ++time) {
    const Matrix values = drawMatrix(random, 10, 8);
    const std::vector<float> weights = drawWeights(random, 9);
    const Ambiguity nine(values.topRows(9));
    REQUIRE(nine.dimension() == 0);
    CHECK(nine.directions().columns == 0);
    const auto found = nine.recover(outputOf(weights, values.topRows(9)));
    for (std::size_t j = 0; j < 9; ++j)
      CHECK(std::abs(found[j] - static_cast<double>(weights[j])) < 1e-4);
    CHECK(Ambiguity(values).dimension() == 1);
  }
}

TEST_CASE("effectiveAttention: what reaches the output, and nothing else") {
  Random random(65);
  for (const Sum& sum : goldenSums()) {
    CAPTURE(sum.name);
    const auto effective = effectiveAttention(sum.weights, sum.values);
    CHECK(outputDistance(effective, inDouble(sum.weights), sum.values) <=
          1e-6 * largestNorm(sum.values));
    // The shortest such vector: any change that leaves the output stands at right angles to it.
    double length = 0;
    double product = 0;
    for (std::size_t j = 0; j < effective.size(); ++j) {
      length += effective[j] * effective[j];
      product += effective[j] * static_cast<double>(sum.weights[j]);
    }
    CHECK(std::abs(length - product) <= 1e-9);
  }
  // Two equal values share what both have; without values nothing is left.
  const std::vector<float> weights{0.7f, 0.1f, 0.2f};
  const auto equal = effectiveAttention(weights, Matrix{{1, 2}, {1, 2}, {3, 0}});
  CHECK(equal[0] == doctest::Approx(0.4).epsilon(1e-6));
  CHECK(equal[1] == doctest::Approx(0.4).epsilon(1e-6));
  CHECK(equal[2] == doctest::Approx(0.2).epsilon(1e-6));
  for (const double weight : effectiveAttention(weights, Matrix::Zero(3, 2))) CHECK(weight == 0);
}

}  // namespace ap
