#pragma once

#include <cstdint>

#include "core/analysis/tableau.hpp"

/// Of all weightings with one output and one total, those that give a token the most or the least.
namespace ap {

enum class Extreme : std::uint8_t { least, greatest };

/// Walks from vertex to vertex of the polytope of all x ≥ 0 with Aᵀx = Aᵀα, by the simplex method
/// (Dantzig's rule, Bland's while nothing moves; Chvátal 1983). Each walk starts where the last one
/// ended, so that a token after the other costs only a few steps.
class Extremes {
 public:
  /// `constraints` is A (n, r): independent columns which span the columns of [V 1], orthonormal
  /// for the best accuracy. `weights` is α (n), each at least 0.
  Extremes(const Table& constraints, std::span<const double> weights);

  /// The x (n) in which weight `token` is the greatest or the least. Valid until the next call.
  std::span<const double> weighting(std::size_t token, Extreme extreme);

 private:
  struct Limit {
    double distance;
    std::size_t row;
  };

  bool improve(std::size_t token, double sense);
  bool move(std::size_t column, double sense);
  Limit limit(std::size_t column, double sense) const;
  void settle();

  Tableau tableau_;
  std::vector<double> weights_;
  bool careful_ = false;    // Bland's rule, which never goes round in circles
  std::size_t stuck_ = 0;   // steps since something moved
  std::size_t pivots_ = 0;  // since the tableau was fresh
};

/// The least and the greatest weight (n each) of every token. A token that is pinned has its own
/// weight as both, and its own weight is never outside.
struct Intervals {
  std::vector<double> least;
  std::vector<double> greatest;
};
Intervals intervals(const Table& constraints, std::span<const double> weights);

}  // namespace ap
