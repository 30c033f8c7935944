#include "core/kernels/trial.hpp"

#include "core/kernels/tile.hpp"

namespace ap::kernels {

namespace {

template <Rounding rounding>
float run(int rounds) {
  constexpr int rows = mostRows<rounding>;
  constexpr Index depth = 64;
  static float numbers[depth * (lanes + rows)];
  float sum = 0;
  for (int round = 0; round < rounds; ++round) {
    const Tile<rows, rounding> tile({numbers}, depth, numbers + depth * lanes, depth, 1);
    sum += tile.sums[0][0][0];
    numbers[round % depth] = sum;  // or a compiler would take all rounds for one
  }
  return sum;
}

}  // namespace

bool isRelaxed() { return fusesMultiplyAdd; }

float tryFused(int rounds) { return run<Rounding::once>(rounds); }
float tryPlain(int rounds) { return run<Rounding::twice>(rounds); }

}  // namespace ap::kernels
