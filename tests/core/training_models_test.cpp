#include "tests/core/training_models.hpp"

#include <doctest/doctest.h>

namespace ap {
namespace {

using namespace training;

}  // namespace

TEST_CASE("training: gradients of an encoder, two words a place") {
  Doubles parameters;
  Random random(1);
  const Encoder encoder = makeEncoder(parameters, "encoder", smallEncoder, random);
  drawAll(parameters, random, 0.5f);
  Batch batch = batchOf(smallSource);
  batch.tokens.push_back({5, -1, 2, 2, -1, 0, 1});
  checkGradients(parameters, [&](DoubleTape& tape) { return encoderLoss(tape, encoder, batch); });
}

TEST_CASE("training: gradients of a decoder alone") {
  Doubles parameters;
  Random random(2);
  const DecoderOnly model = makeDecoderOnly(parameters, smallEncoder, random);
  drawAll(parameters, random, 0.5f);
  checkGradients(parameters, [&](DoubleTape& tape) { return decoderOnlyLoss(tape, model); });
}

TEST_CASE("training: gradients of an encoder and a decoder") {
  Doubles parameters;
  Random random(3);
  const EncoderDecoder model = makeEncoderDecoder(parameters, smallEncoderDecoder, random);
  drawAll(parameters, random, 0.5f);
  checkGradients(parameters, [&](DoubleTape& tape) { return encoderDecoderLoss(tape, model); });
}

TEST_CASE("training: what comes later changes nothing before it in a decoder") {
  Parameters<float> parameters;
  Random random(2);
  const DecoderOnly model = makeDecoderOnly(parameters, smallEncoder, random);
  const auto logitsOf = [&](std::vector<Index> words) {
    Tape<float> tape(parameters);
    const Predicted next =
        predictNext<float>(tape, model, batchOf({words}), {0, 1, 2}, scaledSoftmaxWeights<float>);
    return Matrix(tape.value(next.logits));
  };
  const Matrix once = logitsOf({1, 2, 3});
  const Matrix other = logitsOf({1, 2, 6});
  CHECK(sameBits(once.topRows(2), other.topRows(2)));
  CHECK_FALSE(sameBits(once.row(2), other.row(2)));
}

}  // namespace ap
