#include "core/training/experiment.hpp"

#include <algorithm>
#include <limits>

namespace ap::training {

Experiment::Experiment(const RunSettings& settings) : settings_(settings) {
  settings_.steps = static_cast<double>(stepsOfEach);
  for (const std::string_view control : controlIds())
    for (Index i = 0; i < seeds; ++i)
      outcomes_.push_back(
          {control, static_cast<std::uint64_t>(settings.seed) + static_cast<std::uint64_t>(i),
           std::numeric_limits<double>::quiet_NaN()});
}

bool Experiment::advance(Index steps) {
  while (at_ < outcomes_.size()) {
    Outcome& outcome = outcomes_[at_];
    if (!run_) {
      settings_.control = outcome.control;
      settings_.seed = static_cast<double>(outcome.seed);
      run_ = std::make_unique<Run>(settings_);
    }
    const Index most = std::min(steps, stepsOfEach - run_->step());
    steps -= run_->advance(most);
    if (run_->step() < stepsOfEach && !run_->hasDiverged()) return false;
    if (!run_->hasDiverged()) outcome.accuracy = run_->heldOutAccuracy(questions);
    run_.reset();
    ++at_;
  }
  return true;
}

double Experiment::progress() const {
  const auto all = static_cast<double>(outcomes_.size()) * static_cast<double>(stepsOfEach);
  const auto ofThis = run_ ? static_cast<double>(run_->step()) : 0;
  return (static_cast<double>(at_) * static_cast<double>(stepsOfEach) + ofThis) / all;
}

}  // namespace ap::training
