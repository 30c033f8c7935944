#include "core/models/transformer/forward.hpp"

#include <cmath>

#include "core/attention/dot_products.hpp"
#include "core/attention/passes.hpp"

// Plain loops: each expression of Eigen's would make the page wait for some more hundred bytes.
namespace ap {

namespace {

constexpr float epsilon = 1e-5f;

Matrix product(const Matrix& input, const Matrix& projection) {
  Matrix projected(input.rows(), projection.cols());
  project(input, projection, projected);
  return projected;
}

/// Adds a row (1, d) or rows (n, d) to all rows.
void addTo(Matrix& rows, const Matrix& added) {
  for (Index i = 0; i < rows.size(); ++i) rows.data()[i] += added.data()[i % added.size()];
}

}  // namespace

Matrix normalised(const LayerNorm& norm, Matrix rows) {
  const Index d = rows.cols();
  for (float* x = rows.data(); x != rows.data() + rows.size(); x += d) {
    float mean = 0;
    for (Index c = 0; c < d; ++c) mean += x[c] / static_cast<float>(d);
    float variance = 0;
    for (Index c = 0; c < d; ++c) variance += (x[c] - mean) * (x[c] - mean) / static_cast<float>(d);
    const float slope = 1 / std::sqrt(variance + epsilon);
    for (Index c = 0; c < d; ++c)
      x[c] = (x[c] - mean) * slope * norm.gain.data()[c] + norm.bias.data()[c];
  }
  return rows;
}

Matrix throughFeedForward(const FeedForward& feedForward, const Matrix& rows) {
  Matrix hidden = product(normalised(feedForward.norm, rows), feedForward.in);
  addTo(hidden, feedForward.inBias);
  for (Index i = 0; i < hidden.size(); ++i) hidden.data()[i] = std::max(hidden.data()[i], 0.f);
  Matrix result = product(hidden, feedForward.out);
  addTo(result, feedForward.outBias);
  return result;
}

Matrix throughLayer(const AttentionLayer& layer, const Matrix& rows, const Matrix* lookedAt,
                    const Mask& mask) {
  const Matrix asking = normalised(layer.norm, rows);
  const Matrix& keysFrom = lookedAt ? *lookedAt : asking;
  Matrix concatenated(rows.rows(), layer.output.rows());
  Matrix scores(rows.rows(), keysFrom.rows());
  Matrix scaled(rows.rows(), keysFrom.rows());
  Matrix shares(rows.rows(), keysFrom.rows());
  Index column = 0;
  for (const Head& head : layer.heads) {
    dotProducts(product(asking, head.query), product(keysFrom, head.key), scores);
    logits(scores, 1 / std::sqrt(static_cast<float>(head.key.cols())), 1, mask, 0, scaled);
    weights(scaled, shares);
    sum(shares, product(keysFrom, head.value), mask, 0,
        concatenated.middleCols(column, head.value.cols()));
    column += head.value.cols();
  }
  Matrix result = product(concatenated, layer.output);
  addTo(result, rows);
  if (layer.feedForward.isThere()) addTo(result, throughFeedForward(layer.feedForward, result));
  return result;
}

}  // namespace ap
