#include "core/attention/query_block_backward.hpp"

#include <algorithm>

#include "core/kernels/exp2.hpp"
#include "core/kernels/transpose.hpp"

namespace ap {

using kernels::Float4;
using kernels::lanes;
using kernels::load;
using kernels::store;

namespace {

constexpr Index mostQueries = QueryBlock::mostQueries;

constexpr Index toEights(Index width) { return (width + lanes - 1) / lanes * lanes; }

/// Adds up to eight numbers to others.
void add(const float* numbers, Index count, float* to) {
  if (count == lanes) {
    for (Index half = 0; half < 2; ++half)
      store(to + 4 * half, load(to + 4 * half) + load(numbers + 4 * half));
    return;
  }
  for (Index c = 0; c < count; ++c) to[c] += numbers[c];
}

}  // namespace

QueryBlockBackward::QueryBlockBackward(const HeadInput& head, const HeadGradient& gradient,
                                       Index first, float* scratch)
    : head_(head), gradient_(gradient), forward_(head, first, scratch) {
  const Index queries = forward_.groups() * lanes;
  gradOutputs_ = scratch + queries * (head.d + head.dv);
  gradQueries_ = gradOutputs_ + queries * head.dv;
  queryRows_ = gradQueries_ + queries * head.d;
  gradOutputRows_ = queryRows_ + queries * toEights(head.d);
  forward_.attend(nullptr);
  prepare();
}

Index QueryBlockBackward::scratchLength(const AttendShape& shape) {
  const auto& [heads, n, m, d, dv] = shape;
  const Index queries = std::min(mostQueries, toEights(n));
  return QueryBlock::scratchLength(n, m, d, dv, false) +
         queries * (d + dv + toEights(d) + toEights(dv));
}

void QueryBlockBackward::goBack() {
  const Index visible = forward_.visibleTo(forward_.groups() - 1);
  for (Index first = 0; first < visible; first += keysAtOnce)
    goBack(first, std::min(keysAtOnce, visible - first));
  const Float4 scales[2] = {kernels::splat(head_.scale), kernels::splat(head_.scale)};
  for (Index g = 0; g < forward_.groups(); ++g)
    kernels::unpack(gradQueries_ + g * lanes * head_.d, head_.d, scales, forward_.queriesOf(g),
                    gradient_.by.q + forward_.firstOf(g) * head_.d, head_.d);
}

void QueryBlockBackward::prepare() {
  for (Index g = 0; g < forward_.groups(); ++g) {
    float* const gradOutputs = gradOutputs_ + g * lanes * head_.dv;
    kernels::pack({gradient_.output + forward_.firstOf(g) * head_.dv, head_.dv},
                  forward_.queriesOf(g), head_.dv, 1, gradOutputs);
    forward_.softmax(g).inverse(inverses_[g]);
    for (Index half = 0; half < 2; ++half) {
      Float4 sum = {};
      for (Index c = 0; c < head_.dv; ++c)
        sum = kernels::multiplyAdd(load(gradOutputs + c * lanes + 4 * half),
                                   load(forward_.sums(g) + c * lanes + 4 * half), sum);
      means_[g][half] = sum * inverses_[g][half];
    }
  }
  copyRows(head_.q, head_.d, head_.scale, queryRows_);
  copyRows(gradient_.output, head_.dv, 1, gradOutputRows_);
}

void QueryBlockBackward::copyRows(const float* rows, Index width, float factor,
                                  float* padded) const {
  for (Index i = 0; i < forward_.queries(); ++i, padded += toEights(width)) {
    const float* const row = rows + (forward_.first() + i) * width;
    for (Index c = 0; c < width; ++c) padded[c] = row[c] * factor;
    std::fill(padded + width, padded + toEights(width), 0.0f);
  }
}

void QueryBlockBackward::goBack(Index firstKey, Index keys) {
  const Float4 ones[2] = {kernels::splat(1), kernels::splat(1)};
  const Float4* const keep = firstKey > 0 ? ones : nullptr;
  allAllowed_ = true;
  for (Index g = 0; g < forward_.groups(); ++g) {
    gradLogits(g, firstKey, keys);
    const kernels::Panel gradients{gradLogits_ + g * lanes, mostQueries};
    float* const sums = gradQueries_ + g * lanes * head_.d;
    if (allowed_[g].all() || gradient_.finite)
      kernels::weightedSums(gradients, keys, head_.keys(firstKey), head_.d, keep, sums);
    else
      allowed_[g].weightedSums(gradients, head_.keys(firstKey), head_.d, keep, sums);
    allAllowed_ = allAllowed_ && allowed_[g].all();
  }
  addToKeys(weights_, keys, gradOutputRows_, head_.dv, gradient_.by.v + firstKey * head_.dv);
  addToKeys(gradLogits_, keys, queryRows_, head_.d, gradient_.by.k + firstKey * head_.d);
}

// α_ij and ∂L/∂ℓ_ij of a group and some keys.
void QueryBlockBackward::gradLogits(Index group, Index firstKey, Index keys) {
  float* const weights = weights_ + group * lanes;
  float* const gradients = gradLogits_ + group * lanes;
  kernels::dotProducts(forward_.packed(group), head_.d, head_.keys(firstKey), keys, weights,
                       mostQueries);
  kernels::dotProducts({gradOutputs_ + group * lanes * head_.dv}, head_.dv, head_.values(firstKey),
                       keys, gradients, mostQueries);
  const kernels::Exp2Halves exp2Halves;
  for (Index half = 0; half < 2; ++half) {
    const Float4 top = forward_.softmax(group).top[half];
    const Float4 inverse = inverses_[group][half];
    const Float4 mean = means_[group][half];
    for (Index at = 4 * half; at < keys * mostQueries; at += mostQueries) {
      const Float4 weight = exp2Halves(load(weights + at) - top) * inverse;
      store(weights + at, weight);
      store(gradients + at, weight * (load(gradients + at) - mean));
    }
  }
  AllowedPairs& allowed = allowed_[group];
  allowed.read(head_.mask, forward_.firstOf(group), forward_.queriesOf(group), firstKey, keys);
  if (allowed.all()) return;
  allowed.replaceOthers(0, weights, mostQueries);
  allowed.replaceOthers(0, gradients, mostQueries);
}

// Adds Σ_i pairs(j, i) · rows(i, c) to the gradients (keys, width), with i over this block.
void QueryBlockBackward::addToKeys(const float* pairs, Index keys, const float* rows, Index width,
                                   float* gradients) const {
  const Index stride = toEights(width);
  for (Index firstColumn = 0; firstColumn < width; firstColumn += lanes) {
    float products[keysAtOnce * lanes];
    if (allAllowed_ || gradient_.finite)
      kernels::dotProducts({rows + firstColumn, stride}, forward_.queries(), {pairs, mostQueries},
                           keys, products);
    else
      productsOfAllowed(pairs, keys, rows + firstColumn, stride, products);
    const Index columns = std::min(lanes, width - firstColumn);
    for (Index j = 0; j < keys; ++j)
      add(products + j * lanes, columns, gradients + j * width + firstColumn);
  }
}

// What dotProducts does, without the pairs that are not allowed.
void QueryBlockBackward::productsOfAllowed(const float* pairs, Index keys, const float* rows,
                                           Index stride, float* products) const {
  for (Index j = 0; j < keys; ++j)
    for (Index half = 0; half < 2; ++half) {
      Float4 sum = {};
      for (Index i = 0; i < forward_.queries(); ++i) {
        const AllowedPairs& allowed = allowed_[i / lanes];
        if (!allowed.all() && !allowed.allows(i % lanes, j)) continue;
        sum = kernels::multiplyAdd(kernels::splat(pairs[j * mostQueries + i]),
                                   load(rows + i * stride + 4 * half), sum);
      }
      store(products + j * lanes + 4 * half, sum);
    }
}

}  // namespace ap
