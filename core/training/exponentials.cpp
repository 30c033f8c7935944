#include "core/training/exponentials.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/kernels/exp2.hpp"

namespace ap::training {

float exponentiate(const float* logits, Index count, float top, float* exponentials) {
  using namespace kernels;
  constexpr Index width = 4;
  const Exp2Halves exp2Halves;
  const Float4 tops = splat(top);
  const Float4 halfOfLog2E = splat(std::numbers::log2e_v<float> / 2);
  Float4 sums{};
  const auto raised = [&](const float* four) {
    return exp2Halves((load(four) - tops) * halfOfLog2E);
  };
  Index i = 0;
  for (; i + width <= count; i += width) {
    const Float4 four = raised(logits + i);
    sums += four;
    store(exponentials + i, four);
  }
  float sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  if (i == count) return sum;
  float rest[width] = {top, top, top, top};
  std::copy(logits + i, logits + count, rest);
  store(rest, raised(rest));
  for (Index lane = 0; i < count; ++i, ++lane) sum += exponentials[i] = rest[lane];
  return sum;
}

double exponentiate(const double* logits, Index count, double top, double* exponentials) {
  double sum = 0;
  for (Index i = 0; i < count; ++i) sum += exponentials[i] = std::exp(logits[i] - top);
  return sum;
}

}  // namespace ap::training
