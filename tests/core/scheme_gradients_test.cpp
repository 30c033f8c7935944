#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/schemes/scheme.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/differences.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/scheme_cases.hpp"
#include "tests/core/scheme_references.hpp"

namespace ap {
namespace {

// L = Σ_ij g_ij α_ij, with the weights α of the naive reference.
double loss(const reference::SchemeReference& reference, const reference::Matrix& queries,
            const reference::Matrix& keys, const SchemeInput& input, const Matrix& gradWeights) {
  const auto weighed = reference.weigh(queries, keys, input);
  return weighed.weights.cwiseProduct(gradWeights.cast<double>()).sum();
}

}  // namespace

TEST_CASE("schemes: each gradient against finite differences of its reference") {
  constexpr SchemeSizes all[] = {{0, 1, 1, 3}, {0, 2, 2, 2}, {0, 5, 5, 4}, {2, 6, 9, 3},
                                 {0, 7, 3, 4}, {3, 2, 5, 8}, {0, 3, 8, 2}, {0, 9, 9, 8}};
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const auto* reference = reference::findSchemeReference(scheme->id);
    REQUIRE_MESSAGE((reference != nullptr), "this scheme needs a reference");
    int rows = 0;
    int left = 0;
    for (const SchemeSizes& sizes : all)
      for (const Mask::Kind kind : maskKinds)
        for (int variant = 0; variant < schemeVariants; ++variant) {
          if (!suits(*scheme, sizes)) continue;
          CAPTURE(sizes.rows);
          CAPTURE(sizes.m);
          CAPTURE(sizes.d);
          CAPTURE(variant);
          CAPTURE(static_cast<int>(kind));
          const SchemeCase drawn = drawCase(hash(scheme->id), sizes, kind, variant);
          const SchemeInput input = drawn.input();
          reference::Matrix queries = drawn.queries.cast<double>();
          reference::Matrix keys = drawn.keys.cast<double>();
          const auto weighed = reference->weigh(queries, keys, input);
          REQUIRE(weighed.weights.allFinite());

          // Errors of the rows add up like a random walk. A row whose sum is so near to 0 that
          // float tells little about its gradient takes no part.
          Random random(99);
          Matrix gradWeights = drawMatrix(random, sizes.rows, sizes.m);
          double square = 0;
          for (Index i = 0; i < sizes.rows; ++i) {
            const double amplified = reference->amplify(weighed, i, input).gradient;
            ++rows;
            if (amplified < 500) {
              square += amplified * amplified;
            } else {
              gradWeights.row(i).setZero();
              ++left;
            }
          }
          const GradientCase actual = backward(*scheme, input, gradWeights);

          const auto lossNow = [&] { return loss(*reference, queries, keys, input, gradWeights); };
          const auto gradQueries = differences(queries, lossNow);
          const auto gradKeys = differences(keys, lossNow);

          // Unit keys have a slope of 1/‖k‖.
          double shortest = 1;
          for (Index j = 0; j < sizes.m; ++j)
            shortest = std::min(shortest, reference::length(keys, j));
          const double tolerance =
              productTolerance(sizes.d + sizes.m) * std::sqrt(square) / shortest;
          // As good as nothing would be a tolerance near the gradient itself.
          CHECK(tolerance < 0.01 * std::max(1.0, gradKeys.cwiseAbs().maxCoeff()));
          checkClose(actual.queries, gradQueries, tolerance, 1e-6);
          checkClose(actual.keys, gradKeys, tolerance, 1e-6);
        }
    CHECK(left < rows / 4);
  }
}

TEST_CASE("schemes: gradients of keys are added, those of queries are written") {
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const SchemeCase drawn = drawCase(8, {0, 4, 4, 3}, Mask::Kind::causal, 1);
    Random random(9);
    const Matrix gradWeights = drawMatrix(random, 4, 4);
    const GradientCase fresh = backward(*scheme, drawn.input(), gradWeights);
    const GradientCase added = backward(*scheme, drawn.input(), gradWeights, 3);
    CHECK(sameBits(added.queries, fresh.queries));
    checkClose(added.keys, fresh.keys.array().matrix() + Matrix::Constant(4, 3, 3), 1e-5, 1e-6);
  }
}

