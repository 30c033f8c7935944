#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>

#include "core/training/experiment.hpp"

// The answer to "how do we know that attention learns context?": take it away.
namespace ap {
namespace {

using namespace training;

// The mean accuracy of the seeds of each control.
std::map<std::string, double> meansOf(std::string_view task) {
  RunSettings settings;
  settings.task = task;
  Experiment experiment(settings);
  CHECK(experiment.progress() == 0);
  CHECK_FALSE(experiment.advance(Experiment::stepsOfEach / 2));
  CHECK(experiment.progress() > 0);
  while (!experiment.advance(1000)) CHECK(experiment.progress() < 1);
  CHECK(experiment.progress() == 1);
  std::map<std::string, double> means;
  for (const Outcome& outcome : experiment.outcomes())
    means[std::string(outcome.control)] +=
        outcome.accuracy / static_cast<double>(Experiment::seeds);
  CHECK(means.size() == controlIds().size());
  return means;
}

}  // namespace

TEST_CASE("experiment: looking up needs learned attention") {
  const Task& task = *findTask("look-it-up");
  auto means = meansOf(task.id);
  CHECK(means["learned"] > 0.95);
  for (const char* control : {"uniform", "pattern"})
    CHECK(std::abs(means[control] - task.bagOfWords) < 0.06);
  CHECK(std::abs(means["none"] - task.chance) < 0.06);
}

TEST_CASE("experiment: the word before needs learned attention") {
  const Task& task = *findTask("word-before");
  auto means = meansOf(task.id);
  CHECK(means["learned"] > 0.95);
  for (const char* control : {"uniform", "pattern"}) CHECK(means[control] < 0.6);
  CHECK(means["none"] < task.chance + 0.06);
}

TEST_CASE("experiment: for a majority equal weights do as well as learned ones") {
  auto means = meansOf("majority");
  CHECK(means["learned"] > 0.95);
  CHECK(means["uniform"] > 0.95);
  CHECK(means["none"] < 0.6);
}

TEST_CASE("experiment: what a word tells on its own needs no attention") {
  for (const auto& [control, mean] : meansOf("on-its-own")) {
    CAPTURE(control);
    CHECK(mean > 0.95);
  }
}

}  // namespace ap
