#include "core/training/checkpoint.hpp"

#include <charconv>

namespace ap::training {

namespace {

const char* const meanSuffix = ".mean";
const char* const varianceSuffix = ".variance";

Error refused(const std::string& reason) { return {ErrorCode::unreadableFile, "file", {}, reason}; }

std::string shapeOf(const Matrix& matrix) {
  return "(" + std::to_string(matrix.rows()) + ", " + std::to_string(matrix.cols()) + ")";
}

/// Loads the tensor `name` into `matrix`, which has its shape already.
std::optional<Error> load(const Safetensors& stored, const std::string& name, Matrix& matrix) {
  const StoredTensor* tensor = stored.find(name);
  if (tensor == nullptr) return refused("it has no tensor \"" + name + "\"");
  Matrix loaded;
  if (auto error = readMatrix(*tensor, loaded)) return error;
  if (loaded.rows() != matrix.rows() || loaded.cols() != matrix.cols())
    return refused("its tensor \"" + name + "\" is " + shapeOf(loaded) + ", but must be " +
                   shapeOf(matrix));
  if (!loaded.allFinite())
    return refused("its tensor \"" + name + "\" holds something that is not a finite number");
  matrix = std::move(loaded);
  return std::nullopt;
}

template <typename Number>
std::optional<Error> load(const Safetensors& stored, const std::string& name, Number& number) {
  const auto found = stored.metadata.find(name);
  if (found != stored.metadata.end()) {
    const std::string& text = found->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return std::nullopt;
  }
  return refused("its metadata has no whole number \"" + name + "\"");
}

}  // namespace

std::vector<std::uint8_t> saveLearner(const Learner& learner,
                                      std::map<std::string, std::string> texts) {
  std::vector<NamedMatrix> matrices;
  for (const Parameter<float>& parameter : learner.parameters.all()) {
    matrices.push_back({parameter.name, &parameter.value});
    matrices.push_back({parameter.name + meanSuffix, &parameter.mean});
    matrices.push_back({parameter.name + varianceSuffix, &parameter.variance});
  }
  texts["step"] = std::to_string(learner.step);
  texts["random"] = std::to_string(learner.random.state());
  return writeSafetensors(matrices, texts, Precision::single);
}

std::optional<Error> loadLearner(std::span<const std::uint8_t> file, Learner& learner) {
  Safetensors stored;
  if (auto error = readSafetensors(file, stored)) return error;
  Learner loaded = learner;
  for (Parameter<float>& parameter : loaded.parameters.all()) {
    if (auto error = load(stored, parameter.name, parameter.value)) return error;
    if (auto error = load(stored, parameter.name + meanSuffix, parameter.mean)) return error;
    if (auto error = load(stored, parameter.name + varianceSuffix, parameter.variance))
      return error;
  }
  std::uint64_t state = 0;
  if (auto error = load(stored, "step", loaded.step)) return error;
  if (auto error = load(stored, "random", state)) return error;
  loaded.random = Random(state);
  learner = std::move(loaded);
  return std::nullopt;
}

std::vector<std::uint8_t> saveParameters(const Parameters<float>& parameters,
                                         const std::map<std::string, std::string>& texts) {
  std::vector<NamedMatrix> matrices;
  for (const Parameter<float>& parameter : parameters.all())
    matrices.push_back({parameter.name, &parameter.value});
  return writeSafetensors(matrices, texts, Precision::half);
}

std::optional<Error> loadParameters(std::span<const std::uint8_t> file,
                                    Parameters<float>& parameters) {
  Safetensors stored;
  if (auto error = readSafetensors(file, stored)) return error;
  Parameters<float> loaded = parameters;
  for (Parameter<float>& parameter : loaded.all())
    if (auto error = load(stored, parameter.name, parameter.value)) return error;
  parameters = std::move(loaded);
  return std::nullopt;
}

}  // namespace ap::training
