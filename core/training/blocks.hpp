#pragma once

#include <optional>
#include <string>

#include "core/training/attention.hpp"

/// What transformers are put together from: parameters, and a function that takes a batch through
/// them. Shape letters as in core/matrix.hpp; n is the number of rows of the whole batch.
namespace ap::training {

struct Norm {
  ParameterId gain, bias;  // (1, d)
};
template <typename S>
Norm makeNorm(Parameters<S>& parameters, const std::string& name, Index width);
template <typename S>
Var normalise(Tape<S>& tape, const Norm& norm, Var input);

/// Words by number, with a learned vector for each place that is added.
struct Embedded {
  ParameterId words;   // (words, d)
  ParameterId places;  // (longest sentence, d)
};
template <typename S>
Embedded makeEmbedded(Parameters<S>& parameters, const std::string& name, Index words,
                      Index longest, Index width, float deviation, Random& random);
/// A batch of sentences; each place holds one word or the sum of several (of the first of
/// `tokens`, of the second …), a number below 0 is none.
struct Batch {
  std::vector<std::vector<Index>> tokens;  // each as long as `spans` has rows
  Spans spans;
};
template <typename S>
Var embed(Tape<S>& tape, const Embedded& embedded, const Batch& batch);

struct AttentionSizes {
  Index width;       // d
  Index heads;       // H
  Index keyWidth;    // d_k of each head
  Index valueWidth;  // d_v of each head
};
/// Multi-head attention (Vaswani et al. 2017, section 3.2.2), without biases, so that logits are
/// nothing but q·k · scale and the mask.
struct Attention {
  ParameterId query, key;  // (d, H·d_k)
  ParameterId value;       // (d, H·d_v)
  ParameterId output;      // W_O (H·d_v, d)
  AttentionSizes sizes;
};
template <typename S>
Attention makeAttention(Parameters<S>& parameters, const std::string& name,
                        const AttentionSizes& sizes, Random& random);

/// Where the weights come from, given queries and keys: learned, as everywhere outside of control
/// experiments, or anything of the shape that a Layout says.
struct Weighing {
  Var weights;
  std::optional<Var> logits;  // where they come from logits
};
template <typename S>
using Weigh = std::function<Weighing(Tape<S>&, Var queries, Var keys, const Layout&)>;
/// softmax(q·k / √d_k).
template <typename S>
Weighing scaledSoftmaxWeights(Tape<S>& tape, Var queries, Var keys, const Layout& layout);

/// What attention passes on, with the weights that it came from.
struct Attended {
  Var output;  // (n, d)
  Weighing weighing;
};
/// Queries from `asking` (n, d), keys and values from `lookedAt` (m, d).
template <typename S>
Attended attend(Tape<S>& tape, const Attention& attention, Var asking, Var lookedAt,
                const Layout& layout, const Weigh<S>& weigh);

/// relu(x · in + inBias) · out + outBias.
struct FeedForward {
  ParameterId in, inBias;    // (d, f), (1, f)
  ParameterId out, outBias;  // (f, d), (1, d)
};
template <typename S>
FeedForward makeFeedForward(Parameters<S>& parameters, const std::string& name, Index width,
                            Index hidden, Random& random);
template <typename S>
Var feedForward(Tape<S>& tape, const FeedForward& layer, Var input);

}  // namespace ap::training
