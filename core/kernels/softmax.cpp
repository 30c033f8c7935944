#include "core/kernels/softmax.hpp"

#include "core/kernels/exp2.hpp"

namespace ap::kernels {

void Softmax::add(float* logits, Index keys, const Float4 highest[2], Float4 keep[2]) {
  const Exp2Halves exp2Halves;
  const Float4 tops[2] = {highest[0], highest[1]};
  Float4 sums[2] = {};
  for (Index j = 0; j < keys; ++j)
    for (int half = 0; half < 2; ++half) {
      float* const place = logits + j * lanes + 4 * half;
      const Float4 exponential = exp2Halves(load(place) - tops[half]);
      sums[half] += exponential;
      store(place, exponential);
    }
  for (int half = 0; half < 2; ++half) {
    keep[half] = exp2Halves(top[half] - tops[half]);
    top[half] = tops[half];
    total[half] = multiplyAdd(total[half], keep[half], sums[half]);
  }
}

void Softmax::inverse(Float4 factors[2]) const {
  for (int half = 0; half < 2; ++half)
    factors[half] = select(total[half] == Float4{}, Float4{}, splat(1) / total[half]);
}

}  // namespace ap::kernels
