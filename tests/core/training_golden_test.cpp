#include <doctest/doctest.h>

#include "core/training/adamw.hpp"
#include "core/training/cross_entropy.hpp"
#include "core/training/linear.hpp"
#include "tests/core/golden.hpp"
#include "tests/core/training_gradients.hpp"
#include "tests/core/training_models.hpp"

// Losses, gradients and AdamW against PyTorch: tests/golden/generate_training.py.
namespace ap {
namespace {

using namespace training;

nlohmann::json goldenCase(std::string_view model) {
  for (auto& each : goldenJson("training.json"))
    if (each["model"] == model) return each;
  FAIL("no such case");
  return {};
}

// Golden numbers are rounded to float.
constexpr double absolute = 1e-9;
constexpr double relative = 0x1p-23;

reference::Matrix goldenMatrix(const std::vector<float>& data, std::size_t at, Index rows,
                               Index columns) {
  return Eigen::Map<const Matrix>(data.data() + at, rows, columns).cast<double>();
}

void checkAgainst(std::string_view name, Doubles& parameters, const DoubleLoss& loss) {
  const auto golden = goldenCase(name);
  const auto data = goldenFloats("training.f32");
  Random random(golden["seed"].get<std::uint64_t>());
  drawAll(parameters, random, 0.5f);
  DoubleTape tape(parameters);
  const Var at = loss(tape);
  tape.backward(at);
  CHECK(std::abs(tape.value(at)(0, 0) - golden["loss"].get<double>()) < 1e-12);
  REQUIRE(parameters.all().size() == golden["parameters"].size());
  for (std::size_t i = 0; i < parameters.all().size(); ++i) {
    const auto& parameter = parameters.all()[i];
    const auto& expected = golden["parameters"][i];
    CAPTURE(parameter.name);
    CHECK(parameter.name == expected["name"]);
    REQUIRE(parameter.value.rows() == expected["shape"][0]);
    REQUIRE(parameter.value.cols() == expected["shape"][1]);
    checkClose(parameter.gradient,
               goldenMatrix(data, expected["gradient"].get<std::size_t>(), parameter.value.rows(),
                            parameter.value.cols()),
               absolute, relative);
  }
}

}  // namespace

TEST_CASE("training: an encoder has the loss and gradients of PyTorch's") {
  Doubles parameters;
  Random random(1);
  const Encoder model = makeEncoder(parameters, "encoder", smallEncoder, random);
  checkAgainst("encoder", parameters,
               [&](DoubleTape& tape) { return encoderLoss(tape, model, batchOf(smallSource)); });
}

TEST_CASE("training: a decoder alone has the loss and gradients of PyTorch's") {
  Doubles parameters;
  Random random(1);
  const DecoderOnly model = makeDecoderOnly(parameters, smallEncoder, random);
  checkAgainst("decoder-only", parameters,
               [&](DoubleTape& tape) { return decoderOnlyLoss(tape, model); });
}

TEST_CASE("training: an encoder and a decoder have the loss and gradients of PyTorch's") {
  Doubles parameters;
  Random random(1);
  const EncoderDecoder model = makeEncoderDecoder(parameters, smallEncoderDecoder, random);
  checkAgainst("encoder-decoder", parameters,
               [&](DoubleTape& tape) { return encoderDecoderLoss(tape, model); });
}

TEST_CASE("training: AdamW takes the steps of PyTorch's") {
  const auto golden = goldenCase("adamw");
  const auto data = goldenFloats("training.f32");
  Random random(golden["seed"].get<std::uint64_t>());
  Doubles parameters;
  auto& weight = parameters[parameters.draw("weight", 2, 3, 1, random)];
  const double rates[] = {0.1, 0.02, 0.3, 0.001};
  REQUIRE(golden["steps"] == std::size(rates));
  for (std::size_t step = 0; step < std::size(rates); ++step) {
    weight.gradient = drawMatrix(random, 2, 3).cast<double>();
    descend(parameters, AdamW{}, rates[step], static_cast<Index>(step + 1));
    checkClose(weight.value,
               goldenMatrix(data, golden["states"].get<std::size_t>() + 6 * step, 2, 3), absolute,
               relative);
  }
}

}  // namespace ap
