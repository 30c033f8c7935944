#pragma once

#include <vector>

#include "core/training/tape.hpp"

namespace ap::training {

/// Rows of `table` (words, d), by number: r numbers → (r, d). A number below 0 gives a row of 0,
/// and nothing flows back. Embeddings of tokens, learned positions, and the rows where there is
/// something to predict are all taken so.
template <typename S>
Var rowsOf(Tape<S>& tape, Var table, std::vector<Index> numbers);

}  // namespace ap::training
