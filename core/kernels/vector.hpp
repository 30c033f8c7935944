#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

/// Four floats at once: SSE2 natively on x86-64, NEON on arm64, SIMD128 in WASM, from the same
/// source. Only + − × ÷ are used, each rounded by IEEE rules on its own, so that all of these give
/// the same bits; multiplyAdd alone differs, in a build with relaxed SIMD.
namespace ap::kernels {

using Index = std::ptrdiff_t;
using Float4 = float __attribute__((vector_size(16)));
using Int4 = std::int32_t __attribute__((vector_size(16)));

/// How often a product and the sum that it goes into are rounded.
enum class Rounding { once, twice };

#if defined(__wasm_relaxed_simd__)
inline constexpr Rounding usualRounding = Rounding::once;
#else
inline constexpr Rounding usualRounding = Rounding::twice;
#endif
inline constexpr bool fusesMultiplyAdd = usualRounding == Rounding::once;

inline Float4 splat(float number) { return Float4{number, number, number, number}; }

inline Float4 load(const float* from) {
  Float4 numbers;
  std::memcpy(&numbers, from, sizeof numbers);
  return numbers;
}

inline void store(float* to, Float4 numbers) { std::memcpy(to, &numbers, sizeof numbers); }

/// a · b + c. Rounded once only in a relaxed build, and only on a machine that can.
template <Rounding rounding = usualRounding>
inline Float4 multiplyAdd(Float4 a, Float4 b, Float4 c) {
#if defined(__wasm_relaxed_simd__)
  if constexpr (rounding == Rounding::once) return __builtin_wasm_relaxed_madd_f32x4(a, b, c);
#endif
  return a * b + c;
}

/// The larger of each two; `a` where either is NaN.
inline Float4 larger(Float4 a, Float4 b) { return a < b ? b : a; }

/// `a` where the lane of `chosen` is −1, `b` where it is 0.
inline Float4 select(Int4 chosen, Float4 a, Float4 b) { return chosen ? a : b; }

}  // namespace ap::kernels
