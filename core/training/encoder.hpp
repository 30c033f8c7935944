#pragma once

#include <optional>
#include <vector>

#include "core/training/blocks.hpp"

namespace ap::training {

/// One layer: x + attention(norm(x)), then, where there is a feed-forward, x + feedForward(norm(x))
/// (the norm comes first, as in Xiong et al. 2020).
struct LayerSizes {
  AttentionSizes attention;
  Index hidden = 0;  // of the feed-forward; 0 for none
};
struct Layer {
  Norm attentionNorm;
  Attention attention;
  std::optional<Norm> feedForwardNorm;
  std::optional<FeedForward> feedForward;
};
template <typename S>
Layer makeLayer(Parameters<S>& parameters, const std::string& name, const LayerSizes& sizes,
                Random& random);

/// What came out of layers up to the last one's attention, with each one's weights. The
/// feed-forward after it takes each row by itself, so that who needs some rows has no need to pay
/// for all.
struct Encoded {
  Var attended;  // (n, d)
  std::vector<Weighing> layers;
};
template <typename S>
Encoded throughLayers(Tape<S>& tape, const std::vector<Layer>& layers, Var rows, const Spans& spans,
                      const Mask& mask, const Weigh<S>& weigh);
/// The feed-forward half of a layer, where it has one.
template <typename S>
Var throughFeedForward(Tape<S>& tape, const std::optional<Norm>& norm,
                       const std::optional<FeedForward>& layer, Var rows);

struct EncoderSizes {
  Index words;
  Index longest;
  std::vector<LayerSizes> layers;  // at least one
  /// Of embeddings at the start. Small, so that a few steps make words what a task needs: with 0.25
  /// and width 16, two runs of eight do not learn to look up a key.
  float deviation = 0.1f;
};
/// Embeddings, layers of self-attention, and a norm: each word with its context.
struct Encoder {
  Embedded embedded;
  std::vector<Layer> layers;
  Norm norm;
};
template <typename S>
Encoder makeEncoder(Parameters<S>& parameters, const std::string& name, const EncoderSizes& sizes,
                    Random& random);
/// Words see what the mask allows: all of their sentence (none) in an encoder. What comes out has
/// yet to be finished.
template <typename S>
Encoded encode(Tape<S>& tape, const Encoder& encoder, const Batch& batch, const Mask& mask,
               const Weigh<S>& weigh);
/// The last feed-forward and the norm, for any of the rows that attention left: (r, d) → (r, d).
template <typename S>
Var finish(Tape<S>& tape, const Encoder& encoder, Var attended);

}  // namespace ap::training
