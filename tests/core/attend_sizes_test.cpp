#include <doctest/doctest.h>

#include "tests/core/attend_inputs.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/reference.hpp"

// Sizes on both sides of the widths of vectors (4), groups of queries (8), blocks of queries (48)
// and blocks of keys (256).
namespace ap {
namespace {

void checkAgainstReference(const AttendShape& shape, Mask::Kind kind, float spread,
                           double tolerance) {
  CAPTURE(shape.n);
  CAPTURE(shape.m);
  CAPTURE(shape.d);
  CAPTURE(static_cast<int>(kind));
  Random random(hash("sizes") + static_cast<std::uint64_t>(shape.n * 4096 + shape.m));
  AttendInputs inputs = drawInputs(random, shape);
  for (float& number : inputs.q) number *= spread;
  const Mask mask = drawMask(kind, random, shape.n, shape.m);
  const float scale = 1 / std::sqrt(static_cast<float>(shape.d));
  const AttendOutputs with = attend(inputs, scale, mask);
  const AttendOutputs without = attend(inputs, scale, mask, Weights::no);
  for (Index h = 0; h < shape.heads; ++h) {
    const auto expected =
        reference::attend(inputs.queries(h).cast<double>(), inputs.keys(h).cast<double>(),
                          inputs.values(h).cast<double>(), static_cast<double>(scale), mask);
    checkClose(with.output(h), expected.output, tolerance, 0);
    checkClose(with.weights(h), expected.weights, tolerance, 0);
    CHECK(sameBits(without.output(h), with.output(h)));
  }
}

}  // namespace

TEST_CASE("attend: n and m of all sizes around vectors, groups and blocks") {
  for (const Mask::Kind kind : maskKinds) {
    for (const Index n : {1, 3, 7, 8, 9, 47, 48, 49, 63, 64, 65})
      for (const Index m : {1, 3, 7, 8, 9, 63, 64, 65})
        checkAgainstReference({1, n, m, 5, 3}, kind, 1, 2e-6);
    for (const Index m : {255, 256, 257, 511, 513})
      checkAgainstReference({2, 9, m, 8, 7}, kind, 1, 6e-6);
    checkAgainstReference({1, 300, 300, 4, 4}, kind, 1, 6e-6);
  }
}

TEST_CASE("attend: a later block with larger logits scales down what came before") {
  for (const Mask::Kind kind : maskKinds)
    for (const float spread : {5.f, 30.f})
      checkAgainstReference({1, 10, 700, 4, 5}, kind, spread, 2e-5);
}

TEST_CASE("attend: 2048 keys") {
  for (const Mask::Kind kind : maskKinds)
    checkAgainstReference({1, 17, 2048, 64, 64}, kind, 1, 6e-6);
}

TEST_CASE("attend: a row with one key has weight 1 and the value's bits") {
  Random random(40);
  const AttendInputs inputs = drawInputs(random, {2, 9, 9, 7, 5});
  const AttendOutputs actual = attend(inputs, 30, Mask::causal());
  for (Index h = 0; h < 2; ++h) {
    CHECK(actual.weights(h)(0, 0) == 1);
    CHECK(sameBits(actual.output(h).row(0), inputs.values(h).row(0)));
  }
}

TEST_CASE("attend: scratch of the length it asks for is all it touches") {
  Random random(41);
  for (const Weights weights : {Weights::no, Weights::yes})
    for (const Index n : {1, 9, 50}) {
      const AttendShape shape{1, n, 600, 6, 5};
      const AttendInputs inputs = drawInputs(random, shape);
      const bool withWeights = weights == Weights::yes;
      const auto length = static_cast<std::size_t>(attendScratchLength(shape, withWeights));
      std::vector<float> scratch(length + 64, 7);
      std::vector<float> output(static_cast<std::size_t>(n * 5));
      std::vector<float> weightNumbers(static_cast<std::size_t>(n * 600));
      attend(shape, inputs.q.data(), inputs.k.data(), inputs.v.data(), 1, Mask::none(),
             output.data(), withWeights ? weightNumbers.data() : nullptr, scratch.data());
      for (std::size_t i = length; i < scratch.size(); ++i) CHECK(scratch[i] == 7);
      CHECK(output == attend(inputs, 1, Mask::none(), weights).outputNumbers);
    }
}

}  // namespace ap
