#include "core/analysis/layer_dimensions.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/analysis/column_space.hpp"
#include "tests/core/inputs.hpp"

// What the heads of a layer leave open together.
namespace ap {
namespace {

// H·n − rank of the rows [V_h W_O^h, e_h], as it is written.
std::size_t asWritten(const std::vector<Matrix>& values, const Matrix& projection) {
  const auto heads = static_cast<Index>(values.size());
  const Index n = values[0].rows();
  const Index dv = values[0].cols();
  Matrix rows = Matrix::Zero(heads * n, projection.cols() + heads);
  for (Index h = 0; h < heads; ++h) {
    rows.block(h * n, 0, n, projection.cols()) =
        values[static_cast<std::size_t>(h)] * projection.middleRows(h * dv, dv);
    rows.block(h * n, projection.cols() + h, n, 1).setOnes();
  }
  return static_cast<std::size_t>(heads * n) - ColumnSpace(ScaledColumns(rows).rows).rank();
}

}  // namespace

TEST_CASE("layerDimensions: general position, by counting") {
  Random random(72);
  for (const Index heads : {1, 2, 4})
    for (const Index n : {1, 5, 7, 20})
      for (const Index dv : {2, 8}) {
        CAPTURE(heads);
        CAPTURE(n);
        CAPTURE(dv);
        std::vector<Matrix> values;
        for (Index h = 0; h < heads; ++h) values.push_back(drawMatrix(random, n, dv));
        const Index d = heads * dv;
        const Matrix projection = drawMatrix(random, d, d);
        const auto [concatenated, projected] = layerDimensions(values, projection);
        const Index one = std::max<Index>(0, n - dv - 1);
        CHECK(concatenated == static_cast<std::size_t>(heads * one));
        // Each head spans at most n - 1 and d_v dimensions besides its total.
        CHECK(projected == static_cast<std::size_t>(heads * (n - 1 - std::min(n - 1, dv))));
        CHECK(projected == asWritten(values, projection));
      }
}

TEST_CASE("layerDimensions: a narrow W_O mixes the heads, a projection of zeros keeps nothing") {
  Random random(73);
  const std::vector<Matrix> values{drawMatrix(random, 5, 4), drawMatrix(random, 5, 4)};
  const Matrix narrow = drawMatrix(random, 8, 3);
  CHECK(layerDimensions(values, narrow).concatenated == 0);
  CHECK(layerDimensions(values, narrow).projected == 10 - (2 + 3));
  CHECK(layerDimensions(values, narrow).projected == asWritten(values, narrow));
  CHECK(layerDimensions(values, Matrix::Zero(8, 3)).projected == 8);
}

TEST_CASE("layerDimensions: after W_O never less than before") {
  Random random(74);
  for (int time = 0; time < 20; ++time) {
    std::vector<Matrix> values;
    for (int h = 0; h < 3; ++h) {
      values.push_back(drawMatrix(random, 6, 3));
      values.back().row(4) = values.back().row(1);
    }
    const auto [concatenated, projected] =
        layerDimensions(values, drawMatrix(random, 9, 1 + time % 9));
    CHECK(concatenated == 3 * 2);
    CHECK(projected >= concatenated);
  }
}

}  // namespace ap
