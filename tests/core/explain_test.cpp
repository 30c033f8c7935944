#include "core/analysis/explain.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"
#include "tests/core/sessions.hpp"

// Where a weight comes from: the functions, and the tensors that they fill.
namespace ap {
namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();
const std::string sentence = "Evan's dog Riley is so hyper, she never stops moving";

reference::Matrix exact(const Snapshot& snapshot, TensorName name, Index layer, Index head) {
  return tensor(snapshot, name, layer, head).cast<double>();
}

// ‖S − Sᵀ‖ / ‖S‖, in the plainest way.
double asymmetryOf(const reference::Matrix& scores) {
  double difference = 0;
  double size = 0;
  for (Index i = 0; i < scores.rows(); ++i)
    for (Index j = 0; j < scores.cols(); ++j) {
      difference += std::pow(scores(i, j) - scores(j, i), 2);
      size += std::pow(scores(i, j), 2);
    }
  return size == 0 ? 0 : std::sqrt(difference) / std::sqrt(size);
}

// Every model, with and without projections, under both masks, of the schemes with q·k scores.
template <typename Check>
void forSnapshots(Check check) {
  for (const std::string_view model : {"concept", "random", "manual"})
    for (const std::string_view projections : {"model", "none"})
      for (const std::string_view mask : {"none", "causal"})
        for (const std::string_view scheme : {"dot-normalised", "softmax", "scaled-softmax"}) {
          CAPTURE(std::string(model));
          CAPTURE(std::string(projections));
          CAPTURE(std::string(mask));
          CAPTURE(std::string(scheme));
          check(compute({.sentence = sentence,
                         .token = 6,
                         .model = std::string(model),
                         .projections = std::string(projections),
                         .scheme = std::string(scheme),
                         .mask = std::string(mask)}));
        }
}

}  // namespace

TEST_CASE("products: multiplies entry by entry") {
  Matrix result(2, 3);
  products(Matrix{{1, 2, -3}}, Matrix{{4, 5, 6}, {0, -1, 0.5f}}, result);
  CHECK(sameBits(result, Matrix{{4, 10, -18}, {0, -2, -1.5f}}));
}

TEST_CASE("exponentials: of the distance to the largest, 0 for −∞") {
  Matrix result(1, 4);
  exponentials(Matrix{{1, 3, -inf, 2}}, result);
  checkClose(result, Matrix{{std::exp(-2.f), 1, 0, std::exp(-1.f)}}, 1e-7, 0);
  exponentials(Matrix{{1000, 1000, -1000, -inf}}, result);
  CHECK(sameBits(result, Matrix{{1, 1, 0, 0}}));
  exponentials(Matrix::Constant(1, 4, -inf), result);
  CHECK(sameBits(result, Matrix::Zero(1, 4)));
  exponentials(Matrix{{1, nan, 2, -inf}}, result);
  CHECK(std::isnan(result(0, 0)));
  CHECK(std::isnan(result(0, 1)));
  CHECK(result(0, 3) == 0);
}

TEST_CASE("asymmetry: 0 of a symmetric matrix, 2 of an antisymmetric one") {
  Random random(20);
  for (const Index n : oddSizes) {
    const Matrix drawn = drawMatrix(random, n, n);
    CHECK(asymmetry(drawn + drawn.transpose()).ratio == 0);
    if (n > 1) CHECK(asymmetry(drawn - drawn.transpose()).ratio == 2);
    const auto [difference, norm, ratio] = asymmetry(drawn);
    const reference::Matrix wanted = drawn.cast<double>();
    CHECK(std::abs(static_cast<double>(ratio) - asymmetryOf(wanted)) < 1e-6);
    CHECK(std::abs(static_cast<double>(norm) - wanted.norm()) <= 1e-6 * wanted.norm());
    CHECK(std::abs(static_cast<double>(difference) - (wanted - wanted.transpose()).norm()) <=
          1e-6 * wanted.norm());
    const Asymmetry large = asymmetry(drawn * 1e30f);  // whose squares a float would not hold
    CHECK(large.ratio <= 2);
    CHECK(std::isfinite(large.norm));
  }
  const Asymmetry ofZeros = asymmetry(Matrix::Zero(3, 3));
  CHECK(ofZeros.ratio == 0);
  CHECK(ofZeros.norm == 0);
}

