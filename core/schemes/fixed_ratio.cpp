#include "core/schemes/scheme.hpp"

namespace ap {

namespace {

Index countAllowed(const Mask& mask, Index query, Index m) {
  Index count = 0;
  for (Index j = 0; j < m; ++j) count += mask.allows(query, j) ? 1 : 0;
  return count;
}

// A word keeps `ratio` of itself and shares the rest equally among the other words that it may
// attend to. Where it is the only one of them it keeps all, where it is not one of them the others
// share all, and where there are none the row is 0. Scores are these shares without the mask.
void weigh(const SchemeInput& input, SchemeOutput& output) {
  const Index m = input.keys.rows();
  const float rest = 1 - input.ratio;
  for (Index i = 0; i < input.queries.rows(); ++i) {
    const Index self = input.firstQuery + i;
    output.scores.row(i).setConstant(m > 1 ? rest / static_cast<float>(m - 1) : 0);
    output.scores(i, self) = m > 1 ? input.ratio : 1;

    const bool hasSelf = input.mask.allows(self, self);
    const Index others = countAllowed(input.mask, self, m) - (hasSelf ? 1 : 0);
    const float own = !hasSelf ? 0.0f : others > 0 ? input.ratio : 1.0f;
    const float share = (hasSelf ? rest : 1) / static_cast<float>(others);  // unused without others
    for (Index j = 0; j < m; ++j)
      output.weights(i, j) = !input.mask.allows(self, j) ? 0 : j == self ? own : share;
  }
}

// Nothing is read from queries and keys, so nothing flows back to them.
void backward(const SchemeInput&, const SchemeOutput&, const MatrixView&,
              SchemeGradient& gradient) {
  gradient.queries.setZero();
}

}  // namespace

const Scheme fixedRatio{.id = "fixed",
                        .hasLogits = false,
                        .isScaled = false,
                        .sharesRow = false,
                        .asksByKeys = true,
                        .weigh = weigh,
                        .backward = backward};

}  // namespace ap
