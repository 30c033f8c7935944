#include <memory>

#include "core/models/model_file.hpp"
#include "core/text/split.hpp"
#include "core/training/experiment.hpp"
#include "core/training/saved_run.hpp"
#include "wasm/border.hpp"
#include "wasm/model_data.hpp"

using emscripten::val;

EMSCRIPTEN_DECLARE_VAL_TYPE(Tasks);
EMSCRIPTEN_DECLARE_VAL_TYPE(Sentences);
EMSCRIPTEN_DECLARE_VAL_TYPE(Measured);
EMSCRIPTEN_DECLARE_VAL_TYPE(Progress);
EMSCRIPTEN_DECLARE_VAL_TYPE(Bytes);
EMSCRIPTEN_DECLARE_VAL_TYPE(ModelRead);

namespace {

using ap::Index;
using namespace ap::training;

/// One run, and one control experiment: what whoever trains in the page holds.
struct Training {
  std::unique_ptr<Run> run;
  std::unique_ptr<Experiment> experiment;
};

/// Starts a run at step 0. On a fault the one before stays.
Fault begin(Training& training, const RunSettings& settings) {
  const auto error = validate(settings);
  if (!error) training.run = std::make_unique<Run>(settings);
  return ap::fault(error);
}

// As a number: Embind would make a BigInt of an Index.
int advance(Training& training, int steps) {
  return static_cast<int>(training.run->advance(steps));
}

void append(std::vector<float>& numbers, const std::vector<ap::Matrix>& matrices) {
  for (const ap::Matrix& matrix : matrices)
    numbers.insert(numbers.end(), matrix.data(), matrix.data() + matrix.size());
}

/// What does not change while the run goes on: some held-out questions.
Sentences sentences(Training& training, int count) {
  auto array = val::array();
  for (const Index index : training.run->different(count)) {
    const Shown shown = training.run->shown(index);
    auto sentence = val::object();
    sentence.set("words", val::array(shown.words));
    sentence.set("answer", shown.answer);
    sentence.set("look", static_cast<int>(shown.look));
    array.call<void>("push", sentence);
  }
  return Sentences(array);
}

/// How well the model does now on so many held-out questions, and what it makes of `sentences`: one
/// array for all of them, since a page takes hundreds of these a second.
Measured measure(Training& training, int questions, int sentences) {
  Run& run = *training.run;
  auto said = val::array();
  std::vector<float> weights;
  std::vector<float> gradLogits;
  for (const Index index : run.different(sentences)) {
    const Shown shown = run.shown(index);
    said.call<void>("push", shown.said);
    append(weights, shown.weights);
    append(gradLogits, shown.gradLogits);
  }
  const Score score = run.score(questions);
  auto measured = val::object();
  measured.set("step", static_cast<int>(run.step()));
  measured.set("loss", run.loss());
  measured.set("accuracy", score.accuracy);
  measured.set("lookAccuracy", score.lookAccuracy);
  measured.set("said", said);
  measured.set("weights", ap::copyOut(weights));
  measured.set("gradLogits", gradLogits.empty() ? val::null() : ap::copyOut(gradLogits));
  return Measured(measured);
}

Bytes save(Training& training) { return Bytes(ap::copyOut(saveRun(*training.run))); }

std::vector<std::uint8_t> bytesOf(const Bytes& file) {
  return emscripten::convertJSArrayToNumberVector<std::uint8_t>(file);
}

Fault load(Training& training, const Bytes& file) {
  return ap::fault(loadRun(bytesOf(file), training.run));
}

/// A model for the session, of the file of any that was trained here; or what is wrong with that.
ModelRead readModel(const Bytes& file) {
  ap::ModelWeights weights;
  const auto error = ap::readModel(bytesOf(file), weights);
  auto read = val::object();
  read.set("fault", ap::fault(error));
  read.set("model", error ? val::null() : ap::dataOf(weights));
  return ModelRead(read);
}

/// The settings of the run.
RunSettings settings(const Training& training) { return training.run->settings(); }
bool hasDiverged(const Training& training) { return training.run->hasDiverged(); }

Fault beginExperiment(Training& training, const RunSettings& settings) {
  const auto error = validate(settings);
  if (!error) training.experiment = std::make_unique<Experiment>(settings);
  return ap::fault(error);
}

/// True when all is done.
bool advanceExperiment(Training& training, int steps) {
  return training.experiment->advance(steps);
}

Progress experiment(const Training& training) {
  auto outcomes = val::array();
  for (const Outcome& outcome : training.experiment->outcomes()) {
    auto one = val::object();
    one.set("control", std::string(outcome.control));
    one.set("seed", static_cast<double>(outcome.seed));
    one.set("accuracy", outcome.accuracy);
    outcomes.call<void>("push", one);
  }
  auto progress = val::object();
  progress.set("progress", training.experiment->progress());
  progress.set("outcomes", outcomes);
  return Progress(progress);
}

void endExperiment(Training& training) { training.experiment.reset(); }

/// What there is to learn.
Tasks tasks() {
  auto array = val::array();
  for (const ap::Task* task : ap::tasks()) {
    ap::Random random(0);
    auto words = val::array();
    for (const std::string_view word : ap::split(task->words, ' '))
      words.call<void>("push", std::string(word));
    auto one = val::object();
    one.set("id", std::string(task->id));
    one.set("words", words);
    one.set("longest", static_cast<int>(task->longest));
    one.set("chance", task->chance);
    one.set("bagOfWords", task->bagOfWords);
    one.set("hasPlace", ap::drawExample(*task, random, ap::Split::heldOut).look >= 0);
    array.call<void>("push", one);
  }
  return Tasks(array);
}

}  // namespace

