#include "core/analysis/svd.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/analysis/householder.hpp"

namespace ap {

namespace {

constexpr double precision = std::numeric_limits<double>::epsilon();

Table transposed(const Table& a) {
  Table result(a.columns, a.rows);
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < a.columns; ++j) result(j, i) = a(i, j);
  return result;
}

void turn(std::span<double> a, std::span<double> b, double cosine, double sine) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double old = a[i];
    a[i] = cosine * old - sine * b[i];
    b[i] = sine * old + cosine * b[i];
  }
}

// Turns two columns so that they become orthogonal, and notes the turn in `right`. False when they
// were, or are both nothing but rounding.
bool orthogonalise(Table& a, Table& right, std::size_t p, std::size_t q, double rounding) {
  const double first = dot(a.column(p), a.column(p));
  const double second = dot(a.column(q), a.column(q));
  const double both = dot(a.column(p), a.column(q));
  if (std::abs(both) <= std::max(precision * std::sqrt(first * second), rounding)) return false;
  const double theta = (second - first) / (2 * both);
  const double tangent = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::hypot(theta, 1));
  const double cosine = 1 / std::sqrt(tangent * tangent + 1);
  turn(a.column(p), a.column(q), cosine, tangent * cosine);
  turn(right.column(p), right.column(q), cosine, tangent * cosine);
  return true;
}

// W such that the columns of the square a·W, which replaces a, are orthogonal.
Table orthogonaliseColumns(Table& a) {
  constexpr int mostSweeps = 40;  // some six do
  Table right(a.columns, a.columns);
  for (std::size_t i = 0; i < a.columns; ++i) right(i, i) = 1;
  const double rounding = precision * precision * dot(a.entries, a.entries);
  bool turned = true;
  for (int sweep = 0; turned && sweep < mostSweeps; ++sweep) {
    turned = false;
    for (std::size_t p = 0; p < a.columns; ++p)
      for (std::size_t q = p + 1; q < a.columns; ++q)
        turned = orthogonalise(a, right, p, q, rounding) || turned;
  }
  return right;
}

Svd svdOfTall(const Table& a) {
  const Reflections reflections(a);
  Table square = reflections.triangle();
  const Table right = orthogonaliseColumns(square);

  std::vector<double> lengths(a.columns);
  for (std::size_t j = 0; j < a.columns; ++j)
    lengths[j] = std::sqrt(dot(square.column(j), square.column(j)));
  Svd result{Table(a.rows, a.columns), {}, Table(a.columns, a.columns)};
  for (std::size_t k = 0; k < a.columns; ++k) {
    // The largest that is left: a library's sort would be larger than all else here.
    const auto largest = std::ranges::max_element(lengths);
    const auto from = static_cast<std::size_t>(largest - lengths.begin());
    const double length = std::exchange(*largest, -1);
    result.values.push_back(length);
    std::ranges::copy(right.column(from), result.right.column(k).begin());
    if (length == 0) continue;
    const auto left = result.left.column(k);
    addMultiple(1 / length, square.column(from), left.first(a.columns));
    reflections.apply(left);
  }
  return result;
}

}  // namespace

Svd svd(const Table& a) {
  if (a.rows >= a.columns) return svdOfTall(a);
  Svd result = svdOfTall(transposed(a));
  std::swap(result.left, result.right);
  return result;
}

}  // namespace ap
