#include "core/training/saved_run.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "core/training/checkpoint.hpp"

namespace ap::training {

namespace {

/// The settings that are numbers, by name.
constexpr std::array<std::pair<const char*, double RunSettings::*>, 8> numbers{
    {{"width", &RunSettings::width},
     {"layers", &RunSettings::layers},
     {"heads", &RunSettings::heads},
     {"hidden", &RunSettings::hidden},
     {"batch", &RunSettings::batch},
     {"learningRate", &RunSettings::learningRate},
     {"seed", &RunSettings::seed},
     {"steps", &RunSettings::steps}}};

constexpr std::string_view kind = "decoder-only";

/// With as many digits as say which number it is: who goes on needs the same one.
std::string exactly(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", number);
  return text;
}

Error refused(const std::string& reason) { return {ErrorCode::unreadableFile, "file", {}, reason}; }

}  // namespace

std::vector<std::uint8_t> saveRun(Run& run) {
  const RunSettings& settings = run.settings();
  const Task& task = run.task();
  std::map<std::string, std::string> texts{{"model", std::string(kind)},
                                           {"task", settings.task},
                                           {"control", settings.control},
                                           {"words", std::string(task.words)},
                                           {"longest", std::to_string(task.longest)}};
  for (const auto& [name, member] : numbers) texts[name] = exactly(settings.*member);
  return saveLearner(run.learner(), std::move(texts));
}

std::optional<Error> loadRun(std::span<const std::uint8_t> file, std::unique_ptr<Run>& run) {
  Safetensors stored;
  if (auto error = readSafetensors(file, stored)) return error;
  const auto text = [&](const char* name) {
    const auto found = stored.metadata.find(name);
    return found == stored.metadata.end() ? std::string() : found->second;
  };
  if (text("model") != kind) return refused("it was not saved by a run");

  RunSettings settings;
  settings.task = text("task");
  settings.control = text("control");
  for (const auto& [name, member] : numbers) {
    const std::string number = text(name);
    char* end = nullptr;
    settings.*member = std::strtod(number.c_str(), &end);
    if (number.empty() || *end != '\0')
      return refused(std::string("its metadata has no number \"") + name + "\"");
  }
  if (const auto error = validate(settings)) return refused(message(*error));

  auto loaded = std::make_unique<Run>(settings);
  if (auto error = loadLearner(file, loaded->learner())) return error;
  run = std::move(loaded);
  return std::nullopt;
}

}  // namespace ap::training