TEST_CASE("schemes: the gradients are those of schemes that read what they read") {
  const SchemeCase drawn = drawCase(8, {0, 5, 5, 3}, Mask::Kind::none, 1);
  Random random(9);
  const Matrix gradWeights = drawMatrix(random, 5, 5);
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const GradientCase gradient = backward(*scheme, drawn.input(), gradWeights);
    CHECK((gradient.queries.array() == 0).all() == scheme->asksByKeys);
    for (Index j = 0; j < 5; ++j) {
      const bool isPair = j == drawn.pair.query || j == drawn.pair.other;
      const bool isRead = scheme != &fixedRatio && (scheme != &keyKey || isPair);
      CHECK((gradient.keys.row(j).array() != 0).any() == isRead);
    }
  }
}

TEST_CASE("key-key: nothing flows back without a pair") {
  const Matrix keys{{2, 0}, {3, 4}, {0, 0}};
  const Matrix gradWeights{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}};
  const Mask mask = Mask::given({1, 0, 1, 1, 0, 1, 1, 1, 1}, 3);
  const Mask none = Mask::none();
  const auto isZero = [&](const Mask& which, Pair pair) {
    const GradientCase gradient =
        backward(keyKey, {keys, keys, which, 0, 1, 1, 1, pair}, gradWeights);
    return (gradient.keys.array() == 0).all() && (gradient.queries.array() == 0).all();
  };
  CHECK_FALSE(isZero(none, {0, 1, true}));
  CHECK(isZero(none, {1, 1, true}));
  CHECK(isZero(mask, {0, 1, true}));   // the other word is forbidden
  CHECK(isZero(mask, {1, 0, false}));  // the word itself is forbidden
  // A key of 0 has no direction to turn; the other key would turn to nothing.
  CHECK(isZero(none, {2, 1, true}));
  CHECK(isZero(none, {1, 2, false}));
}

TEST_CASE("schemes: an undefined row passes NaN to all that it reads, and to nothing else") {
  // The row 0 of dot-normalised and of key-key-normalised has the sum 0.
  const Matrix queries{{1, 0}, {1, 1}, {2, 1}};
  const Matrix keys{{1, 0}, {-1, 0}, {1, 2}};
  const Mask mask = Mask::given({1, 1, 0, 0, 0, 1, 0, 0, 0}, 3);
  const Matrix gradWeights{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}};
  const SchemeInput input{queries, keys, mask, 0, 1, 1, 1, {0, 1, true}};
  for (const Scheme* scheme : {&dotNormalised, &keyKeyNormalised}) {
    CAPTURE(std::string(scheme->id));
    const GradientCase gradient = backward(*scheme, input, gradWeights);
    CHECK(gradient.keys.topRows(2).array().isNaN().all());
    CHECK(gradient.queries.row(0).array().isNaN().all() == !scheme->asksByKeys);
    CHECK(gradient.queries.bottomRows(2).allFinite());
    CHECK((gradient.queries.row(2).array() == 0).all());
  }
  CHECK((backward(dotNormalised, input, gradWeights).keys.row(2).array() == 0).all());

  const Matrix bad{{std::nanf(""), 1}, {1, 1}, {1, 2}};
  for (const Scheme* scheme : {&plainSoftmax, &scaledSoftmax}) {
    CAPTURE(std::string(scheme->id));
    const SchemeInput withNaN{queries, bad, mask, 0, 1, 1, 1, {0, 1, true}};
    const GradientCase gradient = backward(*scheme, withNaN, gradWeights);
    CHECK(gradient.queries.row(0).array().isNaN().all());
    CHECK(gradient.keys.topRows(2).array().isNaN().all());
    CHECK((gradient.queries.bottomRows(2).array() == 0).all());  // one word, and none
    CHECK((gradient.keys.row(2).array() == 0).all());
  }

  // A text of one word whose key is 0.
  const Matrix zero = Matrix::Zero(1, 2);
  const Mask none = Mask::none();
  const GradientCase one =
      backward(keyKeyNormalised, {zero, zero, none, 0, 1, 1, 1, {0, 0, true}}, Matrix::Ones(1, 1));
  CHECK(one.keys.array().isNaN().all());
}

}  // namespace ap
