#include "core/analysis/confusion_groups.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/tableau.hpp"

namespace ap {

std::vector<int> confusionGroups(const Table& constraints) {
  const Tableau tableau(constraints, std::vector<double>(constraints.columns));
  const std::size_t n = tableau.columns();
  // As for the rank: what is below came from the rounding of floats.
  const double zero =
      static_cast<double>(n) * static_cast<double>(std::numeric_limits<float>::epsilon());

  // Each token that is not basic trades with the basic ones that its column holds.
  std::vector<int> groups(n, -1);
  for (std::size_t j = 0; j < n; ++j) {
    if (tableau.rowOf(j) != Tableau::none) continue;
    const int own = static_cast<int>(j);
    groups[j] = own;
    for (std::size_t i = 0; i < tableau.rows(); ++i) {
      if (std::abs(tableau.at(i, j)) <= zero) continue;
      int& other = groups[tableau.basic(i)];
      if (other >= 0 && other != own) std::ranges::replace(groups, int{other}, own);
      other = own;
    }
  }

  // Numbered anew in the order of the tokens.
  std::vector<int> numbers(n, -1);
  int next = 0;
  for (int& group : groups) {
    if (group < 0) continue;
    int& number = numbers[static_cast<std::size_t>(group)];
    if (number < 0) number = next++;
    group = number;
  }
  return groups;
}

}  // namespace ap
