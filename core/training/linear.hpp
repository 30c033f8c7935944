#pragma once

#include "core/training/tape.hpp"

namespace ap::training {

/// input · weight: (n, d), (d, c) → (n, c).
template <typename S>
Var project(Tape<S>& tape, Var input, Var weight);

/// input · weightᵀ: (n, d), (c, d) → (n, c). With the embedding table as the weight, a logit for
/// every word.
template <typename S>
Var projectTransposed(Tape<S>& tape, Var input, Var weight);

/// input with `bias` (1, c) added to every row: (n, c) → (n, c).
template <typename S>
Var addBias(Tape<S>& tape, Var input, Var bias);

/// a + b: the residual connection. (n, d), (n, d) → (n, d).
template <typename S>
Var add(Tape<S>& tape, Var a, Var b);

/// max(input, 0), with slope 0 at 0: (n, c) → (n, c).
template <typename S>
Var relu(Tape<S>& tape, Var input);

}  // namespace ap::training
