#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/error.hpp"
#include "core/tasks/task.hpp"
#include "core/training/control.hpp"
#include "core/training/decoder_only.hpp"
#include "core/training/learner.hpp"

namespace ap::training {

/// What a run can be started with: names and numbers from outside.
struct RunSettings {
  std::string task = "who-is-she";
  std::string control = "learned";
  double width = 16;
  double layers = 1;
  double heads = 1;
  double hidden = 32;
  double batch = 32;
  double learningRate = 5e-3;
  double seed = 1;
  double steps = 0;  // along which the learning rate goes down; 0: it stays up, and there is no end
};

/// The first setting that is wrong: unknown names; sizes that are no whole numbers in their range
/// (width 4 to 64 and a multiple of the heads, 1 to 4 layers, 1 to 4 heads, hidden 4 to 256, batch
/// 1 to 256); a learning rate that is not above 0; a seed that is no whole number from 0 to 2^32 −
/// 1, or steps that are none from 0 to 1,000,000.
std::optional<Error> validate(const RunSettings& settings);

/// What a run is trained with.
Plan planFor(const RunSettings& settings);

/// One sentence as the model sees it now. L layers of H heads; the last of the n words asks.
struct Shown {
  std::vector<std::string> words;  // n
  std::string answer;              // the right one
  std::string said;                // the model's
  Index look;                      // the place that has to be looked at, or −1
  std::vector<Matrix> weights;     // L·H of (n, n), a layer's heads together
  /// ∂L/∂ℓ of the loss of this sentence alone, as many of (n, n); every row sums to 0. Empty where
  /// weights do not come from logits.
  std::vector<Matrix> gradLogits;
};

/// How well a model does on some questions.
struct Score {
  double accuracy;  // the share of right answers
  /// Where there is one place to look at: how often the first layer's best head puts most weight
  /// there; NaN without such a place.
  double lookAccuracy;
};

/// A model that learns a task while one looks on: a few steps at a time, and not at all while it is
/// paused. From one seed always the same bits.
class Run {
 public:
  /// The settings are validated.
  explicit Run(const RunSettings& settings);
  Run(const Run&) = delete;  // the tape holds on to the learner
  Run& operator=(const Run&) = delete;

  /// Starts again, with the same seed.
  void reset();

  /// Takes so many steps, or as many as there are until it diverges; returns how many it took.
  Index advance(Index steps);

  Index step() const { return learner_.step; }
  /// Of the last step's batch, before the step; NaN before the first.
  double loss() const { return loss_; }
  /// Whether a loss or gradient was not finite: from then on nothing moves until reset().
  bool hasDiverged() const { return hasDiverged_; }

  /// How well the model does on `count` questions with pairs that are never trained on, always the
  /// same questions.
  Score score(Index count);
  double heldOutAccuracy(Index count) { return score(count).accuracy; }
  double lookAccuracy(Index count) { return score(count).lookAccuracy; }

  /// The `index`th question with a held-out pair.
  Shown shown(Index index);
  /// Of the first of them the numbers of so many (at most 32) that differ most: in the place to
  /// look at, the word that asks, and the answer.
  std::vector<Index> different(Index count) const;

  const RunSettings& settings() const { return settings_; }
  const Task& task() const { return *task_; }
  Learner& learner() { return learner_; }

 private:
  struct Asked {
    Batch batch;
    std::vector<Index> last;     // row of the word that asks, of each sentence
    std::vector<Index> answers;  // words
  };
  Asked ask(const std::vector<Example>& examples) const;
  Predicted predict(Tape<float>& tape, const Asked& asked) const;
  double looksRight(const Matrix& weights, const Asked& asked,
                    const std::vector<Example>& examples) const;
  std::vector<Example> heldOut(Index count) const;

  RunSettings settings_;
  const Task* task_;
  const Control* control_;
  Learner learner_;
  DecoderOnly model_;
  Tape<float> tape_;
  double loss_;
  bool hasDiverged_;
};

}  // namespace ap::training
