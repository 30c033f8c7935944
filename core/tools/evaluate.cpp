// Measures the shipped models on held-out sentences: evaluate <folder>. A line of JSON for each
// metric.

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "core/grammars/english.hpp"
#include "core/recipes/evaluation.hpp"
#include "core/training/checkpoint.hpp"

namespace {

using namespace ap;
using namespace ap::recipes;

bool load(const std::string& path, training::Parameters<float>& parameters) {
  std::ifstream in(path, std::ios::binary);
  const std::vector<std::uint8_t> file{std::istreambuf_iterator<char>(in), {}};
  const auto error = training::loadParameters(file, parameters);
  if (error) std::fprintf(stderr, "%s: %s\n", path.c_str(), message(*error).c_str());
  return !error;
}

void print(const char* model, const std::vector<Metric>& metrics) {
  for (const auto& [name, value, n] : metrics)
    std::printf("{\"model\": \"%s\", \"metric\": \"%s\", \"value\": %.4f, \"n\": %td}\n", model,
                name.c_str(), value, n);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "evaluate <folder>\n");
    return 2;
  }
  const std::string folder = arguments[1];
  const Grammar& english = englishGrammar();
  Trained trained = makeTrained(english, 0);
  if (!load(folder + "/trained.safetensors", trained.learner.parameters)) return 1;
  print("trained", evaluateTrained(trained, english, Part::heldOut).metrics);

  const TranslationGrammar translation;
  Translator translator = makeTranslator(translation, 0);
  if (!load(folder + "/translator.safetensors", translator.learner.parameters)) return 1;
  print("translator", evaluateTranslator(translator, translation, Part::heldOut));
}
