#include "core/attention/attend_backward.hpp"

#include <algorithm>
#include <vector>

#include "core/attention/query_block.hpp"
#include "core/kernels/exp2.hpp"
#include "core/kernels/finite.hpp"
#include "core/kernels/transpose.hpp"

namespace ap {

using kernels::Float4;
using kernels::lanes;
using kernels::load;
using kernels::store;

namespace {

constexpr Index mostGroups = QueryBlock::mostGroups;
constexpr Index mostQueries = QueryBlock::mostQueries;
// Two arrays (keys, queries) of a block are to stay in the first cache.
constexpr Index keysAtOnce = 64;

/// Adds up to eight numbers to others.
void add(const float* numbers, Index count, float* to) {
  if (count == lanes) {
    for (Index half = 0; half < 2; ++half)
      store(to + 4 * half, load(to + 4 * half) + load(numbers + 4 * half));
    return;
  }
  for (Index c = 0; c < count; ++c) to[c] += numbers[c];
}

constexpr Index toEights(Index width) { return (width + lanes - 1) / lanes * lanes; }

/// One head, and what flows back through it.
struct HeadGradient {
  const float* output;  // ∂L/∂output (n, dv)
  AttendGradients by;
  bool finite;  // whether q, k and gradOutput are finite, or the mask none, which needs no care
};

/// Some queries of a head on the way back. All of them together see a few keys at a time.
class QueryBlockBackward {
 public:
  QueryBlockBackward(const HeadInput& head, const HeadGradient& gradient, Index first,
                     float* scratch)
      : head_(head), gradient_(gradient), forward_(head, first, scratch) {
    const Index queries = forward_.groups() * lanes;
    gradOutputs_ = scratch + queries * (head.d + head.dv);
    gradQueries_ = gradOutputs_ + queries * head.dv;
    queryRows_ = gradQueries_ + queries * head.d;
    gradOutputRows_ = queryRows_ + queries * toEights(head.d);
    forward_.attend(nullptr);
    prepare();
  }

  static Index scratchLength(const AttendShape& shape) {
    const auto& [heads, n, m, d, dv] = shape;
    const Index queries = std::min(mostQueries, toEights(n));
    return QueryBlock::scratchLength(n, m, d, dv, false) +
           queries * (d + dv + toEights(d) + toEights(dv));
  }

  void goBack() {
    const Index visible = forward_.visibleTo(forward_.groups() - 1);
    for (Index first = 0; first < visible; first += keysAtOnce)
      goBack(first, std::min(keysAtOnce, visible - first));
    const Float4 scales[2] = {kernels::splat(head_.scale), kernels::splat(head_.scale)};
    for (Index g = 0; g < forward_.groups(); ++g)
      kernels::unpack(gradQueries_ + g * lanes * head_.d, head_.d, scales, forward_.queriesOf(g),
                      gradient_.by.q + forward_.firstOf(g) * head_.d, head_.d);
  }

 private:
  void prepare();
  void copyRows(const float* rows, Index width, float factor, float* padded) const;
  void goBack(Index firstKey, Index keys);
  void gradLogits(Index group, Index firstKey, Index keys);
  void addToKeys(const float* pairs, Index keys, const float* rows, Index width,
                 float* gradients) const;
  void productsOfAllowed(const float* pairs, Index keys, const float* rows, Index stride,
                         float* products) const;

  const HeadInput& head_;
  const HeadGradient& gradient_;
  QueryBlock forward_;
  float* gradOutputs_;     // (groups, dv, 8)
  float* gradQueries_;     // (groups, d, 8), without the scale
  float* queryRows_;       // (queries, d, up to a multiple of 8), times scale
  float* gradOutputRows_;  // (queries, dv, up to a multiple of 8)
  Float4 inverses_[mostGroups][2];
  Float4 means_[mostGroups][2];  // g_i·o_i
  AllowedPairs allowed_[mostGroups];
  bool allAllowed_ = true;
  float weights_[keysAtOnce * mostQueries];     // (keys, queries)
  float gradLogits_[keysAtOnce * mostQueries];  // (keys, queries)
};

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

}  // namespace

Index attendBackwardScratchLength(const AttendShape& shape) {
  return QueryBlockBackward::scratchLength(shape);
}

void attendBackward(const AttendShape& shape, const float* q, const float* k, const float* v,
                    const float* gradOutput, float scale, const Mask& mask,
                    const AttendGradients& gradients, float* scratch) {
  const auto& [heads, n, m, d, dv] = shape;
  const bool needsNoCare = mask.kind() == Mask::Kind::none;
  std::fill(gradients.k, gradients.k + heads * m * d, 0.0f);
  std::fill(gradients.v, gradients.v + heads * m * dv, 0.0f);
  for (Index h = 0; h < heads; ++h) {
    const HeadInput head{.q = q + h * n * d,
                         .k = k + h * m * d,
                         .v = v + h * m * dv,
                         .n = n,
                         .m = m,
                         .d = d,
                         .dv = dv,
                         .scale = scale,
                         .mask = mask,
                         .finiteValues = needsNoCare || kernels::allFinite(v + h * m * dv, m * dv)};
    const float* const gradOutputs = gradOutput + h * n * dv;
    const HeadGradient gradient{
        .output = gradOutputs,
        .by = {gradients.q + h * n * d, gradients.k + h * m * d, gradients.v + h * m * dv},
        .finite = needsNoCare ||
                  (kernels::allFinite(head.q, n * d) && kernels::allFinite(head.k, m * d) &&
                   kernels::allFinite(gradOutputs, n * dv))};
    for (Index first = 0; first < n; first += mostQueries)
      QueryBlockBackward(head, gradient, first, scratch).goBack();
  }
}

void attendBackward(const AttendShape& shape, const float* q, const float* k, const float* v,
                    const float* gradOutput, float scale, const Mask& mask,
                    const AttendGradients& gradients) {
  std::vector<float> scratch(static_cast<std::size_t>(attendBackwardScratchLength(shape)));
  attendBackward(shape, q, k, v, gradOutput, scale, mask, gradients, scratch.data());
}

}  // namespace ap
