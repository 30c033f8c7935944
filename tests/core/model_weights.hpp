#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/models/pack.hpp"
#include "core/training/parameters.hpp"

/// What tests make loaded models of.
namespace ap {

inline std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// A model that was trained, or only drawn, as a file of it would hold it.
inline StoredModel storedModel(const training::Parameters<float>& parameters, std::string words,
                               std::string sourceWords, double heads, double crossHeads = 1) {
  StoredModel stored{.words = std::move(words),
                     .sourceWords = std::move(sourceWords),
                     .heads = heads,
                     .crossHeads = crossHeads};
  for (const training::Parameter<float>& parameter : parameters.all())
    stored.matrices.push_back({parameter.name, parameter.value});
  return stored;
}

/// The same, packed.
inline ModelWeights packed(const StoredModel& stored) {
  ModelWeights weights;
  const auto error = packModel(stored, weights);
  REQUIRE_MESSAGE(!error, message(error.value_or(Error{})));
  return weights;
}

}  // namespace ap
