#include <doctest/doctest.h>

#include <limits>

#include "tests/core/check_close.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/sessions.hpp"

// "What if": a query of the reader's own in place of the model's.
namespace ap {
namespace {

Settings threeTokens(std::string_view model, std::string_view projections) {
  return {.sentence = "i love sushi",
          .token = 1,
          .model = std::string(model),
          .projections = std::string(projections),
          .head = projections == "none" ? 0.0 : 1.0};
}

std::vector<float> drawQuery(Index width) {
  Random random(3);
  std::vector<float> query;
  for (Index c = 0; c < width; ++c) query.push_back(random.normal());
  return query;
}

}  // namespace

TEST_CASE("query: takes the place of the query token's row, and of nothing else before scores") {
  for (const std::string_view model : modelIds())
    for (const std::string_view projections : {"model", "none"}) {
      CAPTURE(std::string(model));
      CAPTURE(std::string(projections));
      Settings settings = threeTokens(model, projections);
      const auto head = static_cast<Index>(settings.head);
      const Snapshot before = compute(settings);
      settings.query = drawQuery(tensor(before, TensorName::queries, 0, head).cols());
      const Snapshot after = compute(settings);

      const auto rows = [&](TensorName name, Index row, Index h) {
        return sameBits(tensor(after, name, 0, h).row(row), tensor(before, name, 0, h).row(row));
      };
      const auto queries = tensor(after, TensorName::queries, 0, head);
      CHECK(sameBits(queries.row(1),
                     Eigen::Map<const Matrix>(settings.query.data(), 1, queries.cols())));
      for (const TensorName name : {TensorName::queries, TensorName::scores, TensorName::logits,
                                    TensorName::weights, TensorName::output}) {
        CHECK(rows(name, 0, head));
        CHECK_FALSE(rows(name, 1, head));
        CHECK(rows(name, 2, head));
        for (Index h = 0; h < static_cast<Index>(before.heads.size()); ++h)
          if (h != head) CHECK(sameBits(tensor(after, name, 0, h), tensor(before, name, 0, h)));
      }
      for (const TensorName name : {TensorName::keys, TensorName::values})
        CHECK(sameBits(tensor(after, name, 0, head), tensor(before, name, 0, head)));
      CHECK(sameBits(tensor(after, TensorName::embeddings, -1, -1),
                     tensor(before, TensorName::embeddings, -1, -1)));
      CHECK(sameBits(tensor(after, TensorName::similarities, -1, -1),
                     tensor(before, TensorName::similarities, -1, -1)));
      const Matrix scores = queries.row(1) * tensor(after, TensorName::keys, 0, head).transpose();
      checkClose(tensor(after, TensorName::scores, 0, head).row(1), scores, 1e-5, 1e-5);
    }
}

TEST_CASE("query: the model's own changes nothing") {
  for (const std::string_view projections : {"model", "none"}) {
    Settings settings = threeTokens("random", projections);
    const auto head = static_cast<Index>(settings.head);
    const Snapshot before = compute(settings);
    const Matrix own = tensor(before, TensorName::queries, 0, head).row(1);
    settings.query.assign(own.data(), own.data() + own.size());
    CHECK(compute(settings).buffer == before.buffer);
  }
}

TEST_CASE("query: of the model manual, as wide as its keys") {
  Settings settings{.sentence = "one two", .model = "manual"};
  settings.manual = {2, 3, {1, 2, 3, 4}, {1, 0, 0, 1}, {1, 2, 3, 4, 5, 6}};
  settings.query = {7, 8};
  const Snapshot snapshot = compute(settings);
  CHECK(sameBits(tensor(snapshot, TensorName::queries, 0, 0), Matrix{{1, 2}, {7, 8}}));
  CHECK(sameBits(tensor(snapshot, TensorName::scores, 0, 0), Matrix{{1, 2}, {7, 8}}));
}

TEST_CASE("query: what is wrong is named") {
  const auto check = [](const Settings& settings, ErrorCode code) {
    Error error;
    CHECK_FALSE(validate(settings, error).has_value());
    CHECK(error.code == code);
    CHECK(error.argument == "query");
    CHECK(message(error).starts_with("query "));
  };
  for (const std::string_view model : {"concept", "random", "manual"})
    for (const std::string_view projections : {"model", "none"}) {
      CAPTURE(std::string(model));
      Settings settings = threeTokens(model, projections);
      settings.head = 0;
      const Snapshot snapshot = compute(settings);
      const Index width = tensor(snapshot, TensorName::queries, 0, 0).cols();
      for (const Index wrong : {width - 1, width + 1, 100 * width}) {
        settings.query = drawQuery(wrong);
        check(settings, ErrorCode::wrongLength);
      }
      for (const float wrong :
           {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        settings.query = drawQuery(width);
        settings.query.back() = wrong;
        check(settings, ErrorCode::notFinite);
      }
      settings.query = drawQuery(width);
      compute(settings);
    }
}

}  // namespace ap
