#include "core/models/model_file.hpp"

#include <charconv>

#include "core/models/pack.hpp"
#include "core/safetensors.hpp"
#include "core/text/split.hpp"

namespace ap {

namespace {

constexpr std::string_view headPrefix = "head.";

Error refused(std::string reason) {
  return {ErrorCode::unreadableFile, "file", {}, std::move(reason)};
}

std::optional<double> wholeNumber(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The metadata of one file.
class Texts {
 public:
  explicit Texts(const std::map<std::string, std::string>& texts) : texts_(texts) {}

  /// A text, empty where there is none.
  std::string operator[](const std::string& name) const {
    const auto found = texts_.find(name);
    return found == texts_.end() ? std::string() : found->second;
  }

  std::optional<Error> number(const std::string& name, double& number) const {
    const auto read = wholeNumber((*this)[name]);
    if (!read) return refused("its metadata has no whole number \"" + name + "\"");
    number = *read;
    return std::nullopt;
  }

  std::vector<StoredModel::HeadName> headNames() const {
    std::vector<StoredModel::HeadName> names;
    for (const auto& [key, name] : texts_) {
      if (!key.starts_with(headPrefix)) continue;
      const auto at = split(std::string_view(key).substr(headPrefix.size()), '.');
      const auto layer = wholeNumber(at.front());
      const auto head = wholeNumber(at.back());
      if (at.size() == 2 && layer && head) names.push_back({*layer, *head, name});
    }
    return names;
  }

 private:
  const std::map<std::string, std::string>& texts_;
};

bool isOfRun(std::string_view tensor) {
  return tensor.ends_with(".mean") || tensor.ends_with(".variance");
}

}  // namespace

std::optional<Error> readModel(std::span<const std::uint8_t> file, ModelWeights& weights) {
  Safetensors stored;
  if (auto error = readSafetensors(file, stored)) return error;
  const Texts texts(stored.metadata);
  if (const std::string control = texts["control"]; !control.empty() && control != "learned")
    return refused("its attention was not learned, but " + control);

  StoredModel read;
  read.sourceWords = texts["words.source"];
  read.words = texts[read.sourceWords.empty() ? "words" : "words.target"];
  if (read.words.empty()) return refused("its metadata has no words");
  if (auto error = texts.number("heads", read.heads)) return error;
  if (!read.sourceWords.empty())
    if (auto error = texts.number("heads.cross", read.crossHeads)) return error;
  read.looksRightward = texts["mask"] == "rightward";
  read.example = texts["example"];
  read.headNames = texts.headNames();
  for (const StoredTensor& tensor : stored.tensors) {
    if (isOfRun(tensor.name)) continue;
    auto& [name, matrix] = read.matrices.emplace_back();
    name = tensor.name;
    if (auto error = readMatrix(tensor, matrix)) return error;
  }
  return packModel(read, weights);
}

}  // namespace ap
