#pragma once

#include <optional>

#include "core/settings.hpp"
#include "core/snapshot.hpp"

namespace ap {

/// Computes snapshots, one after the other, in slices, so that a long text never blocks a frame:
/// begin() with the settings, advance() until it says that all is done, then read snapshot().
class Session {
 public:
  /// Makes a model of weights, which settings can name from then on. On an error nothing is changed
  /// (see LoadedModels::load).
  std::optional<Error> load(std::string_view id, const ModelWeights& weights);

  /// Starts on these settings; what was under way is dropped. Wrong settings change nothing and
  /// return the first that is wrong.
  std::optional<Error> begin(const Settings& settings);

  /// Computes rows of attention until at least `scores` scores (n·m in each head) were made or
  /// nothing is left. True when the snapshot is complete; then further calls do nothing.
  bool advance(std::size_t scores);

  /// The last complete snapshot; empty before the first.
  const Snapshot& snapshot() const { return complete_; }

 private:
  void embed();
  void embedSource();
  Embedding embedded(const Model& model, const Tokens& text, Matrix& positioned) const;
  void passHidden();
  void startLayer();
  Matrix startInputs();
  void startManual();
  void placeQuery();
  void writeMask(Index first, Index rows);
  void computeRows(Index first, Index rows);
  void computeQueryToken(MatrixOut weights, const MatrixView& values, MatrixOut output);
  void explainQueryToken();
  void addWeights();
  void compareWithTranspose();
  void shiftTowardsAlternative(MatrixOut weights, const MatrixView& values) const;
  void finishHead();
  void analyse();
  void drawPlane();
  void finishLayer();
  void finish();

  bool isSelectedHead() const;
  Eigen::Map<Matrix> current(TensorName name) { return working_.at(name, layer_, head_); }

  LoadedModels loaded_;
  std::optional<Plan> plan_;  // of what is under way
  Snapshot working_;
  Snapshot complete_;

  // Where the work stands.
  Index n_ = 0;
  Index m_ = 0;
  Matrix input_;  // (n, d), what the current layer's queries are made from
  Matrix
      source_;  // (m, d), what cross-attention looks at: a second sentence, or what was read of it
  Index layer_ = 0;
  Index head_ = 0;
  Index row_ = 0;
};

}  // namespace ap
