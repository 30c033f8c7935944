#include <doctest/doctest.h>

#include <cmath>

#include "core/training/adamw.hpp"
#include "core/training/schedule.hpp"
#include "tests/core/training_gradients.hpp"

namespace ap {
namespace {

using namespace training;

}  // namespace

TEST_CASE("training: clipping shortens all gradients by one factor, or leaves them") {
  Doubles parameters;
  parameters.constant("a", 1, 0);
  parameters.constant("b", 2, 0);
  parameters.all()[0].gradient << 3;
  parameters.all()[1].gradient << 0, -4;
  CHECK(gradientNorm(parameters) == 5);
  CHECK(clipGradients(parameters, 5) == 5);
  CHECK(parameters.all()[1].gradient(0, 1) == -4);
  CHECK(clipGradients(parameters, 1) == 5);
  CHECK(std::abs(gradientNorm(parameters) - 1) < 1e-15);
  CHECK(std::abs(parameters.all()[0].gradient(0, 0) - 0.6) < 1e-15);
}

TEST_CASE("training: the learning rate goes up in a line and down along a cosine") {
  const Schedule schedule{0.5, 10, 110};
  CHECK(learningRate(schedule, 1) == 0.05);
  CHECK(learningRate(schedule, 10) == 0.5);
  CHECK(std::abs(learningRate(schedule, 60) - 0.25) < 1e-15);
  CHECK(learningRate(schedule, 110) < 1e-15);
  CHECK(learningRate(schedule, 1000) < 1e-15);
  for (Index step = 11; step < 110; ++step)
    CHECK(learningRate(schedule, step) > learningRate(schedule, step + 1));
  CHECK(learningRate({0.5}, 1) == 0.5);
  CHECK(learningRate({0.5, 2}, 1) == 0.25);
  CHECK(learningRate({0.5, 2}, 1000) == 0.5);
}

TEST_CASE("training: the first step of AdamW is the learning rate, whatever the gradient's size") {
  for (const double gradient : {1e-3, 1.0, 1e3}) {
    Doubles parameters;
    parameters.constant("bias", 1, 2);
    parameters.all()[0].gradient << gradient;
    descend(parameters, AdamW{}, 0.1, 1);
    CHECK(std::abs(parameters.all()[0].value(0, 0) - 1.9) < 1e-5);
  }
}

TEST_CASE("training: weight decay pulls projections to 0, not gains and biases") {
  Doubles parameters;
  Random random(1);
  const ParameterId weight = parameters.draw("weight", 1, 1, 1, random);
  const ParameterId bias = parameters.constant("bias", 1, 1);
  parameters[weight].value << 1;
  descend(parameters, AdamW{.weightDecay = 0.5}, 0.1, 1);
  CHECK(std::abs(parameters[weight].value(0, 0) - 0.95) < 1e-15);
  CHECK(parameters[bias].value(0, 0) == 1);
}

}  // namespace ap
