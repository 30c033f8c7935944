#pragma once

#include "core/kernels/vector.hpp"

namespace ap::kernels {

/// 2^(2y) for y <= 0, that is for −∞ too. At most 2 ulp off, exactly 1 for y = 0, and 0 where the
/// result would be below 2^−126; NaN gives NaN. Make one before a loop and call it inside.
///
/// 2y = r + f with a whole number r and |f| <= 1/2. Adding 1.5 · 2^22 leaves a float no room for
/// anything below a half, so it rounds y to r/2, and the low bits of the sum are r: shifted into
/// the place of the exponent, with its bias added before, they are 2^r. 2^f is a polynomial with
/// the smallest largest error in ulp, its first coefficient being 1. Of y and not of 2y, so that
/// logits scaled beforehand by log2(e) are halved as well, and overflow no sooner than without.
class Exp2Halves {
 public:
  Exp2Halves() {
    for (int k = 0; k < degree; ++k) coefficients_[k] = splat(table[k]);
    lowest_ = splat(table[degree]);
    rounder_ = splat(table[degree + 1]);
    one_ = splat(table[degree + 2]);
  }

  Float4 operator()(Float4 y) const {
    const Float4 bounded = y < lowest_ ? lowest_ : y;
    const Float4 shifted = bounded + rounder_;
    const Float4 f = bounded - (shifted - rounder_);  // half of the f above
    const Float4 power = reinterpret_cast<Float4>(reinterpret_cast<Int4>(shifted) << 23);
    Float4 sum = coefficients_[0];
    for (int k = 1; k < degree; ++k) sum = multiplyAdd(sum, f, coefficients_[k]);
    return power * multiplyAdd(sum, f, one_);
  }

 private:
  // Two roundings a step leave less of the 2 ulp to the polynomial than one: a degree more.
  static constexpr int degree = fusesMultiplyAdd ? 5 : 6;

  // −63.5 gives r = −127, for which the exponent's bits are all 0, and so is the result.
  // Volatile, since a browser's compiler would make constants anew in every turn of a loop;
  // of what is read from memory it believes that it is worth a register.
  static constexpr volatile float table[] = {
#if defined(__wasm_relaxed_simd__)
      4.232284526e-2f, 1.547480329e-1f,       4.440712632e-1f,
      9.608894897e-1f, 1.386293659f,
#else
      9.980593627e-3f, 4.290126049e-2f,       1.538830876e-1f,
      4.440248441e-1f, 9.609061113e-1f,       1.386294430f,
#endif
      -63.5f,          0x1.8p22f + 127 / 2.f, 1};

  Float4 coefficients_[degree];
  Float4 lowest_;
  Float4 rounder_;
  Float4 one_;
};

}  // namespace ap::kernels
