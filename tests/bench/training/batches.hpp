#pragma once

#include "core/grammars/english.hpp"
#include "core/recipes/trained.hpp"
#include "core/recipes/translator.hpp"
#include "core/training/run.hpp"
#include "wasm/border.hpp"

/// Batches as JavaScript sees them.
namespace ap::bench {

using emscripten::val;
using namespace recipes;
using namespace training;

inline val wholeNumbers(const std::vector<Index>& numbers) {
  return copyOut(std::vector<std::int32_t>(numbers.begin(), numbers.end()));
}

/// { starts, tokens }: where each sentence starts, and the lists of words.
inline val sentences(const Batch& batch) {
  auto tokens = val::array();
  for (const std::vector<Index>& list : batch.tokens) tokens.call<void>("push", wholeNumbers(list));
  auto object = val::object();
  object.set("starts", wholeNumbers(batch.spans.starts));
  object.set("tokens", tokens);
  return object;
}

inline val batchOf(const TrainedBatch& batch) {
  auto object = val::object();
  object.set("words", sentences(batch.words));
  object.set("hiddenAt", wholeNumbers(batch.hiddenAt));
  object.set("hiddenWords", wholeNumbers(batch.hiddenWords));
  object.set("linkedAt", wholeNumbers(batch.linkedAt));
  object.set("namedWords", wholeNumbers(batch.namedWords));
  return object;
}

inline val batchOf(const TranslatorBatch& batch) {
  auto object = val::object();
  object.set("source", sentences(batch.source));
  object.set("target", sentences(batch.target));
  object.set("right", wholeNumbers(batch.right));
  return object;
}

/// Questions of a task, as a run draws them.
inline val drawQuestions(const Run& run, Random& random) {
  Batch batch{{{}, {}}, {}};
  std::vector<Index> answers;
  for (int b = 0; b < static_cast<int>(run.settings().batch); ++b) {
    const Example example = drawExample(run.task(), random, Split::training);
    batch.spans.append(static_cast<Index>(example.words.size()));
    batch.tokens[0].insert(batch.tokens[0].end(), example.words.begin(), example.words.end());
    batch.tokens[1].insert(batch.tokens[1].end(), example.values.begin(), example.values.end());
    answers.push_back(example.answer);
  }
  if (batch.tokens[1].empty()) batch.tokens.pop_back();
  auto object = val::object();
  object.set("words", sentences(batch));
  object.set("answers", wholeNumbers(answers));
  return object;
}

}  // namespace ap::bench
