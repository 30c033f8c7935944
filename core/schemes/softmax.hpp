#pragma once

#include "core/schemes/scheme.hpp"

namespace ap {

/// What the two softmax schemes share: softmax(q·k · scale / temperature). `scale` here, not the
/// input's. A row with a NaN or +∞ logit has NaN weights and passes NaN to its query and to every
/// key it may attend to; a row that may attend to nothing passes 0.
void weighBySoftmax(const SchemeInput& input, float scale, SchemeOutput& output);
void softmaxBackward(const SchemeInput& input, float scale, const SchemeOutput& output,
                     const MatrixView& gradWeights, SchemeGradient& gradient);

}  // namespace ap
