#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <string>

#include "core/schemes/scheme.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/scheme_cases.hpp"
#include "tests/core/scheme_references.hpp"

namespace ap {
namespace {

const Mask noMask = Mask::none();

SchemeInput inputOf(const Matrix& queries, const Matrix& keys, const Mask& mask = noMask) {
  return {queries, keys, mask, 0, 1, 1, 0.75f, {0, keys.rows() > 1 ? 1 : 0, true}};
}

Matrix weightsOf(const Scheme& scheme, const SchemeInput& input) {
  return weigh(scheme, input).weights;
}

}  // namespace

TEST_CASE("schemes: ids are unique and found, in the order of the ladder") {
  std::set<std::string_view> ids;
  for (const Scheme* scheme : schemes()) {
    CHECK_FALSE(scheme->id.empty());
    CHECK(ids.insert(scheme->id).second);
    CHECK(findScheme(scheme->id) == scheme);
  }
  const std::vector<std::string_view> ladder{"fixed",          "key-key", "key-key-normalised",
                                             "dot-normalised", "softmax", "scaled-softmax"};
  CHECK(schemeIds() == ladder);
  CHECK(findScheme("scaled-softmax") == &scaledSoftmax);
  for (const std::string_view unknown : {"", "Scaled-Softmax", "scaled-softmax "})
    CHECK(findScheme(unknown) == nullptr);
}

TEST_CASE("schemes: each against its naive reference") {
  constexpr SchemeSizes all[] = {{0, 1, 1, 1},  {0, 2, 2, 1},   {0, 2, 2, 5},   {0, 3, 7, 8},
                                 {0, 7, 8, 9},  {0, 8, 9, 3},   {0, 9, 1, 4},   {5, 7, 3, 4},
                                 {4, 9, 33, 7}, {32, 1, 33, 8}, {0, 33, 33, 33}};
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const auto* reference = reference::findSchemeReference(scheme->id);
    REQUIRE_MESSAGE((reference != nullptr), "this scheme needs a reference");
    for (const SchemeSizes& sizes : all)
      for (const Mask::Kind kind : maskKinds)
        for (int variant = 0; variant < schemeVariants; ++variant) {
          if (!suits(*scheme, sizes)) continue;
          CAPTURE(sizes.rows);
          CAPTURE(sizes.m);
          CAPTURE(variant);
          const SchemeCase drawn = drawCase(hash(scheme->id), sizes, kind, variant);
          const SchemeInput input = drawn.input();
          const WeighedCase actual = weigh(*scheme, input);
          const auto expected =
              reference->weigh(drawn.queries.cast<double>(), drawn.keys.cast<double>(), input);
          const double tolerance = productTolerance(sizes.d);
          checkClose(actual.scores, expected.scores, tolerance, 0);
          // Divided by temperatures down to a half.
          checkClose(actual.logits, expected.logits, 2 * tolerance, 1e-6);
          for (Index i = 0; i < sizes.rows; ++i)
            checkClose(actual.weights.row(i), expected.weights.row(i),
                       tolerance * reference->amplify(expected, i, input).weights, 1e-6,
                       NaN::equalsNaN);
        }
  }
}

TEST_CASE("schemes: rows sum to 1, are undefined, or may attend to nothing") {
  for (const Scheme* scheme : schemes())
    for (const Mask::Kind kind : maskKinds)
      for (int variant = 0; variant < schemeVariants; ++variant) {
        CAPTURE(std::string(scheme->id));
        CAPTURE(variant);
        const SchemeCase drawn = drawCase(11, {0, 33, 33, 1}, kind, variant);
        const Matrix weights = weightsOf(*scheme, drawn.input());
        int ones = 0;
        for (Index i = 0; i < 33; ++i) {
          bool any = false;
          bool undefined = false;
          double size = 0;
          for (Index j = 0; j < 33; ++j) {
            if (drawn.mask.allows(i, j)) {
              any = true;
              undefined = undefined || std::isnan(weights(i, j));
              size += std::abs(static_cast<double>(weights(i, j)));
            } else {
              CHECK(weights(i, j) == 0);
            }
          }
          for (Index j = 0; j < 33; ++j)
            if (drawn.mask.allows(i, j)) CHECK(std::isnan(weights(i, j)) == undefined);
          const double sum = weights.row(i).cast<double>().sum();
          // key-key speaks of no other words: a row without its own is empty.
          const bool keepsNothing = scheme == &keyKey && size == 0 && !drawn.mask.allows(i, i);
          if (undefined || keepsNothing) continue;
          checkClose(Eigen::MatrixXd::Constant(1, 1, sum),
                     Eigen::MatrixXd::Constant(1, 1, any ? 1 : 0), 1e-6 * std::max(1.0, size), 0);
          ++ones;
        }
        CHECK(ones > 0);
      }
}

