#pragma once

#include "core/attention/mask.hpp"
#include "tests/core/attend_inputs.hpp"
#include "tests/core/golden.hpp"

namespace ap {

/// The mask of a golden case, as tests/golden/generate.py makes it.
inline Mask goldenMask(const std::string& name, Random& random, std::uint64_t seed, Index n,
                       Index m) {
  if (name == "none") return Mask::none();
  if (name == "causal") return Mask::causal();
  REQUIRE(name == "given");
  const auto empty = static_cast<Index>((5 - seed % 5) % 5);
  return Mask::given(drawAllowed(random, n, m, empty), m);
}

/// A matrix within the numbers of a golden file.
inline Eigen::Map<const Matrix> part(const std::vector<float>& numbers, std::size_t offset,
                                     Index rows, Index columns) {
  REQUIRE(offset + static_cast<std::size_t>(rows * columns) <= numbers.size());
  return {numbers.data() + offset, rows, columns};
}

}  // namespace ap
