#include "core/analysis/svd.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/analysis/householder.hpp"
#include "core/random.hpp"

namespace ap {
namespace {

Table drawTable(Random& random, std::size_t rows, std::size_t columns) {
  Table table(rows, columns);
  for (double& entry : table.entries) entry = static_cast<double>(random.normal());
  return table;
}

// The largest |a_iᵀ a_j − [i = j]| of the first columns.
double distanceFromOrthonormal(const Table& a, std::size_t columns) {
  double largest = 0;
  for (std::size_t i = 0; i < columns; ++i)
    for (std::size_t j = 0; j <= i; ++j)
      largest = std::max(largest, std::abs(dot(a.column(i), a.column(j)) - (i == j)));
  return largest;
}

// The largest entry of |U diag(σ) Wᵀ − A|.
double distance(const Svd& found, const Table& a) {
  double largest = 0;
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) {
      double entry = -a(i, j);
      for (std::size_t k = 0; k < found.values.size(); ++k)
        entry += found.left(i, k) * found.values[k] * found.right(j, k);
      largest = std::max(largest, std::abs(entry));
    }
  return largest;
}

void checkSvd(const Table& a, double size) {
  const Svd found = svd(a);
  REQUIRE(found.values.size() == std::min(a.rows, a.columns));
  CHECK(std::ranges::is_sorted(found.values, std::greater()));
  CHECK(found.values.back() >= 0);
  const auto meaningful = static_cast<std::size_t>(
      std::ranges::count_if(found.values, [&](double value) { return value > 1e-11 * size; }));
  CHECK(distanceFromOrthonormal(found.left, meaningful) < 1e-12);
  CHECK(distanceFromOrthonormal(found.right, meaningful) < 1e-12);
  CHECK(distance(found, a) <= 1e-13 * size);
}

}  // namespace

TEST_CASE("Reflections: A = QR with an orthogonal Q") {
  Random random(60);
  for (const std::size_t n : {1u, 2u, 3u, 7u, 20u})
    for (const std::size_t d : {1u, 2u, 3u, 7u, 20u}) {
      CAPTURE(n);
      CAPTURE(d);
      const Table a = drawTable(random, n, d);
      const Reflections reflections(a);
      Table q(n, n);
      for (std::size_t k = 0; k < n; ++k) {
        q(k, k) = 1;
        reflections.apply(q.column(k));
      }
      CHECK(distanceFromOrthonormal(q, n) < 1e-14);
      const Table triangle = reflections.triangle();
      for (std::size_t j = 0; j < d; ++j) {
        std::vector<double> column(n);
        std::ranges::copy(triangle.column(j), column.begin());
        reflections.apply(column);
        for (std::size_t i = 0; i < n; ++i) CHECK(std::abs(column[i] - a(i, j)) < 1e-13);
        for (std::size_t i = j + 1; i < triangle.rows; ++i) CHECK(triangle(i, j) == 0);
      }
    }
}

TEST_CASE("svd: A = U diag(σ) Wᵀ, orthonormal, σ falling") {
  Random random(61);
  for (const std::size_t n : {1u, 2u, 3u, 7u, 20u, 65u})
    for (const std::size_t d : {1u, 2u, 3u, 8u, 33u}) {
      CAPTURE(n);
      CAPTURE(d);
      Table a = drawTable(random, n, d);
      checkSvd(a, 10);
      // Columns that are equal, 0, and far smaller than the rest.
      if (d >= 3) std::ranges::copy(a.column(0), a.column(2).begin());
      std::ranges::fill(a.column(d / 2), 0);
      for (double& entry : a.column(0)) entry *= 1e-9;
      checkSvd(a, 10);
      for (double& entry : a.entries) entry *= 1e30;
      checkSvd(a, 1e31);
    }
  checkSvd(Table(5, 3), 1);
}

TEST_CASE("svd: a small singular value is as exact as a large one") {
  // Two columns an angle of 1e-9 apart: their difference is all there is of the second.
  Table a(2, 2);
  a(0, 0) = a(0, 1) = 1;
  a(1, 1) = 1e-9;
  const Svd found = svd(a);
  CHECK(found.values[0] == doctest::Approx(std::sqrt(2.0)).epsilon(1e-12));
  CHECK(found.values[1] == doctest::Approx(1e-9 / std::sqrt(2.0)).epsilon(1e-6));
}

}  // namespace ap