TEST_CASE("schemes: what the mask forbids gets weight 0, whatever the key is") {
  const Mask mask = Mask::given({1, 0, 1, 0, 0, 0, 1, 0, 1}, 3);
  const Matrix queries{{1, 2}, {3, 4}, {5, 6}};
  const Matrix harmless{{1, 1}, {0, 1}, {1, 2}};
  for (const float bad : {std::nanf(""), INFINITY, -INFINITY})
    for (const Scheme* scheme : schemes()) {
      CAPTURE(std::string(scheme->id));
      Matrix keys = harmless;
      keys(1, 0) = bad;
      SchemeInput input = inputOf(queries, keys, mask);
      input.pair = {0, 2, true};
      SchemeInput clean = inputOf(queries, harmless, mask);
      clean.pair = input.pair;
      const Matrix weights = weightsOf(*scheme, input);
      CHECK(sameBits(weights, weightsOf(*scheme, clean)));
      CHECK(weights(0, 1) == 0);
      CHECK(weights.allFinite());
      CHECK((weights.row(1).array() == 0).all());

      const Matrix gradWeights{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}};
      const GradientCase gradient = backward(*scheme, input, gradWeights);
      const GradientCase expected = backward(*scheme, clean, gradWeights);
      CHECK(sameBits(gradient.queries, expected.queries));
      CHECK(sameBits(gradient.keys, expected.keys));
      CHECK((gradient.queries.row(1).array() == 0).all());
      CHECK((gradient.keys.row(1).array() == 0).all());
    }
}

TEST_CASE("schemes: the same bits in blocks of any size") {
  constexpr Index n = 33;
  for (const Scheme* scheme : schemes())
    for (const Mask::Kind kind : maskKinds)
      for (const Index d : {1, 3, 8, 33}) {
        CAPTURE(std::string(scheme->id));
        CAPTURE(d);
        const SchemeCase drawn = drawCase(5, {0, n, n, d}, kind, 1);
        Random random(6);
        const Matrix gradWeights = drawMatrix(random, n, n);
        const WeighedCase whole = weigh(*scheme, drawn.input());
        const GradientCase wholeGradient = backward(*scheme, drawn.input(), gradWeights);
        for (const Index size : {1, 2, 5, 8, 32}) {
          CAPTURE(size);
          WeighedCase parts(*scheme, n, n);
          GradientCase gradients{Matrix::Constant(n, d, 7), Matrix::Zero(n, d)};
          for (Index first = 0; first < n; first += size) {
            const Index rows = std::min(size, n - first);
            const SchemeInput input = drawn.input(first, rows);
            SchemeOutput output{parts.scores.middleRows(first, rows),
                                scheme->hasLogits ? MatrixOut(parts.logits.middleRows(first, rows))
                                                  : MatrixOut(parts.logits),
                                parts.weights.middleRows(first, rows)};
            scheme->weigh(input, output);
            SchemeGradient gradient{gradients.queries.middleRows(first, rows), gradients.keys};
            scheme->backward(input, output, gradWeights.middleRows(first, rows), gradient);
          }
          CHECK(sameBits(parts.scores, whole.scores));
          if (scheme->hasLogits) CHECK(sameBits(parts.logits, whole.logits));
          CHECK(sameBits(parts.weights, whole.weights));
          CHECK(sameBits(gradients.queries, wholeGradient.queries));
          CHECK(sameBits(gradients.keys, wholeGradient.keys));
        }
      }
}

