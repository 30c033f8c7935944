#pragma once

#include <cstdint>
#include <limits>
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

/// Which of a model's attentions: among the words that are read, among those that are written, or
/// from the ones that are written to those that were read.
enum class AttentionKind : std::uint8_t { encoder, decoder, cross };

/// The public names, in the order of the enumeration.
inline constexpr std::string_view attentionNames[] = {"encoder", "decoder", "cross"};

/// What layer norm scales by and adds; empty where there is none.
struct LayerNorm {
  Matrix gain, bias;  // (1, d)

  bool isThere() const { return gain.size() > 0; }
};

/// x + relu(norm(x) · in + inBias) · out + outBias; empty where there is none.
struct FeedForward {
  LayerNorm norm;
  Matrix in, inBias;    // (d, f), (1, f)
  Matrix out, outBias;  // (f, d), (1, d)

  bool isThere() const { return in.size() > 0; }
};

struct AttentionLayer {
  std::vector<Head> heads;  // all with the same d_k and d_v
  Matrix output;            // W_O (H·d_v, d)
  AttentionKind kind = AttentionKind::encoder;
  LayerNorm norm = {};           // before the projections
  FeedForward feedForward = {};  // after the residual
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
  /// Which words see which, among n.
  virtual Mask mask(Index /*n*/) const { return Mask::none(); }
  /// At least one layer, each with at least one head.
  virtual const std::vector<AttentionLayer>& layers() const = 0;
  /// The most tokens that it has positions for.
  virtual std::size_t longest() const { return std::numeric_limits<std::size_t>::max(); }
  /// Whether a row is made from the word before, and says which word comes next.
  virtual bool isWriter() const { return false; }
  /// Up to three words that it knows near to one that it does not, with spaces between them.
  virtual std::string suggest(std::string_view /*word*/) const { return {}; }
};

/// The ids of all models that are always there. A new model is a file here and a line in
/// registry.cpp.
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
