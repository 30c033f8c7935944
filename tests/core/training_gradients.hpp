#pragma once

#include <functional>
#include <string>

#include "core/training/tape.hpp"
#include "tests/core/check_close.hpp"
#include "tests/core/differences.hpp"
#include "tests/core/inputs.hpp"

/// Gradients of operations and models, in double, against finite differences.
namespace ap {

using Doubles = training::Parameters<double>;
using DoubleTape = training::Tape<double>;

/// Σ g_ij x_ij with fixed numbers g, so that every number of x has a gradient of its own.
inline training::Var anyLoss(DoubleTape& tape, training::Var x) {
  Random random(17);
  const reference::Matrix g =
      drawMatrix(random, tape.value(x).rows(), tape.value(x).cols()).cast<double>();
  const training::Var loss = tape.make(1, 1);
  tape.value(loss)(0, 0) = tape.value(x).cwiseProduct(g).sum();
  tape.onBackward([&tape, x, loss, g] { tape.gradient(x) += tape.gradient(loss)(0, 0) * g; });
  return loss;
}

using DoubleLoss = std::function<training::Var(DoubleTape&)>;

/// Gains, biases and all: so that nothing is 0 or 1 by chance.
inline void drawAll(Doubles& parameters, Random& random, float deviation = 1) {
  for (auto& parameter : parameters.all())
    for (Index i = 0; i < parameter.value.size(); ++i)
      parameter.value.data()[i] = static_cast<double>(random.normal() * deviation);
}

/// Checks the gradient of each parameter, which some number of it must have.
inline void checkGradients(Doubles& parameters, const DoubleLoss& loss, double tolerance = 1e-8) {
  DoubleTape tape(parameters);
  for (auto& parameter : parameters.all()) parameter.gradient.setZero();
  tape.backward(loss(tape));
  const auto lossNow = [&] {
    DoubleTape fresh(parameters);
    return fresh.value(loss(fresh))(0, 0);
  };
  for (auto& parameter : parameters.all()) {
    CAPTURE(parameter.name);
    CHECK(parameter.gradient.cwiseAbs().maxCoeff() > 1e-4);
    checkClose(parameter.gradient, differences(parameter.value, lossNow), tolerance, 1e-7);
  }
}

}  // namespace ap