TEST_CASE("fixed: keeps the ratio and shares the rest among what the mask allows") {
  const Matrix keys = Matrix::Zero(3, 2);
  const Mask mask = Mask::given({1, 1, 1,  // itself and two others
                                 1, 0, 1,  // two others
                                 0, 0, 1},
                                3);  // only itself
  const WeighedCase weighed = weigh(fixedRatio, inputOf(keys, keys, mask));
  const Matrix scores{{0.75f, 0.125f, 0.125f}, {0.125f, 0.75f, 0.125f}, {0.125f, 0.125f, 0.75f}};
  const Matrix weights{{0.75f, 0.125f, 0.125f}, {0.5f, 0, 0.5f}, {0, 0, 1}};
  CHECK(sameBits(weighed.scores, scores));
  CHECK(sameBits(weighed.weights, weights));

  for (const float ratio : {0.f, 0.25f, 1.f}) {
    SchemeInput one = inputOf(keys.topRows(1), keys.topRows(1));
    one.ratio = ratio;
    CHECK(sameBits(weigh(fixedRatio, one).scores, Matrix::Ones(1, 1)));
    CHECK(sameBits(weightsOf(fixedRatio, one), Matrix::Ones(1, 1)));
    const Matrix pair = keys.topRows(2);
    SchemeInput two = inputOf(pair, pair);
    two.ratio = ratio;
    CHECK(sameBits(weightsOf(fixedRatio, two), Matrix{{ratio, 1 - ratio}, {1 - ratio, ratio}}));
  }
}

TEST_CASE("key-key: both readings, and rows that keep themselves") {
  // Cosines: 0.6 between the first two, −1 between the first and the last.
  const Matrix keys{{2, 0}, {3, 4}, {0, 0}, {-5, 0}};
  const Matrix queries = Matrix::Zero(4, 2);
  SchemeInput input = inputOf(queries, keys);
  const Matrix scores{{1, 0.6f, 0, -1}, {0.6f, 1, 0, -0.6f}, {0, 0, 0, 0}, {-1, -0.6f, 0, 1}};
  CHECK(sameBits(weigh(keyKey, input).scores.array() + 0.0f, scores));

  const auto row = [&](Pair pair) {
    input.pair = pair;
    const Matrix weights = weightsOf(keyKey, input);
    Matrix others = weights;
    others.row(pair.query) = Matrix::Identity(4, 4).row(pair.query);
    CHECK(sameBits(others, Matrix::Identity(4, 4)));
    return Matrix(weights.row(pair.query));
  };
  CHECK(sameBits(row({0, 1, true}), Matrix{{0.6f, 1 - 0.6f, 0, 0}}));
  CHECK(sameBits(row({0, 1, false}), Matrix{{1 - 0.6f, 0.6f, 0, 0}}));
  CHECK(sameBits(row({0, 3, true}), Matrix{{-1, 0, 0, 2}}));  // outside any distribution
  CHECK(sameBits(row({3, 0, false}), Matrix{{-1, 0, 0, 2}}));
  CHECK(sameBits(row({2, 1, true}), Matrix{{0, 1, 0, 0}}));  // a key of 0: as r = 0
  CHECK(sameBits(row({2, 2, true}), Matrix{{0, 0, 1, 0}}));
}

TEST_CASE("key-key: the mask takes words of the pair away") {
  const Matrix keys{{2, 0}, {3, 4}};
  const auto row = [&](std::uint8_t own, std::uint8_t other, Index query) {
    const Mask mask =
        query == 0 ? Mask::given({own, other, 0, 0}, 2) : Mask::given({0, 0, other, own}, 2);
    SchemeInput input = inputOf(keys, keys, mask);
    input.pair = {query, 1 - query, true};
    const Matrix weights = weightsOf(keyKey, input);
    CHECK((weights.row(1 - query).array() == 0).all());
    return Matrix{{weights(query, query), weights(query, 1 - query)}};
  };
  for (const Index query : {0, 1}) {
    CHECK(sameBits(row(1, 1, query), Matrix{{0.6f, 1 - 0.6f}}));
    CHECK(sameBits(row(1, 0, query), Matrix{{1, 0}}));
    CHECK(sameBits(row(0, 1, query), Matrix{{0, 1}}));
    CHECK(sameBits(row(0, 0, query), Matrix{{0, 0}}));
  }
}

