#pragma once

#include <array>

#include "core/models/transformer/unpack.hpp"

namespace ap {

/// Models that come as data.
class LoadedModels {
 public:
  /// What they can be called: shipped ones, and one of the reader's.
  static constexpr std::array<std::string_view, 3> ids = {"trained", "translator", "file"};

  /// Loads weights as the model `id`, in the place of what was loaded as that before. On an error
  /// nothing is changed: an id that is none of these, or weights that unpackModel() refuses.
  std::optional<Error> load(std::string_view id, const ModelWeights& weights);

  /// Whether a model that is loaded can be called so.
  static bool canBe(std::string_view id) { return indexOf(id) < ids.size(); }
  /// The model that was loaded with this id, or null.
  const LoadedModel* find(std::string_view id) const;

 private:
  static std::size_t indexOf(std::string_view id);

  std::array<LoadedModel, ids.size()> models_;  // without parts: not loaded
};

}  // namespace ap