EMSCRIPTEN_BINDINGS(training) {
  ap::registerFault();
  ap::registerModelData();
  emscripten::register_type<ModelRead>(
      "{ fault: { argument: string; message: string } | null; model: { texts: string;"
      " structure: Float32Array; numbers: Float32Array } | null }");
  emscripten::register_type<Bytes>("Uint8Array");
  emscripten::register_type<Tasks>(
      "{ id: string; words: string[]; longest: number; chance: number; bagOfWords: number;"
      " hasPlace: boolean }[]");
  emscripten::register_type<Sentences>("{ words: string[]; answer: string; look: number }[]");
  emscripten::register_type<Measured>(
      "{ step: number; loss: number; accuracy: number; lookAccuracy: number;"
      " said: string[]; weights: Float32Array; gradLogits: Float32Array | null }");
  emscripten::register_type<Progress>(
      "{ progress: number; outcomes: { control: string; seed: number; accuracy: number }[] }");
  emscripten::value_object<RunSettings>("RunSettings")
      .field("task", &RunSettings::task)
      .field("control", &RunSettings::control)
      .field("width", &RunSettings::width)
      .field("layers", &RunSettings::layers)
      .field("heads", &RunSettings::heads)
      .field("hidden", &RunSettings::hidden)
      .field("batch", &RunSettings::batch)
      .field("learningRate", &RunSettings::learningRate)
      .field("seed", &RunSettings::seed)
      .field("steps", &RunSettings::steps);
  emscripten::class_<Training>("Training")
      .constructor<>()
      .function("begin(settings)", &begin)
      .function("settings", &settings)
      .function("advance(steps)", &advance)
      .function("hasDiverged", &hasDiverged)
      .function("sentences(count)", &sentences)
      .function("measure(questions, sentences)", &measure)
      .function("save", &save)
      .function("load(file)", &load)
      .function("beginExperiment(settings)", &beginExperiment)
      .function("advanceExperiment(steps)", &advanceExperiment)
      .function("experiment", &experiment)
      .function("endExperiment", &endExperiment);
  emscripten::function("tasks", &tasks);
  emscripten::function("readModel(file)", &readModel);
}
