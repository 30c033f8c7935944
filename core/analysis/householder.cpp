#include "core/analysis/householder.hpp"

#include <algorithm>
#include <cmath>

namespace ap {

Reflections::Reflections(Table a) : a_(std::move(a)) {
  const std::size_t steps = std::min(a_.rows, a_.columns);
  for (std::size_t step = 0; step < steps; ++step) {
    const auto column = a_.column(step).subspan(step);
    const double length = std::sqrt(dot(column, column));
    // Away from the first entry, so that nothing cancels.
    const double turned = column[0] > 0 ? -length : length;
    heads_.push_back(column[0] - turned);
    factors_.push_back(length > 0 ? 1 / (length * (length + std::abs(column[0]))) : 0);
    column[0] = turned;
    for (std::size_t j = step + 1; j < a_.columns; ++j) reflect(step, a_.column(j));
  }
}

Table Reflections::triangle() const {
  Table result(std::min(a_.rows, a_.columns), a_.columns);
  for (std::size_t j = 0; j < a_.columns; ++j)
    for (std::size_t i = 0; i <= std::min(j, result.rows - 1); ++i) result(i, j) = a_(i, j);
  return result;
}

void Reflections::apply(std::span<double> vector) const {
  for (std::size_t step = heads_.size(); step-- > 0;) reflect(step, vector);
}

void Reflections::reflect(std::size_t step, std::span<double> vector) const {
  const auto below = a_.column(step).subspan(step + 1);
  const auto rest = vector.subspan(step + 1);
  const double share = factors_[step] * (heads_[step] * vector[step] + dot(below, rest));
  vector[step] -= share * heads_[step];
  addMultiple(-share, below, rest);
}

}  // namespace ap
