#include "core/training/adamw.hpp"

#include <cmath>

namespace ap::training {

template <typename S>
double gradientNorm(const Parameters<S>& parameters) {
  double square = 0;
  for (const Parameter<S>& parameter : parameters.all())
    square += static_cast<double>(parameter.gradient.squaredNorm());
  return std::sqrt(square);
}

template <typename S>
double clipGradients(Parameters<S>& parameters, double most) {
  const double norm = gradientNorm(parameters);
  if (norm > most)
    for (Parameter<S>& parameter : parameters.all())
      parameter.gradient *= static_cast<S>(most / norm);
  return norm;
}

template <typename S>
void descend(Parameters<S>& parameters, const AdamW& rule, double learningRate, Index step) {
  // The moments start at 0; these make up for that.
  const auto count = static_cast<double>(step);
  const S meanFactor = static_cast<S>(1 / (1 - std::pow(rule.meanDecay, count)));
  const S varianceFactor = static_cast<S>(1 / (1 - std::pow(rule.varianceDecay, count)));
  const auto b1 = static_cast<S>(rule.meanDecay);
  const auto b2 = static_cast<S>(rule.varianceDecay);
  const auto rate = static_cast<S>(learningRate);
  for (Parameter<S>& parameter : parameters.all()) {
    auto value = parameter.value.array();
    const auto gradient = parameter.gradient.array();
    auto mean = parameter.mean.array();
    auto variance = parameter.variance.array();
    if (parameter.decays) value *= 1 - rate * static_cast<S>(rule.weightDecay);
    mean = b1 * mean + (1 - b1) * gradient;
    variance = b2 * variance + (1 - b2) * gradient.square();
    value -= rate * (meanFactor * mean) /
             ((varianceFactor * variance).sqrt() + static_cast<S>(rule.epsilon));
  }
}

template double gradientNorm(const Parameters<float>&);
template double gradientNorm(const Parameters<double>&);
template double clipGradients(Parameters<float>&, double);
template double clipGradients(Parameters<double>&, double);
template void descend(Parameters<float>&, const AdamW&, double, Index);
template void descend(Parameters<double>&, const AdamW&, double, Index);

}  // namespace ap::training
