#include "core/analysis/plane.hpp"

#include <algorithm>
#include <cmath>

#include "core/analysis/column_space.hpp"

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

}  // namespace

Matrix varianceAxes(const MatrixView& values) {
  Table offsets(static_cast<std::size_t>(values.rows()), static_cast<std::size_t>(values.cols()));
  for (std::size_t j = 0; j < offsets.rows; ++j)
    for (std::size_t c = 0; c < offsets.columns; ++c)
      offsets(j, c) = static_cast<double>(values(static_cast<Index>(j), static_cast<Index>(c)));
  centre(offsets, 0, offsets.rows);

  const Svd found = svd(offsets);
  Matrix axes = Matrix::Zero(2, values.cols());
  for (std::size_t k = 0; k < std::min<std::size_t>(2, found.values.size()); ++k) {
    if (!(found.values[k] > 1e-6 * found.values[0])) continue;
    const auto axis = found.right.column(k);
    const auto largest = std::ranges::max_element(
        axis, [](double a, double b) { return std::abs(a) < std::abs(b); });
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

std::vector<Index> convexHull(const MatrixView& points, std::vector<Index> among) {
  const auto isBefore = [&points](Index a, Index b) {
    for (const Index axis : {0, 1})
      if (points(a, axis) != points(b, axis)) return points(a, axis) < points(b, axis);
    return a < b;
  };
  // By a heap: std::sort is four times as much code, which a page waits for.
  std::make_heap(among.begin(), among.end(), isBefore);
  std::sort_heap(among.begin(), among.end(), isBefore);
  among.erase(std::unique(among.begin(), among.end(),
                          [&points](Index a, Index b) { return same(points, a, b); }),
              among.end());
  if (among.size() < 3) return among;
  std::vector<Index> hull = chain(points, among.begin(), among.end());
  const std::vector<Index> upper = chain(points, among.rbegin(), among.rend());
  hull.pop_back();
  hull.insert(hull.end(), upper.begin(), upper.end() - 1);
  return hull;
}

}  // namespace ap
