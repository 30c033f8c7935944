#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/models/model.hpp"
#include "core/positions/position.hpp"
#include "core/schemes/scheme.hpp"

namespace ap {

/// What a reader can set, by the public names; not yet known to be right.
struct Settings {
  std::string sentence;              // UTF-8
  std::optional<double> token = {};  // index of the query token; unset: 1, or the last
  bool followEdit = false;           // a token past the end becomes the last, not an error
  std::string model = "concept";
  std::string projections = "model";  // or "none": Q, K and V are the embeddings themselves
  std::string position = "model";     // or "none", "sinusoidal"
  std::string scheme = "scaled-softmax";
  std::string mask = "model";  // or "none", "causal"
  double layer = 0;
  double head = 0;
  double temperature = 1;
  // "What if": the query token's weights in the selected head, m of them, in place of the scheme's.
  // Each at least 0, together 1 (within 1e-3), 0 where the mask forbids. Empty: as the scheme says.
  std::vector<float> weighting = {};
};

/// The most tokens of a text that are used; what follows is cut.
inline constexpr std::size_t mostTokens = 2048;

/// Settings that were checked: names became what they name, indices are in range.
struct Plan {
  Tokens text;
  const Model* model;
  const Scheme* scheme;
  Position position;
  Mask mask = Mask::none();
  bool project;
  Index token;
  Index layer;
  Index head;
  float temperature;
  std::vector<float> weighting;
};

/// Checks all settings: a plan, or through `error` the first that is wrong.
std::optional<Plan> validate(const Settings& settings, Error& error);

}  // namespace ap
