#pragma once

#include "core/training/encoder.hpp"

namespace ap::training {

/// Embeddings, layers in which a word sees itself and what is before it, a norm, and a logit for
/// every word that may come next.
struct DecoderOnly {
  Encoder layers;
  ParameterId next;  // (d, words)
};
template <typename S>
DecoderOnly makeDecoderOnly(Parameters<S>& parameters, const EncoderSizes& sizes, Random& random);

/// What each of the `rows` of the batch (numbers of rows) says comes next.
struct Predicted {
  Var logits;  // (rows, words)
  std::vector<Weighing> layers;
};
template <typename S>
Predicted predictNext(Tape<S>& tape, const DecoderOnly& model, const Batch& batch,
                      std::vector<Index> rows, const Weigh<S>& weigh);

}  // namespace ap::training
