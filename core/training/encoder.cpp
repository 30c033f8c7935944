#include "core/training/encoder.hpp"

#include "core/training/linear.hpp"

namespace ap::training {

template <typename S>
Layer makeLayer(Parameters<S>& parameters, const std::string& name, const LayerSizes& sizes,
                Random& random) {
  const Index width = sizes.attention.width;
  const Norm norm = makeNorm(parameters, name + ".attentionNorm", width);
  Layer layer{
      norm, makeAttention(parameters, name + ".attention", sizes.attention, random), {}, {}};
  if (sizes.hidden > 0) {
    layer.feedForwardNorm = makeNorm(parameters, name + ".feedForwardNorm", width);
    layer.feedForward =
        makeFeedForward(parameters, name + ".feedForward", width, sizes.hidden, random);
  }
  return layer;
}

template <typename S>
Var throughFeedForward(Tape<S>& tape, const std::optional<Norm>& norm,
                       const std::optional<FeedForward>& layer, Var rows) {
  if (!layer) return rows;
  return add(tape, rows, feedForward(tape, *layer, normalise(tape, *norm, rows)));
}

template <typename S>
Encoded throughLayers(Tape<S>& tape, const std::vector<Layer>& layers, Var rows, const Spans& spans,
                      const Mask& mask, const Weigh<S>& weigh) {
  Encoded encoded{rows, {}};
  for (const Layer& layer : layers) {
    const Layout layout{spans, spans, layer.attention.sizes.heads, mask};
    const Var input = normalise(tape, layer.attentionNorm, rows);
    const Attended attended = attend(tape, layer.attention, input, input, layout, weigh);
    encoded.layers.push_back(attended.weighing);
    encoded.attended = add(tape, rows, attended.output);
    if (&layer != &layers.back())
      rows = throughFeedForward(tape, layer.feedForwardNorm, layer.feedForward, encoded.attended);
  }
  return encoded;
}

template <typename S>
Encoder makeEncoder(Parameters<S>& parameters, const std::string& name, const EncoderSizes& sizes,
                    Random& random) {
  const Index width = sizes.layers.front().attention.width;
  Encoder encoder{makeEmbedded(parameters, name + ".embedding", sizes.words, sizes.longest, width,
                               sizes.deviation, random),
                  {},
                  {}};
  for (std::size_t l = 0; l < sizes.layers.size(); ++l)
    encoder.layers.push_back(
        makeLayer(parameters, name + ".layer" + std::to_string(l), sizes.layers[l], random));
  encoder.norm = makeNorm(parameters, name + ".norm", width);
  return encoder;
}

template <typename S>
Encoded encode(Tape<S>& tape, const Encoder& encoder, const Batch& batch, const Mask& mask,
               const Weigh<S>& weigh) {
  return throughLayers(tape, encoder.layers, embed(tape, encoder.embedded, batch), batch.spans,
                       mask, weigh);
}

template <typename S>
Var finish(Tape<S>& tape, const Encoder& encoder, Var attended) {
  const Layer& last = encoder.layers.back();
  const Var rows = throughFeedForward(tape, last.feedForwardNorm, last.feedForward, attended);
  return normalise(tape, encoder.norm, rows);
}

#define AP_INSTANTIATE(S)                                                                         \
  template Layer makeLayer(Parameters<S>&, const std::string&, const LayerSizes&, Random&);       \
  template Var throughFeedForward(Tape<S>&, const std::optional<Norm>&,                           \
                                  const std::optional<FeedForward>&, Var);                        \
  template Encoded throughLayers(Tape<S>&, const std::vector<Layer>&, Var, const Spans&,          \
                                 const Mask&, const Weigh<S>&);                                   \
  template Encoder makeEncoder(Parameters<S>&, const std::string&, const EncoderSizes&, Random&); \
  template Encoded encode(Tape<S>&, const Encoder&, const Batch&, const Mask&, const Weigh<S>&);  \
  template Var finish(Tape<S>&, const Encoder&, Var);
AP_INSTANTIATE(float)
AP_INSTANTIATE(double)
#undef AP_INSTANTIATE

}  // namespace ap::training
