#include "core/attention/attend_backward.hpp"

#include <doctest/doctest.h>

#include "tests/core/attend_backward_inputs.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/golden_attention.hpp"

namespace ap {
namespace {

// |actual − expected| <= 1e-5 · max(1, |expected|).
void checkGradient(const Matrix& actual, const reference::Matrix& expected) {
  const reference::Matrix size = expected.array().abs().max(1.0);
  const reference::Matrix difference = (actual.cast<double>() - expected).array() / size.array();
  checkClose(difference, reference::Matrix::Zero(expected.rows(), expected.cols()).eval(), 1e-5, 0);
}

void checkAgainstReference(const AttendShape& shape, Mask::Kind kind, float scale) {
  CAPTURE(shape.n);
  CAPTURE(shape.m);
  CAPTURE(shape.d);
  CAPTURE(shape.dv);
  CAPTURE(static_cast<int>(kind));
  Random random(hash("backward") + static_cast<std::uint64_t>(shape.n * 4096 + shape.m));
  const AttendInputs inputs = drawInputs(random, shape);
  const auto gradOutput = drawGradOutput(random, shape);
  const Mask mask = drawMask(kind, random, shape.n, shape.m);
  const auto actual = attendBackward(inputs, gradOutput, scale, mask);
  const auto expected =
      attendBackwardReference(inputs, gradOutput, static_cast<double>(scale), mask);
  for (std::size_t h = 0; h < actual.q.size(); ++h) {
    checkGradient(actual.q[h], expected.q[h]);
    checkGradient(actual.k[h], expected.k[h]);
    checkGradient(actual.v[h], expected.v[h]);
  }
}

}  // namespace

TEST_CASE("attendBackward: golden values from PyTorch's autograd") {
  const auto numbers = goldenFloats("backward.f32");
  for (const auto& golden : goldenJson("backward.json")) {
    CAPTURE(golden["name"].get<std::string>());
    const AttendShape shape{golden["heads"], golden["n"], golden["m"], golden["d"], golden["dv"]};
    const std::uint64_t seed = golden["seed"];
    Random random(seed);
    const AttendInputs inputs = drawInputs(random, shape);
    const Mask mask = goldenMask(golden["mask"], random, seed, shape.n, shape.m);
    const auto gradients =
        attendBackward(inputs, drawGradOutput(random, shape), golden["scale"].get<float>(), mask);
    const auto check = [&](const char* name, const std::vector<Matrix>& heads) {
      std::size_t offset = golden[name];
      for (const Matrix& head : heads) {
        checkGradient(head, part(numbers, offset, head.rows(), head.cols()).cast<double>());
        offset += static_cast<std::size_t>(head.size());
      }
    };
    check("gradQ", gradients.q);
    check("gradK", gradients.k);
    check("gradV", gradients.v);
  }
}

TEST_CASE("attendBackward: the naive reference, at sizes around vectors, groups and blocks") {
  for (const Mask::Kind kind : maskKinds) {
    for (const Index n : {1, 3, 7, 8, 9, 48, 49, 65})
      for (const Index m : {1, 3, 7, 9, 63, 64, 65})
        checkAgainstReference({1, n, m, 5, 3}, kind, 0.4f);
    for (const Index width : oddSizes)
      if (width <= 33) checkAgainstReference({2, 9, 11, width, 34 - width}, kind, 0.2f);
    checkAgainstReference({1, 20, 300, 4, 9}, kind, 0.5f);
  }
}

TEST_CASE("attendBackward: rows that may attend to nothing pass 0 to all") {
  Random random(50);
  const AttendInputs inputs = drawInputs(random, {2, 50, 6, 4, 3});
  const auto gradOutput = drawGradOutput(random, inputs.shape);
  const auto gradients =
      attendBackward(inputs, gradOutput, 1, Mask::given(std::vector<std::uint8_t>(50 * 6, 0), 6));
  for (std::size_t h = 0; h < 2; ++h) {
    CHECK((gradients.q[h].array() == 0).all());
    CHECK((gradients.k[h].array() == 0).all());
    CHECK((gradients.v[h].array() == 0).all());
  }
}

TEST_CASE("attendBackward: scratch of the length it asks for is all it touches") {
  Random random(51);
  for (const Index n : {1, 9, 50}) {
    const AttendShape shape{1, n, 70, 6, 5};
    const AttendInputs inputs = drawInputs(random, shape);
    const auto gradOutput = drawGradOutput(random, shape);
    const auto length = static_cast<std::size_t>(attendBackwardScratchLength(shape));
    std::vector<float> scratch(length + 64, 7);
    std::vector<float> q(inputs.q.size()), k(inputs.k.size()), v(inputs.v.size());
    attendBackward(shape, inputs.q.data(), inputs.k.data(), inputs.v.data(), gradOutput.data(), 1,
                   Mask::causal(), {q.data(), k.data(), v.data()}, scratch.data());
    for (std::size_t i = length; i < scratch.size(); ++i) CHECK(scratch[i] == 7);
  }
}

}  // namespace ap
