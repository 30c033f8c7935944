#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/models/loaded.hpp"
#include "core/positions/position.hpp"
#include "core/schemes/scheme.hpp"

namespace ap {

/// Q, K and V as a reader typed them, for the model `manual`; flat, row-major, one row a token.
struct Manual {
  double keyWidth = 0;         // d_k
  double valueWidth = 0;       // d_v
  std::vector<float> queries;  // (n, d_k)
  std::vector<float> keys;     // (m, d_k)
  std::vector<float> values;   // (m, d_v)
};

/// What a reader can set, by the public names; not yet known to be right.
struct Settings {
  // UTF-8, the words that ask. Empty, of a model that writes: what it writes.
  std::string sentence;
  // UTF-8, the words looked at; empty: the sentence. Of a model that writes from what it reads:
  // what it reads; empty: its example.
  std::string source = {};
  std::optional<double> token = {};       // index of the query token; unset: 1, or the last
  bool followEdit = false;                // a token past the end becomes the last, not an error
  std::string model = "concept";          // or "random", "manual", or one that was loaded
  std::string attention = {};             // "encoder", "decoder", "cross"; empty: the model's
  double seed = 1;                        // of the random model; a whole number below 2^31
  std::optional<double> valueWidth = {};  // d_v of the random model, 2 to 16; unset: the model's
  std::string projections = "model";      // or "none": Q, K and V are the embeddings themselves
  std::string position = "model";         // or "none", "sinusoidal"
  std::string scheme = "scaled-softmax";
  double ratio = 0.75;               // of the scheme `fixed`: from 0 to 1
  std::optional<double> pair = {};   // of the scheme `key-key`: index of the other token
  std::string pairReading = "keep";  // or "replace": what a relevance of 1 does to the own value
  std::string mask = "model";        // or "none", "causal"
  double layer = 0;
  double head = 0;
  double temperature = 1;
  std::string axes = "variance";  // of the plane: or two dimensions of the values, "0 3"
  // "What if": the query token's query in the selected head, d_k numbers, in place of the model's.
  // Empty: as the model says.
  std::vector<float> query = {};
  // "What if": the query token's weights in the selected head, m of them, in place of the scheme's.
  // Each at least 0, together 1 (within 1e-3), 0 where the mask forbids. Empty: as the scheme says.
  std::vector<float> weighting = {};
  // Indices of key tokens whose weights are added up, in any order; what is twice counts once.
  std::vector<float> chosen = {};
  // "What if": a token's index and an amount from -1 to 1. In the selected head the query token's
  // weights move in a straight line from the scheme's (amount 0) to those that give this token the
  // most (1) or the least (-1) with the same output. Where the scheme's are no distribution they
  // stay. Empty: as the scheme says. Not together with a weighting.
  std::vector<float> alternative = {};
  // What the query token's sum keeps is analysed too: its tensors are in the snapshot.
  bool analyse = false;
  // Of the model `manual`; without it, that model starts from the first head of `concept`.
  std::optional<Manual> manual = {};
};

/// The most tokens of a text that are used; what follows is cut.
inline constexpr std::size_t mostTokens = 2048;

/// The most tokens and dimensions that can be typed.
inline constexpr std::size_t mostManualTokens = 12;
inline constexpr std::size_t mostManualDimensions = 16;

/// With more key tokens than this, what is of the size m × m is not analysed.
inline constexpr Index mostAnalysedTokens = 128;

/// How narrow and how wide the random model's values can be.
inline constexpr double leastValueWidth = 2;
inline constexpr double mostValueWidth = 16;

/// What `model` may be: the registry's models, those that can be loaded, and "manual".
std::vector<std::string_view> modelNames();

/// Which weights with the same output, and how far towards them.
struct Alternative {
  Index token;
  double amount;  // from -1, the least weight of the token, to 1, the greatest
};

/// Settings that were checked: names became what they name, indices are in range.
struct Plan {
  Tokens text;
  Tokens source;  // as text when there is none of its own
  bool hasSource;
  AttentionKind kind;
  std::span<const std::string_view>
      attentions;                      // names of those that the model has for these texts
  std::shared_ptr<const Model> model;  // of `manual`: the one it starts from
  // Of a model that writes, where its writer is what is shown: what has read, and what writes.
  std::shared_ptr<const Transformer> encoder, writer;
  Tokens read;  // by the encoder
  bool isManual;
  std::optional<Manual> manual;
  const Scheme* scheme;
  float ratio;
  Pair pair;
  Position position;
  Mask mask = Mask::none();
  bool project;
  Index token;
  Index layer;
  Index head;
  float temperature;
  std::optional<std::array<Index, 2>> axes;  // dimensions of the values; none: largest variance
  std::vector<float> query;
  std::vector<float> weighting;
  std::vector<Index> chosen;  // in order, each once

  /// Whether Q, K and V are made from embeddings, and not typed.
  bool hasEmbeddings() const { return !isManual; }
  /// Whether they are made by projections, and the heads' outputs combined by one.
  bool hasProjections() const { return project && !isManual; }
  /// Which of the model's layers is shown as layer `layer`. Of a writer it is every other one: the
  /// one before, which is of the other kind, is passed unseen.
  Index indexOf(Index layer) const {
    return writer ? 2 * layer + (kind == AttentionKind::cross ? 1 : 0) : layer;
  }
  const AttentionLayer& attention(Index layer) const {
    return model->layers()[static_cast<std::size_t>(indexOf(layer))];
  }
  /// How many layers are computed, and heads in one of them.
  Index layerCount() const;
  Index headCount(Index layer) const;
  std::optional<Alternative> alternative;
  bool analyse;
};

/// Checks all settings: a plan, or through `error` the first that is wrong. `loaded` are the models
/// that there are besides those of the registry.
std::optional<Plan> validate(const Settings& settings, Error& error,
                             const LoadedModels& loaded = {});

}  // namespace ap
