#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"

namespace ap {

/// What the scheme `key-key` mixes: the word `query` with the word `other`, and how the relevance r
/// is read.
struct Pair {
  Index query;
  Index other;    // differs from `query`, except in a text of one word
  bool keepsOwn;  // r v_i + (1 − r) v_j, as the formula is written; else (1 − r) v_i + r v_j
};

/// What a scheme reads to weigh the keys for a block of queries.
struct SchemeInput {
  MatrixView queries;  // (rows, d_k), the block's rows of the (n, d_k)
  MatrixView keys;     // (m, d_k)
  const Mask& mask;
  Index firstQuery;   // index of the block's first row among the n
  float scale;        // finite
  float temperature;  // above 0
  float ratio;        // from 0 to 1: what a word keeps of itself, for `fixed`
  Pair pair;          // for `key-key`
};

/// What a scheme writes. `logits` has no rows for a scheme without softmax.
struct SchemeOutput {
  MatrixOut scores;   // (rows, m)
  MatrixOut logits;   // (rows, m)
  MatrixOut weights;  // (rows, m)
};

/// Where a scheme puts the derivatives of a loss: `queries` (rows, d_k) is written, `keys` (m, d_k)
/// is added to, since every block of queries reads all keys.
struct SchemeGradient {
  MatrixOut queries;
  MatrixOut keys;
};

/// A way to get weights from queries and keys.
struct Scheme {
  std::string_view id;
  /// Whether its weights are the softmax of logits.
  bool hasLogits;
  /// Whether these logits are q·k times the scale, and not q·k as it is.
  bool isScaled;
  /// Whether its weights are scores divided by their row's sum.
  bool sharesRow;
  /// Whether it reads the words that ask by their keys, so that these must be the words looked at.
  bool asksByKeys;
  void (*weigh)(const SchemeInput& input, SchemeOutput& output);
  /// From `gradWeights`, the derivatives of a loss by the weights (rows, m); `output` is what
  /// weigh() made of the same input.
  void (*backward)(const SchemeInput& input, const SchemeOutput& output,
                   const MatrixView& gradWeights, SchemeGradient& gradient);
};

extern const Scheme fixedRatio;
extern const Scheme keyKey;
extern const Scheme keyKeyNormalised;
extern const Scheme dotNormalised;
extern const Scheme plainSoftmax;
extern const Scheme scaledSoftmax;

/// Every scheme, in the order of the ladder. A new scheme is a file here and a line in
/// registry.cpp.
std::span<const Scheme* const> schemes();

/// Their ids, in the same order.
std::vector<std::string_view> schemeIds();

/// The scheme with this id, or null.
const Scheme* findScheme(std::string_view id);

}  // namespace ap
