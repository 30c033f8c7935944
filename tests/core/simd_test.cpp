#include <doctest/doctest.h>

#include <string>

#include "core/matrix.hpp"

// A build without SIMD gives the same answers, only slowly, so nothing else would notice.
TEST_CASE("Eigen is built with SIMD") {
  const std::string sets = Eigen::SimdInstructionSetsInUse();
  CAPTURE(sets);
  CHECK(sets != "None");
#if defined(__x86_64__) || defined(__wasm__)
  CHECK(sets.find("SSE") != std::string::npos);
#endif
}