TEST_CASE("snapshot: products of the query token add up to its scores") {
  forSnapshots([](const Snapshot& snapshot) {
    const auto parts = exact(snapshot, TensorName::products, 0, 0);
    const auto scores = exact(snapshot, TensorName::scores, 0, 0).row(6).eval();
    const Eigen::MatrixXd sums = parts.rowwise().sum().transpose();
    const double size = parts.cwiseAbs().rowwise().sum().maxCoeff();
    checkClose(scores, sums, 1e-6 * size, 0);
  });
}

TEST_CASE("snapshot: scores times scale, over the temperature, are the logits") {
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const Snapshot snapshot = compute(
        {.sentence = sentence, .scheme = std::string(scheme->id), .head = 1, .temperature = 2});
    REQUIRE((snapshot.find(TensorName::scale, 0, 1) != nullptr) == scheme->hasLogits);
    if (!scheme->hasLogits) continue;
    const double scale = exact(snapshot, TensorName::scale, 0, 1)(0, 0);
    const auto width = static_cast<double>(tensor(snapshot, TensorName::keys, 0, 1).cols());
    CHECK(std::abs(scale - (scheme->id == "softmax" ? 1 : 1 / std::sqrt(width))) < 1e-7);
    checkClose(tensor(snapshot, TensorName::logits, 0, 1),
               exact(snapshot, TensorName::scores, 0, 1) * scale / 2, 1e-6, 1e-6);
  }
}

TEST_CASE("snapshot: scores over the row's sum are the weights of schemes that share the row") {
  for (const Scheme* scheme : schemes())
    for (const std::string_view mask : {"none", "causal"}) {
      CAPTURE(std::string(scheme->id));
      CAPTURE(std::string(mask));
      const Snapshot snapshot = compute({.sentence = sentence,
                                         .token = 3,
                                         .scheme = std::string(scheme->id),
                                         .mask = std::string(mask)});
      REQUIRE((snapshot.find(TensorName::scoreSum, 0, 0) != nullptr) == scheme->sharesRow);
      if (!scheme->sharesRow) continue;
      const Index allowed = mask == "causal" ? 4 : static_cast<Index>(snapshot.tokens.size());
      const auto scores = exact(snapshot, TensorName::scores, 0, 0).row(3).head(allowed).eval();
      const double sum = exact(snapshot, TensorName::scoreSum, 0, 0)(0, 0);
      CHECK(std::abs(sum - scores.sum()) <= 1e-6 * scores.cwiseAbs().sum());
      checkClose(tensor(snapshot, TensorName::weights, 0, 0).row(3).head(allowed), scores / sum,
                 1e-5, 1e-5);
    }
}

TEST_CASE("snapshot: a row without a sum to divide by still shows its sum") {
  const Snapshot snapshot = compute({.sentence = sentence,
                                     .token = 2,
                                     .scheme = "dot-normalised",
                                     .query = std::vector<float>(9, 0)});
  CHECK(exact(snapshot, TensorName::scoreSum, 0, 0)(0, 0) == 0);
  CHECK(tensor(snapshot, TensorName::weights, 0, 0).row(2).array().isNaN().all());
}

TEST_CASE("snapshot: exponentials over their sum are the weights") {
  forSnapshots([](const Snapshot& snapshot) {
    if (snapshot.find(TensorName::logits, 0, 0) == nullptr) return;
    const auto exponentials = exact(snapshot, TensorName::exponentials, 0, 0);
    const double sum = exact(snapshot, TensorName::exponentialSum, 0, 0)(0, 0);
    CHECK(std::abs(exponentials.sum() - sum) <= 1e-6 * sum);
    CHECK(exponentials.maxCoeff() == 1);
    const auto logits = exact(snapshot, TensorName::logits, 0, 0).row(6).eval();
    const reference::Matrix expected = (logits.array() - logits.maxCoeff()).exp();
    checkClose(exponentials, expected, 1e-6, 1e-6);
    checkClose(exact(snapshot, TensorName::weights, 0, 0).row(6), exponentials / sum, 1e-6, 0);
  });
}

TEST_CASE("snapshot: exponentials are the scheme's, whatever weighting is given") {
  Settings settings{.sentence = "i love sushi"};
  const Snapshot before = compute(settings);
  settings.weighting = {0, 0, 1};
  const Snapshot after = compute(settings);
  for (const TensorName name :
       {TensorName::exponentials, TensorName::exponentialSum, TensorName::products})
    CHECK(sameBits(tensor(after, name, 0, 0), tensor(before, name, 0, 0)));
}

