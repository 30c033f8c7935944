#pragma once

#include "core/matrix.hpp"

namespace ap::training {

/// exponentials[i] = exp(logits[i] − top), for logits that are at most `top`, a finite number or
/// NaN; returns their sum. In single precision at most 2 ulp off, besides the rounding of what is
/// raised to; the same on every machine.
float exponentiate(const float* logits, Index count, float top, float* exponentials);
double exponentiate(const double* logits, Index count, double top, double* exponentials);

}  // namespace ap::training
