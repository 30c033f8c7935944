#include "core/models/loaded.hpp"

#include <algorithm>

namespace ap {

std::size_t LoadedModels::indexOf(std::string_view id) {
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

std::optional<Error> LoadedModels::load(std::string_view id, const ModelWeights& weights) {
  if (!canBe(id)) return unknownName("model", id, {ids.begin(), ids.end()});
  const std::size_t index = indexOf(id);
  return unpackModel(ids[index], weights, models_[index]);
}

const LoadedModel* LoadedModels::find(std::string_view id) const {
  if (!canBe(id)) return nullptr;
  const LoadedModel& model = models_[indexOf(id)];
  return model.encoder || model.decoder ? &model : nullptr;
}

}  // namespace ap
