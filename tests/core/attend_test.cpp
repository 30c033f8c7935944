#include "core/attention/attend.hpp"

#include <doctest/doctest.h>

#include "tests/core/attend_inputs.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/golden_attention.hpp"
#include "tests/core/reference.hpp"

namespace ap {
TEST_CASE("attend: golden values from PyTorch") {
  const auto numbers = goldenFloats("attention.f32");
  for (const auto& golden : goldenJson("attention.json")) {
    CAPTURE(golden["name"].get<std::string>());
    const AttendShape shape{golden["heads"], golden["n"], golden["m"], golden["d"], golden["dv"]};
    const std::uint64_t seed = golden["seed"];
    Random random(seed);
    const AttendInputs inputs = drawInputs(random, shape);
    const Mask mask = goldenMask(golden["mask"], random, seed, shape.n, shape.m);
    const auto scale = golden["scale"].get<float>();

    const auto expected = part(numbers, golden["output"], shape.heads * shape.n, shape.dv);
    const AttendOutputs without = attend(inputs, scale, mask, Weights::no);
    checkClose(part(without.outputNumbers, 0, shape.heads * shape.n, shape.dv), expected, 2e-6, 0);
    const AttendOutputs with = attend(inputs, scale, mask);
    checkClose(part(with.outputNumbers, 0, shape.heads * shape.n, shape.dv), expected, 2e-6, 0);
    if (golden.contains("weights"))
      checkClose(part(with.weightNumbers, 0, shape.heads * shape.n, shape.m),
                 part(numbers, golden["weights"], shape.heads * shape.n, shape.m), 2e-6, 0);
  }
}

TEST_CASE("attend: the naive reference, in every head") {
  constexpr AttendShape shapes[] = {
      {1, 1, 1, 1, 1}, {3, 3, 7, 8, 9},     {2, 9, 3, 7, 8},
      {2, 8, 9, 3, 7}, {2, 33, 33, 33, 33}, {1, 70, 40, 20, 10},
  };
  Random random(7);
  for (const AttendShape& shape : shapes)
    for (const Mask::Kind kind : maskKinds) {
      const AttendInputs inputs = drawInputs(random, shape);
      const Mask mask = drawMask(kind, random, shape.n, shape.m);
      const AttendOutputs actual = attend(inputs, 0.3f, mask);
      for (Index h = 0; h < shape.heads; ++h) {
        const auto expected =
            reference::attend(inputs.queries(h).cast<double>(), inputs.keys(h).cast<double>(),
                              inputs.values(h).cast<double>(), 0.3f, mask);
        checkClose(actual.output(h), expected.output, 2e-6, 0);
        checkClose(actual.weights(h), expected.weights, 2e-6, 0);
      }
    }
}

TEST_CASE("attend: rows that may attend to nothing are 0, in weights and output") {
  Random random(8);
  const AttendInputs inputs = drawInputs(random, {2, 35, 6, 4, 3});
  const AttendOutputs actual =
      attend(inputs, 1, Mask::given(std::vector<std::uint8_t>(35 * 6, 0), 6));
  for (Index h = 0; h < 2; ++h) {
    CHECK((actual.output(h).array() == 0).all());
    CHECK((actual.weights(h).array() == 0).all());
  }
}

TEST_CASE("attend: writes its outputs and nothing beside them") {
  Random random(9);
  for (const Mask::Kind kind : maskKinds) {
    const AttendShape shape{2, 37, 13, 5, 7};
    const AttendInputs inputs = drawInputs(random, shape);
    const Mask mask = drawMask(kind, random, shape.n, shape.m);
    constexpr std::size_t border = 64;
    const std::size_t outputSize = 2 * 37 * 7;
    const std::size_t weightsSize = 2 * 37 * 13;
    std::vector<float> output(outputSize + 2 * border, 7);
    std::vector<float> weights(weightsSize + 2 * border, 7);
    attend(shape, inputs.q.data(), inputs.k.data(), inputs.v.data(), 1, mask,
           output.data() + border, weights.data() + border);
    for (std::size_t i = 0; i < border; ++i) {
      CHECK(output[i] == 7);
      CHECK(output[border + outputSize + i] == 7);
      CHECK(weights[i] == 7);
      CHECK(weights[border + weightsSize + i] == 7);
    }
    // And all of them: none kept the filling.
    const AttendOutputs clean = attend(inputs, 1, mask);
    CHECK(std::equal(clean.outputNumbers.begin(), clean.outputNumbers.end(),
                     output.begin() + border));
    CHECK(std::equal(clean.weightNumbers.begin(), clean.weightNumbers.end(),
                     weights.begin() + border));
  }
}

}  // namespace ap
