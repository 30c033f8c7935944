#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "core/attention/passes.hpp"
#include "core/attention/reweigh.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/sessions.hpp"

// "What if": weights that a reader gives in place of the scheme's.
namespace ap {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float inf = std::numeric_limits<float>::infinity();

Eigen::Map<const Matrix> row(const std::vector<float>& numbers) {
  return {numbers.data(), 1, static_cast<Index>(numbers.size())};
}

const std::vector<float> own{0.5f, 0.25f, 0.25f, 0};

Settings threeTokens(std::vector<float> weighting) {
  Settings settings{.sentence = "i love sushi", .model = "random", .head = 2};
  settings.weighting = std::move(weighting);
  return settings;
}

}  // namespace

TEST_CASE("reweigh: the others shrink or grow in proportion") {
  checkClose(row(reweigh(own, own, 0, 0.8f)), Matrix{{0.8f, 0.1f, 0.1f, 0}}, 1e-7, 0);
  checkClose(row(reweigh(own, own, 0, 0)), Matrix{{0, 0.5f, 0.5f, 0}}, 1e-7, 0);
  checkClose(row(reweigh(own, own, 0, 1)), Matrix{{1, 0, 0, 0}}, 1e-7, 0);
  checkClose(row(reweigh(own, own, 3, 0.2f)), Matrix{{0.4f, 0.2f, 0.2f, 0.2f}}, 1e-7, 0);
  checkClose(row(reweigh(own, own, 2, 0.25f)), row(own), 1e-7, 0);  // as it was
}

TEST_CASE("reweigh: takes the weight into [0, 1]") {
  CHECK(reweigh(own, own, 1, -3) == reweigh(own, own, 1, 0));
  CHECK(reweigh(own, own, 1, 7) == reweigh(own, own, 1, 1));
  CHECK(reweigh(own, own, 1, inf) == reweigh(own, own, 1, 1));
}

TEST_CASE("reweigh: others without weight share as in the scheme's own weights") {
  const std::vector<float> all{1, 0, 0, 0};
  checkClose(row(reweigh(all, own, 0, 0.2f)), Matrix{{0.2f, 0.4f, 0.4f, 0}}, 1e-7, 0);
  // Those have none either: the token keeps everything.
  CHECK(reweigh(all, all, 0, 0.2f) == all);
  CHECK(reweigh(std::vector<float>{1}, std::vector<float>{1}, 0, 0.3f) == std::vector<float>{1});
}

TEST_CASE("reweigh: whatever is dragged, weights stay weights") {
  Random random(50);
  for (const Index m : {1, 2, 3, 8, 33, 600}) {
    Matrix start(1, m);
    weights(drawMatrix(random, 1, m) * 3, start);
    const std::vector<float> scheme(start.data(), start.data() + m);
    std::vector<float> now = scheme;
    for (int drag = 0; drag < 50; ++drag) {
      const auto token = static_cast<Index>(random.next() % static_cast<std::uint64_t>(m));
      now = reweigh(now, scheme, token, random.normal() / 2 + 0.5f);
      CHECK(row(now).minCoeff() >= 0);
      CHECK(std::abs(std::accumulate(now.begin(), now.end(), 0.0) - 1) < 1e-5);
    }
  }
}

