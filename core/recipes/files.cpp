#include "core/recipes/files.hpp"

#include "core/training/checkpoint.hpp"

namespace ap::recipes {

namespace {

// Adjectives on both sides of the French noun, gender, and an article that follows it.
constexpr const char* example = "the small black cat sees a white house";

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

std::vector<std::uint8_t> saveTrained(const Trained& model, const Grammar& grammar,
                                      const std::map<std::string, HeadName>& heads) {
  std::map<std::string, std::string> texts{
      {"model", "trained"},
      {"words", joined(grammar.words())},
      {"heads", std::to_string(model.encoder.layers.front().attention.sizes.heads)}};
  for (const auto& [relation, head] : heads) {
    std::string& names =
        texts["head." + std::to_string(head.layer) + "." + std::to_string(head.head)];
    names += (names.empty() ? "" : ", ") + relation;
  }
  return training::saveParameters(model.learner.parameters, texts);
}

std::vector<std::uint8_t> saveTranslator(const Translator& model,
                                         const TranslationGrammar& grammar) {
  return training::saveParameters(
      model.learner.parameters,
      {{"model", "translator"},
       {"words.source", joined(grammar.english())},
       {"words.target", joined(grammar.french())},
       {"heads", std::to_string(model.model.encoder.layers.front().attention.sizes.heads)},
       {"heads.cross", std::to_string(model.model.layers.front().cross.sizes.heads)},
       {"mask", "rightward"},
       {"example", example}});
}

}  // namespace ap::recipes
