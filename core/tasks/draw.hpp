#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/matrix.hpp"
#include "core/random.hpp"

/// What tasks draw their questions with.
namespace ap {

/// A whole number from 0 to end − 1.
inline Index drawBelow(Random& random, Index end) {
  return static_cast<Index>(random.below(static_cast<std::uint64_t>(end)));
}

/// `count` different whole numbers from 0 to end − 1, in any order.
inline std::vector<Index> drawDifferent(Random& random, Index count, Index end) {
  std::vector<Index> numbers(static_cast<std::size_t>(end));
  std::iota(numbers.begin(), numbers.end(), 0);
  for (Index i = 0; i < count; ++i)
    std::swap(numbers[static_cast<std::size_t>(i)],
              numbers[static_cast<std::size_t>(i + drawBelow(random, end - i))]);
  numbers.resize(static_cast<std::size_t>(count));
  return numbers;
}

}  // namespace ap
