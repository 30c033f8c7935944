#include "core/schemes/softmax.hpp"

#include "core/attention/dot_products.hpp"
#include "core/attention/passes.hpp"
#include "core/attention/softmax_backward.hpp"

namespace ap {

void weighBySoftmax(const SchemeInput& input, float scale, SchemeOutput& output) {
  dotProducts(input.queries, input.keys, output.scores);
  logits(output.scores, scale, input.temperature, input.mask, input.firstQuery, output.logits);
  weights(output.logits, output.weights);
}

void softmaxBackward(const SchemeInput& input, float scale, const SchemeOutput& output,
                     const MatrixView& gradWeights, SchemeGradient& gradient) {
  Matrix gradScores(gradWeights.rows(), gradWeights.cols());
  weightsBackward(output.weights, gradWeights, input.mask, input.firstQuery, gradScores);
  logitsBackward(scale, input.temperature, gradScores);
  dotProductsBackward(input.queries, input.keys, gradScores, input.mask, input.firstQuery,
                      gradient.queries, gradient.keys);
}

}  // namespace ap
