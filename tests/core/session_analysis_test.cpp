#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "core/analysis/ambiguity.hpp"
#include "core/analysis/rankings.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/sessions.hpp"

// What the snapshot says about the query token's sum. The mathematics: tests of core/analysis.
namespace ap {
namespace {

constexpr TensorName firstOfAnalysis = TensorName::ambiguityRank;

Settings eightInFour() {
  return {.sentence = "i love sushi and my cat loves fish",
          .token = 2,
          .model = "random",
          .valueWidth = 4,
          .head = 1,
          .analyse = true};
}

float number(const Snapshot& snapshot, TensorName name) {
  return tensor(snapshot, name, snapshot.layer, snapshot.head)(0, 0);
}

Matrix ofSelected(const Snapshot& snapshot, TensorName name) {
  return tensor(snapshot, name, snapshot.layer, snapshot.head);
}

Matrix queryRow(const Snapshot& snapshot, TensorName name) {
  return ofSelected(snapshot, name).row(snapshot.token);
}

bool hasAnalysis(const Snapshot& snapshot) {
  return std::ranges::any_of(
      snapshot.table, [](const TensorEntry& entry) { return entry.name >= firstOfAnalysis; });
}

}  // namespace

TEST_CASE("analysis: only where it is asked for, and nothing else changes") {
  Settings settings = eightInFour();
  settings.analyse = false;
  const Snapshot without = compute(settings);
  CHECK_FALSE(hasAnalysis(without));
  settings.analyse = true;
  const Snapshot with = compute(settings);
  CHECK(hasAnalysis(with));
  for (const TensorEntry& entry : without.table)
    CHECK(sameBits(tensor(with, entry.name, entry.layer, entry.head),
                   tensor(without, entry.name, entry.layer, entry.head)));
}

TEST_CASE("analysis: shapes and sizes where weights are ambiguous") {
  const Snapshot snapshot = compute(eightInFour());
  CHECK(number(snapshot, TensorName::ambiguityRank) == 5);
  CHECK(number(snapshot, TensorName::ambiguityDimension) == 3);
  CHECK(snapshot.find(TensorName::recoveredWeights, 0, 1) == nullptr);
  CHECK(snapshot.find(TensorName::outputDifference, 0, 1) == nullptr);
  CHECK(number(snapshot, TensorName::reachable) == 1);  // a softmax made them
  const Matrix directions = ofSelected(snapshot, TensorName::ambiguityDirections);
  const Matrix values = ofSelected(snapshot, TensorName::values);
  REQUIRE(directions.rows() == 3);
  CHECK((directions * values).cwiseAbs().maxCoeff() < 1e-5f);
  CHECK(directions.rowwise().sum().cwiseAbs().maxCoeff() < 1e-6f);
  const Matrix weights = queryRow(snapshot, TensorName::weights);
  const Matrix least = ofSelected(snapshot, TensorName::leastWeights);
  const Matrix greatest = ofSelected(snapshot, TensorName::greatestWeights);
  CHECK((least.array() <= weights.array()).all());
  CHECK((weights.array() <= greatest.array()).all());
  CHECK(ofSelected(snapshot, TensorName::confusionGroups).isZero(0));
  CHECK(std::abs(ofSelected(snapshot, TensorName::shares).sum() - 1) < 1e-5f);
  CHECK(std::abs(ofSelected(snapshot, TensorName::projectedShares).sum() - 1) < 1e-5f);
  // Four heads, each with three changes of its own; W_O as wide as they are keeps them apart.
  CHECK(sameBits(ofSelected(snapshot, TensorName::layerDimensions), Matrix{{12, 12}}));
}

TEST_CASE("analysis: weights are recovered from the output where they can be") {
  Settings settings = eightInFour();
  settings.valueWidth = 8;
  const Snapshot snapshot = compute(settings);
  CHECK(number(snapshot, TensorName::ambiguityDimension) == 0);
  CHECK(snapshot.find(TensorName::ambiguityDirections, 0, 1) == nullptr);
  checkClose(ofSelected(snapshot, TensorName::recoveredWeights),
             queryRow(snapshot, TensorName::weights), 1e-4, 0);
  CHECK(number(snapshot, TensorName::recoveryResidual) < 1e-5f);
  for (const TensorName name : {TensorName::leastWeights, TensorName::greatestWeights})
    CHECK(sameBits(ofSelected(snapshot, name), queryRow(snapshot, TensorName::weights)));
}

TEST_CASE("analysis: rankings are those of the numbers in the snapshot") {
  const Snapshot snapshot = compute(eightInFour());
  const Matrix weights = queryRow(snapshot, TensorName::weights);
  const Matrix values = ofSelected(snapshot, TensorName::values);
  const Matrix projection = tensor(snapshot, TensorName::outputProjection, 0, -1).middleRows(4, 4);
  const Matrix projected = values * projection;
  const Matrix output = queryRow(snapshot, TensorName::output);
  for (Index j = 0; j < 8; ++j) {
    const float weight = weights(0, j);
    checkClose(ofSelected(snapshot, TensorName::weightedNorms).col(j),
               Matrix{{weight * values.row(j).norm()}}, 1e-6, 1e-5);
    checkClose(ofSelected(snapshot, TensorName::projectedNorms).col(j),
               Matrix{{weight * projected.row(j).norm()}}, 1e-6, 1e-5);
    checkClose(ofSelected(snapshot, TensorName::shares).col(j),
               Matrix{{weight * values.row(j).dot(output.row(0)) / output.squaredNorm()}}, 1e-5,
               1e-5);
  }
  const std::vector<float> own(weights.data(), weights.data() + 8);
  const auto effective = effectiveAttention(own, values);
  for (Index j = 0; j < 8; ++j)
    CHECK(ofSelected(snapshot, TensorName::effectiveAttention)(0, j) ==
          static_cast<float>(effective[static_cast<std::size_t>(j)]));
}

TEST_CASE("analysis: only keys that the query may attend to take part") {
  Settings settings = eightInFour();
  settings.mask = "causal";
  settings.token = 3;
  const Snapshot snapshot = compute(settings);
  CHECK(number(snapshot, TensorName::ambiguityRank) == 4);
  CHECK(number(snapshot, TensorName::ambiguityDimension) == 0);
  for (const TensorName name :
       {TensorName::recoveredWeights, TensorName::leastWeights, TensorName::greatestWeights,
        TensorName::confusionGroups, TensorName::effectiveAttention, TensorName::weightedNorms,
        TensorName::projectedNorms, TensorName::shares, TensorName::projectedShares}) {
    const Matrix row = ofSelected(snapshot, name);
    REQUIRE(row.cols() == 8);
    CHECK(row.leftCols(4).allFinite());
    CHECK(row.rightCols(4).array().isNaN().all());
  }
  // As if the text ended there; without positions, since these know nothing of the mask.
  Settings shorter = settings;
  shorter.sentence = "i love sushi and";
  shorter.mask = "none";
  checkClose(ofSelected(snapshot, TensorName::recoveredWeights).leftCols(4),
             ofSelected(compute(shorter), TensorName::recoveredWeights), 1e-5, 0);
}

TEST_CASE("analysis: absent where weights are no distribution, or too many") {
  Settings negative = eightInFour();
  negative.scheme = "dot-normalised";
  const Snapshot undefined = compute(negative);
  REQUIRE(queryRow(undefined, TensorName::weights).minCoeff() < 0);
  CHECK_FALSE(hasAnalysis(undefined));

  Settings fixed = eightInFour();
  fixed.scheme = "fixed";
  const Snapshot shared = compute(fixed);
  CHECK(hasAnalysis(shared));
  CHECK(shared.find(TensorName::reachable, 0, 1) == nullptr);  // no query makes these

  Settings longText = eightInFour();
  longText.sentence = textOf(mostAnalysedTokens + 1);
  const Snapshot many = compute(longText);
  CHECK(number(many, TensorName::ambiguityRank) == 5);
  CHECK(many.find(TensorName::shares, 0, 1) != nullptr);
  for (const TensorName name : {TensorName::ambiguityDirections, TensorName::leastWeights,
                                TensorName::greatestWeights, TensorName::confusionGroups})
    CHECK(many.find(name, 0, 1) == nullptr);
}

TEST_CASE("alternative: from the scheme's weights to an end, under one output") {
  Settings settings = eightInFour();
  const Snapshot before = compute(settings);
  const Matrix own = queryRow(before, TensorName::weights);
  const Matrix output = queryRow(before, TensorName::output);
  const Matrix least = ofSelected(before, TensorName::leastWeights);
  const Matrix greatest = ofSelected(before, TensorName::greatestWeights);
  for (const float amount : {-1.0f, -0.25f, 0.0f, 0.5f, 1.0f})
    for (const Index token : {0, 2, 7}) {
      CAPTURE(amount);
      CAPTURE(token);
      settings.alternative = {static_cast<float>(token), amount};
      const Snapshot after = compute(settings);
      const Matrix weights = queryRow(after, TensorName::weights);
      const Matrix& end = amount < 0 ? least : greatest;
      const float expected = own(0, token) + std::abs(amount) * (end(0, token) - own(0, token));
      CHECK(std::abs(weights(0, token) - expected) < 1e-6f);
      CHECK(weights.minCoeff() >= 0);
      CHECK(std::abs(weights.cast<double>().sum() - 1) < 1e-6);
      checkClose(queryRow(after, TensorName::output), output, 1e-6, 0);
      checkClose(ofSelected(after, TensorName::partialSums).bottomRows(1), output, 1e-6, 0);
      CHECK(number(after, TensorName::outputDifference) < 1e-6f);
      CHECK(sameBits(ofSelected(after, TensorName::schemeWeights), own));
      // What is said of the sum is said of the scheme's own weights.
      for (const TensorName name : {TensorName::leastWeights, TensorName::greatestWeights,
                                    TensorName::shares, TensorName::effectiveAttention})
        CHECK(sameBits(ofSelected(after, name), ofSelected(before, name)));
      if (amount == 0) CHECK(sameBits(weights, own));
      // Other rows stand, and what the layer makes of this one stands as well.
      CHECK(sameBits(ofSelected(after, TensorName::weights).row(1),
                     ofSelected(before, TensorName::weights).row(1)));
      checkClose(tensor(after, TensorName::combined, 0, -1),
                 tensor(before, TensorName::combined, 0, -1), 1e-5, 0);
    }
}

TEST_CASE("alternative: a query gives weights on the way or not, never more tokens than it can") {
  Settings settings = eightInFour();
  CHECK(number(compute(settings), TensorName::reachable) == 1);
  // Keys of eight dimensions tell eight tokens apart: all weightings above 0 have a query.
  settings.alternative = {0, 0.5f};
  CHECK(number(compute(settings), TensorName::reachable) == 1);
  // At the end some weights are 0: only approached, where each key is a corner of the keys' hull.
  settings.alternative = {0, 1};
  CHECK(number(compute(settings), TensorName::reachable) == 0);
  settings.sentence += " every day of the week in town";
  settings.alternative = {0, 0.5f};
  CHECK(number(compute(settings), TensorName::reachable) == -1);
}

TEST_CASE("alternative: where the dimension is 0 or weights are no distribution, nothing moves") {
  Settings settings = eightInFour();
  settings.valueWidth = 8;
  const Matrix own = queryRow(compute(settings), TensorName::weights);
  settings.alternative = {2, 1};
  CHECK(sameBits(queryRow(compute(settings), TensorName::weights), own));

  Settings negative = eightInFour();
  negative.scheme = "dot-normalised";
  const Matrix undefined = queryRow(compute(negative), TensorName::weights);
  negative.alternative = {2, 1};
  CHECK(sameBits(queryRow(compute(negative), TensorName::weights), undefined));
}

TEST_CASE("alternative: what is wrong is named") {
  const auto check = [](std::vector<float> alternative, ErrorCode code,
                        std::vector<float> weighting = {}) {
    Settings settings = eightInFour();
    settings.alternative = std::move(alternative);
    settings.weighting = std::move(weighting);
    Error error;
    CHECK_FALSE(validate(settings, error).has_value());
    CHECK(error.code == code);
    CHECK(message(error).starts_with("alternative "));
  };
  const float nan = std::nanf("");
  check({1}, ErrorCode::wrongLength);
  check({1, 0, 0}, ErrorCode::wrongLength);
  check({8, 0}, ErrorCode::outOfRange);
  check({-1, 0}, ErrorCode::outOfRange);
  check({0.5f, 0}, ErrorCode::outOfRange);
  check({nan, 0}, ErrorCode::outOfRange);
  check({0, 1.5f}, ErrorCode::notAnAmount);
  check({0, -1.5f}, ErrorCode::notAnAmount);
  check({0, nan}, ErrorCode::notAnAmount);
  check({0, 0}, ErrorCode::notTogether, std::vector<float>(8, 0.125f));
}

TEST_CASE("valueWidth: the random model's, and no other's") {
  const auto refuse = [](std::string model, double width, ErrorCode code) {
    Error error;
    CHECK_FALSE(
        validate({.sentence = "cat", .model = std::move(model), .valueWidth = width}, error));
    CHECK(error.code == code);
    CHECK(message(error).starts_with("valueWidth "));
  };
  for (const double width : {1.0, 17.0, 2.5, -3.0, std::nan("")})
    refuse("random", width, ErrorCode::outOfRange);
  refuse("concept", 4, ErrorCode::otherModel);
  refuse("manual", 4, ErrorCode::otherModel);
}

TEST_CASE("valueWidth: what two widths have in common is the same") {
  const auto projection = [](std::optional<double> width) {
    Settings settings = eightInFour();
    settings.valueWidth = width;
    return ofSelected(compute(settings), TensorName::valueProjection);
  };
  const Matrix own = projection({});
  CHECK(own.cols() == 8);
  CHECK(sameBits(projection(8), own));
  CHECK(sameBits(projection(2), own.leftCols(2)));
  CHECK(sameBits(projection(16).leftCols(8), own));
  CHECK(sameBits(projection(11), projection(16).leftCols(11)));
  const Snapshot wide = compute({.sentence = "cat", .model = "random", .valueWidth = 16});
  CHECK(tensor(wide, TensorName::outputProjection, 0, -1).rows() == 4 * 16);
}

}  // namespace ap
