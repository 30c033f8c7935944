#include "core/layout.hpp"

namespace ap {

namespace {

// With more numbers than this in the (n, m) tensors of all heads, only the selected head keeps its
// own.
constexpr Index mostKeptNumbers = 1'000'000;

constexpr TensorName weightTensors[] = {TensorName::scores, TensorName::logits,
                                        TensorName::weights};

/// Adds tensors to a table: those of the texts, then those of each layer and each of its heads.
class Layout {
 public:
  Layout(const Plan& plan, Snapshot& snapshot)
      : plan_(plan),
        snapshot_(snapshot),
        n_(static_cast<Index>(plan.text.tokens.size())),
        m_(static_cast<Index>(plan.source.tokens.size())) {
    Index heads = 0;
    for (Index l = 0; l < plan.layerCount(); ++l) heads += plan.headCount(l);
    keepsAllHeads_ =
        static_cast<Index>(std::size(weightTensors)) * n_ * m_ * heads <= mostKeptNumbers;
  }

  void texts() {
    if (plan_.mask.forbids()) snapshot_.add(TensorName::mask, -1, -1, n_, m_);
    if (!plan_.hasEmbeddings()) return;
    const Index d = plan_.attention(0).output.cols();
    for (const TensorName name :
         {TensorName::tokenEmbeddings, TensorName::positions, TensorName::embeddings})
      snapshot_.add(name, -1, -1, n_, d);
    if (plan_.hasSource) snapshot_.add(TensorName::sourceEmbeddings, -1, -1, m_, d);
    if (plan_.hasSource && plan_.encoder && plan_.hasProjections())
      snapshot_.add(TensorName::encoded, -1, -1, m_, d);
    snapshot_.add(TensorName::similarities, -1, -1, 1, m_);
  }

  void layer(Index layer) {
    const AttentionLayer& attention = plan_.attention(layer);
    const Index d = attention.output.cols();
    if (plan_.hasProjections()) snapshot_.add(TensorName::inputs, layer, -1, n_, d);
    if (plan_.hasProjections() && attention.norm.isThere())
      snapshot_.add(TensorName::normalised, layer, -1, n_, d);
    for (Index h = 0; h < plan_.headCount(layer); ++h) {
      const Head& made = attention.heads[static_cast<std::size_t>(h)];
      if (plan_.manual) {
        head(layer, h, static_cast<Index>(plan_.manual->keyWidth),
             static_cast<Index>(plan_.manual->valueWidth));
      } else if (plan_.project) {
        head(layer, h, made.key.cols(), made.value.cols());
      } else {
        head(layer, h, d, d);
      }
    }
    if (!plan_.hasProjections()) return;
    snapshot_.add(TensorName::concatenated, layer, -1, n_, attention.output.rows());
    snapshot_.add(TensorName::outputProjection, layer, -1, attention.output.rows(), d);
    snapshot_.add(TensorName::combined, layer, -1, n_, d);
    snapshot_.add(TensorName::residual, layer, -1, n_, d);
    if (!attention.feedForward.isThere()) return;
    snapshot_.add(TensorName::feedForward, layer, -1, n_, d);
    snapshot_.add(TensorName::layerOutput, layer, -1, n_, d);
  }

 private:
  void head(Index layer, Index head, Index keyWidth, Index valueWidth) {
    const auto add = [&](TensorName name, Index rows, Index columns) {
      snapshot_.add(name, layer, head, rows, columns);
    };
    const bool isSelected = layer == plan_.layer && head == plan_.head;
    if (plan_.hasProjections()) {
      const Index d = plan_.attention(layer).output.cols();
      add(TensorName::queryProjection, d, keyWidth);
      add(TensorName::keyProjection, d, keyWidth);
      add(TensorName::valueProjection, d, valueWidth);
    }
    add(TensorName::queries, n_, keyWidth);
    add(TensorName::keys, m_, keyWidth);
    add(TensorName::values, m_, valueWidth);
    if (keepsAllHeads_ || isSelected)
      for (const TensorName name : weightTensors)
        if (name != TensorName::logits || plan_.scheme->hasLogits) add(name, n_, m_);
    add(TensorName::scaledValues, m_, valueWidth);
    add(TensorName::partialSums, m_, valueWidth);
    add(TensorName::output, n_, valueWidth);
    if (isSelected) selected(keyWidth, valueWidth);
  }

  // What there is of the selected head alone.
  void selected(Index keyWidth, Index valueWidth) {
    const auto add = [this](TensorName name, Index rows, Index columns) {
      snapshot_.add(name, plan_.layer, plan_.head, rows, columns);
    };
    add(TensorName::products, m_, keyWidth);
    if (!plan_.hasSource)
      for (const TensorName name :
           {TensorName::scoreDifference, TensorName::scoreNorm, TensorName::asymmetry})
        add(name, 1, 1);
    if (plan_.scheme->sharesRow) add(TensorName::scoreSum, 1, 1);
    if (plan_.scheme->hasLogits) {
      add(TensorName::scale, 1, 1);
      add(TensorName::exponentials, 1, m_);
      add(TensorName::exponentialSum, 1, 1);
    }
    add(TensorName::weightSum, 1, 1);
    if (!plan_.weighting.empty() || plan_.alternative) add(TensorName::schemeWeights, 1, m_);
    if (!plan_.chosen.empty()) {
      add(TensorName::chosenKeys, static_cast<Index>(plan_.chosen.size()), 1);
      add(TensorName::chosenWeight, 1, 1);
    }
    add(TensorName::planeAxes, 2, valueWidth);
    add(TensorName::planeValues, m_, 2);
    add(TensorName::planeSums, m_ + 1, 2);
  }

  const Plan& plan_;
  Snapshot& snapshot_;
  const Index n_;
  const Index m_;
  bool keepsAllHeads_;  // whether every head's (n, m) tensors are kept
};

}  // namespace

void layOut(const Plan& plan, Snapshot& snapshot) {
  Layout layout(plan, snapshot);
  layout.texts();
  for (Index l = 0; l < plan.layerCount(); ++l) layout.layer(l);
  snapshot.allocate();
}

}  // namespace ap
