#include "core/schemes/relevance.hpp"
#include "core/schemes/row_share.hpp"
#include "core/schemes/scheme.hpp"

namespace ap {

namespace {

// S_ij / Σ_k S_ik with the relevances S_ij = k̂_i·k̂_j: S is symmetric, the weights are not.
void weigh(const SchemeInput& input, SchemeOutput& output) {
  Relevance(input.keys).write(input.firstQuery, output.scores);
  rowShares(output.scores, input.mask, input.firstQuery, output.weights);
}

// An undefined row passes NaN to every key it may attend to and to its own; a row that may attend
// to nothing passes 0.
void backward(const SchemeInput& input, const SchemeOutput& output, const MatrixView& gradWeights,
              SchemeGradient& gradient) {
  gradient.queries.setZero();
  Matrix gradScores(gradWeights.rows(), gradWeights.cols());
  rowSharesBackward(output.scores, gradWeights, input.mask, input.firstQuery, gradScores);
  const Relevance relevance(input.keys);
  for (Index i = 0; i < gradScores.rows(); ++i) {
    const Index query = input.firstQuery + i;
    for (Index j = 0; j < gradScores.cols(); ++j)
      if (input.mask.allows(query, j))
        relevance.backward(query, j, static_cast<double>(gradScores(i, j)), gradient.keys);
  }
}

}  // namespace

const Scheme keyKeyNormalised{.id = "key-key-normalised",
                              .hasLogits = false,
                              .isScaled = false,
                              .sharesRow = true,
                              .asksByKeys = true,
                              .weigh = weigh,
                              .backward = backward};

}  // namespace ap
