#include "core/models/transformer/forward.hpp"

#include <doctest/doctest.h>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"

namespace ap {
namespace {

LayerNorm drawNorm(Random& random, Index d) {
  return {drawMatrix(random, 1, d), drawMatrix(random, 1, d)};
}

reference::Matrix exactlyNormalised(const LayerNorm& norm, const Matrix& rows) {
  reference::Matrix expected = rows.cast<double>();
  for (Index i = 0; i < expected.rows(); ++i) {
    auto row = expected.row(i);
    row.array() -= row.mean();
    row /= std::sqrt(row.squaredNorm() / static_cast<double>(row.cols()) + 1e-5);
    row = row.cwiseProduct(norm.gain.cast<double>()) + norm.bias.cast<double>();
  }
  return expected;
}

}  // namespace

TEST_CASE("normalised: mean 0 and variance 1 of each row, then gain and bias") {
  for (const Index n : {1, 3, 8})
    for (const Index d : {2, 7, 8, 33}) {
      CAPTURE(n);
      CAPTURE(d);
      Random random(hash("norm") + static_cast<std::uint64_t>(64 * n + d));
      const Matrix rows = drawMatrix(random, n, d);
      const LayerNorm norm = drawNorm(random, d);
      checkClose(normalised(norm, rows), exactlyNormalised(norm, rows), 1e-4, 1e-5);
    }
  // Equal numbers have no variance, and become the bias.
  const LayerNorm plain{Matrix::Ones(1, 4), Matrix::Constant(1, 4, 0.5f)};
  checkClose(normalised(plain, Matrix::Constant(1, 4, 3)), plain.bias, 0, 0);
}

TEST_CASE("throughFeedForward: relu(norm(x) in + inBias) out + outBias") {
  for (const Index d : {2, 7, 8})
    for (const Index f : {1, 9, 33}) {
      CAPTURE(d);
      CAPTURE(f);
      Random random(hash("feed") + static_cast<std::uint64_t>(64 * d + f));
      const Matrix rows = drawMatrix(random, 5, d);
      const FeedForward feedForward{drawNorm(random, d), drawMatrix(random, d, f),
                                    drawMatrix(random, 1, f), drawMatrix(random, f, d),
                                    drawMatrix(random, 1, d)};
      const auto exact = [](const Matrix& matrix) { return matrix.cast<double>().eval(); };
      reference::Matrix hidden =
          reference::product(exactlyNormalised(feedForward.norm, rows), exact(feedForward.in));
      hidden = (hidden.rowwise() + exact(feedForward.inBias).row(0)).cwiseMax(0);
      reference::Matrix expected = reference::product(hidden, exact(feedForward.out));
      expected.rowwise() += exact(feedForward.outBias).row(0);
      checkClose(throughFeedForward(feedForward, rows), expected, 1e-3, 1e-4);
    }
}

}  // namespace ap
