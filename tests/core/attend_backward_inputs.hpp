#pragma once

#include "core/attention/attend_backward.hpp"
#include "tests/core/attend_inputs.hpp"
#include "tests/core/reference.hpp"

namespace ap {

/// What attendBackward makes, or what is expected of it; one matrix a head.
template <typename Rows>
struct GradientsOf {
  std::vector<Rows> q;  // (n, d)
  std::vector<Rows> k;  // (m, d)
  std::vector<Rows> v;  // (m, dv)
};

/// Calls attendBackward. What it does not write stays 1e30, so that it is noticed.
inline GradientsOf<Matrix> attendBackward(const AttendInputs& inputs,
                                          const std::vector<float>& gradOutput, float scale,
                                          const Mask& mask) {
  const auto& [heads, n, m, d, dv] = inputs.shape;
  std::vector<float> q(inputs.q.size(), 1e30f);
  std::vector<float> k(inputs.k.size(), 1e30f);
  std::vector<float> v(inputs.v.size(), 1e30f);
  attendBackward(inputs.shape, inputs.q.data(), inputs.k.data(), inputs.v.data(), gradOutput.data(),
                 scale, mask, {q.data(), k.data(), v.data()});
  using Map = Eigen::Map<const Matrix>;
  GradientsOf<Matrix> gradients;
  for (Index h = 0; h < heads; ++h) {
    gradients.q.push_back(Map(q.data() + h * n * d, n, d));
    gradients.k.push_back(Map(k.data() + h * m * d, m, d));
    gradients.v.push_back(Map(v.data() + h * m * dv, m, dv));
  }
  return gradients;
}

/// The same in double, from the definition, pair by pair of what the mask allows.
inline GradientsOf<reference::Matrix> attendBackwardReference(const AttendInputs& inputs,
                                                              const std::vector<float>& gradOutput,
                                                              double scale, const Mask& mask) {
  const auto& [heads, n, m, d, dv] = inputs.shape;
  GradientsOf<reference::Matrix> gradients;
  for (Index h = 0; h < heads; ++h) {
    const reference::Matrix q = inputs.queries(h).cast<double>();
    const reference::Matrix k = inputs.keys(h).cast<double>();
    const reference::Matrix v = inputs.values(h).cast<double>();
    const reference::Matrix g =
        Eigen::Map<const Matrix>(gradOutput.data() + h * n * dv, n, dv).cast<double>();
    const auto [scores, logits, weights, output] = reference::attend(q, k, v, scale, mask);
    reference::Matrix gradQ = reference::Matrix::Zero(n, d);
    reference::Matrix gradK = reference::Matrix::Zero(m, d);
    reference::Matrix gradV = reference::Matrix::Zero(m, dv);
    for (Index i = 0; i < n; ++i)
      for (Index j = 0; j < m; ++j) {
        if (!mask.allows(i, j)) continue;
        const double gradLogit =
            weights(i, j) * (g.row(i).dot(v.row(j)) - g.row(i).dot(output.row(i)));
        gradV.row(j) += weights(i, j) * g.row(i);
        gradQ.row(i) += scale * gradLogit * k.row(j);
        gradK.row(j) += scale * gradLogit * q.row(i);
      }
    gradients.q.push_back(gradQ);
    gradients.k.push_back(gradK);
    gradients.v.push_back(gradV);
  }
  return gradients;
}

/// Nearly normal derivatives by the output (heads, n, dv).
inline std::vector<float> drawGradOutput(Random& random, const AttendShape& shape) {
  std::vector<float> numbers(static_cast<std::size_t>(shape.heads * shape.n * shape.dv));
  for (float& number : numbers) number = random.normal();
  return numbers;
}

}  // namespace ap
