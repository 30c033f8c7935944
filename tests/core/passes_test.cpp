#include "core/attention/passes.hpp"

#include <doctest/doctest.h>

#include "core/attention/dot_products.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"

namespace ap {
namespace {

reference::Matrix exact(const Matrix& matrix) { return matrix.cast<double>(); }

// n, m and d of one size each, of all mixtures of a few.
template <typename Check>
void forSizes(Check check) {
  constexpr Index sizes[] = {1, 3, 7, 8, 9, 33};
  for (const Index n : sizes)
    for (const Index m : sizes)
      for (const Index d : sizes) {
        CAPTURE(n);
        CAPTURE(m);
        CAPTURE(d);
        Random random(hash("passes") + static_cast<std::uint64_t>((n * 64 + m) * 64 + d));
        check(n, m, d, random);
      }
}

}  // namespace

TEST_CASE("project and combine are products") {
  forSizes([](Index n, Index m, Index d, Random& random) {
    const Matrix a = drawMatrix(random, n, d);
    const Matrix b = drawMatrix(random, d, m);
    const auto expected = reference::product(exact(a), exact(b));
    Matrix actual(n, m);
    project(a, b, actual);
    checkClose(actual, expected, productTolerance(d), 0);
    actual.setConstant(7);
    combine(a, b, actual);
    checkClose(actual, expected, productTolerance(d), 0);
  });
}

TEST_CASE("dotProducts: row i, column j is q_i · k_j") {
  forSizes([](Index n, Index m, Index d, Random& random) {
    const Matrix queries = drawMatrix(random, n, d);
    const Matrix keys = drawMatrix(random, m, d);
    Matrix actual = Matrix::Constant(n, m, 7);
    dotProducts(queries, keys, actual);
    checkClose(actual, reference::scores(exact(queries), exact(keys)), productTolerance(d), 0);
  });
}

TEST_CASE("logits: score · scale / temperature, −∞ where the mask forbids") {
  for (const Index n : {1, 3, 7, 8, 9, 33})
    for (const Index m : {1, 8, 33})
      for (const Mask::Kind kind : maskKinds)
        for (const float temperature : {0.25f, 1.f, 3.f})
          for (const Index firstQuery : {0, 5}) {
            Random random(11);
            const Mask mask = drawMask(kind, random, n + firstQuery, m);
            const Matrix scores = drawMatrix(random, n, m);
            Matrix actual(n, m);
            logits(scores, 0.3f, temperature, mask, firstQuery, actual);
            checkClose(actual,
                       reference::logits(exact(scores), 0.3f, temperature, mask, firstQuery), 0,
                       0x1p-22);
          }
}

TEST_CASE("logits: scale / temperature may overflow where the logit does not") {
  const Matrix scores{{1e-10f, -2e-10f}};
  Matrix actual(1, 2);
  logits(scores, 1e10f, 1e-30f, Mask::none(), 0, actual);
  checkClose(actual, Matrix{{1e30f, -2e30f}}, 0, 1e-6);
}

TEST_CASE("scaledValues: row j is α_j v_j, 0 where the mask forbids") {
  forSizes([](Index n, Index m, Index d, Random& random) {
    const Matrix values = drawMatrix(random, m, d);
    const Matrix row = drawMatrix(random, 1, m);
    for (const Mask::Kind kind : maskKinds) {
      const Mask mask = drawMask(kind, random, n, m);
      Matrix actual = Matrix::Constant(m, d, 7);
      scaledValues(row, values, mask, n - 1, actual);
      checkClose(actual, reference::scaledValues(exact(row), exact(values), mask, n - 1), 0,
                 0x1p-23);
    }
  });
}

TEST_CASE("partialSums: row j adds the rows 0 … j") {
  forSizes([](Index, Index m, Index d, Random& random) {
    const Matrix scaled = drawMatrix(random, m, d);
    Matrix actual = Matrix::Constant(m, d, 7);
    partialSums(scaled, actual);
    checkClose(actual, reference::partialSums(exact(scaled)), productTolerance(m), 0);
  });
}

TEST_CASE("sum: row i is Σ_j α_ij v_j over what the mask allows") {
  forSizes([](Index n, Index m, Index d, Random& random) {
    const Matrix values = drawMatrix(random, m, d);
    const Matrix weights = drawMatrix(random, n, m);  // any numbers, and not 0 where masked
    for (const Mask::Kind kind : maskKinds)
      for (const Index firstQuery : {0, 4}) {
        const Mask mask = drawMask(kind, random, n + firstQuery, m);
        Matrix actual = Matrix::Constant(n, d, 7);
        sum(weights, values, mask, firstQuery, actual);
        checkClose(actual, reference::sum(exact(weights), exact(values), mask, firstQuery),
                   productTolerance(m), 0);
      }
  });
}

TEST_CASE("sum and scaledValues: what may not be attended to is not even 0 · NaN") {
  const float nan = std::nanf("");
  const Matrix weights{{1, 0}, {0.5f, 0.5f}};
  const Matrix values{{1, 2, 3}, {nan, 1, nan}};
  Matrix output(2, 3);
  sum(weights, values, Mask::causal(), 0, output);
  checkClose(output, Matrix{{1, 2, 3}, {nan, 1.5f, nan}}, 1e-6, 0, NaN::equalsNaN);
  Matrix scaled(2, 3);
  scaledValues(weights.row(0), values, Mask::causal(), 0, scaled);
  checkClose(scaled, Matrix{{1, 2, 3}, {0, 0, 0}}, 0, 0);
}

TEST_CASE("residual adds") {
  forSizes([](Index n, Index, Index d, Random& random) {
    const Matrix input = drawMatrix(random, n, d);
    const Matrix combined = drawMatrix(random, n, d);
    Matrix actual(n, d);
    residual(input, combined, actual);
    checkClose(actual, reference::residual(exact(input), exact(combined)), 0, 0x1p-23);
  });
}

TEST_CASE("passes read and write parts of larger matrices, and nothing beside") {
  Random random(3);
  const Matrix from = drawMatrix(random, 20, 20);
  const auto left = from.block(2, 3, 6, 5);
  const auto right = from.block(9, 1, 7, 5);
  Matrix within = Matrix::Constant(20, 20, 7);
  Matrix alone(6, 7);
  dotProducts(left, right, within.block(4, 8, 6, 7));
  dotProducts(Matrix(left), Matrix(right), alone);
  checkClose(within.block(4, 8, 6, 7), alone, productTolerance(5), 0);
  within.block(4, 8, 6, 7).setConstant(7);
  CHECK((within.array() == 7).all());

  weights(left, within.block(4, 8, 6, 5));
  checkClose(within.block(4, 8, 6, 5), reference::weights(exact(left)), 1e-6, 0);
  within.block(4, 8, 6, 5).setConstant(7);
  CHECK((within.array() == 7).all());
}

}  // namespace ap
