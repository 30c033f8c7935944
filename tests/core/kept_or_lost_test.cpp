#include <doctest/doctest.h>

#include <cstdio>

#include "tests/core/inputs.hpp"
#include "tests/core/sessions.hpp"

// What the page claims of its own examples of "kept or lost".
namespace ap {
namespace {

Matrix row(const Snapshot& snapshot, TensorName name, Index index = 0) {
  return tensor(snapshot, name, snapshot.layer, snapshot.head).row(index);
}

Matrix weightsOf(const Snapshot& snapshot) {
  return row(snapshot, TensorName::weights, snapshot.token);
}

float dimensionOf(const Snapshot& snapshot) {
  return row(snapshot, TensorName::ambiguityDimension)(0, 0);
}

std::string topWord(const Snapshot& snapshot) {
  Index top = 0;
  weightsOf(snapshot).row(0).maxCoeff(&top);
  return snapshot.keyTokens[static_cast<std::size_t>(top)];
}

// The output as a reader sees it.
std::string shownOutput(const Snapshot& snapshot) {
  std::string text;
  const Matrix output = row(snapshot, TensorName::output, snapshot.token);
  for (Index c = 0; c < output.cols(); ++c) {
    char number[40];
    std::snprintf(number, sizeof number, "%.4f ", static_cast<double>(output(0, c)));
    text += number;
  }
  return text;
}

const std::string catSentence = "the black cat sat on the mat";

Settings narrow(std::string sentence, double head) {
  return {.sentence = std::move(sentence),
          .model = "random",
          .valueWidth = 2,
          .head = head,
          .analyse = true};
}

Snapshot moved(Settings settings, float token, float amount) {
  settings.alternative = {token, amount};
  return compute(settings);
}

}  // namespace

TEST_CASE("example: the sum of \"i love sushi\" keeps its weights") {
  const Snapshot snapshot = compute({.sentence = "i love sushi",
                                     .token = 1,
                                     .projections = "none",
                                     .position = "sinusoidal",
                                     .analyse = true});
  CHECK(dimensionOf(snapshot) == 0);
  const Matrix recovered = row(snapshot, TensorName::recoveredWeights);
  CHECK((recovered - weightsOf(snapshot)).cwiseAbs().maxCoeff() < 1e-5f);
}

TEST_CASE("example: both \"the\" are one without position, and two with it") {
  Settings settings{
      .sentence = catSentence, .token = 4, .position = "none", .head = 3, .analyse = true};
  const Snapshot without = compute(settings);
  CHECK(dimensionOf(without) == 1);
  CHECK(sameBits(row(without, TensorName::confusionGroups), Matrix{{0, -1, -1, -1, -1, 0, -1}}));
  CHECK(row(without, TensorName::leastWeights)(0, 0) < 1e-6f);
  CHECK(row(without, TensorName::leastWeights)(0, 5) < 1e-6f);
  settings.position = "sinusoidal";
  const Snapshot with = compute(settings);
  CHECK(dimensionOf(with) == 0);
  CHECK(row(with, TensorName::confusionGroups).isConstant(-1, 0));
}

TEST_CASE("example: two very different weightings, one output") {
  const Settings settings = narrow(catSentence, 1);
  const Snapshot least = moved(settings, 1, -1);
  const Snapshot most = moved(settings, 1, 1);
  CHECK(weightsOf(least)(0, 1) < 1e-6f);
  CHECK(weightsOf(most)(0, 1) > 0.75f);
  CHECK(shownOutput(least) == shownOutput(most));
}

TEST_CASE("example: a long sentence in a narrow head, where no word is sure of its weight") {
  Settings settings = narrow("Evan's dog Riley is so hyper, she never stops moving", 1);
  for (const double width : {2, 3, 4}) {
    settings.valueWidth = width;
    const Snapshot snapshot = compute(settings);
    const auto tokens = static_cast<float>(snapshot.keyTokens.size());
    CHECK(dimensionOf(snapshot) == tokens - static_cast<float>(width) - 1);
    CHECK((row(snapshot, TensorName::greatestWeights) - row(snapshot, TensorName::leastWeights))
              .minCoeff() > 0.05f);
  }
  settings.valueWidth = 10;  // where ambiguity begins
  CHECK(dimensionOf(compute(settings)) == 0);
  settings.valueWidth = 9;
  CHECK(dimensionOf(compute(settings)) == 1);
}

TEST_CASE("example: another word on top, and not one digit of the output changes") {
  const Settings settings = narrow(catSentence, 2);
  const Snapshot own = compute(settings);
  const Snapshot other = moved(settings, 4, 1);
  CHECK(topWord(own) == "black");
  CHECK(weightsOf(own).maxCoeff() > 0.7f);
  CHECK(topWord(other) == "on");
  CHECK(weightsOf(other).maxCoeff() > 0.7f);
  CHECK(shownOutput(own) == shownOutput(other));
}

}  // namespace ap
