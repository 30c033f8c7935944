// What is learned in the benchmark: what each model starts from and its batches, so that others can
// take the same steps; and the steps of the shipped models, which the module `training` does not
// have.

#include <functional>

#include "tests/bench/training/batches.hpp"

namespace {

using namespace ap;
using namespace ap::bench;

/// A learner with all that it needs; what it is made of stays alive in the functions.
struct Learning {
  Learner* learner;
  Plan plan;
  std::function<double()> step;
  std::function<val(Random&)> draw;
};

Learning task(const std::string& id) {
  const auto run = std::make_shared<Run>(RunSettings{.task = id});
  const auto step = [run] {
    run->advance(1);
    return run->loss();
  };
  return {&run->learner(), planFor(run->settings()), step,
          [run](Random& random) { return drawQuestions(*run, random); }};
}

constexpr std::uint64_t seed = 1;

// Both in as many steps as they are shipped after.
Learning trained() {
  const Grammar& grammar = englishGrammar();
  const auto model = std::make_shared<Trained>(makeTrained(grammar, seed));
  const auto tape = std::make_shared<Tape<float>>(model->learner.parameters);
  const Plan plan = planTrained(5000);
  return {&model->learner, plan,
          [=, &grammar] { return stepTrained(*model, grammar, plan, *tape); },
          [&grammar](Random& random) { return batchOf(drawTrained(grammar, random)); }};
}

Learning translator() {
  const auto grammar = std::make_shared<TranslationGrammar>();
  const auto model = std::make_shared<Translator>(makeTranslator(*grammar, seed));
  const auto tape = std::make_shared<Tape<float>>(model->learner.parameters);
  const Plan plan = planTranslator(1500);
  return {&model->learner, plan, [=] { return stepTranslator(*model, *grammar, plan, *tape); },
          [=](Random& random) { return batchOf(drawTranslator(*model, *grammar, random)); }};
}

/// What the learner's parameters are now.
val parameters(const Learning& learning) {
  auto array = val::array();
  for (const Parameter<float>& parameter : learning.learner->parameters.all()) {
    const Matrix& value = parameter.value;
    auto one = val::object();
    one.set("name", parameter.name);
    one.set("rows", static_cast<int>(value.rows()));
    one.set("columns", static_cast<int>(value.cols()));
    one.set("decays", parameter.decays);
    one.set("numbers", copyOut(std::vector<float>(value.data(), value.data() + value.size())));
    array.call<void>("push", one);
  }
  return array;
}

/// The batches of the next steps; drawing them here leaves them to be drawn there.
val batches(const Learning& learning, int count) {
  Random random = learning.learner->random;
  auto array = val::array();
  for (int i = 0; i < count; ++i) array.call<void>("push", learning.draw(random));
  return array;
}

double step(Learning& learning) { return learning.step(); }

double rate(const Learning& learning, int step) {
  return learningRate(learning.plan.schedule, step);
}

val rule(const Learning& learning) {
  const auto& [schedule, rule, mostGradient] = learning.plan;
  auto object = val::object();
  object.set("meanDecay", rule.meanDecay);
  object.set("varianceDecay", rule.varianceDecay);
  object.set("epsilon", rule.epsilon);
  object.set("weightDecay", rule.weightDecay);
  object.set("mostGradient", mostGradient);
  return object;
}

}  // namespace

EMSCRIPTEN_BINDINGS(learning) {
  emscripten::class_<Learning>("Learning")
      .function("step", &step)
      .function("parameters", &parameters)
      .function("batches", &batches)
      .function("rate", &rate)
      .function("rule", &rule);
  emscripten::function("task", &task);
  emscripten::function("trained", &trained);
  emscripten::function("translator", &translator);
}
