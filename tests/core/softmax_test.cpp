#include <doctest/doctest.h>

#include <limits>

#include "core/attention/passes.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"

namespace ap {
namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

Matrix softmax(const Matrix& logits) {
  Matrix result = Matrix::Constant(logits.rows(), logits.cols(), 7);
  weights(logits, result);
  return result;
}

}  // namespace

TEST_CASE("weights: the naive reference, and rows that sum to 1") {
  Random random(5);
  for (const Index m : oddSizes)
    for (const float spread : {0.f, 1.f, 5.f, 30.f}) {
      CAPTURE(m);
      CAPTURE(spread);
      const Matrix logits = drawMatrix(random, 9, m) * spread;
      const Matrix actual = softmax(logits);
      checkClose(actual, reference::weights(logits.cast<double>()), 2e-7, 1e-5);
      checkClose(actual.cast<double>().rowwise().sum(), Eigen::VectorXd::Ones(9), 1e-6, 0);
      CHECK((actual.array() >= 0).all());
    }
}

TEST_CASE("weights: a shift of the logits changes nothing") {
  Random random(6);
  const Matrix logits = drawMatrix(random, 4, 9);
  const Matrix shifted = logits.array() + 64;
  checkClose(softmax(shifted), softmax(logits), 0, 1e-4);
}

TEST_CASE("weights: huge logits") {
  for (const float huge : {1e30f, 3e38f, std::numeric_limits<float>::max()}) {
    CAPTURE(huge);
    checkClose(softmax(Matrix{{huge, -huge, 0, huge}}), Matrix{{0.5f, 0, 0, 0.5f}}, 0, 0);
    checkClose(softmax(Matrix{{-huge, -huge}}), Matrix{{0.5f, 0.5f}}, 0, 0);
    checkClose(softmax(Matrix{{-huge, 0, 1}}), softmax(Matrix{{-inf, 0, 1}}), 0, 0);
    checkClose(softmax(Matrix{{-huge}}), Matrix{{1}}, 0, 0);
  }
}

TEST_CASE("weights: equal logits share equally") {
  for (const Index m : oddSizes)
    for (const float level : {0.f, -1e30f, 88.f, 3e38f})
      checkClose(softmax(Matrix::Constant(2, m, level)),
                 Matrix::Constant(2, m, 1 / static_cast<float>(m)), 0, 1e-6);
}

TEST_CASE("weights: −∞ gets 0, a row of nothing else is 0") {
  checkClose(softmax(Matrix{{-inf, 2, -inf, 2}, {-inf, -inf, -inf, -1e30f}}),
             Matrix{{0, 0.5f, 0, 0.5f}, {0, 0, 0, 1}}, 0, 0);
  for (const Index m : oddSizes)
    CHECK(sameBits(softmax(Matrix::Constant(3, m, -inf)), Matrix::Zero(3, m)));
}

TEST_CASE("weights: +∞ or NaN anywhere makes the row NaN, and no other row") {
  for (const Index m : oddSizes)
    for (const float bad : {inf, nan})
      for (const Index at : {Index{0}, m / 2, m - 1}) {
        CAPTURE(m);
        CAPTURE(at);
        Matrix logits = Matrix::Constant(3, m, -inf);  // NaN must win against −∞ too
        logits.row(0).setZero();
        logits(1, at) = bad;
        Matrix expected = Matrix::Zero(3, m);
        expected.row(0).setConstant(1 / static_cast<float>(m));
        expected.row(1).setConstant(nan);
        checkClose(softmax(logits), expected, 0, 1e-6, NaN::equalsNaN);
      }
  checkClose(softmax(Matrix{{inf, nan, 0}}), Matrix{{nan, nan, nan}}, 0, 0, NaN::equalsNaN);
  checkClose(softmax(Matrix{{inf, -inf, inf}}), Matrix{{nan, nan, nan}}, 0, 0, NaN::equalsNaN);
}

}  // namespace ap
