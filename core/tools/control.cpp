// The control experiment on every task: a line for each, the accuracy on held-out pairs of the same
// model with learned attention and without, the mean of three seeds and the lowest to the highest.

#include <algorithm>
#include <cstdio>
#include <string>

#include "core/training/experiment.hpp"

int main() {
  using namespace ap;
  using namespace ap::training;
  std::printf("| task | chance | bag of words |");
  for (const std::string_view control : controlIds())
    std::printf(" %s |", std::string(control).c_str());
  std::printf("\n| --- | --- | --- |");
  for (std::size_t i = 0; i < controlIds().size(); ++i) std::printf(" --- |");
  for (const Task* task : tasks()) {
    std::printf("\n| `%s` | %.2f | %.2f |", std::string(task->id).c_str(), task->chance,
                task->bagOfWords);
    RunSettings settings;
    settings.task = task->id;
    Experiment experiment(settings);
    experiment.advance(static_cast<Index>(experiment.outcomes().size()) * Experiment::stepsOfEach);
    for (std::size_t at = 0; at < experiment.outcomes().size(); at += Experiment::seeds) {
      double sum = 0;
      double least = 1;
      double most = 0;
      for (std::size_t i = at; i < at + Experiment::seeds; ++i) {
        const double accuracy = experiment.outcomes()[i].accuracy;
        sum += accuracy;
        least = std::min(least, accuracy);
        most = std::max(most, accuracy);
      }
      std::printf(" %.2f (%.2f to %.2f) |", sum / static_cast<double>(Experiment::seeds), least,
                  most);
    }
    std::fflush(stdout);
  }
  std::printf("\n");
}
