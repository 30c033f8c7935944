#include "core/schemes/softmax.hpp"

namespace ap {

namespace {

// softmax(q·k · scale / temperature): scaled dot-product attention, Vaswani et al. 2017, eq. 1.
void weigh(const SchemeInput& input, SchemeOutput& output) {
  weighBySoftmax(input, input.scale, output);
}

void backward(const SchemeInput& input, const SchemeOutput& output, const MatrixView& gradWeights,
              SchemeGradient& gradient) {
  softmaxBackward(input, input.scale, output, gradWeights, gradient);
}

}  // namespace

const Scheme scaledSoftmax{.id = "scaled-softmax",
                           .hasLogits = true,
                           .isScaled = true,
                           .sharesRow = false,
                           .asksByKeys = false,
                           .weigh = weigh,
                           .backward = backward};

}  // namespace ap
