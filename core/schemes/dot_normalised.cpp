#include "core/attention/dot_products.hpp"
#include "core/schemes/row_share.hpp"
#include "core/schemes/scheme.hpp"

namespace ap {

namespace {

// q_i·k_j / Σ_k q_i·k_k: queries arrive, but without exp a weight can be negative or undefined.
void weigh(const SchemeInput& input, SchemeOutput& output) {
  dotProducts(input.queries, input.keys, output.scores);
  rowShares(output.scores, input.mask, input.firstQuery, output.weights);
}

// An undefined row passes NaN to its query and to every key it may attend to; a row that may attend
// to nothing passes 0.
void backward(const SchemeInput& input, const SchemeOutput& output, const MatrixView& gradWeights,
              SchemeGradient& gradient) {
  Matrix gradScores(gradWeights.rows(), gradWeights.cols());
  rowSharesBackward(output.scores, gradWeights, input.mask, input.firstQuery, gradScores);
  dotProductsBackward(input.queries, input.keys, gradScores, input.mask, input.firstQuery,
                      gradient.queries, gradient.keys);
}

}  // namespace

const Scheme dotNormalised{.id = "dot-normalised",
                           .hasLogits = false,
                           .isScaled = false,
                           .sharesRow = true,
                           .asksByKeys = false,
                           .weigh = weigh,
                           .backward = backward};

}  // namespace ap
