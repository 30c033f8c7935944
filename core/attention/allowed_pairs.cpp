#include "core/attention/allowed_pairs.hpp"

#include <cstring>

namespace ap {

using kernels::Float4;
using kernels::Int4;
using kernels::lanes;

void AllowedPairs::read(const Mask& mask, Index firstQuery, Index queries, Index firstKey,
                        Index keys) {
  keys_ = keys;
  switch (mask.kind()) {
    case Mask::Kind::none:
      all_ = true;
      return;
    case Mask::Kind::causal:
      return readCausal(firstQuery - firstKey);
    case Mask::Kind::given:
      return readGiven(mask, firstQuery, queries, firstKey);
  }
}

// `last` is the last key of the block that the first query may attend to.
void AllowedPairs::readCausal(Index last) {
  all_ = keys_ <= last + 1;
  if (all_) return;
  const auto first = static_cast<std::int32_t>(last);
  for (std::int32_t j = 0; j < static_cast<std::int32_t>(keys_); ++j) {
    const Int4 key{j, j, j, j};
    lanes_[j][0] = key <= Int4{first, first + 1, first + 2, first + 3};
    lanes_[j][1] = key <= Int4{first + 4, first + 5, first + 6, first + 7};
  }
}

void AllowedPairs::readGiven(const Mask& mask, Index firstQuery, Index queries, Index firstKey) {
  const auto bytes = [&](Index lane) { return mask.row(firstQuery + lane) + firstKey; };
  all_ = true;
  for (Index lane = 0; lane < queries; ++lane)
    all_ = all_ && std::memchr(bytes(lane), 0, static_cast<std::size_t>(keys_)) == nullptr;
  if (all_) return;
  for (Index lane = 0; lane < lanes; ++lane)
    for (Index j = 0; j < keys_; ++j)
      lanes_[j][lane / 4][lane % 4] = lane >= queries || bytes(lane)[j] != 0 ? -1 : 0;
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
