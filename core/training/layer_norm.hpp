#pragma once

#include "core/training/tape.hpp"

namespace ap::training {

/// Added to the variance, so that a row of equal numbers gives 0.
inline constexpr double layerNormEpsilon = 1e-5;

/// (x − mean) / √(variance + 1e-5) · gain + bias, of every row by itself; the variance is that of
/// the row's own numbers, divided by d (Ba, Kiros and Hinton 2016): (n, d), (1, d), (1, d) → (n,
/// d).
template <typename S>
Var layerNorm(Tape<S>& tape, Var input, Var gain, Var bias);

}  // namespace ap::training