TEST_CASE("key-key: scores are symmetric to the bit, with 1 on the diagonal") {
  Random random(3);
  for (const Scheme* scheme : {&keyKey, &keyKeyNormalised})
    for (const float size : {1e-30f, 1.f, 1e30f}) {
      const Matrix keys = size * drawMatrix(random, 33, 7);
      const Matrix scores = weigh(*scheme, inputOf(keys, keys)).scores;
      CHECK(sameBits(scores, Matrix(scores.transpose())));
      CHECK(sameBits(scores.diagonal(), Matrix::Ones(33, 1)));
      CHECK(scores.cwiseAbs().maxCoeff() <= 1);
    }
}

TEST_CASE("normalised schemes: negative sums give what they give, a sum of 0 is undefined") {
  const Matrix queries{{1, 0}, {0, 1}, {-1, 0}, {0, 0}};
  const Matrix keys{{1, 1}, {2, -1}, {1, 0}, {0, 0}};
  // Scores 1 2 1 0 · 1 −1 0 0 · −1 −2 −1 0 · 0 0 0 0.
  const Matrix weights = weightsOf(dotNormalised, inputOf(queries, keys));
  CHECK(sameBits(weights.row(0), Matrix{{0.25f, 0.5f, 0.25f, 0}}));
  CHECK(weights.row(1).array().isNaN().all());
  CHECK(sameBits(weights.row(2).array() + 0.0f, Matrix{{0.25f, 0.5f, 0.25f, 0}}));
  CHECK(weights.row(3).array().isNaN().all());

  const Mask mask = Mask::given({1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0}, 4);
  const Matrix masked = weightsOf(dotNormalised, inputOf(queries, keys, mask));
  CHECK(sameBits(masked.row(1), Matrix{{1, 0, 0, 0}}));
  CHECK(sameBits(masked.row(3), Matrix{{0, 0, 0, 0}}));

  const Matrix opposite{{3, 4}, {-6, -8}};
  CHECK(weightsOf(keyKeyNormalised, inputOf(opposite, opposite)).array().isNaN().all());
  const Matrix causal = weightsOf(keyKeyNormalised, inputOf(opposite, opposite, Mask::causal()));
  CHECK(sameBits(causal.row(0), Matrix{{1, 0}}));
  CHECK(causal.row(1).array().isNaN().all());

  // 120° apart: the sum is 0, but for the rounding of the keys.
  const float half = std::sqrt(0.75f);
  const Matrix thirds{{1, 0}, {-0.5f, half}, {-0.5f, -half}};
  CHECK(weightsOf(keyKeyNormalised, inputOf(thirds, thirds)).array().isNaN().all());
  CHECK(weightsOf(dotNormalised, inputOf(thirds, thirds)).array().isNaN().all());

  // Small is not 0: weights of a hundred thousand, as they are.
  const Matrix one{{1}};
  const Matrix nearly{{1}, {-0.99999f}};
  const Matrix large = weightsOf(dotNormalised, inputOf(one, nearly));
  CHECK(large(0, 0) > 99000);
  CHECK(large(0, 1) < -99000);
  for (const float size : {1e-38f, 1e38f})
    CHECK(sameBits(weightsOf(dotNormalised, inputOf(one, Matrix{{size}, {size}})),
                   Matrix{{0.5f, 0.5f}}));
}

TEST_CASE("normalised schemes: a row with a score that is not finite is undefined") {
  const Matrix one{{1}};
  for (const float bad : {std::nanf(""), INFINITY, -INFINITY})
    CHECK(weightsOf(dotNormalised, inputOf(one, Matrix{{bad}, {1}})).array().isNaN().all());
}

TEST_CASE("softmax: the scale is what is left out") {
  Random random(9);
  const Matrix queries = drawMatrix(random, 3, 4);
  const Matrix keys = drawMatrix(random, 5, 4);
  SchemeInput input = inputOf(queries, keys);
  input.scale = 0.5f;
  input.temperature = 2;
  const WeighedCase plain = weigh(plainSoftmax, input);
  const WeighedCase scaled = weigh(scaledSoftmax, input);
  CHECK(sameBits(plain.scores, scaled.scores));
  CHECK(sameBits(plain.logits, 2 * scaled.logits));
  input.temperature = 1;
  CHECK(sameBits(weightsOf(scaledSoftmax, input), plain.weights));
}

}  // namespace ap
