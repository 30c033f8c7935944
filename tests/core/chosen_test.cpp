#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "tests/core/inputs.hpp"
#include "tests/core/sessions.hpp"

// Key tokens that a reader chose, and what the query token's weights on them add up to.
namespace ap {
namespace {

float chosenWeight(const Snapshot& snapshot) {
  return tensor(snapshot, TensorName::chosenWeight, 0, 1)(0, 0);
}

}  // namespace

TEST_CASE("chosen: the weights of the query token and the selected head, added up") {
  for (const Scheme* scheme : schemes()) {
    CAPTURE(std::string(scheme->id));
    const Snapshot snapshot = compute({.sentence = textOf(40),
                                       .token = 35,
                                       .scheme = std::string(scheme->id),
                                       .head = 1,
                                       .chosen = {39, 0, 35}});
    CHECK(sameBits(tensor(snapshot, TensorName::chosenKeys, 0, 1), Matrix{{0}, {35}, {39}}));
    const auto weights = tensor(snapshot, TensorName::weights, 0, 1).row(35).cast<double>().eval();
    CHECK(chosenWeight(snapshot) == static_cast<float>(weights(0) + weights(35) + weights(39)));
  }
}

TEST_CASE("chosen: a weighting counts, as it stands") {
  const Snapshot snapshot = compute(
      {.sentence = "i love sushi", .head = 1, .weighting = {0.5f, 0.25f, 0.25f}, .chosen = {0, 2}});
  CHECK(chosenWeight(snapshot) == 0.75f);
}

TEST_CASE("chosen: of all words, a softmax puts 1 on them") {
  const Snapshot snapshot = compute({.sentence = "i love sushi", .head = 1, .chosen = {0, 1, 2}});
  CHECK(chosenWeight(snapshot) == doctest::Approx(1));
}

TEST_CASE("chosen: what is undefined has no sum") {
  const Snapshot snapshot = compute({.sentence = "i love sushi",
                                     .scheme = "dot-normalised",
                                     .head = 1,
                                     .query = std::vector<float>(9, 0),
                                     .chosen = {0}});
  CHECK(std::isnan(chosenWeight(snapshot)));
}

TEST_CASE("chosen: indices of key tokens, and what is twice counts once") {
  Session session;
  Settings settings{.sentence = "i love sushi", .head = 1, .chosen = {2, 2}};
  const Snapshot twice = finished(session, settings);
  settings.chosen = {2};
  CHECK(chosenWeight(twice) == chosenWeight(finished(session, settings)));
  settings.source = "a longer sentence than the other";
  settings.chosen = {5};
  CHECK(finished(session, settings).find(TensorName::chosenKeys, 0, 1) != nullptr);
  for (const float wrong : {6.f, -1.f, 0.5f, std::numeric_limits<float>::quiet_NaN()}) {
    settings.chosen = {0, wrong};
    const auto error = session.begin(settings);
    REQUIRE(error.has_value());
    CHECK(error->code == ErrorCode::outOfRange);
    CHECK(error->argument == "chosen");
  }
}

}  // namespace ap
