#include "core/training/run.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/text/split.hpp"
#include "core/training/cross_entropy.hpp"

namespace ap::training {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr Index warmUp = 10;
// Questions to measure with are drawn apart from those to train with.
constexpr std::uint64_t heldOutSeed = 0x68656c64;

EncoderSizes sizesFor(const Task& task, const RunSettings& settings) {
  const auto width = static_cast<Index>(settings.width);
  const auto heads = static_cast<Index>(settings.heads);
  const LayerSizes layer{{width, heads, width / heads, width / heads},
                         static_cast<Index>(settings.hidden)};
  return {static_cast<Index>(split(task.words, ' ').size()), task.longest,
          std::vector<LayerSizes>(static_cast<std::size_t>(settings.layers), layer)};
}

std::optional<Error> outside(const char* name, double value, double least, double most) {
  if (value >= least && value <= most && std::trunc(value) == value) return std::nullopt;
  return Error{ErrorCode::outOfRange, name, inWords(value),
               inWords(least) + " to " + inWords(most)};
}

}  // namespace

std::optional<Error> validate(const RunSettings& settings) {
  if (findTask(settings.task) == nullptr) return unknownName("task", settings.task, taskIds());
  if (findControl(settings.control) == nullptr)
    return unknownName("control", settings.control, controlIds());
  const struct {
    const char* name;
    double value, least, most;
  } numbers[] = {{"width", settings.width, 4, 64},       {"layers", settings.layers, 1, 4},
                 {"heads", settings.heads, 1, 4},        {"hidden", settings.hidden, 4, 256},
                 {"batch", settings.batch, 1, 256},      {"seed", settings.seed, 0, 4294967295.0},
                 {"steps", settings.steps, 0, 1'000'000}};
  for (const auto& [name, value, least, most] : numbers)
    if (auto error = outside(name, value, least, most)) return error;
  if (std::fmod(settings.width, settings.heads) != 0)
    return Error{ErrorCode::notDivisible, "width", inWords(settings.width),
                 inWords(settings.heads) + " heads"};
  if (!(settings.learningRate > 0) || !std::isfinite(settings.learningRate))
    return Error{ErrorCode::notPositive, "learningRate", inWords(settings.learningRate), ""};
  return std::nullopt;
}

Plan planFor(const RunSettings& settings) {
  return {{settings.learningRate, warmUp, static_cast<Index>(settings.steps)}, {}, 1};
}

Run::Run(const RunSettings& settings)
    : settings_(settings),
      task_(findTask(settings.task)),
      control_(findControl(settings.control)),
      learner_{{}, Random(0), 0},
      tape_(learner_.parameters) {
  reset();
}

void Run::reset() {
  Random random(static_cast<std::uint64_t>(settings_.seed));
  learner_.parameters = {};
  model_ = makeDecoderOnly(learner_.parameters, sizesFor(*task_, settings_), random);
  learner_.random = random;
  learner_.step = 0;
  loss_ = notANumber;
  hasDiverged_ = false;
}

Index Run::advance(Index steps) {
  const Plan plan = planFor(settings_);
  for (Index taken = 0; taken < steps; ++taken) {
    if (hasDiverged_) return taken;
    loss_ = learn(learner_, plan, tape_, [this](Tape<float>& tape, Random& random) {
      std::vector<Example> examples;
      for (Index b = 0; b < static_cast<Index>(settings_.batch); ++b)
        examples.push_back(drawExample(*task_, random, Split::training));
      const Asked asked = ask(examples);
      return crossEntropy(tape, predict(tape, asked).logits, asked.answers);
    });
    hasDiverged_ = std::isnan(loss_);
  }
  return steps;
}

Score Run::score(Index count) {
  const std::vector<Example> examples = heldOut(count);
  const Asked asked = ask(examples);
  tape_.clear();
  const Predicted predicted = predict(tape_, asked);
  const Matrix& logits = tape_.value(predicted.logits);
  Index right = 0;
  for (Index b = 0; b < count; ++b) {
    Index said;
    logits.row(b).maxCoeff(&said);
    right += said == asked.answers[static_cast<std::size_t>(b)] ? 1 : 0;
  }
  return {static_cast<double>(right) / static_cast<double>(count),
          looksRight(tape_.value(predicted.layers.front().weights), asked, examples)};
}

