#include "core/training/encoder_decoder.hpp"

#include "core/training/linear.hpp"

namespace ap::training {

namespace {

template <typename S>
CrossLayer makeCrossLayer(Parameters<S>& parameters, const std::string& name,
                          const CrossLayerSizes& sizes, Random& random) {
  const Index width = sizes.self.width;
  const Norm selfNorm = makeNorm(parameters, name + ".selfNorm", width);
  const Attention self = makeAttention(parameters, name + ".self", sizes.self, random);
  const Norm crossNorm = makeNorm(parameters, name + ".crossNorm", width);
  const Attention cross = makeAttention(parameters, name + ".cross", sizes.cross, random);
  CrossLayer layer{selfNorm, self, crossNorm, cross, {}, {}};
  if (sizes.hidden > 0) {
    layer.feedForwardNorm = makeNorm(parameters, name + ".feedForwardNorm", width);
    layer.feedForward =
        makeFeedForward(parameters, name + ".feedForward", width, sizes.hidden, random);
  }
  return layer;
}

}  // namespace

template <typename S>
EncoderDecoder makeEncoderDecoder(Parameters<S>& parameters, const EncoderDecoderSizes& sizes,
                                  Random& random) {
  const Index width = sizes.layers.front().self.width;
  Encoder encoder = makeEncoder(parameters, "encoder", sizes.encoder, random);
  EncoderDecoder model{std::move(encoder),
                       makeEmbedded(parameters, "decoder.embedding", sizes.words, sizes.longest,
                                    width, sizes.encoder.deviation, random),
                       {},
                       {}};
  for (std::size_t l = 0; l < sizes.layers.size(); ++l)
    model.layers.push_back(
        makeCrossLayer(parameters, "decoder.layer" + std::to_string(l), sizes.layers[l], random));
  model.norm = makeNorm(parameters, "decoder.norm", width);
  return model;
}

template <typename S>
Translated translate(Tape<S>& tape, const EncoderDecoder& model, const Batch& source,
                     const Mask& sourceMask, const Batch& target, const Weigh<S>& weigh) {
  const Encoded encoded = encode(tape, model.encoder, source, sourceMask, weigh);
  const Var read = finish(tape, model.encoder, encoded.attended);
  const Mask causal = Mask::causal();
  const Mask all = Mask::none();
  Translated translated{{}, encoded.layers, {}, {}};
  Var rows = embed(tape, model.embedded, target);
  for (const CrossLayer& layer : model.layers) {
    const Var input = normalise(tape, layer.selfNorm, rows);
    const Layout selfLayout{target.spans, target.spans, layer.self.sizes.heads, causal};
    const Attended self = attend(tape, layer.self, input, input, selfLayout, weigh);
    rows = add(tape, rows, self.output);
    const Layout crossLayout{target.spans, source.spans, layer.cross.sizes.heads, all};
    const Attended cross =
        attend(tape, layer.cross, normalise(tape, layer.crossNorm, rows), read, crossLayout, weigh);
    rows = throughFeedForward(tape, layer.feedForwardNorm, layer.feedForward,
                              add(tape, rows, cross.output));
    translated.self.push_back(self.weighing);
    translated.cross.push_back(cross.weighing);
  }
  translated.logits = projectTransposed(tape, normalise(tape, model.norm, rows),
                                        tape.parameter(model.embedded.words));
  return translated;
}

#define AP_INSTANTIATE(S)                                                                          \
  template EncoderDecoder makeEncoderDecoder(Parameters<S>&, const EncoderDecoderSizes&, Random&); \
  template Translated translate(Tape<S>&, const EncoderDecoder&, const Batch&, const Mask&,        \
                                const Batch&, const Weigh<S>&);
AP_INSTANTIATE(float)
AP_INSTANTIATE(double)
#undef AP_INSTANTIATE

}  // namespace ap::training
