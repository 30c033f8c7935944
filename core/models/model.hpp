#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/attention/mask.hpp"
#include "core/matrix.hpp"
#include "core/text/tokens.hpp"

namespace ap {

/// One head's learned (or hand-set) projections. Names are empty where a model's columns have no
/// meaning of their own.
struct Head {
  std::string name;
  Matrix query;                         // W_Q (d, d_k)
  Matrix key;                           // W_K (d, d_k)
  Matrix value;                         // W_V (d, d_v)
  std::vector<std::string> keyNames;    // d_k or none: what the columns of Q and K stand for
  std::vector<std::string> valueNames;  // d_v or none
};

struct AttentionLayer {
  std::vector<Head> heads;  // all with the same d_k and d_v
  Matrix output;            // W_O (H·d_v, d)
};

/// Tokens as vectors, before any position is added.
struct Embedding {
  Matrix rows;                      // (n, d)
  std::vector<std::uint8_t> known;  // n: 0 where the model had to guess the word
};

/// A model: how tokens become vectors, and the attention layers that these go through.
class Model {
 public:
  virtual ~Model() = default;

  virtual std::string_view id() const = 0;
  /// Names of the d columns of an embedding; empty where they have no meaning of their own.
  virtual std::vector<std::string> dimensionNames() const = 0;
  virtual Embedding embed(std::span<const Token> tokens) const = 0;
  /// Adds the model's own position to embeddings (n, d), in place.
  virtual void addPosition(MatrixOut embeddings) const = 0;
  virtual Mask::Kind mask() const = 0;
  /// At least one layer, each with at least one head.
  virtual const std::vector<AttentionLayer>& layers() const = 0;
};

/// The ids of all models. A new model is a file here and a line in registry.cpp.
std::vector<std::string_view> modelIds();

/// What the model `random` is made from.
struct Chance {
  std::uint64_t seed = 1;
  Index valueWidth = 8;  // d_v; whatever it is, what has its place in both widths is the same

  bool operator==(const Chance&) const = default;
};

/// The model with this id, made when first asked for and kept (of models from chance, the last);
/// null for an unknown id.
std::shared_ptr<const Model> findModel(std::string_view id, const Chance& chance = {});

}  // namespace ap
