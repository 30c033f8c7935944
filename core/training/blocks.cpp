#include "core/training/blocks.hpp"

#include <cmath>

#include "core/training/embedding.hpp"
#include "core/training/layer_norm.hpp"
#include "core/training/linear.hpp"

namespace ap::training {

namespace {

// Keeps the variance of what is projected.
float deviationFor(Index rows) { return 1 / std::sqrt(static_cast<float>(rows)); }

template <typename S>
ParameterId drawProjection(Parameters<S>& parameters, const std::string& name, Index rows,
                           Index columns, Random& random) {
  return parameters.draw(name, rows, columns, deviationFor(rows), random);
}

}  // namespace

template <typename S>
Norm makeNorm(Parameters<S>& parameters, const std::string& name, Index width) {
  const ParameterId gain = parameters.constant(name + ".gain", width, 1);
  return {gain, parameters.constant(name + ".bias", width, 0)};
}

template <typename S>
Var normalise(Tape<S>& tape, const Norm& norm, Var input) {
  return layerNorm(tape, input, tape.parameter(norm.gain), tape.parameter(norm.bias));
}

template <typename S>
Embedded makeEmbedded(Parameters<S>& parameters, const std::string& name, Index words,
                      Index longest, Index width, float deviation, Random& random) {
  const ParameterId table = parameters.draw(name + ".words", words, width, deviation, random);
  return {table, parameters.draw(name + ".places", longest, width, deviation, random)};
}

template <typename S>
Var embed(Tape<S>& tape, const Embedded& embedded, const Batch& batch) {
  std::vector<Index> places;
  for (Index b = 0; b < batch.spans.count(); ++b)
    for (Index i = 0; i < batch.spans.length(b); ++i) places.push_back(i);
  Var sum = rowsOf(tape, tape.parameter(embedded.places), std::move(places));
  const Var words = tape.parameter(embedded.words);
  for (const std::vector<Index>& tokens : batch.tokens)
    sum = add(tape, sum, rowsOf(tape, words, tokens));
  return sum;
}

template <typename S>
Attention makeAttention(Parameters<S>& parameters, const std::string& name,
                        const AttentionSizes& sizes, Random& random) {
  const Index keys = sizes.heads * sizes.keyWidth;
  const Index values = sizes.heads * sizes.valueWidth;
  const auto draw = [&](const char* part, Index rows, Index columns) {
    return drawProjection(parameters, name + part, rows, columns, random);
  };
  const ParameterId query = draw(".query", sizes.width, keys);
  const ParameterId key = draw(".key", sizes.width, keys);
  const ParameterId value = draw(".value", sizes.width, values);
  return {query, key, value, draw(".output", values, sizes.width), sizes};
}

template <typename S>
Weighing scaledSoftmaxWeights(Tape<S>& tape, Var queries, Var keys, const Layout& layout) {
  const Index keyWidth = tape.value(queries).cols() / layout.heads;
  const double scale = 1 / std::sqrt(static_cast<double>(keyWidth));
  const Var logits = attentionLogits(tape, queries, keys, layout, scale);
  return {attentionWeights(tape, logits), logits};
}

template <typename S>
Attended attend(Tape<S>& tape, const Attention& attention, Var asking, Var lookedAt,
                const Layout& layout, const Weigh<S>& weigh) {
  const Var queries = project(tape, asking, tape.parameter(attention.query));
  const Var keys = project(tape, lookedAt, tape.parameter(attention.key));
  const Var values = project(tape, lookedAt, tape.parameter(attention.value));
  const Weighing weighing = weigh(tape, queries, keys, layout);
  const Var sum = weightedSum(tape, weighing.weights, values, layout);
  return {project(tape, sum, tape.parameter(attention.output)), weighing};
}

template <typename S>
FeedForward makeFeedForward(Parameters<S>& parameters, const std::string& name, Index width,
                            Index hidden, Random& random) {
  const ParameterId in = drawProjection(parameters, name + ".in", width, hidden, random);
  const ParameterId inBias = parameters.constant(name + ".inBias", hidden, 0);
  const ParameterId out = drawProjection(parameters, name + ".out", hidden, width, random);
  return {in, inBias, out, parameters.constant(name + ".outBias", width, 0)};
}

template <typename S>
Var feedForward(Tape<S>& tape, const FeedForward& layer, Var input) {
  const Var hidden =
      addBias(tape, project(tape, input, tape.parameter(layer.in)), tape.parameter(layer.inBias));
  return addBias(tape, project(tape, relu(tape, hidden), tape.parameter(layer.out)),
                 tape.parameter(layer.outBias));
}

#define AP_INSTANTIATE(S)                                                                          \
  template Norm makeNorm(Parameters<S>&, const std::string&, Index);                               \
  template Var normalise(Tape<S>&, const Norm&, Var);                                              \
  template Embedded makeEmbedded(Parameters<S>&, const std::string&, Index, Index, Index, float,   \
                                 Random&);                                                         \
  template Var embed(Tape<S>&, const Embedded&, const Batch&);                                     \
  template Attention makeAttention(Parameters<S>&, const std::string&, const AttentionSizes&,      \
                                   Random&);                                                       \
  template Weighing scaledSoftmaxWeights(Tape<S>&, Var, Var, const Layout&);                       \
  template Attended attend(Tape<S>&, const Attention&, Var, Var, const Layout&, const Weigh<S>&);  \
  template FeedForward makeFeedForward(Parameters<S>&, const std::string&, Index, Index, Random&); \
  template Var feedForward(Tape<S>&, const FeedForward&, Var);
AP_INSTANTIATE(float)
AP_INSTANTIATE(double)
#undef AP_INSTANTIATE

}  // namespace ap::training
