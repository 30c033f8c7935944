#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/training/run.hpp"

namespace ap::training {

/// A run as a file: its learner (see saveLearner), and as texts its settings by name and what a
/// reader of the model needs: `model` ("decoder-only"), `words` (all of the task, in the order of
/// their rows, separated by spaces) and `longest`.
std::vector<std::uint8_t> saveRun(Run& run);

/// Makes the run that goes on with the same bits as the one that was saved. On an error `run` is
/// left as it was: a file that is none of a run, settings that are wrong, tensors that do not fit.
std::optional<Error> loadRun(std::span<const std::uint8_t> file, std::unique_ptr<Run>& run);

}  // namespace ap::training
