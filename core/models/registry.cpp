#include "core/models/models.hpp"

namespace ap {

namespace {

struct Entry {
  std::string_view id;
  std::unique_ptr<Model> (*make)(const Chance& chance);
};

constexpr Entry entries[] = {
    {"concept", makeConcept},
    {"random", makeRandom},
};

}  // namespace

std::vector<std::string_view> modelIds() {
  std::vector<std::string_view> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  return ids;
}

std::shared_ptr<const Model> findModel(std::string_view id, const Chance& chance) {
  struct Made {
    std::shared_ptr<const Model> model;
    Chance chance;
  };
  static Made made[std::size(entries)];
  for (std::size_t i = 0; i < std::size(entries); ++i) {
    if (entries[i].id != id) continue;
    if (!made[i].model || made[i].chance != chance) made[i] = {entries[i].make(chance), chance};
    return made[i].model;
  }
  return nullptr;
}

}  // namespace ap
