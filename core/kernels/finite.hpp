#pragma once

#include "core/kernels/vector.hpp"

namespace ap::kernels {

/// Whether none of the numbers is infinite or NaN.
inline bool allFinite(const float* numbers, Index count) {
  // 0 for finite numbers, NaN for others; and a NaN stays.
  Float4 zeros = {};
  Index i = 0;
  for (; i + 4 <= count; i += 4) zeros += load(numbers + i) * splat(0);
  float zero = zeros[0] + zeros[1] + zeros[2] + zeros[3];
  for (; i < count; ++i) zero += numbers[i] * 0;
  return zero == 0;
}

}  // namespace ap::kernels
