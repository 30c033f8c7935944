#include "core/analysis/plane.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"
#include "tests/core/sessions.hpp"

// Values seen in a plane: its axes, the points in it and their hull.
namespace ap {
namespace {

using Vector = Eigen::VectorXd;

// Σ (v − mean)(v − mean)ᵀ, in the plainest way.
reference::Matrix covarianceOf(const Matrix& values) {
  const Index width = values.cols();
  const auto rows = static_cast<double>(values.rows());
  Vector mean = Vector::Zero(width);
  for (Index i = 0; i < values.rows(); ++i)
    for (Index c = 0; c < width; ++c) mean(c) += static_cast<double>(values(i, c)) / rows;
  reference::Matrix covariance = reference::Matrix::Zero(width, width);
  for (Index i = 0; i < values.rows(); ++i)
    for (Index a = 0; a < width; ++a)
      for (Index b = 0; b < width; ++b)
        covariance(a, b) += (static_cast<double>(values(i, a)) - mean(a)) *
                            (static_cast<double>(values(i, b)) - mean(b));
  return covariance;
}

double varianceAlong(const reference::Matrix& covariance, const Vector& axis) {
  return axis.transpose() * covariance * axis;
}

// The largest variance along a direction orthogonal to `first` (or 0), by power iteration.
double largestVariance(const reference::Matrix& covariance, const Vector& first) {
  reference::Matrix without = reference::Matrix::Identity(first.size(), first.size());
  if (first.norm() > 0) without -= first * first.transpose() / first.squaredNorm();
  const reference::Matrix left = without * covariance * without;
  Random random(5);
  Vector axis(first.size());
  for (Index c = 0; c < axis.size(); ++c) axis(c) = static_cast<double>(random.normal());
  for (int step = 0; step < 5000 && axis.norm() > 0; ++step) axis = left * axis.normalized();
  return axis.norm() > 0 ? varianceAlong(left, axis.normalized()) : 0;
}

void checkVarianceAxes(const Matrix& values, const Matrix& found) {
  REQUIRE(found.rows() == 2);
  REQUIRE(found.cols() == values.cols());
  const reference::Matrix axes = found.cast<double>();
  const reference::Matrix covariance = covarianceOf(values);
  const double scale = covariance.trace();
  const Vector first = axes.row(0).transpose();
  const Vector second = axes.row(1).transpose();
  for (const Vector& axis : {first, second}) {
    const double length = axis.norm();
    CHECK((length == 0 || std::abs(length - 1) < 1e-6));
    CHECK(axis.maxCoeff() >= -axis.minCoeff());  // the largest entry is positive
  }
  CHECK(std::abs(first.dot(second)) < 1e-6);
  const double wanted = largestVariance(covariance, Vector::Zero(first.size()));
  CHECK(std::abs(varianceAlong(covariance, first) - wanted) <= 1e-5 * scale);
  CHECK(std::abs(varianceAlong(covariance, second) - largestVariance(covariance, first)) <=
        1e-5 * scale);
  CHECK((first.norm() > 0) == (scale > 0));
}

std::vector<Index> hullOfAll(const Matrix& points) {
  std::vector<Index> all(static_cast<std::size_t>(points.rows()));
  std::iota(all.begin(), all.end(), Index{0});
  return convexHull(points, all);
}

bool same(const Matrix& points, Index a, Index b) { return points.row(a) == points.row(b); }

// In double: exact for floats of like size.
double turn(const Matrix& points, Index a, Index b, Index c) {
  const auto at = [&points](Index i, Index k) { return static_cast<double>(points(i, k)); };
  return (at(b, 0) - at(a, 0)) * (at(c, 1) - at(a, 1)) -
         (at(b, 1) - at(a, 1)) * (at(c, 0) - at(a, 0));
}

// Corners turn left, no point is outside of an edge, no corner can be left out.
void checkHull(const Matrix& points, const std::vector<Index>& hull) {
  REQUIRE_FALSE(hull.empty());
  CHECK(std::set(hull.begin(), hull.end()).size() == hull.size());
  for (const Index corner : hull) {
    REQUIRE(corner >= 0);
    REQUIRE(corner < points.rows());
    for (Index i = 0; i < points.rows(); ++i) {
      // It begins at the leftmost point, the lowest of several, and of equal ones at the first.
      if (points(i, 0) == points(hull[0], 0))
        CHECK(points(i, 1) >= points(hull[0], 1));
      else
        CHECK(points(i, 0) > points(hull[0], 0));
      if (same(points, i, corner)) CHECK(i >= corner);
    }
  }
  if (hull.size() == 1) {
    for (Index i = 0; i < points.rows(); ++i) CHECK(same(points, i, hull[0]));
    return;
  }
  if (hull.size() == 2) {
    for (Index i = 0; i < points.rows(); ++i) {
      CHECK(turn(points, hull[0], hull[1], i) == 0);
      const Matrix from = points.row(i) - points.row(hull[0]);
      const Matrix to = points.row(i) - points.row(hull[1]);
      CHECK(from.row(0).dot(to.row(0)) <= 0);  // between them
    }
    return;
  }
  const std::size_t size = hull.size();
  for (std::size_t k = 0; k < size; ++k) {
    CHECK(turn(points, hull[k], hull[(k + 1) % size], hull[(k + 2) % size]) > 0);
    for (Index i = 0; i < points.rows(); ++i)
      CHECK(turn(points, hull[k], hull[(k + 1) % size], i) >= 0);
  }
}

// By brute force: from a to b runs an edge when nothing is right of it, nor further on its line.
std::set<Index> cornersOf(const Matrix& points) {
  std::set<Index> corners;
  for (Index a = 0; a < points.rows(); ++a)
    for (Index b = 0; b < points.rows(); ++b) {
      if (a == b || same(points, a, b)) continue;
      bool isEdge = true;
      for (Index i = 0; i < points.rows() && isEdge; ++i) {
        const double side = turn(points, a, b, i);
        const Matrix from = points.row(i) - points.row(a);
        const Matrix to = points.row(i) - points.row(b);
        isEdge = side > 0 || (side == 0 && from.row(0).dot(to.row(0)) <= 0);
      }
      if (isEdge) corners.insert({a, b});
    }
  return corners;
}

}  // namespace

TEST_CASE("varianceAxes: orthonormal, along the largest variance and the next") {
  Random random(30);
  for (const Index m : {2, 3, 7, 40})
    for (const Index width : {1, 2, 3, 8, 16, 32}) {
      CAPTURE(m);
      CAPTURE(width);
      Matrix values = drawMatrix(random, m, width);
      // Directions of clearly different variance, or the reference would not converge.
      for (Index c = 0; c < width; ++c) values.col(c) *= 3 / static_cast<float>(1 + c);
      checkVarianceAxes(values, varianceAxes(values));
    }
}

TEST_CASE("varianceAxes: far from the origin, the mean does not matter") {
  Random random(31);
  Matrix values = drawMatrix(random, 20, 4);
  values.col(2) *= 5;
  const Matrix moved = values.array() + 64;
  checkClose(varianceAxes(moved), varianceAxes(values), 1e-4, 0);
}

TEST_CASE("varianceAxes: a direction without variance is 0") {
  CHECK(varianceAxes(Matrix{{1, 2, 3}}).isZero(0));
  CHECK(varianceAxes(Matrix::Constant(5, 3, 2)).isZero(0));
  CHECK(varianceAxes(Matrix::Zero(5, 1)).isZero(0));
  const Matrix line = varianceAxes(Matrix{{0, 0}, {3, 4}, {6, 8}});
  checkClose(line, Matrix{{0.6f, 0.8f}, {0, 0}}, 1e-6, 0);
  const Matrix falling = varianceAxes(Matrix{{0, 0}, {3, -4}, {-6, 8}});
  checkClose(falling.row(0), Matrix{{-0.6f, 0.8f}}, 1e-6, 0);
  checkClose(varianceAxes(Matrix{{1}, {3}}), Matrix{{1}, {0}}, 0, 0);
}

TEST_CASE("varianceAxes: very large and very small values") {
  for (const float size : {1e30f, 1e-20f}) {
    const Matrix values = Matrix{{0, 0, 1}, {4, 0, 1}, {0, 2, 1}, {4, 2, 1}} * size;
    checkClose(varianceAxes(values), Matrix{{1, 0, 0}, {0, 1, 0}}, 1e-6, 0);
  }
}

TEST_CASE("dimensionAxes") {
  CHECK(sameBits(dimensionAxes(2, 0, 4), Matrix{{0, 0, 1, 0}, {1, 0, 0, 0}}));
}

TEST_CASE("convexHull: every point is inside, and its corners are those of brute force") {
  Random random(32);
  for (const Index m : oddSizes)
    for (const bool onGrid : {false, true}) {  // where many are equal or on one line
      CAPTURE(m);
      CAPTURE(onGrid);
      Matrix points = drawMatrix(random, m, 2);
      if (onGrid) points = (points.array() * 1.5f).round();
      const auto hull = hullOfAll(points);
      checkHull(points, hull);
      if (hull.size() < 3) continue;
      std::set<Index> corners = cornersOf(points);
      if (onGrid)  // of equal points, only the first
        std::erase_if(corners, [&](Index i) {
          for (Index before = 0; before < i; ++before)
            if (same(points, before, i)) return true;
          return false;
        });
      CHECK(std::set(hull.begin(), hull.end()) == corners);
    }
}

TEST_CASE("convexHull: points, lines and what coincides") {
  using Indices = std::vector<Index>;
  CHECK(hullOfAll(Matrix{{5, 6}}) == Indices{0});
  CHECK(hullOfAll(Matrix{{5, 6}, {1, 2}}) == Indices{1, 0});
  CHECK(hullOfAll(Matrix{{1, 2}, {5, 6}}) == Indices{0, 1});
  CHECK(hullOfAll(Matrix{{1, 2}, {1, 2}}) == Indices{0});
  CHECK(hullOfAll(Matrix{{1, 2}, {1, 2}, {1, 2}, {1, 2}}) == Indices{0});
  CHECK(hullOfAll(Matrix{{1, 1}, {0, 0}, {2, 2}, {3, 3}}) == Indices{1, 3});
  CHECK(hullOfAll(Matrix{{2, 1}, {2, 7}, {2, 3}, {2, 1}}) == Indices{0, 1});
  CHECK(hullOfAll(Matrix{{1, 5}, {9, 5}, {3, 5}}) == Indices{0, 1});
  CHECK(hullOfAll(Matrix{{0, 0}, {0, 0}, {1, 0}, {0, 1}, {1, 0}}) == Indices{0, 2, 3});
  CHECK(hullOfAll(Matrix{{1, 1}, {0, 0}, {2, 0}, {2, 2}, {0, 2}, {1, 0}, {0, 1}}) ==
        Indices{1, 2, 3, 4});
  CHECK(hullOfAll(Matrix{{-0.f, 0}, {0, -0.f}}) == Indices{0});  // zeros of either sign
}

TEST_CASE("convexHull: only of the points that are named") {
  using Indices = std::vector<Index>;
  const Matrix points{{9, 9}, {0, 0}, {2, 0}, {1, 1}, {0, 2}};
  CHECK(convexHull(points, {1, 2, 3, 4}) == Indices{1, 2, 4});
  CHECK(convexHull(points, {0, 3}) == Indices{3, 0});
  CHECK(convexHull(points, {2}) == Indices{2});
  CHECK(convexHull(points, {}).empty());
}

TEST_CASE("snapshot: the plane of the values, in every model") {
  for (const std::string_view model : {"concept", "random", "manual"})
    for (const std::string_view projections : {"model", "none"})
      for (const std::string_view axesName : {"variance", "0 1", "2 0"})
        for (const Scheme* scheme : schemes()) {
          CAPTURE(std::string(model));
          CAPTURE(std::string(projections));
          CAPTURE(std::string(axesName));
          CAPTURE(std::string(scheme->id));
          const Snapshot snapshot = compute({.sentence = "the black cat sat on a mat",
                                             .token = 4,
                                             .model = std::string(model),
                                             .projections = std::string(projections),
                                             .scheme = std::string(scheme->id),
                                             .axes = std::string(axesName)});
          const Matrix values = tensor(snapshot, TensorName::values, 0, 0);
          const Matrix axes = tensor(snapshot, TensorName::planeAxes, 0, 0);
          if (axesName == "variance") {
            CHECK(sameBits(axes, varianceAxes(values)));
            checkVarianceAxes(values, axes);
          } else {
            CHECK(sameBits(axes, axesName == "0 1" ? dimensionAxes(0, 1, values.cols())
                                                   : dimensionAxes(2, 0, values.cols())));
          }

          const reference::Matrix plane = axes.cast<double>().transpose();
          const Matrix points = tensor(snapshot, TensorName::planeValues, 0, 0);
          checkClose(points, reference::product(values.cast<double>(), plane), 1e-5, 1e-5);

          const Matrix partial = tensor(snapshot, TensorName::partialSums, 0, 0);
          const Matrix sums = tensor(snapshot, TensorName::planeSums, 0, 0);
          CHECK(sums.topRows(1).isZero(0));
          const auto expected = reference::product(partial.cast<double>(), plane);
          const double size = partial.allFinite() ? partial.cwiseAbs().maxCoeff() : 1;
          checkClose(sums.bottomRows(7), expected, 1e-5 * std::max(1.0, size), 0, NaN::equalsNaN);

          const Matrix indices = tensor(snapshot, TensorName::planeHull, 0, 0);
          REQUIRE(indices.cols() == 1);
          std::vector<Index> hull;
          for (Index i = 0; i < indices.rows(); ++i)
            hull.push_back(static_cast<Index>(indices(i, 0)));
          CHECK(hull == hullOfAll(points));
          checkHull(points, hull);
        }
}

TEST_CASE("snapshot: the hull is that of the values that may be attended to") {
  for (const std::string_view model : modelIds())
    for (const double token : {0, 2, 5, 11}) {
      CAPTURE(std::string(model));
      CAPTURE(token);
      const Snapshot snapshot = compute({.sentence = textOf(12),
                                         .token = token,
                                         .model = std::string(model),
                                         .mask = "causal",
                                         .axes = "0 1"});
      const Matrix points = tensor(snapshot, TensorName::planeValues, 0, 0);
      const Matrix indices = tensor(snapshot, TensorName::planeHull, 0, 0);
      const Matrix allowed = points.topRows(static_cast<Index>(token) + 1);
      checkHull(allowed, {indices.data(), indices.data() + indices.size()});
    }
}

TEST_CASE("snapshot: under softmax every sum ends inside the hull of the values") {
  for (const std::string_view model : modelIds()) {
    const Snapshot snapshot = compute({.sentence = textOf(30), .model = std::string(model)});
    Matrix points(31, 2);
    points.topRows(30) = tensor(snapshot, TensorName::planeValues, 0, 0);
    points.bottomRows(1) = tensor(snapshot, TensorName::planeSums, 0, 0).bottomRows(1);
    const auto hull = hullOfAll(points.topRows(30));
    for (std::size_t k = 0; k < hull.size() && hull.size() > 2; ++k)
      CHECK(turn(points, hull[k], hull[(k + 1) % hull.size()], 30) > -1e-5);
  }
}

TEST_CASE("snapshot: the plane of one token, and of equal ones") {
  for (const std::string_view sentence : {"cat", "cat cat cat"}) {
    const Snapshot snapshot = compute({.sentence = std::string(sentence), .position = "none"});
    CHECK(tensor(snapshot, TensorName::planeAxes, 0, 0).isZero(0));
    CHECK(sameBits(tensor(snapshot, TensorName::planeHull, 0, 0), Matrix{{0}}));
  }
}

}  // namespace ap
