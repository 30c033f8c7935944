#include "core/training/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ap::training {

double learningRate(const Schedule& schedule, Index step) {
  const auto at = static_cast<double>(step);
  const auto warmUp = static_cast<double>(schedule.warmUp);
  if (step <= schedule.warmUp) return schedule.peak * at / warmUp;
  if (schedule.steps == 0) return schedule.peak;
  const double way = (at - warmUp) / (static_cast<double>(schedule.steps) - warmUp);
  return schedule.peak * (1 + std::cos(std::numbers::pi * std::min(way, 1.0))) / 2;
}

}  // namespace ap::training
