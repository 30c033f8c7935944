#include "core/schemes/relevance.hpp"

#include <cmath>
#include <limits>

namespace ap {

Relevance::Relevance(const MatrixView& keys)
    : unit_(keys.cast<double>()), lengths_(Eigen::VectorXd::Zero(keys.rows())) {
  for (Index i = 0; i < unit_.rows(); ++i) {
    double square = 0;  // of floats: cannot overflow
    for (Index c = 0; c < unit_.cols(); ++c) square += unit_(i, c) * unit_(i, c);
    lengths_(i) = std::sqrt(square);
    if (lengths_(i) != 0) unit_.row(i) /= lengths_(i);
  }
}

void Relevance::write(Index first, MatrixOut scores) const {
  const Doubles columns = unit_.transpose();
  Doubles row(1, unit_.rows());
  for (Index i = 0; i < scores.rows(); ++i) {
    row.setZero();
    for (Index c = 0; c < columns.rows(); ++c) row += unit_(first + i, c) * columns.row(c);
    scores.row(i) = row.cast<float>();
  }
}

void Relevance::backward(Index i, Index j, double gradient, MatrixOut gradKeys) const {
  if (std::isnan(gradient)) {
    gradKeys.row(i).setConstant(std::numeric_limits<float>::quiet_NaN());
    gradKeys.row(j).setConstant(std::numeric_limits<float>::quiet_NaN());
    return;
  }
  if (i == j) return;
  double relevance = 0;
  for (Index c = 0; c < unit_.cols(); ++c) relevance += unit_(i, c) * unit_(j, c);
  const auto addTo = [&](Index to, Index from) {
    if (lengths_(to) == 0) return;
    const double factor = gradient / lengths_(to);
    for (Index c = 0; c < unit_.cols(); ++c)
      gradKeys(to, c) += static_cast<float>(factor * (unit_(from, c) - relevance * unit_(to, c)));
  };
  addTo(i, j);
  addTo(j, i);
}

}  // namespace ap
