#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/matrix.hpp"

namespace ap {

/// The tensors of a snapshot, in the order of the data's way.
enum class TensorName : std::uint8_t {
  embeddings,     // (n, d), position added
  queries,        // (n, d_k)
  keys,           // (m, d_k)
  values,         // (m, d_v)
  scores,         // (n, m), before scale and mask
  logits,         // (n, m), what the softmax reads
  weights,        // (n, m)
  schemeWeights,  // (1, m), what the scheme gives the query token where a weighting replaces it
  scaledValues,   // (m, d_v), of the query token
  partialSums,    // (m, d_v), of the query token: row j sums the scaled values 0 … j
  output,         // (n, d_v), of one head
  combined,       // (n, d), heads concatenated and projected by W_O
  residual,       // (n, d), input added
};

/// The public names, in the order of the enumeration: the one list, which the border hands on.
inline constexpr std::array<std::string_view, 13> tensorNames = {
    "embeddings",    "queries",      "keys",        "values", "scores",   "logits",  "weights",
    "schemeWeights", "scaledValues", "partialSums", "output", "combined", "residual"};

/// Where a tensor lies in the buffer. What belongs to no layer or no head has -1 there.
struct TensorEntry {
  TensorName name;
  std::int32_t layer;
  std::int32_t head;
  Index rows;
  Index columns;
  std::size_t offset;
};

/// Everything computed for one set of settings: one buffer, one table, and what names the parts.
struct Snapshot {
  /// Of the layout of buffer and table; raised when a reader would have to change.
  static constexpr int version = 1;

  std::vector<std::string> tokens;     // n, those that ask
  std::vector<std::string> keyTokens;  // m, those that are looked at
  std::vector<std::uint8_t> known;     // m: 0 where the model had to guess the word
  std::size_t tokensInText = 0;        // more than n when the text was cut
  Index token = 0;                     // the query token
  Index layer = 0;
  Index head = 0;
  Index layers = 0;
  std::vector<std::string> heads;           // of the selected layer: a name, or empty
  std::vector<std::string> dimensionNames;  // d or none
  std::vector<std::string> keyNames;        // d_k of the selected head, or none
  std::vector<std::string> valueNames;      // d_v of the selected head, or none
  std::vector<TensorEntry> table;
  std::vector<float> buffer;

  /// Adds a tensor of this shape to the table.
  void add(TensorName name, Index layer, Index head, Index rows, Index columns);
  /// Makes room for all that was added, filled with zeros.
  void allocate();
  /// The tensor, or null.
  const TensorEntry* find(TensorName name, Index layer, Index head) const;
  /// The tensor's numbers, to read or write. It must be in the table, and room was made for it.
  Eigen::Map<Matrix> at(TensorName name, Index layer, Index head);

 private:
  std::size_t size_ = 0;  // of what is in the table
};

}  // namespace ap
