#include "core/recipes/translator.hpp"

#include <algorithm>

#include "core/training/cross_entropy.hpp"

namespace ap::recipes {

using namespace training;

namespace {

constexpr Index width = 48;
constexpr Index heads = 4;
constexpr Index headWidth = width / heads;
constexpr Index squeezed = 8;  // numbers that the encoder's values pass through
constexpr Index hidden = 128;
constexpr Index batchSize = 64;

EncoderDecoderSizes sizesFor(const TranslationGrammar& grammar) {
  const auto english = static_cast<Index>(grammar.english().size());
  const auto french = static_cast<Index>(grammar.french().size());
  return {{english, grammar.longest(), {{{width, heads, headWidth, squeezed / heads}, 0}}},
          french + 2,
          grammar.longest() + 1,
          {{{width, heads, headWidth, headWidth}, {width, 1, width, width}, hidden}}};
}

Batch batchOf(std::span<const std::vector<Index>> sentences) {
  Batch batch{{{}}, {}};
  for (const std::vector<Index>& sentence : sentences) {
    batch.tokens.front().insert(batch.tokens.front().end(), sentence.begin(), sentence.end());
    batch.spans.append(static_cast<Index>(sentence.size()));
  }
  return batch;
}

std::vector<std::vector<Index>> sourcesOf(std::span<const Translation> sentences) {
  std::vector<std::vector<Index>> sources;
  for (const Translation& sentence : sentences) sources.push_back(sentence.source);
  return sources;
}

/// The right translations as they are fed in: the start, then all words.
std::vector<std::vector<Index>> fedTargets(const Translator& model,
                                           std::span<const Translation> sentences) {
  std::vector<std::vector<Index>> targets;
  for (const Translation& sentence : sentences) {
    targets.push_back({model.start});
    targets.back().insert(targets.back().end(), sentence.target.begin(), sentence.target.end());
  }
  return targets;
}

Translated run(Tape<float>& tape, const Translator& model, const Mask& mask, const Batch& source,
               const Batch& target) {
  return translate<float>(tape, model.model, source, mask, target, scaledSoftmaxWeights<float>);
}

}  // namespace

Translator makeTranslator(const TranslationGrammar& grammar, std::uint64_t seed) {
  Random random(seed);
  Parameters<float> parameters;
  EncoderDecoder model = makeEncoderDecoder(parameters, sizesFor(grammar), random);
  const auto french = static_cast<Index>(grammar.french().size());
  return {{std::move(parameters), random, 0}, std::move(model), french, french + 1};
}

Plan planTranslator(Index steps) { return {{4e-3, steps / 20, steps}, {}, 1}; }

TranslatorBatch drawTranslator(const Translator& model, const TranslationGrammar& grammar,
                               Random& random) {
  std::vector<Translation> sentences;
  std::vector<Index> right;
  for (Index b = 0; b < batchSize; ++b) {
    sentences.push_back(grammar.draw(random, Part::training));
    const std::vector<Index>& target = sentences.back().target;
    right.insert(right.end(), target.begin(), target.end());
    right.push_back(model.end);
  }
  return {batchOf(sourcesOf(sentences)), batchOf(fedTargets(model, sentences)), std::move(right)};
}

double stepTranslator(Translator& model, const TranslationGrammar& grammar, const Plan& plan,
                      Tape<float>& tape) {
  const Mask mask = Mask::rightward(grammar.longest());
  return learn(model.learner, plan, tape, [&](Tape<float>& batchTape, Random& random) {
    TranslatorBatch batch = drawTranslator(model, grammar, random);
    const Translated translated = run(batchTape, model, mask, batch.source, batch.target);
    return crossEntropy(batchTape, translated.logits, std::move(batch.right));
  });
}

std::vector<std::vector<Index>> translateAll(Translator& model, const TranslationGrammar& grammar,
                                             std::span<const Translation> sentences) {
  const Mask mask = Mask::rightward(grammar.longest());
  const Batch source = batchOf(sourcesOf(sentences));
  std::vector<std::vector<Index>> written(sentences.size(), {model.start});
  Tape<float> tape(model.learner.parameters);
  for (Index at = 0; at <= grammar.longest(); ++at) {
    tape.clear();
    const Matrix& logits = tape.value(run(tape, model, mask, source, batchOf(written)).logits);
    for (std::size_t b = 0; b < written.size(); ++b) {
      Index next;
      // All sentences have the same length so far; who has ended goes on unread.
      logits.row(static_cast<Index>(b) * (at + 1) + at).maxCoeff(&next);
      written[b].push_back(next);
    }
  }
  for (std::vector<Index>& sentence : written) {
    sentence.erase(sentence.begin());
    sentence.erase(std::find(sentence.begin(), sentence.end(), model.end), sentence.end());
  }
  return written;
}

std::vector<std::vector<Index>> alignAll(Translator& model, const TranslationGrammar& grammar,
                                         std::span<const Translation> sentences) {
  const Mask mask = Mask::rightward(grammar.longest());
  Tape<float> tape(model.learner.parameters);
  const auto fed = fedTargets(model, sentences);
  const Translated translated = run(tape, model, mask, batchOf(sourcesOf(sentences)), batchOf(fed));
  const Matrix& weights = tape.value(translated.cross.front().weights);
  std::vector<std::vector<Index>> places(sentences.size());
  Index row = 0;
  for (std::size_t b = 0; b < sentences.size(); ++b) {
    for (std::size_t i = 0; i < sentences[b].target.size(); ++i) {
      Index place;
      weights.row(row + static_cast<Index>(i)).maxCoeff(&place);
      places[b].push_back(place);
    }
    row += static_cast<Index>(fed[b].size());
  }
  return places;
}

}  // namespace ap::recipes
