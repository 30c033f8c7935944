#include "tests/core/check_close.hpp"

#include <limits>

namespace ap {
namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

Matrix pair(float a, float b) { return Matrix{{a, b}}; }

}  // namespace

TEST_CASE("difference: absolute and relative parts") {
  CHECK(difference(pair(1, 2), pair(1, 2), 0, 0).empty());
  CHECK(difference(pair(0, 100), pair(0.5f, 100), 0.5, 0).empty());
  CHECK(difference(pair(0, 100), pair(0, 101), 0, 0.01).empty());
  CHECK_FALSE(difference(pair(0, 100), pair(0.5f, 100), 0.4, 0.1).empty());
  CHECK_FALSE(difference(pair(0, 100), pair(0, 101), 0.5, 0.001).empty());
}

TEST_CASE("difference: infinities and NaN") {
  CHECK(difference(pair(inf, -inf), pair(inf, -inf), 0, 0).empty());
  CHECK_FALSE(difference(pair(inf, 0), pair(-inf, 0), 1, 0).empty());
  CHECK_FALSE(difference(pair(1, 0), pair(nan, 0), 1, 1, NaN::equalsNaN).empty());
  CHECK_FALSE(difference(pair(nan, 0), pair(1, 0), 1, 1, NaN::equalsNaN).empty());
  CHECK_FALSE(difference(pair(nan, 0), pair(nan, 0), 1, 1).empty());
  CHECK(difference(pair(nan, 0), pair(nan, 0), 0, 0, NaN::equalsNaN).empty());
}

TEST_CASE("difference: says where, what and which shape") {
  const Matrix actual{{1, 2, 3}, {4, 5, 6}};
  const Matrix expected{{1, 2, 3}, {4, 5.5f, 7}};
  CHECK(difference(actual, expected, 0.1, 0) == "at (1, 1) of (2, 3): 5, expected 5.5, off by 0.5");
  CHECK(difference(actual, expected.transpose(), 0, 0) ==
        "the shape is (2, 3), expected is (3, 2)");
}

}  // namespace ap
