#include "core/schemes/softmax.hpp"

namespace ap {

namespace {

// softmax(q·k / temperature): the same as scaled-softmax without the scale, so that wide keys give
// large logits and one word takes nearly all the weight.
void weigh(const SchemeInput& input, SchemeOutput& output) { weighBySoftmax(input, 1, output); }

void backward(const SchemeInput& input, const SchemeOutput& output, const MatrixView& gradWeights,
              SchemeGradient& gradient) {
  softmaxBackward(input, 1, output, gradWeights, gradient);
}

}  // namespace

const Scheme plainSoftmax{.id = "softmax",
                          .hasLogits = true,
                          .isScaled = false,
                          .sharesRow = false,
                          .asksByKeys = false,
                          .weigh = weigh,
                          .backward = backward};

}  // namespace ap
