#include "core/positions/position.hpp"

#include <cmath>

namespace ap {

void addSinusoids(MatrixOut embeddings) {
  const auto width = static_cast<double>(embeddings.cols());
  for (Index c = 0; c < embeddings.cols(); ++c) {
    const double frequency = std::pow(10000.0, -static_cast<double>(c - c % 2) / width);
    for (Index i = 0; i < embeddings.rows(); ++i) {
      const double angle = static_cast<double>(i) * frequency;
      embeddings(i, c) += static_cast<float>(c % 2 == 0 ? std::sin(angle) : std::cos(angle));
    }
  }
}

}  // namespace ap