Shown Run::shown(Index index) {
  const Example example = heldOut(index + 1).back();
  const Asked asked = ask({example});
  tape_.clear();
  const Predicted predicted = predict(tape_, asked);
  tape_.backward(crossEntropy(tape_, predicted.logits, asked.answers));

  const auto words = split(task_->words, ' ');
  const auto word = [&](Index number) {
    return std::string(words[static_cast<std::size_t>(number)]);
  };
  Shown shown{{}, word(example.answer), {}, example.look, {}, {}};
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    const Index value = example.values.empty() ? -1 : example.values[i];
    shown.words.push_back(word(example.words[i]) + (value < 0 ? "" : " " + word(value)));
  }
  Index said;
  tape_.value(predicted.logits).row(0).maxCoeff(&said);
  shown.said = word(said);

  const auto heads = static_cast<Index>(settings_.heads);
  const auto n = static_cast<Index>(example.words.size());
  const auto append = [&](std::vector<Matrix>& to, const Matrix& stacked) {
    for (Index h = 0; h < heads; ++h) to.push_back(stacked.middleRows(h * n, n));
  };
  for (const Weighing& layer : predicted.layers) {
    append(shown.weights, tape_.value(layer.weights));
    if (layer.logits) append(shown.gradLogits, tape_.gradient(*layer.logits));
  }
  return shown;
}

std::vector<Index> Run::different(Index count) const {
  const std::vector<Example> examples = heldOut(32);
  std::vector<Index> chosen;
  const auto isNew = [&](const auto& of, const Example& example) {
    return std::ranges::none_of(chosen, [&](Index index) {
      return of(examples[static_cast<std::size_t>(index)]) == of(example);
    });
  };
  const auto news = [&](Index index) {
    const Example& example = examples[static_cast<std::size_t>(index)];
    return isNew([](const Example& one) { return one.look; }, example) +
           isNew([](const Example& one) { return one.words.back(); }, example) +
           isNew([](const Example& one) { return one.answer; }, example);
  };
  while (static_cast<Index>(chosen.size()) < count) {
    Index best = -1;
    for (Index index = 0; index < static_cast<Index>(examples.size()); ++index)
      if (std::ranges::find(chosen, index) == chosen.end() &&
          (best < 0 || news(index) > news(best)))
        best = index;
    chosen.push_back(best);
  }
  return chosen;
}

double Run::looksRight(const Matrix& weights, const Asked& asked,
                       const std::vector<Example>& examples) const {
  if (examples.front().look < 0) return notANumber;
  Index most = 0;
  for (Index h = 0; h < static_cast<Index>(settings_.heads); ++h) {
    Index right = 0;
    for (std::size_t b = 0; b < examples.size(); ++b) {
      Index place;
      weights.row(h * asked.batch.spans.rows() + asked.last[b]).maxCoeff(&place);
      right += place == examples[b].look ? 1 : 0;
    }
    most = std::max(most, right);
  }
  return static_cast<double>(most) / static_cast<double>(examples.size());
}

Run::Asked Run::ask(const std::vector<Example>& examples) const {
  Asked asked{{{{}}, {}}, {}, {}};
  const bool hasValues = !examples.front().values.empty();
  if (hasValues) asked.batch.tokens.emplace_back();
  const auto append = [&](std::size_t list, const std::vector<Index>& words) {
    auto& tokens = asked.batch.tokens[list];
    tokens.insert(tokens.end(), words.begin(), words.end());
  };
  for (const Example& example : examples) {
    append(0, example.words);
    if (hasValues) append(1, example.values);
    asked.batch.spans.append(static_cast<Index>(example.words.size()));
    asked.last.push_back(asked.batch.spans.rows() - 1);
    asked.answers.push_back(example.answer);
  }
  return asked;
}

Predicted Run::predict(Tape<float>& tape, const Asked& asked) const {
  const Weigh<float> weigh = [this](Tape<float>& on, Var queries, Var keys, const Layout& layout) {
    return control_->weigh(on, queries, keys, layout, static_cast<std::uint64_t>(settings_.seed));
  };
  return predictNext(tape, model_, asked.batch, asked.last, weigh);
}

std::vector<Example> Run::heldOut(Index count) const {
  Random random(heldOutSeed);
  std::vector<Example> examples;
  while (static_cast<Index>(examples.size()) < count)
    examples.push_back(drawExample(*task_, random, Split::heldOut));
  return examples;
}

}  // namespace ap::training
