#pragma once

#include <vector>

#include "core/training/cross_entropy.hpp"
#include "core/training/decoder_only.hpp"
#include "core/training/encoder_decoder.hpp"
#include "core/training/linear.hpp"
#include "tests/core/training_gradients.hpp"

/// Whole models, each as small as it can be with two heads, two layers and different widths, with a
/// batch of two sentences of different lengths. tests/golden/generate_training.py has the same.
namespace ap {

inline const training::AttentionSizes smallAttention{6, 2, 3, 2};
inline const training::EncoderSizes smallEncoder{7, 4, {{smallAttention, 0}, {smallAttention, 5}}};
inline const training::EncoderDecoderSizes smallEncoderDecoder{
    smallEncoder, 5, 3, {{smallAttention, smallAttention, 5}, {smallAttention, smallAttention, 0}}};
inline const std::vector<std::vector<Index>> smallSource{{0, 3, 6}, {1, 2, 5, 4}};
inline const std::vector<std::vector<Index>> smallTarget{{0, 4}, {1, 2, 3}};

inline training::Batch batchOf(const std::vector<std::vector<Index>>& sentences) {
  training::Batch batch{{{}}, {}};
  for (const std::vector<Index>& sentence : sentences) {
    batch.tokens[0].insert(batch.tokens[0].end(), sentence.begin(), sentence.end());
    batch.spans.append(static_cast<Index>(sentence.size()));
  }
  return batch;
}

/// A word for every place, from the table of words.
inline training::Var encoderLoss(DoubleTape& tape, const training::Encoder& model,
                                 const training::Batch& batch) {
  using namespace training;
  const Encoded encoded =
      encode<double>(tape, model, batch, Mask::none(), scaledSoftmaxWeights<double>);
  const Var rows = finish(tape, model, encoded.attended);
  const Var table = tape.parameter(model.embedded.words);
  return crossEntropy(tape, projectTransposed(tape, rows, table), {1, 2, 3, 4, 5, 6, 0});
}

/// Three of the rows say what comes next.
inline training::Var decoderOnlyLoss(DoubleTape& tape, const training::DecoderOnly& model) {
  using namespace training;
  const Predicted next = predictNext<double>(tape, model, batchOf(smallSource), {0, 2, 6},
                                             scaledSoftmaxWeights<double>);
  return crossEntropy(tape, next.logits, {3, 1, 0});
}

inline training::Var encoderDecoderLoss(DoubleTape& tape, const training::EncoderDecoder& model) {
  using namespace training;
  const Translated translated =
      translate<double>(tape, model, batchOf(smallSource), Mask::none(), batchOf(smallTarget),
                        scaledSoftmaxWeights<double>);
  return crossEntropy(tape, translated.logits, {4, 0, 1, 2, 3});
}

}  // namespace ap
