#include "core/training/learner.hpp"

#include <cmath>
#include <limits>

namespace ap::training {

double learn(Learner& learner, const Plan& plan, Tape<float>& tape, const Loss& loss) {
  tape.clear();
  const Var at = loss(tape, learner.random);
  for (Parameter<float>& parameter : learner.parameters.all()) parameter.gradient.setZero();
  tape.backward(at);
  const double norm = clipGradients(learner.parameters, plan.mostGradient);
  const double value = static_cast<double>(tape.value(at)(0, 0));
  if (!std::isfinite(value) || !std::isfinite(norm))
    return std::numeric_limits<double>::quiet_NaN();
  ++learner.step;
  descend(learner.parameters, plan.rule, learningRate(plan.schedule, learner.step), learner.step);
  return value;
}

}  // namespace ap::training
