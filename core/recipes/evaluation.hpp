#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/recipes/trained.hpp"
#include "core/recipes/translator.hpp"

/// How good the shipped models are, on sentences whose right answer the grammar knows.
namespace ap::recipes {

struct Metric {
  std::string name;
  double value;
  Index n;  // cases
};

/// A head by layer and number, as "1.0".
struct HeadName {
  Index layer, head;
};

struct TrainedScores {
  /// For each relation: how often the one head that does it best on training sentences gives the
  /// word linked to most weight; beside it, as `name/first`, `/nearest` and `/next`, how often that
  /// is the first head noun or name, the nearest one, or the next word. Then `masked-licit`: how
  /// often the likeliest word at a masked place gives a sentence that the grammar allows.
  std::vector<Metric> metrics;
  std::map<std::string, HeadName> heads;  // the ones chosen, by metric
};
TrainedScores evaluateTrained(Trained& model, const Grammar& grammar, Part part);

/// `exact`: whole translations that are right; `alignment`: content words whose row looks most at
/// the word that they translate.
std::vector<Metric> evaluateTranslator(Translator& model, const TranslationGrammar& grammar,
                                       Part part);

}  // namespace ap::recipes
