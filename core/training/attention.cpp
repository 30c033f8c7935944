#include "core/training/attention.hpp"

#include <algorithm>
#include <limits>

#include "core/training/exponentials.hpp"

namespace ap::training {

namespace {

/// One sentence in one head: where its rows and columns are.
struct Cell {
  Index queryStart, queries;
  Index keyStart, keys;
  Index head;
  Index weightStart;  // its first row among the weights
};

/// Spans and mask by value, since a layout is gone when the tape walks back.
struct Cells {
  std::vector<Cell> all;

  explicit Cells(const Layout& layout) {
    for (Index h = 0; h < layout.heads; ++h)
      for (Index b = 0; b < layout.queries.count(); ++b)
        all.push_back({layout.queries.start(b), layout.queries.length(b), layout.keys.start(b),
                       layout.keys.length(b), h,
                       h * layout.queries.rows() + layout.queries.start(b)});
  }
};

// A head's columns of a sentence's rows.
template <typename M>
auto queryBlock(M& matrix, const Cell& cell, Index width) {
  return matrix.block(cell.queryStart, cell.head * width, cell.queries, width);
}
template <typename M>
auto keyBlock(M& matrix, const Cell& cell, Index width) {
  return matrix.block(cell.keyStart, cell.head * width, cell.keys, width);
}
template <typename M>
auto weightBlock(M& matrix, const Cell& cell) {
  return matrix.block(cell.weightStart, 0, cell.queries, cell.keys);
}

}  // namespace

Index Spans::longest() const {
  Index longest = 0;
  for (Index b = 0; b < count(); ++b) longest = std::max(longest, length(b));
  return longest;
}

template <typename S>
Var attentionLogits(Tape<S>& tape, Var queries, Var keys, const Layout& layout, double scale) {
  const Index width = tape.value(queries).cols() / layout.heads;
  const Var out = tape.make(layout.heads * layout.queries.rows(), layout.keys.longest());
  Cells cells(layout);
  MatrixOf<S>& logits = tape.value(out);
  logits.setConstant(-std::numeric_limits<S>::infinity());
  for (const Cell& cell : cells.all) {
    auto block = weightBlock(logits, cell);
    productTransposed<S>(queryBlock(tape.value(queries), cell, width),
                         keyBlock(tape.value(keys), cell, width), block);
    block *= static_cast<S>(scale);
    if (layout.mask.kind() == Mask::Kind::none) continue;
    for (Index i = 0; i < cell.queries; ++i)
      for (Index j = 0; j < cell.keys; ++j)
        if (!layout.mask.allows(i, j)) block(i, j) = -std::numeric_limits<S>::infinity();
  }
  // What the mask forbids has weight 0, and so the gradient 0.
  tape.onBackward([&tape, queries, keys, out, width, scale, cells = std::move(cells)] {
    MatrixOf<S> gradScores;
    for (const Cell& cell : cells.all) {
      gradScores = weightBlock(tape.gradient(out), cell) * static_cast<S>(scale);
      addProduct<S>(gradScores, keyBlock(tape.value(keys), cell, width),
                    queryBlock(tape.gradient(queries), cell, width));
      addTransposedProduct<S>(gradScores, queryBlock(tape.value(queries), cell, width),
                              keyBlock(tape.gradient(keys), cell, width));
    }
  });
  return out;
}

template <typename S>
Var attentionWeights(Tape<S>& tape, Var logits) {
  const Index rows = tape.value(logits).rows();
  const Index m = tape.value(logits).cols();
  const Var out = tape.make(rows, m);
  for (Index i = 0; i < rows; ++i) {
    const auto row = tape.value(logits).row(i);
    auto weights = tape.value(out).row(i);
    const S top = row.maxCoeff();
    if (top == -std::numeric_limits<S>::infinity()) {
      weights.setZero();
      continue;
    }
    weights /= exponentiate(row.data(), m, top, weights.data());
  }
  // ∂L/∂ℓ_j = α_j (∂L/∂α_j − Σ_k α_k ∂L/∂α_k): over a row it sums to 0.
  tape.onBackward([&tape, logits, out, rows] {
    for (Index i = 0; i < rows; ++i) {
      const auto weights = tape.value(out).row(i).array();
      const auto gradient = tape.gradient(out).row(i).array();
      const S mean = (weights * gradient).sum();
      tape.gradient(logits).row(i).array() += weights * (gradient - mean);
    }
  });
  return out;
}

template <typename S>
Var weightedSum(Tape<S>& tape, Var weights, Var values, const Layout& layout) {
  const Index width = tape.value(values).cols() / layout.heads;
  const Var out = tape.make(layout.queries.rows(), tape.value(values).cols());
  Cells cells(layout);
  for (const Cell& cell : cells.all)
    product<S>(weightBlock(tape.value(weights), cell), keyBlock(tape.value(values), cell, width),
               queryBlock(tape.value(out), cell, width));
  tape.onBackward([&tape, weights, values, out, width, cells = std::move(cells)] {
    for (const Cell& cell : cells.all) {
      const auto gradient = queryBlock(tape.gradient(out), cell, width);
      addProductTransposed<S>(gradient, keyBlock(tape.value(values), cell, width),
                              weightBlock(tape.gradient(weights), cell));
      addTransposedProduct<S>(weightBlock(tape.value(weights), cell), gradient,
                              keyBlock(tape.gradient(values), cell, width));
    }
  });
  return out;
}

template Var attentionLogits(Tape<float>&, Var, Var, const Layout&, double);
template Var attentionLogits(Tape<double>&, Var, Var, const Layout&, double);
template Var attentionWeights(Tape<float>&, Var);
template Var attentionWeights(Tape<double>&, Var);
template Var weightedSum(Tape<float>&, Var, Var, const Layout&);
template Var weightedSum(Tape<double>&, Var, Var, const Layout&);

}  // namespace ap::training
