#pragma once

#include "core/matrix.hpp"

namespace ap {

/// How alike two words' keys are: k̂_i·k̂_j with unit keys k̂ = k/‖k‖, from −1 to 1. A key of 0 has
/// no direction: its relevance is 0, also to itself. In double, so that rounded to float the matrix
/// is symmetric, and parallel keys give exactly 1, whatever block of rows is asked for.
class Relevance {
 public:
  explicit Relevance(const MatrixView& keys);

  /// k̂_i·k̂_j for the rows i = first … of `scores`, j = 0 … m − 1: (rows, m).
  void write(Index first, MatrixOut scores) const;

  /// Adds to `gradKeys` (m, d_k) what flows back from k̂_i·k̂_j with `gradient` = ∂L/∂(k̂_i·k̂_j):
  ///   ∂(k̂_i·k̂_j)/∂k_i = (k̂_j − (k̂_i·k̂_j) k̂_i) / ‖k_i‖, and the same with i and j exchanged.
  /// Nothing for j = i, where the relevance is constant, and nothing to a key of 0, by definition.
  /// A gradient of NaN makes both rows NaN.
  void backward(Index i, Index j, double gradient, MatrixOut gradKeys) const;

 private:
  using Doubles = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

  Doubles unit_;  // (m, d_k); 0 for a key of 0
  Eigen::VectorXd lengths_;
};

}  // namespace ap
