#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/attention/mask.hpp"
#include "core/error.hpp"

namespace ap {

/// Sizes of one call of attend: H heads, n queries, m keys, key width d, value width dv.
struct AttendShape {
  Index heads;
  Index n;
  Index m;
  Index d;
  Index dv;
};

/// The same as numbers from outside, not yet known to be sizes, with the scale.
struct AttendRequest {
  double heads;
  double n;
  double m;
  double d;
  double dv;
  double scale;
};

/// Checks that every size is a whole number of at least 1, that each array (the weights too, when
/// asked for, and a given mask) holds at most 2^28 numbers, and that the scale is finite as a
/// float.
std::optional<Error> validate(const AttendRequest& request, bool withWeights,
                              bool withMask = false);

/// Checks the length of one array against what its shape asks for.
std::optional<Error> validateLength(std::string_view argument, double length, double expected);

/// How many floats attend() needs to work in: it grows with d + dv, and with m for weights.
Index attendScratchLength(const AttendShape& shape, bool withWeights);

/// softmax(q kᵀ · scale) v for each head (Vaswani et al. 2017, equation 1), row-major and flat:
///   q (heads, n, d) · k (heads, m, d) · v (heads, m, dv) → output (heads, n, dv),
///   and, unless `weights` is null, weights (heads, n, m).
/// The shape is validated; the arrays do not overlap. A row that may attend to nothing gives
/// weights 0 and output 0. A key or value that is not finite affects only the rows that may
/// attend to it: a logit of +∞ or NaN makes the row NaN, −∞ gets weight 0. `scratch` has the
/// length above.
void attend(const AttendShape& shape, const float* q, const float* k, const float* v, float scale,
            const Mask& mask, float* output, float* weights, float* scratch);

/// The same with memory of its own to work in.
void attend(const AttendShape& shape, const float* q, const float* k, const float* v, float scale,
            const Mask& mask, float* output, float* weights);

}  // namespace ap
