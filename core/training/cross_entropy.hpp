#pragma once

#include <vector>

#include "core/training/tape.hpp"

namespace ap::training {

/// The mean over all rows of −log softmax(logits)[right word]: (r, words) → (1, 1); 0 without rows.
/// `right` holds r numbers of words.
template <typename S>
Var crossEntropy(Tape<S>& tape, Var logits, std::vector<Index> right);

}  // namespace ap::training
