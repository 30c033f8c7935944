#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/scheme_references.hpp"
#include "tests/core/sessions.hpp"

// Every number of a snapshot follows from the snapshot's own tensors before it, in every model,
// scheme, position, mask and head: recomputed in double.
namespace ap {
namespace {

constexpr double tolerance = 1e-5;

reference::Matrix exact(const Snapshot& snapshot, TensorName name, Index layer, Index head) {
  return tensor(snapshot, name, layer, head).cast<double>();
}

// Each row with a tolerance of its own, that of what was added up: weights of the schemes without
// softmax may be large, and undefined.
template <typename Sizes>
void checkRows(const reference::Matrix& actual, const reference::Matrix& expected,
               const Sizes& sizes) {
  REQUIRE(actual.rows() == expected.rows());
  for (Index i = 0; i < actual.rows(); ++i) {
    const double size = sizes(i);
    checkClose(actual.row(i), expected.row(i), size > 1 ? tolerance * size : tolerance, 0,
               NaN::equalsNaN);
  }
}

// Of a sum of products: the sum of their sizes, at most, in the row.
auto sizesOf(const reference::Matrix& a, const reference::Matrix& b) {
  const Eigen::VectorXd sizes = (a.cwiseAbs() * b.cwiseAbs()).rowwise().maxCoeff();
  return [sizes](Index i) { return sizes(i); };
}

// Scores from queries and keys, then logits and weights from the scores.
void checkScheme(const Snapshot& snapshot, const Settings& settings, const Mask& mask, Index l,
                 Index h) {
  const Scheme* scheme = findScheme(settings.scheme);
  const auto* wanted = reference::findSchemeReference(settings.scheme);
  REQUIRE(wanted != nullptr);
  const auto queries = tensor(snapshot, TensorName::queries, l, h);
  const auto keys = tensor(snapshot, TensorName::keys, l, h);
  const float scale = 1 / std::sqrt(static_cast<float>(keys.cols()));
  const SchemeInput input{queries,
                          keys,
                          mask,
                          0,
                          scale,
                          static_cast<float>(settings.temperature),
                          static_cast<float>(settings.ratio),
                          {snapshot.token, snapshot.pair, settings.pairReading == "keep"}};
  const reference::Weighed weighed =
      wanted->weigh(queries.cast<double>(), keys.cast<double>(), input);
  const auto scores = exact(snapshot, TensorName::scores, l, h);
  const auto weights = exact(snapshot, TensorName::weights, l, h);
  checkClose(scores, weighed.scores, tolerance, tolerance);
  if (!scheme->hasLogits) {
    // A row that is divided by its sum: errors of the scores grow with how much cancels in it.
    const bool byShares = wanted->amplify == &reference::byShares;
    if (byShares) checkClose(weights, reference::shares(scores, input), 1e-6, 1e-6, NaN::equalsNaN);
    for (Index i = 0; i < weights.rows(); ++i) {
      const auto [sum, size] = reference::rowSum(scores, i, input);
      const double growth = byShares ? std::pow(size / std::abs(sum), 2) : 1;
      if (growth * tolerance < 1)
        checkClose(weights.row(i), weighed.weights.row(i), tolerance * growth, tolerance * growth);
    }
    return;
  }

  const double logitScale = settings.scheme == "softmax" ? 1.0 : static_cast<double>(scale);
  checkClose(tensor(snapshot, TensorName::logits, l, h),
             reference::logits(scores, logitScale, settings.temperature, mask, 0), tolerance,
             tolerance);
  checkClose(weights, reference::weights(exact(snapshot, TensorName::logits, l, h)), 1e-6, 0);
  checkClose(weights.rowwise().sum(), Eigen::VectorXd::Ones(weights.rows()), 1e-6, 0);
}

void checkHead(const Snapshot& snapshot, const Settings& settings, const Mask& mask, Index l,
               Index h) {
  checkScheme(snapshot, settings, mask, l, h);
  const auto values = exact(snapshot, TensorName::values, l, h);
  const auto weights = exact(snapshot, TensorName::weights, l, h);
  const auto output = exact(snapshot, TensorName::output, l, h);
  const auto sizes = sizesOf(weights, values);
  checkRows(output, reference::sum(weights, values, mask, 0), sizes);

  const auto sizeOfQueryToken = [&](Index) { return sizes(snapshot.token); };
  checkRows(exact(snapshot, TensorName::scaledValues, l, h),
            reference::scaledValues(weights.row(snapshot.token), values, mask, snapshot.token),
            sizeOfQueryToken);
  // The heart of the matter: the scaled values add up to the output, one at a time.
  const auto partial = exact(snapshot, TensorName::partialSums, l, h);
  checkRows(partial, reference::partialSums(exact(snapshot, TensorName::scaledValues, l, h)),
            sizeOfQueryToken);
  checkRows(partial.bottomRows(1), output.row(snapshot.token), sizeOfQueryToken);
}

void checkLayer(const Snapshot& snapshot, const AttentionLayer& layer,
                const reference::Matrix& input, Index l) {
  const Index valueWidth = layer.heads[0].value.cols();
  reference::Matrix concatenated(input.rows(), layer.output.rows());
  for (Index h = 0; h < static_cast<Index>(layer.heads.size()); ++h) {
    const Head& head = layer.heads[static_cast<std::size_t>(h)];
    const auto projected = [&](const ap::Matrix& projection) {
      return reference::product(input, projection.cast<double>());
    };
    CHECK(sameBits(tensor(snapshot, TensorName::queryProjection, l, h), head.query));
    CHECK(sameBits(tensor(snapshot, TensorName::keyProjection, l, h), head.key));
    CHECK(sameBits(tensor(snapshot, TensorName::valueProjection, l, h), head.value));
    checkClose(tensor(snapshot, TensorName::queries, l, h), projected(head.query), tolerance,
               tolerance);
    checkClose(tensor(snapshot, TensorName::keys, l, h), projected(head.key), tolerance, tolerance);
    checkClose(tensor(snapshot, TensorName::values, l, h), projected(head.value), tolerance,
               tolerance);
    concatenated.middleCols(h * valueWidth, valueWidth) = exact(snapshot, TensorName::output, l, h);
  }
  CHECK(sameBits(tensor(snapshot, TensorName::concatenated, l, -1), concatenated.cast<float>()));
  const auto projection = layer.output.cast<double>().eval();
  CHECK(sameBits(tensor(snapshot, TensorName::outputProjection, l, -1), layer.output));
  const auto combined = exact(snapshot, TensorName::combined, l, -1);
  const auto sizes = sizesOf(concatenated, projection);
  checkRows(combined, reference::product(concatenated, projection), sizes);
  checkRows(exact(snapshot, TensorName::residual, l, -1), reference::residual(input, combined),
            sizes);
}

void checkNumbers(const Settings& settings) {
  CAPTURE(settings.model);
  CAPTURE(settings.projections);
  CAPTURE(settings.position);
  CAPTURE(settings.scheme);
  CAPTURE(settings.mask);
  CAPTURE(settings.temperature);
  const Snapshot snapshot = compute(settings);
  const auto found = findModel(settings.model, {static_cast<std::uint64_t>(settings.seed)});
  const Model& model = *found;
  const Mask mask = settings.mask == "causal" ? Mask::causal()
                    : settings.mask == "model"
                        ? model.mask(static_cast<Index>(snapshot.tokens.size()))
                        : Mask::none();
  if (settings.projections == "none") return checkHead(snapshot, settings, mask, 0, 0);
  for (Index l = 0; l < snapshot.layers; ++l) {
    const AttentionLayer& layer = model.layers()[static_cast<std::size_t>(l)];
    for (Index h = 0; h < static_cast<Index>(layer.heads.size()); ++h)
      checkHead(snapshot, settings, mask, l, h);
    const auto input = l == 0 ? exact(snapshot, TensorName::embeddings, -1, -1)
                              : exact(snapshot, TensorName::residual, l - 1, -1);
    checkLayer(snapshot, layer, input, l);
  }
}

}  // namespace

TEST_CASE("snapshot numbers: every model, projections, position, scheme and mask") {
  for (const std::string_view model : modelIds())
    for (const std::string_view projections : {"model", "none"})
      for (const std::string_view position : positionNames)
        for (const Scheme* scheme : schemes())
          for (const std::string_view mask : {"model", "none", "causal"})
            checkNumbers({.sentence = "Evan's dog Riley is so hyper, she never stops moving",
                          .token = 7,
                          .model = std::string(model),
                          .projections = std::string(projections),
                          .position = std::string(position),
                          .scheme = std::string(scheme->id),
                          .mask = std::string(mask)});
}

TEST_CASE("snapshot numbers: temperature divides the logits") {
  for (const double temperature : {0.1, 0.5, 2.0, 100.0})
    checkNumbers({.sentence = "the black cat sat on the mat", .temperature = temperature});
  const Settings settings{.sentence = "the black cat sat on the mat", .temperature = 1e6};
  const Snapshot flat = compute(settings);
  checkClose(tensor(flat, TensorName::weights, 0, 0), Matrix::Constant(7, 7, 1.f / 7), 1e-4, 0);
}

TEST_CASE("snapshot numbers: every length around the blocks of rows") {
  for (const Index n : {1, 2, 31, 32, 33, 64, 65})
    for (const std::string_view mask : {"none", "causal"}) {
      Settings settings{.sentence = textOf(n), .model = "random", .mask = std::string(mask)};
      settings.token = static_cast<double>(n - 1);
      checkNumbers(settings);
      settings.token = 0;
      checkNumbers(settings);
    }
}

TEST_CASE("snapshot numbers: causal weights are 0 above the diagonal, logits −∞") {
  const Snapshot snapshot = compute({.sentence = textOf(40), .model = "random", .mask = "causal"});
  const auto weights = tensor(snapshot, TensorName::weights, 0, 0);
  const auto logits = tensor(snapshot, TensorName::logits, 0, 0);
  const auto scores = tensor(snapshot, TensorName::scores, 0, 0);
  CHECK(scores.allFinite());
  for (Index i = 0; i < 40; ++i)
    for (Index j = 0; j < 40; ++j) {
      CHECK((weights(i, j) > 0) == (j <= i));
      CHECK((logits(i, j) == -std::numeric_limits<float>::infinity()) == (j > i));
    }
}

TEST_CASE("snapshot numbers: positions") {
  for (const std::string_view id : modelIds()) {
    CAPTURE(std::string(id));
    const auto embeddings = [&](std::string position) -> Matrix {
      const Snapshot snapshot =
          compute({.sentence = "the cat the cat", .model = std::string(id), .position = position});
      return tensor(snapshot, TensorName::embeddings, -1, -1);
    };
    const Matrix none = embeddings("none");
    CHECK(sameBits(none.topRows(2), none.bottomRows(2)));  // equal words, equal vectors
    Matrix sinusoids = Matrix::Zero(none.rows(), none.cols());
    addSinusoids(sinusoids);
    checkClose(embeddings("sinusoidal"), none + sinusoids, 1e-6, 0);
    Matrix own = none;
    findModel(id)->addPosition(own);
    CHECK(sameBits(embeddings("model"), own));
  }
}

}  // namespace ap
