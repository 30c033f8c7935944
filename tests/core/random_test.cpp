#include "core/random.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "tests/core/golden.hpp"

namespace ap {

TEST_CASE("Random: the bits of SplitMix64") {
  // From its authors' program, for seed 1234567.
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317u);
  CHECK(random.next() == 3203168211198807973u);
  CHECK(random.next() == 9817491932198370423u);
}

TEST_CASE("Random: golden numbers") {
  for (const auto& golden : goldenJson("random.json")) {
    const std::uint64_t seed = std::stoull(golden["seed"].get<std::string>(), nullptr, 16);
    CAPTURE(seed);
    Random whole(seed);
    for (const auto& bits : golden["next"])
      CHECK(whole.next() == std::stoull(bits.get<std::string>(), nullptr, 16));
    Random normal(seed);
    for (const auto& number : golden["normal"])
      CHECK(static_cast<double>(normal.normal()) == number.get<double>());
  }
}

TEST_CASE("Random: normal() has mean 0 and variance 1, and stays within 6") {
  Random random(42);
  constexpr int count = 100'000;
  double sum = 0;
  double squares = 0;
  double largest = 0;
  for (int i = 0; i < count; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
    largest = std::max(largest, std::abs(x));
  }
  const double mean = sum / count;
  // Four standard errors: 4/sqrt(count), and sqrt(2) times as much for the variance.
  CHECK(std::abs(mean) < 0.0127);
  CHECK(std::abs(squares / count - mean * mean - 1) < 0.018);
  CHECK(largest <= 6);
  CHECK(largest > 3);
}

TEST_CASE("hash: FNV-1a") {
  CHECK(hash("") == 0xcbf29ce484222325u);
  CHECK(hash("a") == 0xaf63dc4c8601ec8cu);
  CHECK(hash("foobar") == 0x85944171f73967e8u);
  // Bytes above 127 count as such, whether or not char has a sign.
  CHECK(hash("\xff") == (0xcbf29ce484222325u ^ 0xff) * 0x100000001b3u);
}

}  // namespace ap
