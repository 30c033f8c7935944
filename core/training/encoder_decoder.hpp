#pragma once

#include "core/training/encoder.hpp"

namespace ap::training {

/// One layer of a decoder: x + self-attention(norm(x)), x + cross-attention(norm(x), encoded), and
/// x + feedForward(norm(x)) where there is one.
struct CrossLayerSizes {
  AttentionSizes self;
  AttentionSizes cross;
  Index hidden = 0;
};
struct CrossLayer {
  Norm selfNorm;
  Attention self;
  Norm crossNorm;
  Attention cross;
  std::optional<Norm> feedForwardNorm;
  std::optional<FeedForward> feedForward;
};

struct EncoderDecoderSizes {
  EncoderSizes encoder;
  Index words;    // of the second language
  Index longest;  // sentence of it
  std::vector<CrossLayerSizes> layers;
};
/// An encoder reads one sentence; a decoder, which sees the encoder's rows by cross-attention,
/// writes another, a word at a time (Vaswani et al. 2017). Logits come from the table of its words.
struct EncoderDecoder {
  Encoder encoder;
  Embedded embedded;
  std::vector<CrossLayer> layers;
  Norm norm;
};
template <typename S>
EncoderDecoder makeEncoderDecoder(Parameters<S>& parameters, const EncoderDecoderSizes& sizes,
                                  Random& random);

struct Translated {
  Var logits;  // (rows of the target, words): what comes after each of its words
  std::vector<Weighing> encoder, self, cross;  // weights, one a layer
};
template <typename S>
Translated translate(Tape<S>& tape, const EncoderDecoder& model, const Batch& source,
                     const Mask& sourceMask, const Batch& target, const Weigh<S>& weigh);

}  // namespace ap::training
