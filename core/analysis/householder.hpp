#pragma once

#include "core/analysis/table.hpp"

namespace ap {

/// A = QR by Householder reflections (Golub and Van Loan, section 5.2): Q is (n, n), orthogonal,
/// R (n, d), upper triangular.
class Reflections {
 public:
  explicit Reflections(Table a);

  /// The rows of R that are not 0: (min(n, d), d).
  Table triangle() const;

  /// vector ← Q · vector, of length n.
  void apply(std::span<double> vector) const;

 private:
  void reflect(std::size_t step, std::span<double> vector) const;

  Table a_;                      // R, and below its diagonal the reflections
  std::vector<double> heads_;    // first entry of each reflection's vector
  std::vector<double> factors_;  // 2 / its length²; 0 for no reflection
};

}  // namespace ap
