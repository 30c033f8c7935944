#pragma once

#include "core/training/parameters.hpp"

namespace ap::training {

/// AdamW (Loshchilov and Hutter 2019, algorithm 2).
struct AdamW {
  double meanDecay = 0.9;       // β₁
  double varianceDecay = 0.98;  // β₂: for runs of a few hundred steps, the usual 0.999 is slow
  double epsilon = 1e-8;
  double weightDecay = 0.01;
};

/// The root of the sum of the squares of all gradients.
template <typename S>
double gradientNorm(const Parameters<S>& parameters);

/// Makes all gradients shorter by one factor, so that their norm is at most `most` (Pascanu et al.
/// 2013), and returns the norm that they had.
template <typename S>
double clipGradients(Parameters<S>& parameters, double most);

/// Moves every parameter by its gradient. `step` counts from 1.
template <typename S>
void descend(Parameters<S>& parameters, const AdamW& rule, double learningRate, Index step);

}  // namespace ap::training
