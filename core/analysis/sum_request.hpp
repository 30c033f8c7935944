#pragma once

#include <optional>
#include <span>

#include "core/error.hpp"

/// Checks what programs ask about one query's sum: weights (n), values (n, dv), by these names.
namespace ap {

/// n and dv are whole numbers of at least 1 and the arrays have their lengths; every number is
/// finite, every weight at least 0, and together they are 1 to 1e-4, which is far more than
/// rounding to float takes from a softmax. At most 2^28 values.
std::optional<Error> validateSum(double n, double dv, std::span<const float> weights,
                                 std::span<const float> values);

/// Other weightings of the same sum: n·n and n·dv are at most 2^24, since as many doubles are
/// worked with.
std::optional<Error> validateAlternatives(double n, double dv);

/// W_O is (dv, d), d a whole number of at least 1, every number finite.
std::optional<Error> validateOutputProjection(double dv, double d,
                                              std::span<const float> outputProjection);

}  // namespace ap
