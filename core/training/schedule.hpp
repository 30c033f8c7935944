#pragma once

#include "core/matrix.hpp"

namespace ap::training {

/// How the learning rate goes over a run: up in a straight line for `warmUp` steps, then down along
/// half a cosine to 0 after `steps` (Loshchilov and Hutter 2017). Without `steps` it stays up.
struct Schedule {
  double peak;
  Index warmUp = 0;
  Index steps = 0;
};

/// The learning rate of step 1, 2, … A step after the last has the rate 0.
double learningRate(const Schedule& schedule, Index step);

}  // namespace ap::training
