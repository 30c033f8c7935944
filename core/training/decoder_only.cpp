#include "core/training/decoder_only.hpp"

#include <cmath>

#include "core/training/embedding.hpp"
#include "core/training/linear.hpp"

namespace ap::training {

template <typename S>
DecoderOnly makeDecoderOnly(Parameters<S>& parameters, const EncoderSizes& sizes, Random& random) {
  const Index width = sizes.layers.front().attention.width;
  Encoder layers = makeEncoder(parameters, "decoder", sizes, random);
  const float deviation = 1 / std::sqrt(static_cast<float>(width));
  return {std::move(layers), parameters.draw("next", width, sizes.words, deviation, random)};
}

template <typename S>
Predicted predictNext(Tape<S>& tape, const DecoderOnly& model, const Batch& batch,
                      std::vector<Index> rows, const Weigh<S>& weigh) {
  const Encoded encoded = encode(tape, model.layers, batch, Mask::causal(), weigh);
  const Var asked = finish(tape, model.layers, rowsOf(tape, encoded.attended, std::move(rows)));
  return {project(tape, asked, tape.parameter(model.next)), encoded.layers};
}

#define AP_INSTANTIATE(S)                                                                        \
  template DecoderOnly makeDecoderOnly(Parameters<S>&, const EncoderSizes&, Random&);            \
  template Predicted predictNext(Tape<S>&, const DecoderOnly&, const Batch&, std::vector<Index>, \
                                 const Weigh<S>&);
AP_INSTANTIATE(float)
AP_INSTANTIATE(double)
#undef AP_INSTANTIATE

}  // namespace ap::training
