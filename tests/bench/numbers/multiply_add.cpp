// The most multiply-adds that one thread can do: nothing but them, in registers.

#include <wasm_simd128.h>

// Enough of them that none waits for the one before, and all fit into the registers.
constexpr int accumulators = 12;
constexpr int lanes = 4;

extern "C" {

__attribute__((export_name("operationsInRound"))) double operationsInRound() {
  return 2.0 * accumulators * lanes;
}

/// Does `rounds` rounds. What it returns keeps the compiler from leaving them out.
__attribute__((export_name("multiplyAdd"))) float multiplyAdd(int rounds) {
  const v128_t half = wasm_f32x4_splat(0.5f);
  v128_t sums[accumulators];
  for (int at = 0; at < accumulators; ++at) sums[at] = wasm_f32x4_splat(static_cast<float>(at));
  for (int round = 0; round < rounds; ++round) {
#pragma clang loop unroll(full)
    for (int at = 0; at < accumulators; ++at)
      sums[at] = wasm_f32x4_relaxed_madd(sums[at], half, half);
  }
  for (int at = 1; at < accumulators; ++at) sums[0] = wasm_f32x4_add(sums[0], sums[at]);
  return wasm_f32x4_extract_lane(sums[0], 0);
}
}
