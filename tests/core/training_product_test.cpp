#include <doctest/doctest.h>

#include <initializer_list>

#include "core/training/product.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"

namespace ap::training {
namespace {

using Double = Eigen::MatrixXd;

/// As many terms as there are at a time, and more.
constexpr Index depths[] = {1, 5, 8, 256, 257, 600};
constexpr Index sizes[] = {1, 2, 3, 4, 5, 7, 8, 9, 17};

/// Calls use(rows, depth, columns) for sizes on both sides of those of tiles.
template <typename Use>
void forShapes(const Use& use) {
  for (const Index depth : depths)
    for (const Index rows : sizes)
      for (const Index columns : sizes) {
        CAPTURE(rows);
        CAPTURE(depth);
        CAPTURE(columns);
        use(rows, depth, columns);
      }
}

// A part of a larger matrix, so that rows lie further apart than they are long.
template <typename M>
auto inside(M& matrix) {
  return matrix.block(1, 2, matrix.rows() - 2, matrix.cols() - 5);
}
Matrix around(Random& random, Index rows, Index columns) {
  return drawMatrix(random, rows + 2, columns + 5);
}

/// What is around the part is what it was.
void checkAround(Matrix now, Matrix before) {
  inside(now).setZero();
  inside(before).setZero();
  CHECK(sameBits(now, before));
}

}  // namespace

TEST_CASE("products of training take the place of what was there") {
  Random random(1);
  forShapes([&](Index rows, Index depth, Index columns) {
    const Matrix a = around(random, rows, depth), b = around(random, depth, columns);
    const Matrix transposed = around(random, columns, depth);
    const Matrix before = around(random, rows, columns);
    const Double left = inside(a).cast<double>();

    Matrix out = before;
    product<float>(inside(a), inside(b), inside(out));
    checkClose(inside(out), Double(left * inside(b).cast<double>()), productTolerance(depth), 0);
    checkAround(out, before);

    out = before;
    productTransposed<float>(inside(a), inside(transposed), inside(out));
    checkClose(inside(out), Double(left * inside(transposed).cast<double>().transpose()),
               productTolerance(depth), 0);
    checkAround(out, before);
  });
}

TEST_CASE("products of training are added to what was there") {
  Random random(2);
  forShapes([&](Index rows, Index depth, Index columns) {
    const Matrix a = around(random, rows, depth), b = around(random, depth, columns);
    const Matrix upright = around(random, depth, rows), across = around(random, columns, depth);
    const Matrix before = around(random, rows, columns);
    const Double start = inside(before).cast<double>();

    Matrix out = before;
    addProduct<float>(inside(a), inside(b), inside(out));
    checkClose(inside(out), Double(start + inside(a).cast<double>() * inside(b).cast<double>()),
               productTolerance(depth), 0);
    checkAround(out, before);

    out = before;
    addProductTransposed<float>(inside(a), inside(across), inside(out));
    checkClose(inside(out),
               Double(start + inside(a).cast<double>() * inside(across).cast<double>().transpose()),
               productTolerance(depth), 0);
    checkAround(out, before);

    out = before;
    addTransposedProduct<float>(inside(upright), inside(b), inside(out));
    checkClose(
        inside(out),
        Double(start + inside(upright).cast<double>().transpose() * inside(b).cast<double>()),
        productTolerance(depth), 0);
    checkAround(out, before);
  });
}

TEST_CASE("a product of training without terms is 0") {
  Matrix out = Matrix::Ones(2, 3);
  product<float>(Matrix(2, 0), Matrix(0, 3), out);
  CHECK(sameBits(out, Matrix::Zero(2, 3)));
}

}  // namespace ap::training
