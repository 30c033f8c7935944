#include <doctest/doctest.h>

#include "core/positions/position.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/golden.hpp"
#include "tests/core/inputs.hpp"

namespace ap {

TEST_CASE("addSinusoids: golden values") {
  for (const auto& golden : goldenJson("positions.json")) {
    const auto d = golden["d"].get<Index>();
    CAPTURE(d);
    Matrix all = Matrix::Zero(2048, d);
    addSinusoids(all);
    const auto rows = golden["rows"].get<std::vector<Index>>();
    const auto values = golden["values"].get<std::vector<double>>();
    const auto count = static_cast<Index>(rows.size());
    Matrix actual(count, d);
    Matrix expected(count, d);
    for (Index i = 0; i < count; ++i) {
      actual.row(i) = all.row(rows[static_cast<std::size_t>(i)]);
      for (Index c = 0; c < d; ++c)
        expected(i, c) = static_cast<float>(values[static_cast<std::size_t>(i * d + c)]);
    }
    checkClose(actual, expected, 1e-7, 0);
  }
}

TEST_CASE("addSinusoids: adds, and touches nothing outside of what it is given") {
  Random random(1);
  const Matrix before = drawMatrix(random, 9, 12);
  Matrix whole = before;
  addSinusoids(whole.block(0, 0, 5, 7));
  Matrix sinusoids = Matrix::Zero(5, 7);
  addSinusoids(sinusoids);
  checkClose(whole.block(0, 0, 5, 7), before.block(0, 0, 5, 7) + sinusoids, 1e-6, 0);
  CHECK(sameBits(whole.rightCols(5), before.rightCols(5)));
  CHECK(sameBits(whole.bottomRows(4), before.bottomRows(4)));
}

}  // namespace ap
