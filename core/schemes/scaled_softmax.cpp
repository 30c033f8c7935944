#include "core/attention/passes.hpp"
#include "core/schemes/scheme.hpp"

namespace ap {

namespace {

// softmax(q·k · scale / temperature): scaled dot-product attention, Vaswani et al. 2017, eq. 1.
void weigh(const SchemeInput& input, SchemeOutput& output) {
  scores(input.queries, input.keys, output.scores);
  logits(output.scores, input.scale, input.temperature, input.mask, input.firstQuery,
         output.logits);
  weights(output.logits, output.weights);
}

}  // namespace

const Scheme scaledSoftmax{.id = "scaled-softmax", .hasLogits = true, .weigh = weigh};

}  // namespace ap
