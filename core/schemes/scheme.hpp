#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"

namespace ap {

/// What a scheme reads to weigh the keys for a block of queries.
struct SchemeInput {
  MatrixView queries;  // (rows, d_k), the block's rows of the (n, d_k)
  MatrixView keys;     // (m, d_k)
  const Mask& mask;
  Index firstQuery;   // index of the block's first row among the n
  float scale;        // finite
  float temperature;  // above 0
};

/// What a scheme writes. `logits` has no rows for a scheme without softmax.
struct SchemeOutput {
  MatrixOut scores;   // (rows, m)
  MatrixOut logits;   // (rows, m)
  MatrixOut weights;  // (rows, m)
};

/// A way to get weights from queries and keys.
struct Scheme {
  std::string_view id;
  bool hasLogits;
  void (*weigh)(const SchemeInput& input, SchemeOutput& output);
};

extern const Scheme scaledSoftmax;

/// Every scheme, in the order of the ladder. A new scheme is a file here and a line in
/// registry.cpp.
std::span<const Scheme* const> schemes();

/// Their ids, in the same order.
std::vector<std::string_view> schemeIds();

/// The scheme with this id, or null.
const Scheme* findScheme(std::string_view id);

}  // namespace ap
