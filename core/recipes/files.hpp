#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/recipes/evaluation.hpp"

/// The shipped models as files: safetensors in half precision, with what else is needed to read
/// them in the metadata. `words` (or `words.source` and `words.target`) are all words in the order
/// of their rows, separated by spaces; `heads` is how many the layers of several have; a relation's
/// name gives the layer and head that finds it best.
namespace ap::recipes {

std::vector<std::uint8_t> saveTrained(const Trained& model, const Grammar& grammar,
                                      const std::map<std::string, HeadName>& heads);
std::vector<std::uint8_t> saveTranslator(const Translator& model,
                                         const TranslationGrammar& grammar);

}  // namespace ap::recipes
