#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/recipes/evaluation.hpp"

/// The shipped models as files: safetensors in half precision, with what else is needed to read
/// them in the metadata (see readModel()). A head that finds a relation best has its name.
namespace ap::recipes {

std::vector<std::uint8_t> saveTrained(const Trained& model, const Grammar& grammar,
                                      const std::map<std::string, HeadName>& heads);
std::vector<std::uint8_t> saveTranslator(const Translator& model,
                                         const TranslationGrammar& grammar);

}  // namespace ap::recipes
