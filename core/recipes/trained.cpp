#include "core/recipes/trained.hpp"

#include <cmath>

#include "core/training/cross_entropy.hpp"
#include "core/training/embedding.hpp"
#include "core/training/linear.hpp"

namespace ap::recipes {

using namespace training;

namespace {

constexpr Index width = 48;
constexpr Index heads = 4;
constexpr Index headWidth = width / heads;
constexpr Index squeezed = 8;  // numbers that the first layer's values pass through
constexpr Index hidden = 128;
// Large enough that a word stays itself beside what the first layer adds. With 0.1, no seed of
// three learned which of two things "it" is.
constexpr float deviation = 0.4f;
constexpr Index batchSize = 64;
constexpr std::uint64_t hideOneIn = 7;

Index wordCount(const Grammar& grammar) { return static_cast<Index>(grammar.words().size()); }

EncoderSizes sizesFor(const Grammar& grammar) {
  return {wordCount(grammar) + 1,
          grammar.longest(),
          {{{width, heads, headWidth, squeezed / heads}, 0},
           {{width, heads, headWidth, headWidth}, hidden}},
          deviation};
}

/// A logit for every word, with one table for words that are read and words that are said.
Var say(Tape<float>& tape, const Trained& model, Var rows) {
  return addBias(tape, projectTransposed(tape, rows, tape.parameter(model.encoder.embedded.words)),
                 tape.parameter(model.wordBias));
}

/// Two objectives: which word is hidden, and which word a linked word belongs to.
Var lossOf(Tape<float>& tape, const Trained& model, TrainedBatch batch) {
  const Encoded encoded =
      encode<float>(tape, model.encoder, batch.words, Mask::none(), scaledSoftmaxWeights<float>);
  const Var hiddenRows = rowsOf(tape, encoded.attended, std::move(batch.hiddenAt));
  const Var filled = say(tape, model, finish(tape, model.encoder, hiddenRows));
  const Var linked =
      normalise(tape, model.namerNorm, rowsOf(tape, encoded.attended, std::move(batch.linkedAt)));
  const Var named = say(tape, model, project(tape, linked, tape.parameter(model.namer)));
  return add(tape, crossEntropy(tape, filled, std::move(batch.hiddenWords)),
             crossEntropy(tape, named, std::move(batch.namedWords)));
}

}  // namespace

Trained makeTrained(const Grammar& grammar, std::uint64_t seed) {
  Random random(seed);
  Parameters<float> parameters;
  Encoder encoder = makeEncoder(parameters, "encoder", sizesFor(grammar), random);
  const Norm norm = makeNorm(parameters, "namerNorm", width);
  const float ofNamer = 1 / std::sqrt(static_cast<float>(width));
  const ParameterId namer = parameters.draw("namer", width, width, ofNamer, random);
  const ParameterId bias = parameters.constant("wordBias", wordCount(grammar) + 1, 0);
  return {{std::move(parameters), random, 0}, std::move(encoder), norm, namer, bias};
}

Plan planTrained(Index steps) { return {{4e-3, steps / 20, steps}, {}, 1}; }

TrainedBatch drawTrained(const Grammar& grammar, Random& random) {
  const Index mask = wordCount(grammar);
  TrainedBatch batch{{{{}}, {}}, {}, {}, {}, {}};
  std::vector<Index>& tokens = batch.words.tokens.front();
  for (Index b = 0; b < batchSize; ++b) {
    const Sentence sentence = grammar.draw(random, Part::training);
    const Index start = batch.words.spans.rows();
    const auto length = static_cast<Index>(sentence.words.size());
    const auto always = static_cast<Index>(random.below(sentence.words.size()));
    for (Index i = 0; i < length; ++i) {
      const Index word = sentence.words[static_cast<std::size_t>(i)];
      const bool isHidden = random.below(hideOneIn) == 0 || i == always;
      tokens.push_back(isHidden ? mask : word);
      if (!isHidden) continue;
      batch.hiddenAt.push_back(start + i);
      batch.hiddenWords.push_back(word);
    }
    batch.words.spans.append(length);
    for (const Link& link : sentence.links) {
      const auto isHidden = [&](Index place) {
        return tokens[static_cast<std::size_t>(start + place)] == mask;
      };
      if (isHidden(link.from) || isHidden(link.to)) continue;
      batch.linkedAt.push_back(start + link.from);
      batch.namedWords.push_back(sentence.words[static_cast<std::size_t>(link.to)]);
    }
  }
  return batch;
}

double stepTrained(Trained& model, const Grammar& grammar, const Plan& plan, Tape<float>& tape) {
  return learn(model.learner, plan, tape, [&](Tape<float>& batchTape, Random& random) {
    return lossOf(batchTape, model, drawTrained(grammar, random));
  });
}

Read readTrained(Trained& model, const Grammar& grammar, std::span<const Sentence> sentences,
                 std::span<const Index> hidden) {
  Tape<float> tape(model.learner.parameters);
  Batch batch{{{}}, {}};
  for (std::size_t b = 0; b < sentences.size(); ++b) {
    std::vector<Index> words = sentences[b].words;
    if (!hidden.empty()) words[static_cast<std::size_t>(hidden[b])] = wordCount(grammar);
    batch.tokens.front().insert(batch.tokens.front().end(), words.begin(), words.end());
    batch.spans.append(static_cast<Index>(words.size()));
  }
  const Encoded encoded =
      encode<float>(tape, model.encoder, batch, Mask::none(), scaledSoftmaxWeights<float>);
  Read read{
      batch.spans, tape.value(say(tape, model, finish(tape, model.encoder, encoded.attended))), {}};
  for (const Weighing& layer : encoded.layers) read.weights.push_back(tape.value(layer.weights));
  return read;
}

}  // namespace ap::recipes
