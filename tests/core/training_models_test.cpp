#include <doctest/doctest.h>

#include "core/training/cross_entropy.hpp"
#include "core/training/decoder_only.hpp"
#include "core/training/encoder_decoder.hpp"
#include "core/training/linear.hpp"
#include "tests/core/training_gradients.hpp"

// Whole models, each as small as it can be with two heads, two layers and different widths.
namespace ap {
namespace {

using namespace training;

const AttentionSizes attention{6, 2, 3, 2};
const EncoderSizes encoderSizes{7, 4, {{attention, 0}, {attention, 5}}};

Batch batchOf(std::vector<std::vector<Index>> sentences) {
  Batch batch{{{}}, {}};
  for (const std::vector<Index>& sentence : sentences) {
    batch.tokens[0].insert(batch.tokens[0].end(), sentence.begin(), sentence.end());
    batch.spans.append(static_cast<Index>(sentence.size()));
  }
  return batch;
}

}  // namespace

TEST_CASE("training: gradients of an encoder, two words a place") {
  Doubles parameters;
  Random random(1);
  const Encoder encoder = makeEncoder(parameters, "encoder", encoderSizes, random);
  drawAll(parameters, random, 0.5f);
  Batch batch = batchOf({{0, 3, 6}, {1, 2, 5, 4}});
  batch.tokens.push_back({5, -1, 2, 2, -1, 0, 1});
  checkGradients(parameters, [&](DoubleTape& tape) {
    const Encoded encoded =
        encode<double>(tape, encoder, batch, Mask::none(), scaledSoftmaxWeights<double>);
    CHECK(encoded.layers.size() == 2);
    const Var logits = projectTransposed(tape, encoded.rows, tape.parameter(encoder.embedded.words));
    return crossEntropy(tape, logits, {1, 2, 3, 4, 5, 6, 0});
  });
}

TEST_CASE("training: gradients of a decoder alone") {
  Doubles parameters;
  Random random(2);
  const DecoderOnly model = makeDecoderOnly(parameters, encoderSizes, random);
  drawAll(parameters, random, 0.5f);
  const Batch batch = batchOf({{0, 3, 6}, {1, 2, 5, 4}});
  checkGradients(parameters, [&](DoubleTape& tape) {
    const Predicted next =
        predictNext<double>(tape, model, batch, {0, 2, 6}, scaledSoftmaxWeights<double>);
    return crossEntropy(tape, next.logits, {3, 1, 0});
  });
}

TEST_CASE("training: gradients of an encoder and a decoder") {
  Doubles parameters;
  Random random(3);
  const EncoderDecoderSizes sizes{encoderSizes, 5, 3, {{attention, attention, 5}, {attention, attention, 0}}};
  const EncoderDecoder model = makeEncoderDecoder(parameters, sizes, random);
  drawAll(parameters, random, 0.5f);
  const Batch source = batchOf({{0, 3, 6}, {1, 2, 5, 4}});
  const Batch target = batchOf({{0, 4}, {1, 2, 3}});
  checkGradients(parameters, [&](DoubleTape& tape) {
    const Translated translated = translate<double>(tape, model, source, Mask::none(), target,
                                                    scaledSoftmaxWeights<double>);
    return crossEntropy(tape, translated.logits, {4, 0, 1, 2, 3});
  });
}

TEST_CASE("training: what comes later changes nothing before it in a decoder") {
  Parameters<float> parameters;
  Random random(2);
  const DecoderOnly model = makeDecoderOnly(parameters, encoderSizes, random);
  const auto logitsOf = [&](std::vector<Index> words) {
    Tape<float> tape(parameters);
    const Predicted next = predictNext<float>(tape, model, batchOf({words}), {0, 1, 2},
                                              scaledSoftmaxWeights<float>);
    return Matrix(tape.value(next.logits));
  };
  const Matrix once = logitsOf({1, 2, 3});
  const Matrix other = logitsOf({1, 2, 6});
  CHECK(sameBits(once.topRows(2), other.topRows(2)));
  CHECK_FALSE(sameBits(once.row(2), other.row(2)));
}

}  // namespace ap
