#include "core/schemes/relevance.hpp"
#include "core/schemes/scheme.hpp"

namespace ap {

namespace {

// Whether the row mixes two words: it is the pair's, and the mask allows both of them.
bool mixes(const SchemeInput& input, Index query) {
  const Pair& pair = input.pair;
  return query == pair.query && pair.other != pair.query && input.mask.allows(query, pair.query) &&
         input.mask.allows(query, pair.other);
}

// The pairwise update: the row of pair.query becomes r v_i + (1 − r) v_j with the relevance
// r = k̂_i·k̂_j, or (1 − r) v_i + r v_j in the reverse reading; every other row keeps itself. r can
// be negative, and so can a weight; the other weight is then above 1. The mask takes words away:
// of the pair, the word that is left gets weight 1; a row that loses all its words is 0.
void weigh(const SchemeInput& input, SchemeOutput& output) {
  const Pair& pair = input.pair;
  Relevance(input.keys).write(input.firstQuery, output.scores);
  output.weights.setZero();
  for (Index i = 0; i < output.weights.rows(); ++i) {
    const Index query = input.firstQuery + i;
    if (mixes(input, query)) {
      const float r = output.scores(i, pair.other);
      output.weights(i, query) = pair.keepsOwn ? r : 1 - r;
      output.weights(i, pair.other) = pair.keepsOwn ? 1 - r : r;
    } else if (input.mask.allows(query, query)) {
      output.weights(i, query) = 1;
    } else if (query == pair.query && input.mask.allows(query, pair.other)) {
      output.weights(i, pair.other) = 1;
    }
  }
}

// Only a row that mixes reads anything: ∂L/∂r = ∂L/∂α_i − ∂L/∂α_j, and less that in the reverse
// reading.
void backward(const SchemeInput& input, const SchemeOutput&, const MatrixView& gradWeights,
              SchemeGradient& gradient) {
  const Pair& pair = input.pair;
  gradient.queries.setZero();
  const Index row = pair.query - input.firstQuery;
  if (row < 0 || row >= gradWeights.rows() || !mixes(input, pair.query)) return;
  const double difference = static_cast<double>(gradWeights(row, pair.query)) -
                            static_cast<double>(gradWeights(row, pair.other));
  Relevance(input.keys)
      .backward(pair.query, pair.other, pair.keepsOwn ? difference : -difference, gradient.keys);
}

}  // namespace

const Scheme keyKey{.id = "key-key",
                    .hasLogits = false,
                    .isScaled = false,
                    .sharesRow = false,
                    .asksByKeys = true,
                    .weigh = weigh,
                    .backward = backward};

}  // namespace ap
