#include <doctest/doctest.h>

#include <cmath>

#include "core/kernels/finite.hpp"
#include "core/kernels/products.hpp"
#include "core/kernels/transpose.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"

namespace ap {
namespace {

using kernels::Float4;
using kernels::lanes;

// Around the heights of tiles, four and six.
constexpr Index heights[] = {1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 63, 64, 65};

Eigen::MatrixXd exact(const Matrix& matrix) { return matrix.cast<double>(); }

}  // namespace

TEST_CASE("kernels::dotProducts: each of eight vectors with each row") {
  Random random(1);
  for (const Index depth : {1, 3, 7, 8, 64, 65})
    for (const Index count : heights)
      for (const Index stride : {lanes, Index{11}}) {
        const Matrix panel = drawMatrix(random, depth, stride);
        const Matrix rows = drawMatrix(random, count, depth + 2);
        Matrix results = Matrix::Constant(count, 13, 7);
        Float4 highest[2] = {kernels::splat(0), kernels::splat(1e30f)};
        kernels::dotProducts({panel.data(), stride}, depth, {rows.data(), depth + 2}, count,
                             results.data(), 13, highest);
        const Matrix products = results.leftCols(lanes);
        const Eigen::MatrixXd expected = exact(rows.leftCols(depth)) * exact(panel.leftCols(lanes));
        checkClose(products, expected, productTolerance(depth), 0);
        CHECK((results.rightCols(13 - lanes).array() == 7).all());
        for (Index lane = 0; lane < 4; ++lane) {
          // Clang binds no reference to an element of a vector.
          const float found = highest[0][lane];
          const float untouched = highest[1][lane];
          CHECK(found == std::max(0.0f, products.col(lane).maxCoeff()));
          CHECK(untouched == 1e30f);
        }
      }
}

TEST_CASE("kernels::weightedSums: rows summed with eight weights each") {
  Random random(2);
  const Float4 keep[2] = {Float4{0, 1, 2, 3}, kernels::splat(0.5f)};
  for (const Index count : {1, 3, 7, 8, 64, 65})
    for (const Index width : heights) {
      const Matrix weights = drawMatrix(random, count, 9);
      const Matrix rows = drawMatrix(random, count, width + 1);
      const Eigen::MatrixXd expected =
          exact(rows.leftCols(width)).transpose() * exact(weights.leftCols(lanes));
      Matrix sums = drawMatrix(random, width, lanes);
      Eigen::MatrixXd kept = exact(sums);
      for (Index lane = 0; lane < lanes; ++lane)
        kept.col(lane) *= static_cast<double>(keep[lane / 4][lane % 4]);
      kernels::weightedSums({weights.data(), 9}, count, {rows.data(), width + 1}, width, keep,
                            sums.data());
      checkClose(sums, expected + kept, productTolerance(count), 1e-6);
      kernels::weightedSums({weights.data(), 9}, count, {rows.data(), width + 1}, width, nullptr,
                            sums.data());
      checkClose(sums, expected, productTolerance(count), 0);
    }
}

TEST_CASE("kernels: a row has the same bits in a tile of any height") {
  Random random(3);
  const Matrix panel = drawMatrix(random, 33, lanes);
  const Matrix rows = drawMatrix(random, 13, 33);
  Matrix together(13, lanes);
  kernels::dotProducts({panel.data()}, 33, {rows.data(), 33}, 13, together.data());
  for (Index j = 0; j < 13; ++j) {
    Matrix alone(1, lanes);
    kernels::dotProducts({panel.data()}, 33, {rows.data() + j * 33, 33}, 1, alone.data());
    CHECK(sameBits(alone, together.row(j)));
  }
}

TEST_CASE("kernels::pack and unpack: rows side by side, and back") {
  Random random(4);
  for (Index count = 1; count <= lanes; ++count)
    for (const Index width : {1, 2, 3, 4, 5, 8, 9, 17}) {
      const Matrix rows = drawMatrix(random, count, width + 3);
      Matrix panel = Matrix::Constant(width, lanes, 7);
      kernels::pack({rows.data(), width + 3}, count, width, 2, panel.data());
      Matrix expected = Matrix::Zero(width, lanes);
      expected.leftCols(count) = 2 * rows.leftCols(width).transpose();
      CHECK(sameBits(panel, expected));

      const Float4 factors[2] = {Float4{1, 2, 4, 8}, Float4{16, 32, 64, 128}};
      Matrix back = Matrix::Constant(lanes, width + 1, 7);
      kernels::unpack(panel.data(), width, factors, count, back.data(), width + 1);
      for (Index lane = 0; lane < count; ++lane)
        CHECK(sameBits(back.row(lane).head(width),
                       rows.row(lane).head(width) * std::ldexp(1.0f, static_cast<int>(lane + 1))));
      CHECK((back.col(width).array() == 7).all());
      CHECK((back.bottomRows(lanes - count).array() == 7).all());
    }
}

TEST_CASE("kernels::allFinite: one bad number anywhere") {
  for (const Index count : {1, 3, 4, 5, 8, 9}) {
    Matrix numbers = Matrix::Constant(1, count, 3e38f);
    CHECK(kernels::allFinite(numbers.data(), count));
    for (Index at = 0; at < count; ++at)
      for (const float bad : {INFINITY, -INFINITY, NAN}) {
        numbers(0, at) = bad;
        CHECK_FALSE(kernels::allFinite(numbers.data(), count));
        numbers(0, at) = 0;
      }
  }
}

}  // namespace ap
