#include "core/analysis/plane.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ap {

namespace {

// Above 0 where a, b, c turn left. In double: differences of floats and their products are exact
// enough there.
double turn(const MatrixView& points, Index a, Index b, Index c) {
  const auto x = [&points](Index i) { return static_cast<double>(points(i, 0)); };
  const auto y = [&points](Index i) { return static_cast<double>(points(i, 1)); };
  return (x(b) - x(a)) * (y(c) - y(a)) - (y(b) - y(a)) * (x(c) - x(a));
}

bool same(const MatrixView& points, Index a, Index b) {
  return points(a, 0) == points(b, 0) && points(a, 1) == points(b, 1);
}

// One half of the hull, over points in this order.
template <typename Iterator>
std::vector<Index> chain(const MatrixView& points, Iterator begin, Iterator end) {
  std::vector<Index> hull;
  for (Iterator at = begin; at != end; ++at) {
    while (hull.size() >= 2 && turn(points, hull[hull.size() - 2], hull.back(), *at) <= 0)
      hull.pop_back();
    hull.push_back(*at);
  }
  return hull;
}

struct Direction {
  double variance;
  std::vector<double> axis;  // d_v, unit length
};

// A square matrix of doubles, plain: Eigen's solver would double the size of the WASM file.
struct Square {
  explicit Square(std::size_t size) : size(size), entries(size * size) {}
  double& operator()(std::size_t i, std::size_t j) { return entries[i * size + j]; }
  std::size_t size;
  std::vector<double> entries;
};

Square covariance(const MatrixView& values) {
  const auto width = static_cast<std::size_t>(values.cols());
  std::vector<double> mean(width);
  const auto at = [&values](Index row, std::size_t c) {
    return static_cast<double>(values(row, static_cast<Index>(c)));
  };
  for (Index row = 0; row < values.rows(); ++row)
    for (std::size_t c = 0; c < width; ++c)
      mean[c] += at(row, c) / static_cast<double>(values.rows());
  Square result(width);
  for (Index row = 0; row < values.rows(); ++row)
    for (std::size_t i = 0; i < width; ++i)
      for (std::size_t j = 0; j < width; ++j)
        result(i, j) += (at(row, i) - mean[i]) * (at(row, j) - mean[j]);
  return result;
}

// Turns the plane of p and q so that entry (p, q) becomes 0, and notes the turn in `vectors`.
void rotate(Square& matrix, Square& vectors, std::size_t p, std::size_t q) {
  if (matrix(p, q) == 0) return;
  const double theta = (matrix(q, q) - matrix(p, p)) / (2 * matrix(p, q));
  const double tangent = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
  const double cosine = 1 / std::sqrt(tangent * tangent + 1);
  const double sine = tangent * cosine;
  const auto turn = [cosine, sine](double& a, double& b) {
    const double old = a;
    a = cosine * old - sine * b;
    b = sine * old + cosine * b;
  };
  for (std::size_t k = 0; k < matrix.size; ++k) turn(matrix(k, p), matrix(k, q));
  for (std::size_t k = 0; k < matrix.size; ++k) turn(matrix(p, k), matrix(q, k));
  for (std::size_t k = 0; k < matrix.size; ++k) turn(vectors(k, p), vectors(k, q));
}

// The cyclic Jacobi method (Golub and Van Loan, section 8.5): a few sweeps make a symmetric matrix
// diagonal to the last bit or nearly so.
std::vector<Direction> principalDirections(const MatrixView& values) {
  constexpr int sweeps = 12;
  Square matrix = covariance(values);
  Square vectors(matrix.size);
  for (std::size_t i = 0; i < matrix.size; ++i) vectors(i, i) = 1;
  for (int sweep = 0; sweep < sweeps; ++sweep)
    for (std::size_t p = 0; p < matrix.size; ++p)
      for (std::size_t q = p + 1; q < matrix.size; ++q) rotate(matrix, vectors, p, q);

  std::vector<Direction> directions(matrix.size);
  for (std::size_t k = 0; k < matrix.size; ++k) {
    directions[k].variance = matrix(k, k);
    for (std::size_t c = 0; c < matrix.size; ++c) directions[k].axis.push_back(vectors(c, k));
  }
  return directions;
}

}  // namespace

Matrix varianceAxes(const MatrixView& values) {
  std::vector<Direction> directions = principalDirections(values);
  std::stable_sort(directions.begin(), directions.end(),
                   [](const auto& a, const auto& b) { return a.variance > b.variance; });
  Matrix axes = Matrix::Zero(2, values.cols());
  for (std::size_t k = 0; k < std::min<std::size_t>(2, directions.size()); ++k) {
    const auto& [variance, axis] = directions[k];
    if (!(variance > 1e-12 * directions[0].variance)) continue;
    const auto largest = std::max_element(
        axis.begin(), axis.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    for (std::size_t c = 0; c < axis.size(); ++c)
      axes(static_cast<Index>(k), static_cast<Index>(c)) =
          static_cast<float>(*largest < 0 ? -axis[c] : axis[c]);
  }
  return axes;
}

Matrix dimensionAxes(Index first, Index second, Index width) {
  Matrix axes = Matrix::Zero(2, width);
  axes(0, first) = 1;
  axes(1, second) = 1;
  return axes;
}

std::vector<Index> convexHull(const MatrixView& points) {
  std::vector<Index> order(static_cast<std::size_t>(points.rows()));
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(), [&points](Index a, Index b) {
    return points(a, 0) != points(b, 0) ? points(a, 0) < points(b, 0) : points(a, 1) < points(b, 1);
  });
  order.erase(std::unique(order.begin(), order.end(),
                          [&points](Index a, Index b) { return same(points, a, b); }),
              order.end());
  if (order.size() < 3) return order;
  std::vector<Index> hull = chain(points, order.begin(), order.end());
  const std::vector<Index> upper = chain(points, order.rbegin(), order.rend());
  hull.pop_back();
  hull.insert(hull.end(), upper.begin(), upper.end() - 1);
  return hull;
}

}  // namespace ap
