#include <doctest/doctest.h>

#include "core/training/checkpoint.hpp"
#include "core/training/saved_run.hpp"
#include "tests/core/inputs.hpp"

namespace ap {
namespace {

using namespace training;

RunSettings unusual() {
  RunSettings settings;
  settings.task = "look-it-up";
  settings.width = 8;
  settings.heads = 2;
  settings.hidden = 12;
  settings.batch = 5;
  settings.learningRate = 0.1 / 3;
  settings.seed = 4294967295.0;
  settings.steps = 40;
  return settings;
}

bool sameValues(Run& a, Run& b) {
  const auto& first = a.learner().parameters.all();
  const auto& second = b.learner().parameters.all();
  for (std::size_t i = 0; i < first.size(); ++i)
    if (!sameBits(first[i].value, second[i].value)) return false;
  return first.size() == second.size();
}

/// A file of this run in which a text says something else.
std::vector<std::uint8_t> savedWith(Run& run, const std::string& name, const std::string& text) {
  const auto file = saveRun(run);
  Safetensors stored;
  REQUIRE_FALSE(readSafetensors(file, stored));
  stored.metadata[name] = text;
  return saveLearner(run.learner(), stored.metadata);
}

}  // namespace

TEST_CASE("saved run: who loads it goes on with the same bits, whatever the settings") {
  Run whole(unusual());
  whole.advance(30);

  Run first(unusual());
  first.advance(12);
  std::unique_ptr<Run> second;
  REQUIRE_FALSE(loadRun(saveRun(first), second));
  CHECK(second->step() == 12);
  CHECK(second->settings().learningRate == unusual().learningRate);
  second->advance(18);
  CHECK(sameValues(whole, *second));
  CHECK(whole.loss() == second->loss());
}

TEST_CASE("saved run: the file says what a reader of the model needs") {
  Run run(unusual());
  const auto file = saveRun(run);
  Safetensors stored;
  REQUIRE_FALSE(readSafetensors(file, stored));
  CHECK(stored.metadata["model"] == "decoder-only");
  CHECK(stored.metadata["words"] == run.task().words);
  CHECK(stored.metadata["longest"] == "5");
  CHECK(stored.metadata["heads"] == "2");
}

TEST_CASE("saved run: another file is refused, and says why") {
  Run run(unusual());
  const auto refusal = [](const std::vector<std::uint8_t>& file) {
    std::unique_ptr<Run> loaded;
    const auto error = loadRun(file, loaded);
    CHECK(loaded == nullptr);
    return error ? message(*error) : "";
  };
  CHECK(refusal({}) == "file cannot be read: it is too short");
  CHECK(refusal(saveLearner(run.learner())) ==
        "file cannot be read: it was not saved by a run");
  CHECK(refusal(savedWith(run, "width", "many")) ==
        "file cannot be read: its metadata has no number \"width\"");
  CHECK(refusal(savedWith(run, "task", "chess")).find("task is \"chess\"") != std::string::npos);
  CHECK(refusal(savedWith(run, "heads", "1e9")).find("heads is 1000000000") != std::string::npos);
  CHECK(refusal(savedWith(run, "width", "16")).find("must be (16, 16)") != std::string::npos);
}

}  // namespace ap