TEST_CASE("snapshot: asymmetry of the scores, 0 where queries are keys") {
  for (const std::string_view model : modelIds())
    for (const Scheme* scheme : schemes())
      for (const std::string_view projections : {"model", "none"}) {
        CAPTURE(std::string(model));
        CAPTURE(std::string(scheme->id));
        CAPTURE(std::string(projections));
        const Snapshot snapshot = compute({.sentence = sentence,
                                           .model = std::string(model),
                                           .projections = std::string(projections),
                                           .scheme = std::string(scheme->id)});
        const double found = exact(snapshot, TensorName::asymmetry, 0, 0)(0, 0);
        const reference::Matrix scores = exact(snapshot, TensorName::scores, 0, 0);
        CHECK(std::abs(found - asymmetryOf(scores)) < 1e-6);
        const double norm = exact(snapshot, TensorName::scoreNorm, 0, 0)(0, 0);
        CHECK(std::abs(norm - scores.norm()) <= 1e-6 * norm);
        const double difference = exact(snapshot, TensorName::scoreDifference, 0, 0)(0, 0);
        CHECK(std::abs(difference - (scores - scores.transpose()).norm()) <= 1e-6 * norm);
        if (projections == "none" || scheme->asksByKeys)
          CHECK(found == 0);
        else
          CHECK(found > 0.1);
      }
}

TEST_CASE("snapshot: the query token's weights, added up") {
  for (const Scheme* scheme : schemes())
    for (const std::string_view mask : {"none", "causal"}) {
      CAPTURE(std::string(scheme->id));
      const Snapshot snapshot = compute({.sentence = sentence,
                                         .token = 3,
                                         .scheme = std::string(scheme->id),
                                         .mask = std::string(mask)});
      const auto weights = exact(snapshot, TensorName::weights, 0, 0).row(3).eval();
      const double found = exact(snapshot, TensorName::weightSum, 0, 0)(0, 0);
      CHECK(std::abs(found - weights.sum()) <= 1e-6 * weights.cwiseAbs().sum());
    }
}

TEST_CASE("snapshot: an undefined weight leaves the sum of the weights undefined") {
  const Snapshot snapshot = compute({.sentence = sentence,
                                     .token = 2,
                                     .scheme = "dot-normalised",
                                     .query = std::vector<float>(9, 0)});
  CHECK(std::isnan(exact(snapshot, TensorName::weightSum, 0, 0)(0, 0)));
}

TEST_CASE("snapshot: similarities are products of embeddings") {
  for (const std::string_view model : modelIds()) {
    const Snapshot snapshot =
        compute({.sentence = sentence, .token = 3, .model = std::string(model)});
    const auto embeddings = exact(snapshot, TensorName::embeddings, -1, -1);
    checkClose(tensor(snapshot, TensorName::similarities, -1, -1),
               reference::scores(embeddings.row(3), embeddings), 1e-5, 1e-5);
  }
}

TEST_CASE("snapshot: positions are what was added to the token embeddings") {
  for (const std::string_view model : modelIds())
    for (const std::string_view position : positionNames) {
      CAPTURE(std::string(model));
      CAPTURE(std::string(position));
      const Snapshot snapshot = compute({.sentence = "the cat the cat",
                                         .model = std::string(model),
                                         .position = std::string(position)});
      const Matrix bare = tensor(snapshot, TensorName::tokenEmbeddings, -1, -1);
      const Matrix positions = tensor(snapshot, TensorName::positions, -1, -1);
      const Matrix embeddings = tensor(snapshot, TensorName::embeddings, -1, -1);
      CHECK(sameBits(positions, embeddings - bare));
      CHECK(sameBits(bare.topRows(2), bare.bottomRows(2)));  // equal words, wherever they stand
      if (position == "none") {
        CHECK(sameBits(embeddings, bare));
        CHECK(sameBits(positions, Matrix::Zero(bare.rows(), bare.cols())));
        continue;
      }
      Matrix expected = Matrix::Zero(bare.rows(), bare.cols());
      if (position == "sinusoidal") addSinusoids(expected);
      if (position == "model") findModel(model)->addPosition(expected);
      checkClose(positions, expected, 1e-6, 0);
    }
}

}  // namespace ap
