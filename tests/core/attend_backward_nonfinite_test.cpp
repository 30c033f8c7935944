#include <doctest/doctest.h>

#include <limits>

#include "tests/core/attend_backward_inputs.hpp"
#include "tests/core/check_close.hpp"

namespace ap {
namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

// More queries than one block, more keys than are taken at once.
constexpr AttendShape shape{1, 55, 70, 6, 5};

struct Case {
  AttendInputs inputs;
  std::vector<float> gradOutput;
};

Case draw() {
  Random random(60);
  AttendInputs inputs = drawInputs(random, shape);
  auto gradOutput = drawGradOutput(random, shape);
  return {std::move(inputs), std::move(gradOutput)};
}

// What is untouched by a bad number keeps its bits: the rows that may not attend to key `bad`, and
// the keys that none of the others may attend to.
void checkBadKey(const Case& clean, const Case& poisoned, const Mask& mask, Index bad) {
  const auto before = attendBackward(clean.inputs, clean.gradOutput, 0.5f, mask);
  const auto after = attendBackward(poisoned.inputs, poisoned.gradOutput, 0.5f, mask);
  for (Index i = 0; i < shape.n; ++i) {
    CAPTURE(i);
    if (mask.allows(i, bad))
      CHECK(after.q[0].row(i).array().isNaN().any());
    else
      CHECK(sameBits(after.q[0].row(i), before.q[0].row(i)));
  }
  for (Index j = 0; j < shape.m; ++j) {
    bool reached = false;
    for (Index i = 0; i < shape.n; ++i)
      reached = reached || (mask.allows(i, j) && mask.allows(i, bad));
    CAPTURE(j);
    if (!reached) CHECK(sameBits(after.k[0].row(j), before.k[0].row(j)));
  }
}

}  // namespace

TEST_CASE("attendBackward: a key or value that is not finite reaches only who may attend to it") {
  for (const Mask::Kind kind : maskKinds)
    for (const Index bad : {0, 20, 54})
      for (const float number : {nan, inf, -inf}) {
        Random random(61);
        const Mask mask = drawMask(kind, random, shape.n, shape.m);
        const Case clean = draw();
        Case poisoned = clean;
        for (Index c = 0; c < shape.d; ++c)
          poisoned.inputs.k[static_cast<std::size_t>(bad * shape.d + c)] = nan;
        checkBadKey(clean, poisoned, mask, bad);
        poisoned = clean;
        poisoned.inputs.v[static_cast<std::size_t>(bad * shape.dv + 1)] = number;
        checkBadKey(clean, poisoned, mask, bad);
      }
}

TEST_CASE("attendBackward: a query or gradOutput that is not finite reaches only its keys") {
  for (const Mask::Kind kind : maskKinds)
    for (const Index bad : {0, 20, 53}) {
      Random random(62);
      const Mask mask = drawMask(kind, random, shape.n, shape.m);
      const Case clean = draw();
      for (const bool inQuery : {true, false}) {
        Case poisoned = clean;
        if (inQuery)
          poisoned.inputs.q[static_cast<std::size_t>(bad * shape.d + 2)] = nan;
        else
          poisoned.gradOutput[static_cast<std::size_t>(bad * shape.dv + 2)] = inf;
        const auto before = attendBackward(clean.inputs, clean.gradOutput, 0.5f, mask);
        const auto after = attendBackward(poisoned.inputs, poisoned.gradOutput, 0.5f, mask);
        for (Index i = 0; i < shape.n; ++i)
          if (i != bad) CHECK(sameBits(after.q[0].row(i), before.q[0].row(i)));
        for (Index j = 0; j < shape.m; ++j) {
          CAPTURE(j);
          if (mask.allows(bad, j)) {
            CHECK_FALSE(after.k[0].row(j).allFinite());
          } else {
            CHECK(sameBits(after.k[0].row(j), before.k[0].row(j)));
            CHECK(sameBits(after.v[0].row(j), before.v[0].row(j)));
          }
        }
      }
    }
}

}  // namespace ap
