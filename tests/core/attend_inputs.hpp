#pragma once

#include <algorithm>
#include <vector>

#include "core/attention/attend.hpp"
#include "tests/core/inputs.hpp"

namespace ap {

/// The arrays of one call of attend.
struct AttendInputs {
  AttendShape shape;
  std::vector<float> q;  // (heads, n, d)
  std::vector<float> k;  // (heads, m, d)
  std::vector<float> v;  // (heads, m, dv)

  Eigen::Map<const Matrix> queries(Index head) const {
    return {q.data() + head * shape.n * shape.d, shape.n, shape.d};
  }
  Eigen::Map<const Matrix> keys(Index head) const {
    return {k.data() + head * shape.m * shape.d, shape.m, shape.d};
  }
  Eigen::Map<const Matrix> values(Index head) const {
    return {v.data() + head * shape.m * shape.dv, shape.m, shape.dv};
  }
};

/// Nearly normal numbers in the order of the golden files: q, then k, then v.
inline AttendInputs drawInputs(Random& random, const AttendShape& shape) {
  const auto draw = [&random](Index count) {
    std::vector<float> numbers(static_cast<std::size_t>(count));
    for (float& number : numbers) number = random.normal();
    return numbers;
  };
  const auto& [heads, n, m, d, dv] = shape;
  AttendInputs inputs{shape, {}, {}, {}};
  inputs.q = draw(heads * n * d);
  inputs.k = draw(heads * m * d);
  inputs.v = draw(heads * m * dv);
  return inputs;
}

struct AttendOutputs {
  AttendShape shape;
  std::vector<float> outputNumbers;  // (heads, n, dv)
  std::vector<float> weightNumbers;  // (heads, n, m), or none

  Eigen::Map<const Matrix> output(Index head) const {
    return {outputNumbers.data() + head * shape.n * shape.dv, shape.n, shape.dv};
  }
  Eigen::Map<const Matrix> weights(Index head) const {
    return {weightNumbers.data() + head * shape.n * shape.m, shape.n, shape.m};
  }
};

enum class Weights { no, yes };

/// Calls attend. What it does not write stays 1e30, so that it is noticed.
inline AttendOutputs attend(const AttendInputs& inputs, float scale, const Mask& mask,
                            Weights withWeights = Weights::yes) {
  const auto& [heads, n, m, d, dv] = inputs.shape;
  AttendOutputs outputs{inputs.shape, {}, {}};
  outputs.outputNumbers.assign(static_cast<std::size_t>(heads * n * dv), 1e30f);
  if (withWeights == Weights::yes)
    outputs.weightNumbers.assign(static_cast<std::size_t>(heads * n * m), 1e30f);
  attend(inputs.shape, inputs.q.data(), inputs.k.data(), inputs.v.data(), scale, mask,
         outputs.outputNumbers.data(),
         withWeights == Weights::yes ? outputs.weightNumbers.data() : nullptr);
  return outputs;
}

}  // namespace ap
