#include "core/attention/allowed_pairs.hpp"

namespace ap {

using kernels::Float4;
using kernels::lanes;

void AllowedPairs::read(const Mask& mask, Index firstQuery, Index queries, Index firstKey,
                        Index keys) {
  keys_ = keys;
  all_ = mask.kind() == Mask::Kind::none ||
         (mask.kind() == Mask::Kind::causal && firstKey + keys <= firstQuery + 1);
  if (all_) return;
  all_ = true;
  for (Index j = 0; j < keys; ++j)
    for (Index lane = 0; lane < lanes; ++lane) {
      const bool allowed = lane >= queries || mask.allows(firstQuery + lane, firstKey + j);
      lanes_[j][lane / 4][lane % 4] = allowed ? -1 : 0;
      all_ = all_ && allowed;
    }
}

void AllowedPairs::replaceOthers(float number, float* numbers, Index stride) const {
  for (Index j = 0; j < keys_; ++j)
    for (Index half = 0; half < 2; ++half) {
      float* const place = numbers + j * stride + 4 * half;
      kernels::store(
          place, kernels::select(lanes_[j][half], kernels::load(place), kernels::splat(number)));
    }
}

void AllowedPairs::weightedSums(kernels::Panel weights, kernels::Rows rows, Index width,
                                const Float4* keep, float* sums) const {
  for (Index c = 0; c < width; ++c)
    for (Index half = 0; half < 2; ++half) {
      Float4 sum = {};
      for (Index j = 0; j < keys_; ++j) {
        const Float4 number = kernels::splat(rows.from(j).numbers[c]);
        const Float4 weight = kernels::load(weights.numbers + j * weights.stride + 4 * half);
        sum = kernels::select(lanes_[j][half], kernels::multiplyAdd(number, weight, sum), sum);
      }
      float* const place = sums + c * lanes + 4 * half;
      kernels::store(place,
                     keep ? kernels::multiplyAdd(kernels::load(place), keep[half], sum) : sum);
    }
}

}  // namespace ap
