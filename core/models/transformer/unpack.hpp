#pragma once

#include <memory>
#include <optional>

#include "core/error.hpp"
#include "core/models/transformer/model_weights.hpp"
#include "core/models/transformer/transformer.hpp"

namespace ap {

/// A trained model, which has one of these or both. With both, the decoder writes of what the
/// encoder has read.
struct LoadedModel {
  std::shared_ptr<const Transformer> encoder;
  std::shared_ptr<const Transformer> decoder;
  std::string example;  // what the encoder reads where there is nothing else
};

/// Makes a model of weights, of which `id` has to outlive it; an error, and nothing is changed,
/// where they are not as ModelWeights says.
std::optional<Error> unpackModel(std::string_view id, const ModelWeights& weights,
                                 LoadedModel& model);

}  // namespace ap
