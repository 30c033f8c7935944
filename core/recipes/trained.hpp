#pragma once

#include <optional>
#include <span>

#include "core/grammars/grammar.hpp"
#include "core/training/encoder.hpp"
#include "core/training/learner.hpp"

/// The model `trained`: a small bidirectional transformer over the sentences of
/// grammars/english.cpp. It fills in masked words, and each linked word names the word that it
/// belongs to. No loss touches a weight of attention: where heads look is what helped.
///
/// It is built so that its heads can be read. The first layer has attention alone, whose values
/// pass through 8 numbers in all: enough for what kind of thing a neighbour is, too few to copy who
/// it is. So the second layer has to look at the word itself. A word is named from what attention
/// brought there, before the feed-forward, which could else choose between two heads that each look
/// at one of two words whatever the sentence says.
namespace ap::recipes {

struct Trained {
  training::Learner learner;
  training::Encoder encoder;
  training::Norm namerNorm;
  training::ParameterId namer;     // (d, d): what a word says of the word that it belongs to
  training::ParameterId wordBias;  // (1, words + 1): how common each word is
};

/// A fresh model of the words of the grammar and of one more, which hides a word.
Trained makeTrained(const Grammar& grammar, std::uint64_t seed);

/// What it is trained with, in so many steps.
training::Plan planTrained(Index steps);

/// Sentences with some words hidden, and what is asked about them.
struct TrainedBatch {
  training::Batch words;
  std::vector<Index> hiddenAt, hiddenWords;  // rows, and which word is hidden there
  std::vector<Index> linkedAt, namedWords;   // rows of linked words, and which word each belongs to
};
/// 64 new sentences.
TrainedBatch drawTrained(const Grammar& grammar, Random& random);

/// One step on 64 new sentences; returns the loss, NaN where it diverged.
double stepTrained(Trained& model, const Grammar& grammar, const training::Plan& plan,
                   training::Tape<float>& tape);

/// What the model makes of some sentences as they are, with some words hidden.
struct Read {
  training::Spans spans;
  training::MatrixOf<float> words;                 // (rows, words + 1): logits at every place
  std::vector<training::MatrixOf<float>> weights;  // of each layer, (H·rows, longest)
};
Read readTrained(Trained& model, const Grammar& grammar, std::span<const Sentence> sentences,
                 std::span<const Index> hidden);

}  // namespace ap::recipes
