#pragma once

#include <span>

#include "core/grammars/translation.hpp"
#include "core/training/encoder_decoder.hpp"
#include "core/training/learner.hpp"

/// The model `translator`: a small encoder-decoder over the sentences of grammars/translation.cpp,
/// from English to French. No loss touches a weight of attention.
///
/// It is built so that its cross-attention can be read. The encoder's one layer has attention
/// alone, which looks rightward, from an adjective or article to its noun, and whose values pass
/// through 8 numbers in all: enough for gender and number, too few to copy a word. So the decoder's
/// one cross-attention head has to look at the word that it translates. A row of it stands for the
/// word that it predicts, which is the one after the word that is fed in.
namespace ap::recipes {

struct Translator {
  training::Learner learner;
  training::EncoderDecoder model;
  Index start, end;  // words of the second language that no sentence holds
};

Translator makeTranslator(const TranslationGrammar& grammar, std::uint64_t seed);

training::Plan planTranslator(Index steps);

/// Sentences with their translations as they are fed in, each after the start, and the word that
/// comes after each that is fed in: in the end, the end.
struct TranslatorBatch {
  training::Batch source, target;
  std::vector<Index> right;
};
/// 64 new sentences.
TranslatorBatch drawTranslator(const Translator& model, const TranslationGrammar& grammar,
                               Random& random);

/// One step on 64 new sentences; returns the loss, NaN where it diverged.
double stepTranslator(Translator& model, const TranslationGrammar& grammar,
                      const training::Plan& plan, training::Tape<float>& tape);

/// What the model translates sentences to, taking the likeliest word each time, until the end of
/// the sentence or the longest that it can write.
std::vector<std::vector<Index>> translateAll(Translator& model, const TranslationGrammar& grammar,
                                             std::span<const Translation> sentences);

/// Where the cross-attention looks most to predict each word of the right translation: for each
/// sentence as many places as its target has words.
std::vector<std::vector<Index>> alignAll(Translator& model, const TranslationGrammar& grammar,
                                         std::span<const Translation> sentences);

}  // namespace ap::recipes
