#pragma once

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"
#include "core/random.hpp"

/// What many tests are fed with.
namespace ap {

/// Sizes on both sides of the widths of vectors, tiles and blocks.
inline constexpr Index oddSizes[] = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65};

/// A matrix of nearly normal numbers.
inline Matrix drawMatrix(Random& random, Index rows, Index columns) {
  Matrix drawn(rows, columns);
  for (Index i = 0; i < drawn.size(); ++i) drawn.data()[i] = random.normal();
  return drawn;
}

/// The bytes (n, m) of a given mask: three of four keys may be attended to; none in every fifth
/// row, from the row `empty`.
inline std::vector<std::uint8_t> drawAllowed(Random& random, Index n, Index m, Index empty = 4) {
  std::vector<std::uint8_t> allowed;
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < m; ++j) allowed.push_back(random.next() % 4 != 0 && i % 5 != empty);
  return allowed;
}

inline Mask drawMask(Mask::Kind kind, Random& random, Index n, Index m) {
  if (kind == Mask::Kind::none) return Mask::none();
  if (kind == Mask::Kind::causal) return Mask::causal();
  return Mask::given(drawAllowed(random, n, m), m);
}

inline constexpr Mask::Kind maskKinds[] = {Mask::Kind::none, Mask::Kind::causal, Mask::Kind::given};

/// How far a float sum of `terms` products of nearly normal numbers may be off: each of the
/// additions rounds by half an ulp of a partial sum, which is about sqrt(terms), and errors of
/// either sign add up like a random walk. Four times that, and a few large numbers more.
inline double productTolerance(Index terms) { return 4 * static_cast<double>(terms + 8) * 0x1p-24; }

/// Whether both hold the same bits, NaNs and signs of zeros included.
template <typename A, typename B>
bool sameBits(const A& a, const B& b) {
  const Matrix first = a;
  const Matrix second = b;
  if (first.rows() != second.rows() || first.cols() != second.cols()) return false;
  return first.size() == 0 ||  // data() is null then
         std::memcmp(first.data(), second.data(),
                     static_cast<std::size_t>(first.size()) * sizeof(float)) == 0;
}

}  // namespace ap
