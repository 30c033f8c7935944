#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/error.hpp"
#include "core/models/transformer/model_weights.hpp"

namespace ap {

/// Reads a model that was trained here from its safetensors file, in half or single precision. What
/// is needed besides the tensors is in the metadata:
///
/// - `words`, or `words.source` and `words.target` of a model that writes from what it reads: all
///   words in the order of their rows, separated by single spaces;
/// - `heads`, and `heads.cross` of cross-attention;
/// - `mask`, if its encoder has one: `rightward`;
/// - `example`, a sentence to read, and `head.0.1`, a name for layer 0, head 1, where there are
/// any;
/// - `control`, if its weights are not learned: such a model is refused.
///
/// What lets a run be gone on with is passed over. An error says what is wrong with the file, or why
/// packModel() refuses what it holds.
std::optional<Error> readModel(std::span<const std::uint8_t> file, ModelWeights& weights);

}  // namespace ap
