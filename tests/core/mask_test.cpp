#include "core/attention/mask.hpp"

#include <doctest/doctest.h>

namespace ap {

TEST_CASE("Mask: none allows all") {
  const Mask mask = Mask::none();
  CHECK(mask.kind() == Mask::Kind::none);
  CHECK_FALSE(mask.forbids());
  CHECK(mask.allows(0, 0));
  CHECK(mask.allows(0, 99));
  CHECK(mask.allows(99, 0));
}

TEST_CASE("Mask: causal allows a query its own key and those before") {
  const Mask mask = Mask::causal();
  CHECK(mask.kind() == Mask::Kind::causal);
  CHECK(mask.forbids());
  for (Index query = 0; query < 5; ++query)
    for (Index key = 0; key < 7; ++key) CHECK(mask.allows(query, key) == (key <= query));
}

TEST_CASE("Mask: rightward allows a query its own key and those after") {
  const Mask mask = Mask::rightward(4);
  CHECK(mask.forbids());
  for (Index query = 0; query < 4; ++query)
    for (Index key = 0; key < 4; ++key) CHECK(mask.allows(query, key) == (key >= query));
}

TEST_CASE("Mask: given, two queries and three keys, any byte but 0 allows") {
  const Mask mask = Mask::given({1, 0, 255, 0, 2, 0}, 3);
  CHECK(mask.kind() == Mask::Kind::given);
  CHECK(mask.allows(0, 0));
  CHECK_FALSE(mask.allows(0, 1));
  CHECK(mask.allows(0, 2));
  CHECK_FALSE(mask.allows(1, 0));
  CHECK(mask.allows(1, 1));
  CHECK_FALSE(mask.allows(1, 2));
}

}  // namespace ap
