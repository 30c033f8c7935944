#include <doctest/doctest.h>

#include <limits>

#include "core/attention/attend.hpp"
#include "tests/core/attend_inputs.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/reference.hpp"

namespace ap {
namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

enum class Part { keys, values };

// The rule of the contract, for a bad number (or a row of them) in key or value row `bad`:
// rows that may not attend to it keep their bits, the others are what IEEE arithmetic gives.
void checkBad(const AttendInputs& clean, const AttendInputs& poisoned, const Mask& mask,
              Index bad) {
  const AttendOutputs before = attend(clean, 0.5f, mask);
  const AttendOutputs after = attend(poisoned, 0.5f, mask);
  Index untouched = 0;
  for (Index h = 0; h < clean.shape.heads; ++h) {
    const auto expected =
        reference::attend(poisoned.queries(h).cast<double>(), poisoned.keys(h).cast<double>(),
                          poisoned.values(h).cast<double>(), 0.5f, mask);
    checkClose(after.weights(h), expected.weights, 2e-6, 0, NaN::equalsNaN);
    checkClose(after.output(h), expected.output, 2e-6, 0, NaN::equalsNaN);
    for (Index i = 0; i < clean.shape.n; ++i) {
      if (mask.allows(i, bad)) continue;
      ++untouched;
      CHECK(sameBits(after.output(h).row(i), before.output(h).row(i)));
      CHECK(sameBits(after.weights(h).row(i), before.weights(h).row(i)));
    }
  }
  CHECK((untouched > 0) == (mask.kind() != Mask::Kind::none));
}

void forBadNumbers(Part part) {
  // 40 queries: more than one block of rows; 9 keys: more than two vectors.
  const AttendShape shape{2, 40, 9, 6, 5};
  const Index width = part == Part::keys ? shape.d : shape.dv;
  for (const Mask::Kind kind : maskKinds)
    for (const Index bad : {1, 4, 8})
      for (const float number : {nan, inf, -inf})
        for (const bool wholeRow : {false, true}) {
          CAPTURE(static_cast<int>(kind));
          CAPTURE(bad);
          CAPTURE(number);
          CAPTURE(wholeRow);
          Random random(20 + static_cast<std::uint64_t>(bad));
          const AttendInputs clean = drawInputs(random, shape);
          const Mask mask = drawMask(kind, random, shape.n, shape.m);
          AttendInputs poisoned = clean;
          auto& numbers = part == Part::keys ? poisoned.k : poisoned.v;
          for (Index h = 0; h < shape.heads; ++h)
            for (Index c = 0; c < width; ++c)
              if (wholeRow || c == 2)
                numbers[static_cast<std::size_t>((h * shape.m + bad) * width + c)] = number;
          checkBad(clean, poisoned, mask, bad);
        }
}

}  // namespace

TEST_CASE("attend: a key that is not finite") { forBadNumbers(Part::keys); }

TEST_CASE("attend: a value that is not finite") { forBadNumbers(Part::values); }

TEST_CASE("attend: a bad key in one head leaves the other heads alone") {
  Random random(30);
  const AttendInputs clean = drawInputs(random, {3, 5, 6, 4, 4});
  AttendInputs poisoned = clean;
  poisoned.k[6 * 4] = nan;  // the first number of head 1
  const AttendOutputs before = attend(clean, 1, Mask::none());
  const AttendOutputs after = attend(poisoned, 1, Mask::none());
  CHECK(sameBits(after.output(0), before.output(0)));
  CHECK(sameBits(after.output(2), before.output(2)));
  CHECK(after.output(1).array().isNaN().all());
}

TEST_CASE("attend: a query that is not finite makes its own row NaN and no other") {
  Random random(31);
  const AttendInputs clean = drawInputs(random, {1, 40, 9, 6, 5});
  AttendInputs poisoned = clean;
  poisoned.q[33 * 6 + 2] = nan;
  const AttendOutputs before = attend(clean, 1, Mask::none());
  const AttendOutputs after = attend(poisoned, 1, Mask::none());
  for (Index i = 0; i < 40; ++i) {
    if (i == 33)
      CHECK(after.output(0).row(i).array().isNaN().all());
    else
      CHECK(sameBits(after.output(0).row(i), before.output(0).row(i)));
  }
}

TEST_CASE("attend: logits of +∞, −∞ and beyond float, by hand") {
  // One query of width 1: logits are the keys themselves.
  AttendInputs inputs{{1, 1, 3, 1, 1}, {1}, {0, -inf, 0}, {2, 5, 4}};
  CHECK(attend(inputs, 1, Mask::none()).outputNumbers[0] == 3);
  CHECK(attend(inputs, 1, Mask::none()).weightNumbers[1] == 0);
  inputs.k = {-inf, -inf, -inf};  // nothing is left, as if all were masked
  CHECK(attend(inputs, 1, Mask::none()).outputNumbers[0] == 0);
  inputs.k = {0, inf, 0};
  CHECK(std::isnan(attend(inputs, 1, Mask::none()).outputNumbers[0]));
  CHECK(std::isnan(attend(inputs, 1, Mask::none()).weightNumbers[0]));
  inputs.k = {3e38f, -3e38f, 3e38f};
  CHECK(attend(inputs, 1, Mask::none()).outputNumbers[0] == 3);
  inputs.k = {3e38f, -3e38f, 0};  // the scale makes it +∞
  CHECK(std::isnan(attend(inputs, 10, Mask::none()).outputNumbers[0]));
}

}  // namespace ap
