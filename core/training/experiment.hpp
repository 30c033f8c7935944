#pragma once

#include <memory>
#include <vector>

#include "core/training/run.hpp"

namespace ap::training {

/// One model of the control experiment, and how well it does in the end.
struct Outcome {
  std::string_view control;
  std::uint64_t seed;
  double accuracy;  // on questions with held-out pairs; NaN while it has not ended, or diverged
};

/// Takes attention away and sees what is lost: the same model trained in the same way with each
/// control, from three seeds, a few steps at a time.
class Experiment {
 public:
  /// `settings` are validated; its control, seed and steps are replaced. Seeds count on from its
  /// own.
  explicit Experiment(const RunSettings& settings);

  static constexpr Index seeds = 3;
  static constexpr Index stepsOfEach = 300;  // slow runs of the tasks need 175
  static constexpr Index questions = 512;

  /// Takes so many steps, or as many as are left; true when all is done.
  bool advance(Index steps);

  /// Controls in the order of their list, the seeds of each together.
  const std::vector<Outcome>& outcomes() const { return outcomes_; }
  /// The share of all steps that is done, from 0 to 1.
  double progress() const;

 private:
  RunSettings settings_;
  std::vector<Outcome> outcomes_;
  std::size_t at_ = 0;
  std::unique_ptr<Run> run_;  // of outcomes_[at_]; null before its first step
};

}  // namespace ap::training
