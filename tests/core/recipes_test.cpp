#include <doctest/doctest.h>

#include <map>
#include <string>

#include "core/grammars/english.hpp"
#include "core/recipes/files.hpp"
#include "core/training/checkpoint.hpp"
#include "tests/core/inputs.hpp"
#include "tests/core/shipped.hpp"

namespace ap {
namespace {

using namespace recipes;

std::map<std::string, Metric> byName(const std::vector<Metric>& metrics) {
  std::map<std::string, Metric> found;
  for (const Metric& metric : metrics) found[metric.name] = metric;
  return found;
}

template <typename Model>
bool sameParameters(const Model& a, const Model& b) {
  const auto& first = a.learner.parameters.all();
  const auto& second = b.learner.parameters.all();
  for (std::size_t i = 0; i < first.size(); ++i)
    if (!sameBits(first[i].value, second[i].value)) return false;
  return true;
}

}  // namespace

TEST_CASE("trained: as shipped, its heads find what they should on held-out sentences") {
  const auto file = shipped("trained");
  CHECK(file.size() <= 150'000);
  const Grammar& grammar = englishGrammar();
  Trained model = makeTrained(grammar, 0);
  REQUIRE_FALSE(training::loadParameters(file, model.learner.parameters));
  const TrainedScores scores = evaluateTrained(model, grammar, Part::heldOut);
  auto metrics = byName(scores.metrics);
  const std::pair<const char*, double> targets[] = {{"pronoun-antecedent", 0.97},
                                                    {"two-candidate-it", 0.95},
                                                    {"adjective-noun", 0.99},
                                                    {"masked-licit", 0.95}};
  for (const auto& [name, least] : targets) {
    CAPTURE(name);
    CHECK(metrics[name].value >= least);
    CHECK(metrics[name].n >= 200);
  }
  // What position alone can do: otherwise a head could be right for the wrong reason.
  for (const char* relation : {"pronoun-antecedent", "two-candidate-it"})
    for (const char* by : {"/first", "/nearest", "/next"})
      CHECK(metrics[std::string(relation) + by].value < 0.8);

  Safetensors stored;
  REQUIRE_FALSE(readSafetensors(file, stored));
  CHECK(stored.metadata.at("model") == "trained");
  const HeadName head = scores.heads.at("pronoun-antecedent");
  const std::string at = "head." + std::to_string(head.layer) + "." + std::to_string(head.head);
  CHECK(stored.metadata.at(at).find("pronoun-antecedent") != std::string::npos);
  CHECK(stored.metadata.at("words").starts_with(grammar.words().front() + " "));
}

TEST_CASE("translator: as shipped, it translates and aligns held-out sentences") {
  const auto file = shipped("translator");
  CHECK(file.size() <= 150'000);
  const TranslationGrammar grammar;
  Translator model = makeTranslator(grammar, 0);
  REQUIRE_FALSE(training::loadParameters(file, model.learner.parameters));
  auto metrics = byName(evaluateTranslator(model, grammar, Part::heldOut));
  CHECK(metrics["exact"].value >= 0.99);
  CHECK(metrics["alignment"].value >= 0.95);
  CHECK(metrics["exact"].n >= 200);
}

TEST_CASE("recipes: the same seed gives the same bits, another does not, and the loss goes down") {
  const Grammar& english = englishGrammar();
  const auto trainedAfter = [&](std::uint64_t seed, int steps, double& loss) {
    Trained model = makeTrained(english, seed);
    training::Tape<float> tape(model.learner.parameters);
    for (int i = 0; i < steps; ++i) loss = stepTrained(model, english, planTrained(40), tape);
    return model;
  };
  double first, last, other;
  trainedAfter(1, 1, first);
  const Trained once = trainedAfter(1, 30, last);
  CHECK(sameParameters(once, trainedAfter(1, 30, other)));
  CHECK(last == other);
  CHECK(last < first - 1);
  CHECK_FALSE(sameParameters(once, trainedAfter(2, 30, other)));

  const TranslationGrammar translation;
  const auto translatorAfter = [&](int steps, double& loss) {
    Translator model = makeTranslator(translation, 1);
    training::Tape<float> tape(model.learner.parameters);
    for (int i = 0; i < steps; ++i)
      loss = stepTranslator(model, translation, planTranslator(40), tape);
    return model;
  };
  translatorAfter(1, first);
  const Translator again = translatorAfter(30, last);
  CHECK(sameParameters(again, translatorAfter(30, other)));
  CHECK(last < first - 1);
}

}  // namespace ap
