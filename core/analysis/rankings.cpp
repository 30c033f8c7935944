#include "core/analysis/rankings.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace ap {

Matrix projected(const MatrixView& values, const MatrixView& outputProjection) {
  Matrix result(values.rows(), outputProjection.cols());
  for (Index j = 0; j < result.rows(); ++j)
    for (Index c = 0; c < result.cols(); ++c) {
      double sum = 0;
      for (Index k = 0; k < values.cols(); ++k)
        sum += static_cast<double>(values(j, k)) * static_cast<double>(outputProjection(k, c));
      result(j, c) = static_cast<float>(sum);
    }
  return result;
}

std::vector<double> weightedNorms(std::span<const float> weights, const MatrixView& rows) {
  std::vector<double> norms;
  for (Index j = 0; j < rows.rows(); ++j) {
    double squares = 0;
    for (Index c = 0; c < rows.cols(); ++c)
      squares += static_cast<double>(rows(j, c)) * static_cast<double>(rows(j, c));
    norms.push_back(static_cast<double>(weights[static_cast<std::size_t>(j)]) * std::sqrt(squares));
  }
  return norms;
}

std::vector<double> shares(std::span<const float> weights, const MatrixView& rows) {
  const auto term = [&](Index j, Index c) {
    return static_cast<double>(weights[static_cast<std::size_t>(j)]) *
           static_cast<double>(rows(j, c));
  };
  std::vector<double> sum(static_cast<std::size_t>(rows.cols()));
  for (Index j = 0; j < rows.rows(); ++j)
    for (Index c = 0; c < rows.cols(); ++c) sum[static_cast<std::size_t>(c)] += term(j, c);

  const std::vector<double> norms = weightedNorms(weights, rows);
  const double zero = static_cast<double>(std::numeric_limits<float>::epsilon()) *
                      std::accumulate(norms.begin(), norms.end(), 0.0);
  const double squares = std::inner_product(sum.begin(), sum.end(), sum.begin(), 0.0);
  if (std::sqrt(squares) <= zero)
    return std::vector<double>(weights.size(), std::numeric_limits<double>::quiet_NaN());

  std::vector<double> result(weights.size());
  for (Index j = 0; j < rows.rows(); ++j)
    for (Index c = 0; c < rows.cols(); ++c)
      result[static_cast<std::size_t>(j)] +=
          term(j, c) * sum[static_cast<std::size_t>(c)] / squares;
  return result;
}

}  // namespace ap
