#pragma once

#include <vector>

#include "core/attention/mask.hpp"
#include "core/training/tape.hpp"

/// Attention on a batch of sentences of any lengths, as three operations, so that the gradient of
/// the logits can be read off the tape, and so that weights can come from elsewhere.
namespace ap::training {

/// Sentences stacked in one matrix: sentence b has the rows starts[b] … starts[b + 1] − 1.
struct Spans {
  std::vector<Index> starts{0};

  void append(Index length) { starts.push_back(starts.back() + length); }
  Index count() const { return static_cast<Index>(starts.size()) - 1; }
  Index rows() const { return starts.back(); }
  Index start(Index b) const { return starts[static_cast<std::size_t>(b)]; }
  Index length(Index b) const { return start(b + 1) - start(b); }
  Index longest() const;
};

/// Who looks at whom: every row of a sentence of `queries` at those rows of the same sentence of
/// `keys` that the mask allows, with indices counted within the sentence, in H heads.
///
/// Logits and weights are (H·n, m): with n rows in the batch, row h·n + i is that of query i in
/// head h; m is the length of the longest sentence of keys. A shorter one leaves the rest unused.
struct Layout {
  const Spans& queries;
  const Spans& keys;
  Index heads;
  const Mask& mask;
};

/// q_i·k_j · scale in each head, −∞ where the mask forbids and where a sentence has ended:
/// (n, H·d_k), (keys' rows, H·d_k) → (H·n, m). The scheme `softmax` has the scale 1,
/// `scaled-softmax` 1/√d_k.
template <typename S>
Var attentionLogits(Tape<S>& tape, Var queries, Var keys, const Layout& layout, double scale);

/// The softmax of each row: (H·n, m) → (H·n, m). −∞ gets 0, and a row of nothing else is 0.
template <typename S>
Var attentionWeights(Tape<S>& tape, Var logits);

/// Σ_j α_ij v_j in each head, side by side: (H·n, m), (keys' rows, H·d_v) → (n, H·d_v).
template <typename S>
Var weightedSum(Tape<S>& tape, Var weights, Var values, const Layout& layout);

}  // namespace ap::training
