#include <doctest/doctest.h>

#include <cmath>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/reference.hpp"
#include "tests/core/sessions.hpp"

// Cross-attention: a second sentence is looked at.
namespace ap {
namespace {

const std::string asking = "the black cat sat";
const std::string lookedAt = "Evan's dog xqzt never stops moving, ever";
const std::string asLong = "one two, the cat ran off quickly";  // as what is looked at
constexpr Index n = 4;
constexpr Index m = 8;

Settings twoSentences(std::string_view model, std::string_view projections = "model") {
  return {.sentence = asking,
          .source = lookedAt,
          .token = 2,
          .model = std::string(model),
          .projections = std::string(projections)};
}

reference::Matrix exact(const Snapshot& snapshot, TensorName name, Index layer, Index head) {
  return tensor(snapshot, name, layer, head).cast<double>();
}

}  // namespace

TEST_CASE("source: keys and values come from the second sentence, queries from the first") {
  for (const std::string_view model : modelIds())
    for (const auto& [sentence, projections] :
         {std::pair{asking, "model"}, {asking, "none"}, {asLong, "model"}, {asLong, "none"}}) {
      CAPTURE(std::string(model));
      CAPTURE(std::string(projections));
      Settings settings = twoSentences(model, projections);
      settings.sentence = sentence;
      const Snapshot both = compute(settings);
      Settings first = settings;
      first.source = "";
      Settings second = first;
      second.sentence = lookedAt;
      const Snapshot own = compute(first);
      const Snapshot other = compute(second);

      CHECK(both.hasSource);
      CHECK(both.tokens == own.tokens);
      CHECK(both.known == own.known);
      CHECK(both.keyTokens == other.tokens);
      CHECK(both.keysKnown == other.known);
      CHECK(both.tokensInText == both.tokens.size());
      CHECK(both.tokensInSource == 8);
      CHECK(both.heads == own.heads);
      CHECK(sameBits(tensor(both, TensorName::embeddings, -1, -1),
                     tensor(own, TensorName::embeddings, -1, -1)));
      CHECK(sameBits(tensor(both, TensorName::sourceEmbeddings, -1, -1),
                     tensor(other, TensorName::embeddings, -1, -1)));
      for (Index h = 0; h < static_cast<Index>(both.heads.size()); ++h) {
        checkClose(tensor(both, TensorName::queries, 0, h), tensor(own, TensorName::queries, 0, h),
                   1e-6, 1e-6);
        for (const TensorName name : {TensorName::keys, TensorName::values})
          checkClose(tensor(both, name, 0, h), tensor(other, name, 0, h), 1e-6, 1e-6);
      }
    }
}

TEST_CASE("source: n queries look at m keys") {
  for (const std::string_view model : modelIds())
    for (const std::string_view maskName : {"none", "causal"}) {
      CAPTURE(std::string(model));
      CAPTURE(std::string(maskName));
      Settings settings = twoSentences(model);
      settings.mask = maskName;
      const Snapshot snapshot = compute(settings);
      const Mask mask = maskName == "causal" ? Mask::causal() : Mask::none();
      const auto queries = exact(snapshot, TensorName::queries, 0, 0);
      const auto keys = exact(snapshot, TensorName::keys, 0, 0);
      const auto values = exact(snapshot, TensorName::values, 0, 0);
      const auto scores = reference::scores(queries, keys);
      const auto logits =
          reference::logits(scores, 1 / std::sqrt(static_cast<double>(keys.cols())), 1, mask, 0);
      const auto weights = reference::weights(logits);
      checkClose(tensor(snapshot, TensorName::scores, 0, 0), scores, 1e-5, 1e-5);
      checkClose(tensor(snapshot, TensorName::logits, 0, 0), logits, 1e-5, 1e-5);
      checkClose(tensor(snapshot, TensorName::weights, 0, 0), weights, 1e-5, 0);
      checkClose(tensor(snapshot, TensorName::output, 0, 0),
                 reference::sum(weights, values, mask, 0), 1e-4, 0);
      for (const TensorName name : {TensorName::scores, TensorName::logits, TensorName::weights}) {
        CHECK(tensor(snapshot, name, 0, 0).rows() == n);
        CHECK(tensor(snapshot, name, 0, 0).cols() == m);
      }
      CHECK(tensor(snapshot, TensorName::combined, 0, -1).rows() == n);
      CHECK(tensor(snapshot, TensorName::exponentials, 0, 0).cols() == m);
      CHECK(tensor(snapshot, TensorName::products, 0, 0).rows() == m);
      CHECK(tensor(snapshot, TensorName::planeValues, 0, 0).rows() == m);
      CHECK(tensor(snapshot, TensorName::planeSums, 0, 0).rows() == m + 1);
      // No square of scores, so nothing to mirror.
      for (const TensorName name :
           {TensorName::scoreDifference, TensorName::scoreNorm, TensorName::asymmetry})
        CHECK(snapshot.find(name, 0, 0) == nullptr);
      checkClose(tensor(snapshot, TensorName::partialSums, 0, 0).bottomRows(1),
                 tensor(snapshot, TensorName::output, 0, 0).row(2), 1e-5, 0);
    }
}

TEST_CASE("source: similarities are those of the query token with the second sentence") {
  for (const std::string_view model : modelIds())
    for (const std::string& sentence : {asking, asLong}) {
      Settings settings = twoSentences(model);
      settings.sentence = sentence;
      const Snapshot snapshot = compute(settings);
      const auto expected =
          reference::scores(exact(snapshot, TensorName::embeddings, -1, -1).row(2),
                            exact(snapshot, TensorName::sourceEmbeddings, -1, -1));
      checkClose(tensor(snapshot, TensorName::similarities, -1, -1), expected, 1e-5, 1e-5);
    }
}

TEST_CASE("source: may be shorter than what asks, and a causal row past its end sees all of it") {
  Settings settings{.sentence = textOf(50),
                    .source = "one two three",
                    .token = 49,
                    .model = "random",
                    .mask = "causal"};
  const Snapshot snapshot = compute(settings);
  const auto weights = tensor(snapshot, TensorName::weights, 0, 0);
  REQUIRE(weights.cols() == 3);
  for (Index i = 0; i < 50; ++i)
    for (Index j = 0; j < 3; ++j) CHECK((weights(i, j) > 0) == (j <= i));
  checkClose(weights.rowwise().sum(), Eigen::VectorXf::Ones(50), 1e-6, 0);
}

TEST_CASE("source: the same sentence again gives the numbers of self-attention") {
  for (const std::string_view model : modelIds()) {
    Settings settings{.sentence = lookedAt, .model = std::string(model)};
    const Snapshot self = compute(settings);
    settings.source = lookedAt;
    const Snapshot cross = compute(settings);
    for (const TensorName name : {TensorName::scores, TensorName::weights, TensorName::output})
      CHECK(sameBits(tensor(cross, name, 0, 0), tensor(self, name, 0, 0)));
    CHECK(cross.hasSource);
  }
}

TEST_CASE("source: without words there is none") {
  for (const std::string_view empty : {"", "  \n", "\u3000"}) {
    const Snapshot snapshot = compute({.sentence = asking, .source = std::string(empty)});
    CHECK_FALSE(snapshot.hasSource);
    CHECK(snapshot.keyTokens == snapshot.tokens);
    CHECK(snapshot.find(TensorName::sourceEmbeddings, -1, -1) == nullptr);
  }
  Error error;
  CHECK_FALSE(validate({.sentence = " ", .source = asking}, error).has_value());
  CHECK(error.code == ErrorCode::emptyText);
  CHECK(error.argument == "sentence");
}

TEST_CASE("source: refused by the schemes that ask by keys, taken by the others") {
  int refused = 0;
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    Settings settings = twoSentences("random");
    settings.scheme = scheme->id;
    Error error;
    CHECK(validate(settings, error).has_value() == !scheme->asksByKeys);
    if (!scheme->asksByKeys) {
      CHECK(tensor(compute(settings), TensorName::weights, 0, 0).cols() == m);
      continue;
    }
    ++refused;
    CHECK(error.code == ErrorCode::needsOneSentence);
    CHECK(message(error).starts_with("scheme "));
    CHECK(message(error).find(scheme->id) != std::string::npos);
    settings.source = " ";
    compute(settings);
  }
  CHECK(refused > 0);
}

TEST_CASE("source: of more than 2048 tokens is cut") {
  const Snapshot snapshot =
      compute({.sentence = "one two", .source = textOf(2100), .projections = "none"});
  CHECK(snapshot.tokens.size() == 2);
  CHECK(snapshot.tokensInText == 2);
  CHECK(snapshot.keyTokens.size() == 2048);
  CHECK(snapshot.keysKnown.size() == 2048);
  CHECK(snapshot.tokensInSource == 2100);
  CHECK(tensor(snapshot, TensorName::weights, 0, 0).cols() == 2048);
}

TEST_CASE("source: the pair of a snapshot is one of the words looked at") {
  for (const double token : {0, 1, 4})
    CHECK(compute({.sentence = "a b c d e", .source = "one two", .token = token}).pair < 2);
}

}  // namespace ap
