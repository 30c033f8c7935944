#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/matrix.hpp"

namespace ap {

/// The tensors of a snapshot, in the order of the data's way.
enum class TensorName : std::uint8_t {
  tokenEmbeddings,   // (n, d), before position
  positions,         // (n, d), what position adds
  embeddings,        // (n, d), position added
  sourceEmbeddings,  // (m, d), position added, of a second sentence
  encoded,           // (m, d), what an encoder made of these: keys and values are made from it
  inputs,            // (n, d), what goes into the layer
  normalised,       // (n, d), these after layer norm: queries are made from it, and keys and values
                    // where the sentence looks at itself
  queryProjection,  // W_Q (d, d_k)
  keyProjection,    // W_K (d, d_k)
  valueProjection,  // W_V (d, d_v)
  queries,          // (n, d_k)
  keys,             // (m, d_k)
  values,           // (m, d_v)
  similarities,     // (1, m), the query token's embedding times those of the words looked at
  products,         // (m, d_k), of the query token: q_c k_jc, whose sums are its scores
  scores,           // (n, m), before scale and mask
  scoreDifference,  // (1, 1), ‖S − Sᵀ‖ of the scores, where the sentence looks at itself
  scoreNorm,        // (1, 1), ‖S‖ of these
  asymmetry,        // (1, 1), ‖S − Sᵀ‖ / ‖S‖ of these
  mask,      // (n, m), 1 where the query may attend to the key, 0 where not; absent without a mask
  scoreSum,  // (1, 1), of the query token's scores, by which a scheme without exp divides
  scale,     // (1, 1), what scores are multiplied by to become logits
  logits,    // (n, m), what the softmax reads
  exponentials,      // (1, m), of the query token, the largest logit subtracted before
  exponentialSum,    // (1, 1), of these
  weights,           // (n, m)
  weightSum,         // (1, 1), of the query token's weights
  schemeWeights,     // (1, m), what the scheme gives the query token where a weighting replaces it
  chosenKeys,        // (c, 1), indices of the key tokens that were chosen, in order
  chosenWeight,      // (1, 1), the query token's weights on these, added up
  scaledValues,      // (m, d_v), of the query token
  partialSums,       // (m, d_v), of the query token: row j sums the scaled values 0 … j
  output,            // (n, d_v), of one head
  concatenated,      // (n, H·d_v), the outputs of all heads
  outputProjection,  // W_O (H·d_v, d)
  combined,          // (n, d), heads concatenated and projected by W_O
  residual,          // (n, d), input added
  feedForward,       // (n, d), what the layer's feed-forward makes of that
  layerOutput,       // (n, d), both added: what the layer hands on where it has a feed-forward
  planeAxes,         // (2, d_v), the directions of the plane
  planeValues,       // (m, 2), the values in the plane
  planeSums,         // (m + 1, 2), the partial sums in the plane, from the origin on
  planeHull,         // (h, 1), indices of the values on their convex hull there
  // What the sum of the query token keeps, in the selected head and where it is asked for.
  ambiguityRank,        // (1, 1), rank of [V 1] over the keys that the query token may attend to
  ambiguityDimension,   // (1, 1), how many of them are more than this rank
  ambiguityDirections,  // (dimension, m), orthonormal changes of its weights that its output hides
  recoveredWeights,     // (1, m), read back from its output; only where the dimension is 0
  recoveryResidual,     // (1, 1), how far the output of these is from its output
  leastWeights,         // (1, m), of all weightings with its output
  greatestWeights,      // (1, m), likewise
  confusionGroups,     // (1, m), tokens that trade weight have the same index; -1: nothing to trade
                       // with
  outputDifference,    // (1, 1), ‖o − o′‖ of an alternative
  reachable,           // (1, 1), whether a query gives the weights: 1 yes, 0 in the limit, -1 no
  effectiveAttention,  // (1, m), α minus its projection on the left null space of V
  weightedNorms,       // (1, m), α_j‖v_j‖
  projectedNorms,      // (1, m), α_j‖v_j W_O‖
  shares,              // (1, m), signed shares α_j⟨v_j, o⟩/‖o‖² of its output
  projectedShares,     // (1, m), the same of v_j W_O
  layerDimensions,     // (1, 2), how many changes of all heads' weights are hidden: by the heads,
                       // after W_O
};

/// The public names, in the order of the enumeration: the one list, which the border hands on.
inline constexpr std::array<std::string_view, 59> tensorNames = {
    "tokenEmbeddings",
    "positions",
    "embeddings",
    "sourceEmbeddings",
    "encoded",
    "inputs",
    "normalised",
    "queryProjection",
    "keyProjection",
    "valueProjection",
    "queries",
    "keys",
    "values",
    "similarities",
    "products",
    "scores",
    "scoreDifference",
    "scoreNorm",
    "asymmetry",
    "mask",
    "scoreSum",
    "scale",
    "logits",
    "exponentials",
    "exponentialSum",
    "weights",
    "weightSum",
    "schemeWeights",
    "chosenKeys",
    "chosenWeight",
    "scaledValues",
    "partialSums",
    "output",
    "concatenated",
    "outputProjection",
    "combined",
    "residual",
    "feedForward",
    "layerOutput",
    "planeAxes",
    "planeValues",
    "planeSums",
    "planeHull",
    "ambiguityRank",
    "ambiguityDimension",
    "ambiguityDirections",
    "recoveredWeights",
    "recoveryResidual",
    "leastWeights",
    "greatestWeights",
    "confusionGroups",
    "outputDifference",
    "reachable",
    "effectiveAttention",
    "weightedNorms",
    "projectedNorms",
    "shares",
    "projectedShares",
    "layerDimensions",
};

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

  std::vector<std::string> tokens;      // n, those that ask
  std::vector<std::string> keyTokens;   // m, those that are looked at
  std::vector<std::uint8_t> known;      // n: 0 where the model had to guess the word
  std::vector<std::uint8_t> keysKnown;  // m, likewise
  // n and m: for a word that the model does not know up to three near in spelling that it does,
  // with spaces between them; else empty.
  std::vector<std::string> suggestions;
  std::vector<std::string> keySuggestions;
  // Whether each row is made from the token before (the first from the start of the sentence), and
  // stands for the token that the model says then.
  bool saysNext = false;
  std::string_view attention;                    // which of the model's
  std::span<const std::string_view> attentions;  // those that it has
  std::size_t tokensInText = 0;                  // more than n when the text was cut
  std::size_t tokensInSource = 0;                // more than m when the words looked at were cut
  bool hasSource = false;                        // whether these are a second sentence
  Index pair = 0;                                // the other token of the scheme key-key
  Index token = 0;                               // the query token
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
  /// Makes room for all that was added since, filled with zeros.
  void allocate();
  /// The tensor, or null.
  const TensorEntry* find(TensorName name, Index layer, Index head) const;
  /// The tensor's numbers, to read or write. It must be in the table, and room was made for it.
  Eigen::Map<Matrix> at(TensorName name, Index layer, Index head);

 private:
  std::size_t size_ = 0;  // of what is in the table
};

}  // namespace ap
