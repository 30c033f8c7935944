#include "core/attention/query_block.hpp"

#include <algorithm>
#include <limits>

#include "core/kernels/exp2.hpp"
#include "core/kernels/transpose.hpp"

namespace ap {

using kernels::Float4;
using kernels::lanes;

namespace {

constexpr float minusInfinity = -std::numeric_limits<float>::infinity();

constexpr Index upTo(Index number, Index step) { return (number + step - 1) / step; }

}  // namespace

Index QueryBlock::scratchLength(Index n, Index m, Index d, Index dv, bool withWeights) {
  const Index queries = std::min(mostGroups, upTo(n, lanes)) * lanes;
  return queries * (d + dv + (withWeights ? upTo(m, keysInBlock) : 0));
}

QueryBlock::QueryBlock(const HeadInput& head, Index first, float* scratch)
    : head_(head), first_(first), queries_(std::min(mostQueries, head.n - first)) {
  queriesPacked_ = scratch;
  sums_ = queriesPacked_ + groups() * lanes * head.d;
  tops_ = sums_ + groups() * lanes * head.dv;
  constexpr float log2e = 0x1.715476p0f;
  for (Index g = 0; g < groups(); ++g)
    kernels::pack({head.q + firstOf(g) * head.d, head.d}, queriesOf(g), head.d,
                  head.scale * (log2e / 2), queriesPacked_ + g * lanes * head.d);
}

Index QueryBlock::queriesOf(Index group) const { return std::min(lanes, queries_ - group * lanes); }

Index QueryBlock::visibleTo(Index group) const {
  if (head_.mask.kind() != Mask::Kind::causal) return head_.m;
  return std::min(head_.m, firstOf(group) + queriesOf(group));
}

void QueryBlock::attend(float* weights) {
  // Blocks outside, groups inside: a block of keys and values stays in the cache for all groups.
  for (Index firstKey = 0; firstKey < visibleTo(groups() - 1); firstKey += keysInBlock)
    for (Index g = 0; g < groups(); ++g) {
      const Index keys = std::min(keysInBlock, visibleTo(g) - firstKey);
      if (keys > 0) attend(g, firstKey, keys, weights);
    }
}

void QueryBlock::attend(Index group, Index firstKey, Index keys, float* weights) {
  float logits[keysInBlock * lanes];  // (keys, 8)
  kernels::Softmax& softmax = softmax_[group];
  Float4 highest[2] = {softmax.top[0], softmax.top[1]};
  kernels::dotProducts(packed(group), head_.d, head_.keys(firstKey), keys, logits, lanes, highest);

  pairs_.read(head_.mask, firstOf(group), queriesOf(group), firstKey, keys);
  if (!pairs_.all()) {
    pairs_.replaceOthers(minusInfinity, logits, lanes);
    for (Index half = 0; half < 2; ++half) {
      highest[half] = softmax.top[half];
      for (Index j = 0; j < keys; ++j)
        highest[half] =
            kernels::larger(highest[half], kernels::load(logits + j * lanes + 4 * half));
    }
  }

  Float4 keep[2];
  softmax.add(logits, keys, highest, keep);
  const Float4* const kept = firstKey > 0 ? keep : nullptr;
  if (pairs_.all() || head_.finiteValues)
    kernels::weightedSums({logits}, keys, head_.values(firstKey), head_.dv, kept, sums(group));
  else
    pairs_.weightedSums({logits}, head_.values(firstKey), head_.dv, kept, sums(group));
  if (weights) writeWeights(group, firstKey, keys, logits, weights);
}

void QueryBlock::writeOutput(float* output) const {
  for (Index g = 0; g < groups(); ++g) {
    Float4 inverse[2];
    softmax_[g].inverse(inverse);
    kernels::unpack(sums(g), head_.dv, inverse, queriesOf(g), output + firstOf(g) * head_.dv,
                    head_.dv);
  }
}

// The last block's exponentials become weights at once; those of earlier blocks can only when it
// is known what they are to be divided by.
void QueryBlock::writeWeights(Index group, Index firstKey, Index keys, const float* exponentials,
                              float* weights) {
  const kernels::Softmax& softmax = softmax_[group];
  float* const tops = tops_ + (group * upTo(head_.m, keysInBlock) + firstKey / keysInBlock) * lanes;
  for (Index half = 0; half < 2; ++half) kernels::store(tops + 4 * half, softmax.top[half]);

  const bool isLast = firstKey + keys == visibleTo(group);
  Float4 factors[2] = {kernels::splat(1), kernels::splat(1)};
  if (isLast) softmax.inverse(factors);
  kernels::unpack(exponentials, keys, factors, queriesOf(group),
                  weights + firstOf(group) * head_.m + firstKey, head_.m);
  if (isLast) finishWeights(group, factors, weights);
}

void QueryBlock::finishWeights(Index group, const Float4 inverse[2], float* weights) const {
  const kernels::Exp2Halves exp2Halves;
  const Index visible = visibleTo(group);
  const Index lastBlock = (visible - 1) / keysInBlock;
  for (Index block = 0; block < lastBlock; ++block) {
    const float* const tops = tops_ + (group * upTo(head_.m, keysInBlock) + block) * lanes;
    Float4 factors[2];
    for (Index half = 0; half < 2; ++half)
      factors[half] =
          exp2Halves(kernels::load(tops + 4 * half) - softmax_[group].top[half]) * inverse[half];
    for (Index lane = 0; lane < queriesOf(group); ++lane) {
      const float factor = factors[lane / 4][lane % 4];
      float* const row = weights + (firstOf(group) + lane) * head_.m + block * keysInBlock;
      for (Index j = 0; j < keysInBlock; ++j) row[j] *= factor;
    }
  }
  // 0, or NaN in a row that is NaN.
  for (Index lane = 0; lane < queriesOf(group); ++lane) {
    float* const row = weights + (firstOf(group) + lane) * head_.m;
    std::fill(row + visible, row + head_.m, 0 * inverse[lane / 4][lane % 4]);
  }
}

}  // namespace ap
