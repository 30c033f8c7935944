#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "core/training/exponentials.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"

namespace ap::training {

TEST_CASE("exponentials of training are those of the logits less the largest") {
  Random random(1);
  for (const Index count : oddSizes) {
    CAPTURE(count);
    const Matrix logits = 10 * drawMatrix(random, 1, count);
    const float top = logits.maxCoeff();
    Matrix found(1, count + 1);
    found.setConstant(7);
    const float sum = exponentiate(logits.data(), count, top, found.data());
    const Eigen::MatrixXd exact =
        (logits.cast<double>().array() - static_cast<double>(top)).exp().matrix();
    // An exponent of up to 100 is rounded by up to 2^-18, and so the result, in relation to itself.
    checkClose(found.leftCols(count), exact, 1e-37, 0x1p-17);
    CHECK(std::abs(static_cast<double>(sum) - exact.sum()) <= 0x1p-17 * exact.sum());
    CHECK(found(0, count) == 7);
  }
}

TEST_CASE("exponentials of training: what is forbidden is 0, and NaN is not lost") {
  constexpr float infinity = std::numeric_limits<float>::infinity();
  float numbers[] = {1, -infinity, 2, -infinity, -infinity};
  CHECK(exponentiate(numbers, 5, 2, numbers) == doctest::Approx(1 + std::exp(-1.0)));
  CHECK(numbers[1] == 0);
  CHECK(numbers[2] == 1);
  CHECK(numbers[4] == 0);
  for (const Index place : {0, 4}) {
    float row[] = {1, 1, 1, 1, 1};
    row[place] = std::numeric_limits<float>::quiet_NaN();
    CHECK(std::isnan(exponentiate(row, 5, 1, row)));
  }
}

}  // namespace ap::training