TEST_CASE("weighting: the selected head's query token follows it, and nothing before does") {
  for (const std::string_view projections : {"model", "none"})
    for (const std::string_view mask : {"none", "causal"}) {
      Settings settings{.sentence = "i love sushi",
                        .token = 1,
                        .model = "random",
                        .projections = std::string(projections),
                        .mask = std::string(mask)};
      settings.head = projections == "none" ? 0 : 2;
      const auto head = static_cast<Index>(settings.head);
      const Snapshot before = compute(settings);
      settings.weighting = {0.9f, 0.1f, 0};
      const Snapshot after = compute(settings);

      const auto weightsBefore = tensor(before, TensorName::weights, 0, head);
      const auto weightsAfter = tensor(after, TensorName::weights, 0, head);
      CHECK(sameBits(weightsAfter.row(1), row(settings.weighting)));
      CHECK(sameBits(tensor(after, TensorName::schemeWeights, 0, head), weightsBefore.row(1)));
      for (const TensorName name : {TensorName::queries, TensorName::keys, TensorName::values,
                                    TensorName::scores, TensorName::logits})
        CHECK(sameBits(tensor(after, name, 0, head), tensor(before, name, 0, head)));

      const auto values = tensor(after, TensorName::values, 0, head);
      const auto output = tensor(after, TensorName::output, 0, head);
      const Matrix expected = 0.9f * values.row(0) + 0.1f * values.row(1);
      checkClose(output.row(1), expected, 1e-6, 0);
      checkClose(tensor(after, TensorName::scaledValues, 0, head).row(0), 0.9f * values.row(0),
                 1e-6, 0);
      checkClose(tensor(after, TensorName::partialSums, 0, head).bottomRows(1), expected, 1e-6, 0);
      for (const Index other : {0, 2}) {
        CHECK(sameBits(weightsAfter.row(other), weightsBefore.row(other)));
        CHECK(sameBits(output.row(other), tensor(before, TensorName::output, 0, head).row(other)));
      }
      if (projections == "none") continue;

      // Other heads stand; what all heads make together follows, in the query token's row alone.
      for (const Index h : {0, 1, 3})
        CHECK(sameBits(tensor(after, TensorName::output, 0, h),
                       tensor(before, TensorName::output, 0, h)));
      const auto combined = tensor(after, TensorName::combined, 0, -1);
      const auto combinedBefore = tensor(before, TensorName::combined, 0, -1);
      CHECK(sameBits(combined.row(0), combinedBefore.row(0)));
      CHECK(sameBits(combined.row(2), combinedBefore.row(2)));
      CHECK_FALSE(difference(combined.row(1), combinedBefore.row(1), 1e-4, 0).empty());
      checkClose(tensor(after, TensorName::residual, 0, -1),
                 tensor(after, TensorName::embeddings, -1, -1) + combined, 1e-6, 0);
    }
}

TEST_CASE("weighting: the scheme's own weights change nothing") {
  Settings settings{.sentence = textOf(50), .token = 40, .model = "random", .head = 3};
  const Snapshot before = compute(settings);
  const Matrix own = tensor(before, TensorName::weights, 0, 3).row(40);
  settings.weighting.assign(own.data(), own.data() + own.size());
  const Snapshot after = compute(settings);
  for (const TensorName name : {TensorName::weights, TensorName::scaledValues, TensorName::output})
    checkClose(tensor(after, name, 0, 3), tensor(before, name, 0, 3), 1e-6, 0);
}

TEST_CASE("weighting: what is wrong is named") {
  const auto check = [](const Settings& settings, ErrorCode code) {
    Error error;
    CHECK_FALSE(validate(settings, error).has_value());
    CHECK(error.code == code);
    CHECK(error.argument == "weighting");
    CHECK(message(error).starts_with("weighting "));
  };
  compute(threeTokens({0.2f, 0.3f, 0.5f}));
  compute(threeTokens({0.2f, 0.3f, 0.5005f}));  // as far as rounding on a slider may go
  check(threeTokens({1}), ErrorCode::wrongLength);
  check(threeTokens({0.25f, 0.25f, 0.25f, 0.25f}), ErrorCode::wrongLength);
  check(threeTokens({1.5f, -0.5f, 0}), ErrorCode::notAWeight);
  check(threeTokens({nan, 0.5f, 0.5f}), ErrorCode::notAWeight);
  check(threeTokens({0.2f, 0.3f, 0.4f}), ErrorCode::notADistribution);
  check(threeTokens({0, 0, 0}), ErrorCode::notADistribution);
  check(threeTokens({inf, 0, 0}), ErrorCode::notADistribution);
  Settings masked = threeTokens({0.5f, 0.25f, 0.25f});
  masked.mask = "causal";
  masked.token = 1;
  check(masked, ErrorCode::notAWeight);
  masked.weighting = {0.5f, 0.5f, 0};
  compute(masked);
}

}  // namespace ap
