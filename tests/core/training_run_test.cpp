#include <doctest/doctest.h>

#include <cmath>

#include "core/training/run.hpp"
#include "tests/core/inputs.hpp"

namespace ap {
namespace {

using namespace training;

RunSettings settingsFor(std::string_view task, double seed = 1) {
  RunSettings settings;
  settings.task = task;
  settings.seed = seed;
  return settings;
}

bool sameParameters(Run& a, Run& b) {
  const auto& first = a.learner().parameters.all();
  const auto& second = b.learner().parameters.all();
  for (std::size_t i = 0; i < first.size(); ++i)
    if (!sameBits(first[i].value, second[i].value)) return false;
  return first.size() == second.size();
}

}  // namespace

TEST_CASE("run: each task is solved from at least 7 seeds of 8, within 225 steps") {
  for (const std::string_view task : taskIds()) {
    CAPTURE(std::string(task));
    int solved = 0;
    for (int seed = 1; seed <= 8; ++seed) {
      Run run(settingsFor(task, seed));
      CHECK(run.heldOutAccuracy(256) < 0.8);
      while (run.step() < 225 && run.heldOutAccuracy(256) <= 0.95) run.advance(25);
      solved += run.heldOutAccuracy(256) > 0.95 ? 1 : 0;
    }
    CHECK(solved >= 7);
  }
}

TEST_CASE("run: the same seed gives the same bits, in slices of any length, and after a reset") {
  Run whole(settingsFor("look-it-up"));
  CHECK(whole.advance(20) == 20);
  Run sliced(settingsFor("look-it-up"));
  for (const Index steps : {1, 7, 0, 12}) {
    sliced.advance(steps);
    sliced.heldOutAccuracy(10);
    sliced.shown(3);
  }
  CHECK(sameParameters(whole, sliced));
  CHECK(whole.loss() == sliced.loss());
  sliced.reset();
  CHECK(sliced.step() == 0);
  CHECK(std::isnan(sliced.loss()));
  CHECK_FALSE(sameParameters(whole, sliced));
  sliced.advance(20);
  CHECK(sameParameters(whole, sliced));

  Run other(settingsFor("look-it-up", 2));
  other.advance(20);
  CHECK_FALSE(sameParameters(whole, other));
}

TEST_CASE("run: what is shown has weights that sum to 1 and pushes that sum to 0") {
  RunSettings settings = settingsFor("word-before");
  settings.layers = 2;
  settings.heads = 2;
  Run run(settings);
  run.advance(5);
  const Shown shown = run.shown(4);
  const auto n = static_cast<Index>(shown.words.size());
  REQUIRE(shown.weights.size() == 4);
  REQUIRE(shown.gradLogits.size() == 4);
  CHECK(shown.words[static_cast<std::size_t>(shown.look)] == shown.answer);
  for (const Matrix& weights : shown.weights) {
    REQUIRE(weights.rows() == n);
    REQUIRE(weights.cols() == n);
    for (Index i = 0; i < n; ++i) CHECK(std::abs(weights.row(i).sum() - 1) < 1e-6f);
  }
  for (const Matrix& gradient : shown.gradLogits) {
    REQUIRE(gradient.cols() == n);
    for (Index i = 0; i < n; ++i) CHECK(std::abs(gradient.row(i).sum()) < 1e-6f);
  }
  // Of the last layer only the row that asks is pushed.
  CHECK(shown.gradLogits[2].row(n - 1).cwiseAbs().maxCoeff() > 1e-6f);
  CHECK((shown.gradLogits[2].topRows(n - 1).array() == 0).all());
}

TEST_CASE("run: a key is shown with its value") {
  Run run(settingsFor("look-it-up"));
  const Shown shown = run.shown(0);
  const std::string& key = shown.words.back();
  CHECK(shown.words[static_cast<std::size_t>(shown.look)] == key + " " + shown.answer);
}

TEST_CASE("run: different questions differ in what asks, and in where to look") {
  Run run(settingsFor("who-is-she"));
  const std::vector<Index> indices = run.different(3);
  REQUIRE(indices.size() == 3);
  CHECK(indices[0] == 0);
  const Shown first = run.shown(indices[0]);
  const Shown second = run.shown(indices[1]);
  CHECK(first.words.back() != second.words.back());
  CHECK(first.look != second.look);
  CHECK(indices[2] != indices[0]);
  CHECK(indices[2] != indices[1]);
}

TEST_CASE("run: a solved task looks where the answer is") {
  Run run(settingsFor("look-it-up"));
  run.advance(225);
  CHECK(run.lookAccuracy(256) > 0.95);
  Run noPlace(settingsFor("majority"));
  CHECK(std::isnan(noPlace.lookAccuracy(16)));
}

TEST_CASE("run: weights that are not learned are the same in every sentence, and have no pushes") {
  for (const std::string_view control : controlIds()) {
    CAPTURE(std::string(control));
    RunSettings settings = settingsFor("look-it-up");
    settings.control = control;
    Run run(settings);
    const Shown before = run.shown(0);
    run.advance(20);
    const Shown after = run.shown(0);
    const bool isLearned = control == "learned";
    CHECK(sameBits(before.weights[0], run.shown(1).weights[0]) != isLearned);
    CHECK(sameBits(before.weights[0], after.weights[0]) != isLearned);
    CHECK(after.gradLogits.empty() != isLearned);
    const float total = control == "none" ? 0 : 1;
    for (Index i = 0; i < after.weights[0].rows(); ++i) {
      CHECK(std::abs(after.weights[0].row(i).sum() - total) < 1e-6f);
      for (Index j = i + 1; j < after.weights[0].cols(); ++j) CHECK(after.weights[0](i, j) == 0);
    }
    if (control == "uniform") CHECK(after.weights[0](3, 0) == 0.25f);
  }
}

TEST_CASE("run: one that diverges stops, and can be reset") {
  RunSettings settings = settingsFor("majority");
  settings.learningRate = 1e30;
  Run run(settings);
  const Index taken = run.advance(100);
  CHECK(taken < 100);
  CHECK(run.hasDiverged());
  CHECK(std::isnan(run.loss()));
  CHECK(run.advance(5) == 0);
  run.reset();
  CHECK_FALSE(run.hasDiverged());
  CHECK(run.heldOutAccuracy(64) >= 0);
}

TEST_CASE("run: the first wrong setting is named") {
  const auto wrong = [](auto change) {
    RunSettings settings;
    change(settings);
    const auto error = validate(settings);
    return error ? message(*error) : "";
  };
  CHECK(wrong([](RunSettings&) {}) == "");
  CHECK(wrong([](RunSettings& s) { s.task = "chess"; }).starts_with("task is \"chess\""));
  CHECK(wrong([](RunSettings& s) { s.control = "some"; }).starts_with("control is \"some\""));
  CHECK(wrong([](RunSettings& s) { s.width = 3; }) ==
        "width is 3, but must be a whole number from 4 to 64");
  CHECK(wrong([](RunSettings& s) { s.heads = 3; }) ==
        "width is 16, but must be a multiple of the 3 heads");
  CHECK(wrong([](RunSettings& s) { s.layers = 0; }).starts_with("layers is 0"));
  CHECK(wrong([](RunSettings& s) { s.layers = 1.5; }).starts_with("layers is 1.5"));
  CHECK(wrong([](RunSettings& s) { s.hidden = 1e9; }).starts_with("hidden is 1000000000"));
  CHECK(wrong([](RunSettings& s) { s.batch = -1; }).starts_with("batch is -1"));
  CHECK(wrong([](RunSettings& s) { s.seed = NAN; }).starts_with("seed is NaN"));
  CHECK(wrong([](RunSettings& s) { s.steps = -1; }).starts_with("steps is -1"));
  CHECK(wrong([](RunSettings& s) { s.learningRate = 0; }).starts_with("learningRate is 0"));
  CHECK(
      wrong([](RunSettings& s) { s.learningRate = INFINITY; }).starts_with("learningRate is Inf"));
}

}  // namespace ap
