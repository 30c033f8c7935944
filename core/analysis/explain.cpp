#include "core/analysis/explain.hpp"

#include <cmath>

#include "core/attention/dot_products.hpp"

namespace ap {

void products(const MatrixView& query, const MatrixView& keys, MatrixOut products) {
  products = keys.array().rowwise() * query.row(0).array();
}

void exponentials(const MatrixView& logits, MatrixOut exponentials) {
  const float top = logits.maxCoeff<Eigen::PropagateNaN>();
  for (Index j = 0; j < logits.cols(); ++j)
    exponentials(0, j) =
        std::isinf(logits(0, j)) && logits(0, j) < 0 ? 0 : std::exp(logits(0, j) - top);
}

void similarities(const MatrixView& embedding, const MatrixView& others, MatrixOut similarities) {
  dotProducts(embedding, others, similarities);
}

Asymmetry asymmetry(const MatrixView& scores) {
  double difference = 0;
  double norm = 0;
  for (Index i = 0; i < scores.rows(); ++i)
    for (Index j = 0; j < scores.cols(); ++j) {
      const double gap = static_cast<double>(scores(i, j)) - static_cast<double>(scores(j, i));
      difference += gap * gap;
      norm += static_cast<double>(scores(i, j)) * static_cast<double>(scores(i, j));
    }
  const double ratio = norm > 0 ? std::sqrt(difference / norm) : 0;
  return {static_cast<float>(std::sqrt(difference)), static_cast<float>(std::sqrt(norm)),
          static_cast<float>(ratio)};
}

}  // namespace ap
