// Trains the shipped models: train <folder> [trained|translator]. Of three seeds it keeps the model
// that does best on development sentences, and writes <folder>/<model>.safetensors.

#include <cstdio>
#include <fstream>
#include <string>

#include "core/grammars/english.hpp"
#include "core/recipes/files.hpp"

namespace {

using namespace ap;
using namespace ap::recipes;

constexpr std::uint64_t seeds[] = {1, 2, 3};

/// Takes all steps, with a line now and then; false when it diverged.
template <typename Step>
bool takeSteps(const char* model, std::uint64_t seed, Index steps, const Step& step) {
  constexpr Index lineEvery = 250;
  double sum = 0;
  for (Index i = 1; i <= steps; ++i) {
    const double loss = step();
    if (loss != loss) {
      std::printf("%s, seed %d: diverged at step %td\n", model, static_cast<int>(seed), i);
      return false;
    }
    sum += loss;
    if (i % lineEvery != 0) continue;
    std::printf("%s, seed %d, step %td: loss %.4f\n", model, static_cast<int>(seed), i,
                sum / static_cast<double>(lineEvery));
    std::fflush(stdout);
    sum = 0;
  }
  return true;
}

/// The mean of the metrics, baselines apart.
double scoreOf(const std::vector<Metric>& metrics) {
  double sum = 0;
  Index count = 0;
  for (const Metric& metric : metrics) {
    if (metric.name.find('/') != std::string::npos) continue;
    std::printf("  %s %.4f\n", metric.name.c_str(), metric.value);
    sum += metric.value;
    ++count;
  }
  return sum / static_cast<double>(count);
}

/// The best file of three.
class Best {
 public:
  void offer(double score, std::vector<std::uint8_t> file) {
    if (score <= score_) return;
    score_ = score;
    file_ = std::move(file);
  }
  bool write(const std::string& path) const {
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(file_.data()),
              static_cast<std::streamsize>(file_.size()));
    std::printf("%s: %zu bytes\n", path.c_str(), file_.size());
    return !file_.empty() && out.good();
  }

 private:
  double score_ = -1;
  std::vector<std::uint8_t> file_;
};

bool trainTrained(const std::string& folder) {
  constexpr Index steps = 5000;
  const Grammar& grammar = englishGrammar();
  const training::Plan plan = planTrained(steps);
  Best best;
  for (const std::uint64_t seed : seeds) {
    Trained model = makeTrained(grammar, seed);
    training::Tape<float> tape(model.learner.parameters);
    if (!takeSteps("trained", seed, steps, [&] { return stepTrained(model, grammar, plan, tape); }))
      continue;
    const TrainedScores scores = evaluateTrained(model, grammar, Part::development);
    best.offer(scoreOf(scores.metrics), saveTrained(model, grammar, scores.heads));
  }
  return best.write(folder + "/trained.safetensors");
}

bool trainTranslator(const std::string& folder) {
  constexpr Index steps = 1500;
  const TranslationGrammar grammar;
  const training::Plan plan = planTranslator(steps);
  Best best;
  for (const std::uint64_t seed : seeds) {
    Translator model = makeTranslator(grammar, seed);
    training::Tape<float> tape(model.learner.parameters);
    if (!takeSteps("translator", seed, steps,
                   [&] { return stepTranslator(model, grammar, plan, tape); }))
      continue;
    best.offer(scoreOf(evaluateTranslator(model, grammar, Part::development)),
               saveTranslator(model, grammar));
  }
  return best.write(folder + "/translator.safetensors");
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2 || count > 3) {
    std::fprintf(stderr, "train <folder> [trained|translator]\n");
    return 2;
  }
  const std::string folder = arguments[1];
  const std::string only = count == 3 ? arguments[2] : "";
  if ((only.empty() || only == "translator") && !trainTranslator(folder)) return 1;
  if ((only.empty() || only == "trained") && !trainTrained(folder)) return 1;
  return 0;
}
