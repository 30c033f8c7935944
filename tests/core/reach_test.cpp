#include "core/analysis/reach.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "core/attention/passes.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/sums.hpp"

// Whether some query gives a weighting.
namespace ap {

TEST_CASE("reach: what a softmax made, a query gives") {
  Random random(70);
  for (const Index m : {1, 2, 3, 7, 33, 130})
    for (const Index d : {1, 2, 8, 33})
      for (const float size : {0.01f, 1.0f, 4.0f}) {
        CAPTURE(m);
        CAPTURE(d);
        CAPTURE(size);
        const Matrix keys = drawMatrix(random, m, d);
        const Matrix logits = drawMatrix(random, 1, d) * keys.transpose() * size;
        Matrix row(1, m);
        weights(logits / std::sqrt(static_cast<float>(d)), row);
        CHECK(reach(std::span(row.data(), static_cast<std::size_t>(m)), keys) == Reach::query);
      }
}

TEST_CASE("reach: with a dimension for every token, any weighting above 0") {
  Random random(71);
  for (const Index m : {2, 5, 9})
    CHECK(reach(drawWeights(random, m), drawMatrix(random, m, m - 1)) == Reach::query);
  for (const Index m : {3, 5, 9})
    CHECK(reach(drawWeights(random, m), drawMatrix(random, m, m - 2)) == Reach::no);
}

TEST_CASE("reach: a weight that is too small for a float is 0") {
  const Matrix keys{{0}, {1}, {2}};
  CHECK(reach(std::vector<float>{1, 1e-30f, 0}, keys) == Reach::no);
  CHECK(reach(std::vector<float>{1, 1e-40f, 0}, keys) == Reach::limit);
}

TEST_CASE("reach: equal keys have equal weights") {
  const Matrix keys{{1, 0}, {1, 0}, {0, 1}};
  CHECK(reach(std::vector<float>{0.25f, 0.25f, 0.5f}, keys) == Reach::query);
  CHECK(reach(std::vector<float>{0.5f, 0.25f, 0.25f}, keys) == Reach::no);
  CHECK(reach(std::vector<float>{0.5f, 0.5f, 0}, keys) == Reach::limit);
  CHECK(reach(std::vector<float>{0.5f, 0, 0.5f}, keys) == Reach::no);
}

TEST_CASE("reach: only in the limit, all of the weight on a face of the keys' hull") {
  // A square with its middle, and a point on its lower edge.
  const Matrix keys{{0, 0}, {2, 0}, {0, 2}, {2, 2}, {1, 1}, {1, 0}};
  using Weights = std::vector<float>;
  CHECK(reach(Weights{1, 0, 0, 0, 0, 0}, keys) == Reach::limit);        // a corner
  CHECK(reach(Weights{0, 0, 0, 0, 1, 0}, keys) == Reach::no);           // the middle
  CHECK(reach(Weights{0, 0, 0, 0, 0, 1}, keys) == Reach::no);           // within an edge
  CHECK(reach(Weights{0, 0, 0.3f, 0.7f, 0, 0}, keys) == Reach::limit);  // the upper edge
  CHECK(reach(Weights{0.5f, 0, 0, 0.5f, 0, 0}, keys) == Reach::no);     // a diagonal
  CHECK(reach(Weights{0.5f, 0.5f, 0, 0, 0, 0}, keys) == Reach::no);  // an edge without its middle
  CHECK(reach(Weights{0.25f, 0.25f, 0, 0, 0, 0.5f}, keys) == Reach::no);  // ends and middle
  const float share = 1.0f / 7;
  CHECK(reach(Weights{share, 4 * share, 0, 0, 0, 2 * share}, keys) == Reach::limit);
}

TEST_CASE("reach: without keys to tell words apart, only equal weights") {
  const Matrix keys = Matrix::Constant(3, 2, 5);
  CHECK(reach(std::vector<float>(3, 1.0f / 3), keys) == Reach::query);
  CHECK(reach(std::vector<float>{0.5f, 0.25f, 0.25f}, keys) == Reach::no);
  CHECK(reach(std::vector<float>{1, 0, 0}, keys) == Reach::no);
}

}  // namespace ap
