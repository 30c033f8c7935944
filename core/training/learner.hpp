#pragma once

#include <functional>

#include "core/training/adamw.hpp"
#include "core/training/schedule.hpp"
#include "core/training/tape.hpp"

namespace ap::training {

/// How to learn.
struct Plan {
  Schedule schedule;
  AdamW rule;
  double mostGradient = 1;  // norm to which gradients are clipped
};

/// All that decides how a run goes on: two learners with the same bits take the same steps.
struct Learner {
  Parameters<float> parameters;
  Random random;   // what batches are drawn with
  Index step = 0;  // taken so far
};

/// The loss (1, 1) of the next batch, on a tape.
using Loss = std::function<Var(Tape<float>&, Random&)>;

/// Takes one step: a batch, its loss, the gradients, clipped, and AdamW. Returns the loss before
/// the step. Where the loss or a gradient is not finite, nothing is moved and the loss returned is
/// NaN. Clears the tape first, so that what is on it can be looked at after.
double learn(Learner& learner, const Plan& plan, Tape<float>& tape, const Loss& loss);

}  // namespace ap::training
