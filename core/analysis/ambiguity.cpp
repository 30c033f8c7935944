#include "core/analysis/ambiguity.hpp"

#include <algorithm>
#include <cmath>

#include "core/analysis/householder.hpp"

namespace ap {

Ambiguity::Ambiguity(const MatrixView& values)
    : values_(values), mean_(centre(values_.rows, 0, values_.rows.rows)), space_(values_.rows) {}

Table Ambiguity::directions() const {
  const std::size_t n = values_.rows.rows;
  const Reflections reflections(constraints());
  Table result(n, dimension());
  for (std::size_t k = 0; k < result.columns; ++k) {
    result(rank() + k, k) = 1;
    reflections.apply(result.column(k));
  }
  return result;
}

std::vector<double> Ambiguity::recover(std::span<const float> output) const {
  const auto n = static_cast<double>(values_.rows.rows);
  std::vector<double> weights(values_.rows.rows, 1 / n);
  std::vector<double> offset(output.size());
  for (std::size_t c = 0; c < output.size(); ++c)
    offset[c] = static_cast<double>(output[c]) / values_.scales[c] - mean_[c];
  for (std::size_t k = 0; k < space_.rank(); ++k)
    addMultiple(dot(space_.right.column(k), offset) / space_.singularValues[k],
                space_.basis.column(k), weights);
  return weights;
}

std::vector<double> effectiveAttention(std::span<const float> weights, const MatrixView& values) {
  const ColumnSpace space(ScaledColumns(values).rows);
  const std::vector<double> given(weights.begin(), weights.end());
  std::vector<double> effective(weights.size());
  for (std::size_t k = 0; k < space.rank(); ++k)
    addMultiple(dot(space.basis.column(k), given), space.basis.column(k), effective);
  return effective;
}

std::vector<float> outputOf(std::span<const float> weights, const MatrixView& values) {
  std::vector<float> output(static_cast<std::size_t>(values.cols()));
  for (Index j = 0; j < values.rows(); ++j)
    for (Index c = 0; c < values.cols(); ++c)
      output[static_cast<std::size_t>(c)] += weights[static_cast<std::size_t>(j)] * values(j, c);
  return output;
}

double outputResidual(std::span<const double> weights, const MatrixView& values,
                      std::span<const float> output) {
  double squares = 0;
  for (Index c = 0; c < values.cols(); ++c) {
    double difference = -static_cast<double>(output[static_cast<std::size_t>(c)]);
    for (std::size_t j = 0; j < weights.size(); ++j)
      difference += weights[j] * static_cast<double>(values(static_cast<Index>(j), c));
    squares += difference * difference;
  }
  return std::sqrt(squares);
}

double outputDistance(std::span<const double> a, std::span<const double> b,
                      const MatrixView& values) {
  std::vector<double> change(a.begin(), a.end());
  addMultiple(-1, b, change);
  return outputResidual(change, values,
                        std::vector<float>(static_cast<std::size_t>(values.cols())));
}

}  // namespace ap
