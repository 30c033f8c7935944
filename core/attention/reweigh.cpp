#include "core/attention/reweigh.hpp"

#include <algorithm>

namespace ap {

namespace {

float sumOfOthers(std::span<const float> weights, std::size_t token) {
  float sum = 0;
  for (std::size_t j = 0; j < weights.size(); ++j)
    if (j != token) sum += weights[j];
  return sum;
}

}  // namespace

std::vector<float> reweigh(std::span<const float> weights, std::span<const float> own, Index token,
                           float weight) {
  const auto chosen = static_cast<std::size_t>(token);
  const auto shares = sumOfOthers(weights, chosen) > 0 ? weights : own;
  const float others = sumOfOthers(shares, chosen);
  // Written so that NaN becomes 0.
  const float asked = weight > 0 ? std::min(weight, 1.0f) : 0.0f;
  const float wanted = others > 0 ? asked : 1.0f;

  std::vector<float> result(weights.size());
  for (std::size_t j = 0; j < result.size(); ++j)
    result[j] = j == chosen ? wanted : others > 0 ? shares[j] / others * (1 - wanted) : 0.0f;
  return result;
}

}  // namespace ap
