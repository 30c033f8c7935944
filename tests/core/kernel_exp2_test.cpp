#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>

#include "core/kernels/exp2.hpp"

namespace ap::kernels {
namespace {

constexpr float smallestNormal = 0x1p-126f;

float exp2Halves(float y) { return Exp2Halves()(splat(y))[0]; }

// How far off, in units of the last place of the exact result.
double errorInUlp(float y) {
  const double exact = std::exp2(2 * static_cast<double>(y));
  int exponent = 0;
  std::frexp(exact, &exponent);
  return std::abs(static_cast<double>(exp2Halves(y)) - exact) / std::ldexp(1.0, exponent - 24);
}

float ofBits(std::uint32_t bits) {
  float number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

}  // namespace

TEST_CASE("exp2Halves: at most 2 ulp off wherever the result is normal") {
  double worst = 0;
  float worstAt = 0;
  // Every 37th float from −2^−30 to −63: some 7 million of them.
  for (std::uint32_t bits = 0xb0800000; ofBits(bits) >= -63; bits += 37) {
    const double error = errorInUlp(ofBits(bits));
    if (error <= worst) continue;
    worst = error;
    worstAt = ofBits(bits);
  }
  CAPTURE(worstAt);
  CHECK(worst <= 2);
}

TEST_CASE("exp2Halves: exact where the result is a power of two") {
  for (int r = 0; r >= -126; --r)
    CHECK(exp2Halves(static_cast<float>(r) / 2) == std::ldexp(1.0f, r));
  CHECK(exp2Halves(-0.0f) == 1);
}

TEST_CASE("exp2Halves: falls to 0 below the normal numbers") {
  for (const float y :
       {-63.01f, -63.2f, -63.5f, -64.f, -1e3f, -1e30f, std::numeric_limits<float>::lowest()}) {
    CAPTURE(y);
    CHECK(exp2Halves(y) >= 0);
    CHECK(exp2Halves(y) < smallestNormal);
  }
  CHECK(exp2Halves(-63.5f) == 0);
  CHECK(exp2Halves(-std::numeric_limits<float>::infinity()) == 0);
}

TEST_CASE("exp2Halves: NaN gives NaN, and every lane is its own") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  const float inf = std::numeric_limits<float>::infinity();
  float results[4];
  store(results, Exp2Halves()(Float4{0, nan, -1, -inf}));
  CHECK(results[0] == 1);
  CHECK(std::isnan(results[1]));
  CHECK(results[2] == 0.25f);
  CHECK(results[3] == 0);
}

}  // namespace ap::kernels
